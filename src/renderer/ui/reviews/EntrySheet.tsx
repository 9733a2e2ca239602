import { decisionOf, questionsOf } from '../../../core/review/decide.ts'
import type { MergeEntry } from '../../../core/review/model.ts'
import { useT } from '../hooks.ts'
import { sayMoment } from '../say-moment.ts'
import { EntryResult } from './EntryResult.tsx'
import { EntryVersions } from './EntryVersions.tsx'
import { labelOf } from './entries.ts'
import type { EditableEntryProps, EntryProps } from './entry-props.ts'
import { numberBefore } from './round.ts'
import { Difference, SegmentText } from './SegmentText.tsx'

/** One row of a review: what was sent, what came back, what there is, and what it becomes. */
export function EntrySheet({ round, state, entry, editing, onEdit }: EditableEntryProps) {
  const t = useT()
  const { base, mine, theirs } = entry
  const source = base?.source ?? mine?.source ?? entry.parts[0]?.source ?? []
  const number = round.numbers.get(mine?.id ?? '')
  const last = entry.changes.at(-1)
  const by = [last?.author, last && sayMoment(last.date, t.language)].filter(Boolean).join(' · ')
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
      <EntryVersions round={round} entry={entry} state={state} />
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
      <EntryResult round={round} state={state} entry={entry} editing={editing} onEdit={onEdit} />
    </article>
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
              {[author, sayMoment(date, t.language)].filter(Boolean).join(' · ')}
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
