import { useEffect, useId, useRef, useState } from 'react'
import type { MergeEntry } from '../../../core/review/model.ts'
import { useT } from '../hooks.ts'
import { decidedOf, isUndecided, labelOf, lineOf } from './entries.ts'
import type { Round } from './round.ts'
import type { RoundState } from './use-round.ts'

/** Height of an entry, as the style sheet has it. */
const HEIGHT = 58
/** Entries that are drawn above and below what is in sight. */
const MORE = 8

interface EntryListProps {
  readonly round: Round
  readonly state: RoundState
}

/** The entries of a review, only those in sight being drawn. */
export function EntryList({ round, state }: EntryListProps) {
  const t = useT()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ top: 0, height: 600 })
  const { entries, current } = state
  const at = current ? entries.indexOf(current) : -1

  useEffect(() => {
    const element = box.current!
    const measure = () => setPlace({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [])

  useEffect(() => {
    const element = box.current
    if (!element || at < 0) return
    const top = at * HEIGHT
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + HEIGHT > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + HEIGHT - element.clientHeight
    }
  }, [at])

  const first = Math.max(0, Math.floor(place.top / HEIGHT) - MORE)
  const last = Math.min(entries.length, Math.ceil((place.top + place.height) / HEIGHT) + MORE)
  // What has the focus of a screen reader is always there.
  const drawn = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
  if (at >= 0 && !drawn.includes(at)) drawn.push(at)

  return (
    <div
      ref={box}
      className="round-list"
      role="listbox"
      aria-label={t('rounds.list')}
      tabIndex={0}
      {...(at >= 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
    >
      <div role="presentation" style={{ blockSize: entries.length * HEIGHT }}>
        {drawn.map((i) => (
          <Entry
            key={entries[i]!.id}
            id={`${id}-${i}`}
            entry={entries[i]!}
            index={i}
            count={entries.length}
            isCurrent={i === at}
            round={round}
            state={state}
          />
        ))}
      </div>
      {entries.length === 0 && <p className="round-none">{t('rounds.list.empty')}</p>}
    </div>
  )
}

interface EntryProps extends EntryListProps {
  readonly id: string
  readonly entry: MergeEntry
  readonly index: number
  readonly count: number
  readonly isCurrent: boolean
}

function Entry({ id, entry, index, count, isCurrent, round, state }: EntryProps) {
  const t = useT()
  const label = labelOf(entry)
  const number = round.numbers.get(entry.mine?.id ?? '')
  const undecided = isUndecided(entry, state.decisions)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which it is on
    <div
      id={id}
      role="option"
      className="round-entry"
      aria-selected={isCurrent}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-label={label}
      style={{ insetBlockStart: index * HEIGHT }}
      onClick={() => state.select(entry.id)}
    >
      <span className="round-entry-head">
        <span className="round-entry-number">
          {number === undefined ? t('rounds.new') : number.toLocaleString(t.language)}
        </span>
        <span className="round-entry-kind">{t(`rounds.label.${label}`)}</span>
        <span className="round-entry-decision" data-undecided={undecided}>
          {t(`rounds.decided.${decidedOf(entry, state.decisions)}`)}
        </span>
      </span>
      <span className="round-entry-line" lang={round.base.targetLanguage}>
        {lineOf(entry, state.decisions)}
      </span>
    </div>
  )
}
