import type { Note } from '../document/model.ts'
import type { Block, Layout } from './model.ts'

/** What becomes of remarks on rows in columns: not printed, a third column, or notes to the text. */
export const NOTES = ['none', 'column', 'footnotes'] as const
export type Notes = (typeof NOTES)[number]

/** The remarks on a block that are still open, in their order. */
export function openNotes({ comments }: Pick<Block, 'comments'>): readonly Note[] {
  const settled = new Set(comments.flatMap(({ id, resolved }) => (resolved ? [id] : [])))
  return settled.size === 0
    ? comments
    : comments.filter(({ id, answers }) => !settled.has(answers ?? id))
}

/** The side whose language a remark is in, as far as its characters tell. */
export const sideOfNote = ({ text }: Pick<Note, 'text'>): 'source' | 'target' =>
  /\p{Script=Han}/u.test(text) ? 'source' : 'target'

/** The numbers of the notes to each block, counted through a text from 1. */
export function numberedNotes({
  blocks,
  notes,
}: Pick<Layout, 'blocks' | 'notes'>): ReadonlyMap<Block, readonly NumberedNote[]> {
  const numbered = new Map<Block, readonly NumberedNote[]>()
  if (notes !== 'footnotes') return numbered
  let number = 0
  for (const block of blocks) {
    const own = openNotes(block)
    if (own.length > 0) {
      numbered.set(
        block,
        own.map((note) => ({ note, number: ++number })),
      )
    }
  }
  return numbered
}

export interface NumberedNote {
  readonly note: Note
  readonly number: number
}
