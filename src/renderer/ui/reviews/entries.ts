import { plainText } from '../../../core/document/inline.ts'
import { accepted } from '../../../core/document/revisions.ts'
import {
  type Decision,
  type Decisions,
  decidedText,
  decisionOf,
  isRemoved,
  isTold,
  questionsOf,
} from '../../../core/review/decide.ts'
import type { MergeEntry } from '../../../core/review/model.ts'

export const ENTRY_FILTERS = ['all', 'conflicts', 'changes', 'comments', 'rows'] as const
export type EntryFilter = (typeof ENTRY_FILTERS)[number]

export type EntryOrder = 'conflicts' | 'document'

/** What an entry is called in the list. */
export type EntryLabel =
  | 'conflict'
  | 'changed'
  | 'added'
  | 'removed'
  | 'same'
  | 'commented'
  | 'status'
  | 'source'
  | 'split'
  | 'joined'
  | 'moved'
  | 'twice'
  | 'kept'

/** The first of what there is to say of an entry. */
export function labelOf(entry: MergeEntry): EntryLabel {
  const { kind, moves, theirSource, theirs } = entry
  if (kind === 'conflict') return 'conflict'
  if (kind === 'added') return 'added'
  if (kind === 'removed' || theirs === null) return 'removed'
  if (kind === 'takenTheirs') return 'changed'
  const [move] = moves
  if (move) return move
  if (theirSource) return 'source'
  if (isCommented(entry)) return 'commented'
  if (kind === 'same') return 'same'
  return kind === 'keptMine' ? 'kept' : 'status'
}

const isCommented = ({ comments, settled }: MergeEntry): boolean =>
  comments.length > 0 || settled.length > 0

const isOfRow = ({ kind, theirs, moves, theirSource }: MergeEntry): boolean =>
  kind === 'added' || theirs === null || moves.length > 0 || theirSource !== null

const SHOWS: Readonly<Record<EntryFilter, (entry: MergeEntry) => boolean>> = {
  all: () => true,
  conflicts: ({ kind }) => kind === 'conflict',
  changes: ({ kind }) => kind === 'takenTheirs' || kind === 'conflict' || kind === 'same',
  comments: isCommented,
  rows: isOfRow,
}

/** Entries of which there is something to tell, in the order of the document. */
export const toldEntries = (entries: readonly MergeEntry[]): MergeEntry[] => entries.filter(isTold)

/** How many entries each filter shows. */
export const countsOf = (told: readonly MergeEntry[]): Readonly<Record<EntryFilter, number>> =>
  Object.fromEntries(
    ENTRY_FILTERS.map((filter) => [filter, told.filter(SHOWS[filter]).length]),
  ) as Record<EntryFilter, number>

export function listed(
  told: readonly MergeEntry[],
  filter: EntryFilter,
  order: EntryOrder,
): readonly MergeEntry[] {
  const shown = told.filter(SHOWS[filter])
  if (order === 'document') return shown
  const isFirst = ({ kind }: MergeEntry) => kind === 'conflict'
  return [...shown.filter(isFirst), ...shown.filter((entry) => !isFirst(entry))]
}

export const isUndecided = (entry: MergeEntry, decisions: Decisions): boolean =>
  decisionOf(entry, decisions).text === null

/** The next entry that is undecided, behind one and then from the start; null where there is none. */
export function nextUndecided(
  entries: readonly MergeEntry[],
  decisions: Decisions,
  after: string,
): MergeEntry | null {
  const at = entries.findIndex(({ id }) => id === after)
  const round = [...entries.slice(at + 1), ...entries.slice(0, at + 1)]
  return round.find((entry) => entry.id !== after && isUndecided(entry, decisions)) ?? null
}

/** What the list says that was decided of an entry. */
export type Decided = 'theirs' | 'mine' | 'note' | 'own' | 'none' | 'taken' | 'kept' | 'in' | 'out'

export function decidedOf(entry: MergeEntry, decisions: Decisions): Decided {
  const { text, row } = decisionOf(entry, decisions)
  const questions = questionsOf(entry)
  if (text === 'own') return 'own'
  if (entry.kind === 'added') return text === 'theirs' ? 'in' : 'out'
  if (isRemoved(entry) && text) return text === 'theirs' ? 'out' : 'in'
  if (questions.text) return text ?? 'none'
  return questions.row && !row ? 'kept' : 'taken'
}

/** What can be decided of many entries at once. */
export type ManyChoice =
  | 'usual'
  | 'keepAll'
  | 'remainingTheirs'
  | 'remainingMine'
  | 'remainingNoted'
  | 'takeRows'

/** Decides of many entries at once; what that does not concern stays as it is decided. */
export function decideMany(
  told: readonly MergeEntry[],
  decisions: Decisions,
  choice: ManyChoice,
): Decisions {
  const result = new Map(choice === 'usual' ? [] : decisions)
  const remaining: Partial<Record<ManyChoice, Decision['text']>> = {
    remainingTheirs: 'theirs',
    remainingMine: 'mine',
    remainingNoted: 'note',
  }
  for (const entry of told) {
    const { text, note, row } = questionsOf(entry)
    const now = decisionOf(entry, decisions)
    if (choice === 'keepAll') {
      if (text || row) result.set(entry.id, { text: 'mine', row: false })
    } else if (choice === 'takeRows') {
      const isRow = entry.kind === 'added' || (entry.theirs === null && entry.kind === 'removed')
      if (isRow) result.set(entry.id, { text: 'theirs', row: false })
      else if (row) result.set(entry.id, { ...now, row: true })
    } else if (choice !== 'usual' && now.text === null) {
      const wanted = remaining[choice] ?? null
      result.set(entry.id, { ...now, text: wanted === 'note' && !note ? 'mine' : wanted })
    }
  }
  return result
}

/** The row in one line, for the list: what it becomes, or what it is about where it goes. */
export function lineOf(entry: MergeEntry, decisions: Decisions): string {
  const { theirs, mine, base } = entry
  const text =
    decidedText(entry, decisionOf(entry, decisions)) ?? theirs ?? mine?.target ?? base?.target ?? []
  return plainText(accepted(text)).replace(/\s+/g, ' ').trim()
}
