import { useEffect, useMemo, useRef, useState } from 'react'
import {
  type Decision,
  type Decisions,
  decisionOf,
  questionsOf,
} from '../../../core/review/decide.ts'
import type { MergeEntry } from '../../../core/review/model.ts'
import { useApp } from '../hooks.ts'
import {
  countsOf,
  decideMany,
  type EntryFilter,
  type EntryOrder,
  isUndecided,
  listed,
  type ManyChoice,
  nextUndecided,
  toldEntries,
} from './entries.ts'
import { savePending } from './pending.ts'
import type { Round } from './round.ts'

/** After this long without a decision what was decided is kept. */
const SETTLED = 400

/** What is decided of a review, and which of its entries is looked at. */
export function useRound(round: Round, begun: Decisions) {
  const app = useApp()
  const told = useMemo(() => toldEntries(round.output.merge.entries), [round])
  const counts = useMemo(() => countsOf(told), [told])
  const [decisions, setDecisions] = useState(begun)
  const [filter, setFilter] = useState<EntryFilter>('all')
  const [order, setOrder] = useState<EntryOrder>('conflicts')
  const entries = useMemo(() => listed(told, filter, order), [told, filter, order])
  const [currentId, setCurrent] = useState(() => listed(told, 'all', 'conflicts')[0]?.id ?? '')
  const at = entries.findIndex(({ id }) => id === currentId)
  const current = entries[Math.max(at, 0)] ?? null
  const undecided = useMemo(
    () => told.filter((entry) => isUndecided(entry, decisions)).length,
    [told, decisions],
  )

  const saved = useRef(begun)
  useEffect(() => {
    if (saved.current === decisions) return
    const keep = () => {
      saved.current = decisions
      savePending(app.storage.settings, round, decisions).catch(() => {})
    }
    const timer = setTimeout(keep, SETTLED)
    return () => clearTimeout(timer)
  }, [app, round, decisions])

  const set = (entry: MergeEntry, change: Partial<Decision>): Decisions => {
    const next = new Map(decisions).set(entry.id, { ...decisionOf(entry, decisions), ...change })
    setDecisions(next)
    return next
  }

  return {
    told,
    counts,
    entries,
    current,
    decisions,
    undecided,
    filter,
    order,
    setOrder,
    show: setFilter,
    select: setCurrent,
    /** Goes some entries on or back. */
    move(by: number) {
      const next = entries[Math.min(Math.max(Math.max(at, 0) + by, 0), entries.length - 1)]
      if (next) setCurrent(next.id)
    },
    next() {
      const next = nextUndecided(
        order === 'document' ? told : entries,
        decisions,
        current?.id ?? '',
      )
      if (!next) return
      if (!entries.includes(next)) setFilter('all')
      setCurrent(next.id)
    },
    /** Decides of the text of the current entry, and goes on from one that was undecided. */
    decide(text: Exclude<Decision['text'], null>, own?: Decision['own']) {
      if (!current) return
      const questions = questionsOf(current)
      if (text !== 'own' && !(text === 'note' ? questions.note : questions.text)) return
      const wasUndecided = isUndecided(current, decisions)
      const next = set(current, own ? { text, own } : { text })
      if (!wasUndecided) return
      const following = nextUndecided(entries, next, current.id)
      if (following) setCurrent(following.id)
    },
    decideRow(row: boolean) {
      if (current && questionsOf(current).row) set(current, { row })
    },
    many: (choice: ManyChoice) => setDecisions(decideMany(told, decisions, choice)),
    /** Keeps what was decided now, for one who is leaving. */
    keep: () => savePending(app.storage.settings, round, decisions),
    isBegun: decisions.size > 0,
  }
}

export type RoundState = ReturnType<typeof useRound>
