import { useEffect, useRef, useState } from 'react'
import { plainText, sameSegment } from '../../../core/document/inline.ts'
import type { Segment } from '../../../core/document/model.ts'
import { carry } from '../../../core/review/carry.ts'
import {
  type Decision,
  decidedText,
  decisionOf,
  isRemoved,
  questionsOf,
} from '../../../core/review/decide.ts'
import type { MergeEntry } from '../../../core/review/model.ts'
import { useT } from '../hooks.ts'
import type { MessageKey } from '../messages/catalogue.ts'
import { Button } from '../parts/Button.tsx'
import { labelOf } from './entries.ts'
import { numberBefore, type Round, saidTime } from './round.ts'
import { Difference, SegmentText } from './SegmentText.tsx'
import type { RoundState } from './use-round.ts'

interface SheetProps {
  readonly round: Round
  readonly state: RoundState
  readonly entry: MergeEntry
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
}

/** One row of a review: what was sent, what came back, what there is, and what it becomes. */
export function EntrySheet({ round, state, entry, editing, onEdit }: SheetProps) {
  const t = useT()
  const { base, mine, theirs } = entry
  const source = base?.source ?? mine?.source ?? entry.parts[0]?.source ?? []
  const number = round.numbers.get(mine?.id ?? '')
  const last = entry.changes.at(-1)
  const by = [last?.author, last && saidTime(last.date, t.language)].filter(Boolean).join(' · ')
  const { sourceLanguage } = round.base
  return (
    <article className="round-sheet" key={entry.id}>
      <header className="round-sheet-head">
        <h2 className="round-sheet-title">
          {number === undefined ? t('rounds.row.new') : t('rounds.row', { row: number })}
          <span className="round-sheet-kind" data-label={labelOf(entry)}>
            {t(`rounds.label.${labelOf(entry)}`)}
          </span>
        </h2>
        {by && <p className="round-by">{by}</p>}
      </header>
      <div className="round-source text-han" lang={sourceLanguage}>
        {entry.theirSource ? (
          <Difference from={source} to={entry.theirSource} />
        ) : (
          <SegmentText segment={source} />
        )}
      </div>
      <Versions round={round} entry={entry} state={state} />
      {theirs && entry.status && mine && entry.status !== mine.status && (
        <p className="round-fact">
          {t('rounds.status', {
            from: t(`status.${mine.status}`),
            to: t(`status.${entry.status}`),
          })}
        </p>
      )}
      {entry.lostCodes.length > 0 && (
        <p className="round-fact">
          {t('rounds.lostCodes', {
            codes: entry.lostCodes.map(({ label }) => label || '·').join(', '),
          })}
        </p>
      )}
      <Comments entry={entry} />
      <RowQuestion round={round} entry={entry} state={state} />
      <Result round={round} state={state} entry={entry} editing={editing} onEdit={onEdit} />
    </article>
  )
}

interface EntryProps {
  readonly round: Round
  readonly state: RoundState
  readonly entry: MergeEntry
}

/** The texts side by side; one that is the same as another does not stand there twice. */
function Versions({ round, entry, state }: EntryProps) {
  const t = useT()
  const { base, mine, theirs, kind } = entry
  const sent = base?.target ?? []
  const lang = round.base.targetLanguage
  const own = mine && (!base || !sameSegment(mine.target, sent)) ? mine.target : null
  const isMineGone = base !== null && mine === null
  if (kind === 'added') {
    return (
      <div className="round-versions">
        <Version heading="rounds.version.added" lang={lang}>
          <SegmentText segment={theirs ?? []} />
        </Version>
      </div>
    )
  }
  return (
    <div className="round-versions">
      <Version
        heading={own || isMineGone || !mine ? 'rounds.version.sent' : 'rounds.version.sentMine'}
        lang={lang}
      >
        <SegmentText segment={sent} />
      </Version>
      <Version heading="rounds.version.theirs" lang={lang}>
        {isRemoved(entry) ? (
          <em className="round-quiet">{t('rounds.version.gone')}</em>
        ) : (
          <Difference from={sent} to={theirs ?? []} />
        )}
      </Version>
      {entry.others.map((other) => (
        <Version key={plainText(other)} heading="rounds.version.again" lang={lang}>
          <Difference from={sent} to={other} />
          <div>
            <Button look="quiet" onClick={() => state.decide('own', other)}>
              {t('rounds.version.use')}
            </Button>
          </div>
        </Version>
      ))}
      {(own || isMineGone) && (
        <Version heading="rounds.version.mine" lang={lang}>
          {own ? (
            <Difference from={sent} to={own} />
          ) : (
            <em className="round-quiet">{t('rounds.version.mineGone')}</em>
          )}
        </Version>
      )}
      {entry.parts.length > 1 &&
        entry.parts.map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a row have nothing but their place
          <Version key={i} heading="rounds.version.part" lang={lang}>
            <p className="text-han" lang={round.base.sourceLanguage}>
              <SegmentText segment={part.source} />
            </p>
            <SegmentText segment={part.target} />
          </Version>
        ))}
    </div>
  )
}

interface VersionProps {
  readonly heading: MessageKey
  readonly lang: string
  readonly children: React.ReactNode
}

function Version({ heading, lang, children }: VersionProps) {
  const t = useT()
  return (
    <section className="round-version">
      <h3 className="round-heading">{t(heading)}</h3>
      <div className="round-text text-latin" lang={lang}>
        {children}
      </div>
    </section>
  )
}

function Comments({ entry }: { readonly entry: MergeEntry }) {
  const t = useT()
  if (entry.comments.length === 0 && entry.settled.length === 0) return null
  return (
    <section className="round-comments">
      <h3 className="round-heading">{t('rounds.comments')}</h3>
      <ul>
        {entry.comments.map(({ id, author, date, text, anchor, answers }) => (
          <li key={id} className="round-comment" data-answer={answers !== undefined}>
            <p className="round-by">
              {[author, saidTime(date, t.language)].filter(Boolean).join(' · ')}
            </p>
            <p className="round-comment-text">
              {anchor && <q className="round-anchor">{anchor}</q>}
              {text}
            </p>
          </li>
        ))}
        {entry.settled.map(({ id, author, text }) => (
          <li key={id} className="round-comment" data-settled>
            <p className="round-by">{t('rounds.settled')}</p>
            <p className="round-comment-text">{[author, text].filter(Boolean).join(': ')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the reviewer did to the row itself, and whether that is taken. */
function RowQuestion({ round, entry, state }: EntryProps) {
  const t = useT()
  const { row } = questionsOf(entry)
  const isAdded = entry.kind === 'added'
  if (!row && !isAdded && !entry.moves.includes('joined')) return null
  const decision = decisionOf(entry, state.decisions)
  const what: string[] = []
  const after = () => numberBefore(round, entry)
  if (isAdded) what.push(t('rounds.did.added', { row: after() }))
  if (entry.parts.length > 1) what.push(t('rounds.did.split'))
  if (entry.moves.includes('moved')) what.push(t('rounds.did.moved', { row: after() }))
  if (entry.moves.includes('joined')) what.push(t('rounds.did.joined'))
  if (entry.theirSource) what.push(t('rounds.did.source'))
  return (
    <div className="round-row">
      {what.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {row && (
        <label className="check">
          <input
            type="checkbox"
            className="check-box"
            checked={decision.row}
            onChange={(event) => state.decideRow(event.target.checked)}
          />
          <span>{t('rounds.did.take')}</span>
          <kbd className="round-key">R</kbd>
        </label>
      )}
    </div>
  )
}

type ResultProps = SheetProps

/** What the row becomes, and the hand on it. */
function Result({ round, state, entry, editing, onEdit }: ResultProps) {
  const t = useT()
  const decision = decisionOf(entry, state.decisions)
  const text = decidedText(entry, decision)
  const isGone =
    entry.kind === 'added'
      ? decision.text !== 'theirs'
      : isRemoved(entry) && decision.text === 'theirs'
  const lang = round.base.targetLanguage
  return (
    <section className="round-result" data-undecided={decision.text === null}>
      <h3 className="round-heading">
        {t(decision.text === null ? 'rounds.result.undecided' : 'rounds.result')}
      </h3>
      {editing ? (
        <OwnText
          start={text ?? entry.theirs ?? []}
          lang={lang}
          onDone={(written) => {
            onEdit(false)
            if (written) {
              const start = text ?? entry.theirs ?? []
              state.decide('own', ownText(start, written, entry))
            }
          }}
        />
      ) : (
        <div className="round-text text-latin" lang={lang}>
          {isGone || !text ? (
            <em className="round-quiet">
              {t(entry.kind === 'added' ? 'rounds.result.notAdded' : 'rounds.result.gone')}
            </em>
          ) : (
            <SegmentText segment={text} />
          )}
        </div>
      )}
      <Choices entry={entry} decision={decision} state={state} onEdit={onEdit} />
    </section>
  )
}

/** A text written by hand, with the formatting and the codes of the one it was made of. */
const ownText = (start: Segment, written: string, entry: MergeEntry): Segment => {
  const lines = written.split('\n')
  const plain = lines.flatMap(
    (line, i): Segment => [
      ...(i > 0 ? [{ type: 'break' } as const] : []),
      ...(line ? [{ type: 'text', text: line, marks: [] } as const] : []),
    ],
  )
  return carry(start, plain, 'plain', entry.base?.source).segment
}

interface OwnTextProps {
  readonly start: Segment
  readonly lang: string
  /** Told the text, or null where it is to stay as it was. */
  readonly onDone: (text: string | null) => void
}

function OwnText({ start, lang, onDone }: OwnTextProps) {
  const t = useT()
  const [text, setText] = useState(() => plainText(start))
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    area.current?.focus()
    area.current?.setSelectionRange(-1, -1)
  }, [])
  return (
    <div className="round-own">
      <textarea
        ref={area}
        className="input round-own-text text-latin"
        lang={lang}
        aria-label={t('rounds.own')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            onDone(text)
          } else if (event.key === 'Escape') {
            event.stopPropagation()
            event.preventDefault()
            onDone(null)
          }
        }}
      />
      <div className="round-own-foot">
        <span className="round-quiet">{t('rounds.own.hint')}</span>
        <Button onClick={() => onDone(null)}>{t('dialog.cancel')}</Button>
        <Button look="primary" onClick={() => onDone(text)}>
          {t('rounds.own.done')}
        </Button>
      </div>
    </div>
  )
}

interface ChoicesProps {
  readonly entry: MergeEntry
  readonly decision: Decision
  readonly state: RoundState
  readonly onEdit: (editing: boolean) => void
}

function Choices({ entry, decision, state, onEdit }: ChoicesProps) {
  const t = useT()
  const questions = questionsOf(entry)
  const isRow = entry.kind === 'added' || isRemoved(entry)
  const take: MessageKey =
    entry.kind === 'added'
      ? 'rounds.take.added'
      : isRow
        ? 'rounds.take.removed'
        : 'rounds.take.theirs'
  const keep: MessageKey =
    entry.kind === 'added'
      ? 'rounds.keep.added'
      : isRow
        ? 'rounds.keep.removed'
        : 'rounds.keep.mine'
  const choice = (key: string, text: Exclude<Decision['text'], null>, label: MessageKey) => (
    <button
      type="button"
      className="round-choice"
      aria-pressed={decision.text === text}
      aria-keyshortcuts={key}
      onClick={() => (text === 'own' ? onEdit(true) : state.decide(text))}
    >
      <kbd className="round-key">{key}</kbd>
      <span>{t(label)}</span>
    </button>
  )
  return (
    <fieldset className="round-choices">
      <legend className="aside-voice">{t('rounds.choices')}</legend>
      {questions.text && choice('1', 'theirs', take)}
      {questions.text && choice('2', 'mine', keep)}
      {questions.note && choice('3', 'note', 'rounds.note')}
      {entry.mine && choice('E', 'own', 'rounds.edit')}
    </fieldset>
  )
}
