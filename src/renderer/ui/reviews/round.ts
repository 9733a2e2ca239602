import type { BilingualDocument } from '../../../core/document/model.ts'
import type { Merge, MergeEntry } from '../../../core/review/model.ts'
import type { Version } from '../../storage/types.ts'
import type { MergeOutput } from '../../workers/merge.ts'
import type { Message } from '../messages/catalogue.ts'
import type { SourceFile } from '../store.ts'

/** What a reviewer sent back, merged with what the translator has now, and still to be decided. */
export interface Round {
  readonly file: SourceFile
  /** The version that was sent; null where it is the text as it is now. */
  readonly version: Version | null
  readonly base: BilingualDocument
  /** The open document as it was merged. */
  readonly now: BilingualDocument
  readonly output: MergeOutput
  /** What is the matter with what came back, the gravest first. */
  readonly problems: readonly Message[]
  /** Position of each row of the document, counted from 1, by its id. */
  readonly numbers: ReadonlyMap<string, number>
}

/** Who made most of the changes and comments; empty where nobody says. */
export const reviewerOf = ({ output }: Round): string => output.reviewers[0] ?? ''

/** What came back as a document of its own: every change and remark of the reviewer's in it. */
export function returnedEntries({ entries, ...merge }: Merge): Merge {
  return {
    ...merge,
    entries: entries
      .filter(({ kind, base }) => base !== null || kind === 'added')
      .map((entry) =>
        entry.base
          ? { ...entry, mine: entry.base, kind: entry.theirs ? 'takenTheirs' : 'removed' }
          : entry,
      ),
  }
}

/** Number of the row that an entry stands behind in what came back; 0: it stands first. */
export function numberBefore({ output, numbers }: Round, { id }: MergeEntry): number {
  const { order, entries } = output.merge
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  for (let i = order.indexOf(id) - 1; i >= 0; i--) {
    const before = byId.get(order[i]!)
    const number = numbers.get(before?.mine?.id ?? '')
    if (before && number !== undefined && !before.moves.includes('moved')) return number
  }
  return 0
}
