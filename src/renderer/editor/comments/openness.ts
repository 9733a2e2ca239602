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
