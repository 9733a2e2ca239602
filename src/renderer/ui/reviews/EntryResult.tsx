import { useEffect, useRef, useState } from 'react'
import { fromText, plainText } from '../../../core/document/inline.ts'
import type { Segment } from '../../../core/document/model.ts'
import { accepted } from '../../../core/document/revisions.ts'
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
import type { EditableEntryProps } from './entry-props.ts'
import { SegmentText } from './SegmentText.tsx'
import type { RoundState } from './use-round.ts'

/** What the row becomes, and the hand on it. */
export function EntryResult({ round, state, entry, editing, onEdit }: EditableEntryProps) {
  const t = useT()
  const decision = decisionOf(entry, state.decisions)
  const text = decidedText(entry, decision)
  const isGone =
    entry.kind === 'added'
      ? decision.text !== 'theirs'
      : isRemoved(entry) && decision.text === 'theirs'
  const lang = round.base.targetLanguage
  // Words that are struck out are not to be written again.
  const start = accepted(text ?? entry.theirs ?? [])
  return (
    <section className="round-result" data-undecided={decision.text === null}>
      <h3 className="round-heading">
        {t(decision.text === null ? 'rounds.result.undecided' : 'rounds.result')}
      </h3>
      {editing ? (
        <OwnText
          start={start}
          lang={lang}
          onDone={(written) => {
            onEdit(false)
            if (written) state.decide('own', ownText(start, written, entry))
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
const ownText = (start: Segment, written: string, entry: MergeEntry): Segment =>
  carry(start, fromText(written), 'plain', entry.base?.source).segment

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
