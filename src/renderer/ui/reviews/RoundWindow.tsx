import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type KeyboardEvent, useRef, useState } from 'react'
import { decisionOf } from '../../../core/review/decide.ts'
import { tellFailure } from '../app.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import type { DialogRequest } from '../store.ts'
import { applyRound } from './apply-round.ts'
import { EntryFilters } from './EntryFilters.tsx'
import { EntryList } from './EntryList.tsx'
import { EntrySheet } from './EntrySheet.tsx'
import './reviews.css'
import { ManyMenu } from './ManyMenu.tsx'
import { forgetPending } from './pending.ts'
import { type Round, reviewerOf } from './round.ts'
import { useRound } from './use-round.ts'

interface RoundWindowProps {
  readonly request: Extract<DialogRequest, { name: 'round' }>
}

/** What a reviewer sent back, over the whole window: row by row to be decided, then applied. */
export default function RoundWindow({ request }: RoundWindowProps) {
  const app = useApp()
  const t = useT()
  const { round } = request
  const state = useRound(round, request.decisions)
  const returnFocus = useReturnFocus()
  const content = useRef<HTMLDivElement>(null)
  const [editing, setEditing] = useState(false)
  const [asChanges, setAsChanges] = useState(false)
  const [asking, setAsking] = useState(false)
  const [applying, setApplying] = useState(false)

  const toList = () => content.current?.querySelector<HTMLElement>('.round-list')?.focus()
  const edit = (next: boolean) => {
    setEditing(next)
    if (!next) requestAnimationFrame(toList)
  }

  const close = () => {
    if (state.isBegun) {
      state.keep().then(
        () => app.notices.tell({ key: 'rounds.kept', values: { name: round.file.name } }),
        (error) => tellFailure(app, error),
      )
    }
    app.closeDialog()
  }
  const discard = () => {
    forgetPending(app.storage.settings, round.now.id).catch((error) => tellFailure(app, error))
    app.closeDialog()
  }
  const apply = async () => {
    setApplying(true)
    setAsking(false)
    const done = await applyRound(app, round, state.decisions, asChanges)
    setApplying(false)
    if (done) app.closeDialog()
  }

  const keys: Readonly<Record<string, () => void>> = {
    '1': () => state.decide('theirs'),
    '2': () => state.decide('mine'),
    '3': () => state.decide('note'),
    e: () => state.current?.mine && edit(true),
    r: () => {
      if (state.current) state.decideRow(!decisionOf(state.current, state.decisions).row)
    },
    j: () => state.move(1),
    k: () => state.move(-1),
    ArrowDown: () => state.move(1),
    ArrowUp: () => state.move(-1),
    PageDown: () => state.move(10),
    PageUp: () => state.move(-10),
    Home: () => state.move(-state.entries.length),
    End: () => state.move(state.entries.length),
    n: state.next,
    ' ': () => {
      const now = state.current && decisionOf(state.current, state.decisions).text
      state.decide(now === 'theirs' ? 'mine' : 'theirs')
    },
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.nativeEvent.isComposing || event.keyCode === 229 || !(target instanceof Element))
      return
    // Keys mean what they always do where something is written or chosen.
    if (target.closest('textarea, select, input:not([type="checkbox"]), [role="menu"]')) return
    if (event.key === ' ' && target.closest('button, input')) return
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  const reviewer = reviewerOf(round)
  const number = round.version?.round ?? 0
  return (
    <Primitive.Root open onOpenChange={(open) => !open && close()}>
      <Primitive.Portal>
        <Primitive.Content
          ref={content}
          className="round"
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            toList()
          }}
          onEscapeKeyDown={(event) => {
            if (!editing && !asking) return
            event.preventDefault()
            setAsking(false)
          }}
          // What is said meanwhile lies over the window, and is no way out of it.
          onInteractOutside={(event) => event.preventDefault()}
          onKeyDown={onKeyDown}
        >
          <header className="round-head">
            <div className="round-titles">
              <Primitive.Title className="round-title">
                {reviewer ? t('rounds.title.by', { reviewer }) : t('rounds.title')}
              </Primitive.Title>
              <p className="round-subtitle">
                {[number > 0 ? t('rounds.number', { round: number }) : '', round.file.name]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <p className="round-progress" role="status">
              {state.undecided > 0
                ? t('rounds.undecided', { count: state.undecided })
                : t('rounds.allDecided')}
            </p>
            <ManyMenu state={state} onDiscard={discard} />
            <Button
              look="primary"
              disabled={applying}
              onClick={() => (state.undecided > 0 ? setAsking(true) : void apply())}
            >
              {t('rounds.apply')}
            </Button>
            <button
              type="button"
              className="icon-button"
              aria-label={t('dialog.close')}
              onClick={close}
            >
              <X size={16} aria-hidden />
            </button>
          </header>
          {asking && (
            <div className="round-ask" role="alertdialog" aria-label={t('rounds.ask')}>
              <p>{t('rounds.ask.text', { count: state.undecided })}</p>
              <Button autoFocus onClick={() => setAsking(false)}>
                {t('rounds.ask.back')}
              </Button>
              <Button onClick={() => void apply()}>{t('rounds.ask.apply')}</Button>
            </div>
          )}
          <Problems round={round} />
          <div className="round-body">
            <aside className="round-side">
              <EntryFilters state={state} />
              <EntryList round={round} state={state} />
            </aside>
            <main className="round-main">
              {state.current && (
                <EntrySheet
                  key={state.current.id}
                  round={round}
                  state={state}
                  entry={state.current}
                  editing={editing}
                  onEdit={edit}
                />
              )}
            </main>
          </div>
          <footer className="round-foot">
            <Keys />
            <label className="check">
              <input
                type="checkbox"
                className="check-box"
                checked={asChanges}
                onChange={(event) => setAsChanges(event.target.checked)}
              />
              <span>{t('rounds.asChanges')}</span>
            </label>
          </footer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** What is the matter with the file as a whole. */
function Problems({ round }: { readonly round: Round }) {
  const t = useT()
  if (round.problems.length === 0) return null
  return (
    <details className="round-problems" open={round.problems.length <= 2}>
      <summary>{t('rounds.problems', { count: round.problems.length })}</summary>
      <ul>
        {round.problems.map((problem) => (
          <li key={t.say(problem)}>{t.say(problem)}</li>
        ))}
      </ul>
    </details>
  )
}

/** The keys of the window, in sight. */
function Keys() {
  const t = useT()
  const keys: readonly (readonly [string, Parameters<typeof t>[0]])[] = [
    ['↑ ↓', 'rounds.keys.move'],
    ['N', 'rounds.keys.next'],
    ['␣', 'rounds.keys.switch'],
    ['1 2 3', 'rounds.keys.decide'],
    ['Esc', 'rounds.keys.later'],
  ]
  return (
    <ul className="round-keys" aria-label={t('rounds.keys')}>
      {keys.map(([key, label]) => (
        <li key={key}>
          <kbd className="round-key">{key}</kbd> {t(label)}
        </li>
      ))}
    </ul>
  )
}
