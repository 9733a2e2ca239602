import type { Note } from '../../../core/document/model.ts'
import { threadsOf } from '../../../core/document/notes.ts'
import { derived } from '../derived.ts'

export type Openness = 'open' | 'resolved' | ''

/** Whether a row has comments, and any that are not settled. */
export const opennessOf = derived<Openness>((row) => {
  const notes: readonly Note[] = row.attrs.notes
  if (notes.length === 0) return ''
  return threadsOf(notes).some(({ first }) => !first.resolved) ? 'open' : 'resolved'
})

/** Ids of the notes of a row whose threads are settled. */
export const settledIn = derived<ReadonlySet<string>>(
  (row) =>
    new Set(
      threadsOf(row.attrs.notes).flatMap(({ first, answers }) =>
        first.resolved ? [first.id, ...answers.map(({ id }) => id)] : [],
      ),
    ),
)
