import type { EditorState, Transaction } from 'prosemirror-state'
import type { Note } from '../../../core/document/model.ts'
import { threadsOf } from '../../../core/document/notes.ts'
import { commentedRows } from '../comments/threads.ts'
import { cellOf, type RowPlace } from '../positions.ts'
import { schema } from '../schema.ts'
import { step } from './command.ts'

/** The row that has a note, or null. */
export function rowOfNote(state: EditorState, noteId: string): RowPlace | null {
  for (const row of commentedRows(state.doc)) {
    if (notesOf(row).some(({ id }) => id === noteId)) return row
  }
  return null
}

const notesOf = ({ node }: RowPlace): readonly Note[] => node.attrs.notes

const withNotes = (tr: Transaction, { pos }: RowPlace, notes: readonly Note[]): Transaction =>
  tr.setNodeAttribute(pos, 'notes', notes)

/** Puts a note on a row, and on some of its text. */
export function addNote(
  state: EditorState,
  row: RowPlace,
  note: Note,
  range: { readonly from: number; readonly to: number } | null,
): Transaction {
  const tr = step(state)
  if (range) tr.addMark(range.from, range.to, schema.mark('comment', { id: note.id }))
  return withNotes(tr, row, [...notesOf(row), note])
}

/** Puts another note in the place of one of the same id. */
export const changeNote = (state: EditorState, row: RowPlace, note: Note): Transaction =>
  withNotes(
    step(state),
    row,
    notesOf(row).map((each) => (each.id === note.id ? note : each)),
  )

/** Takes away a note, and with the first of a thread the whole of it. */
export function removeNote(state: EditorState, row: RowPlace, noteId: string): Transaction {
  const thread = threadsOf(notesOf(row)).find(({ first }) => first.id === noteId)
  const gone = new Set(thread ? [noteId, ...thread.answers.map(({ id }) => id)] : [noteId])
  const tr = withNotes(
    step(state),
    row,
    notesOf(row).filter(({ id }) => !gone.has(id)),
  )
  for (const { from, to, id } of marksIn(row)) {
    if (gone.has(id)) tr.removeMark(from, to, schema.mark('comment', { id }))
  }
  return tr
}

/** Says whether a thread is settled. */
export function resolveThread(
  state: EditorState,
  row: RowPlace,
  threadId: string,
  resolved: boolean,
): Transaction | null {
  const note = notesOf(row).find(({ id }) => id === threadId)
  return note ? changeNote(state, row, { ...note, resolved }) : null
}

function marksIn(row: RowPlace): { from: number; to: number; id: string }[] {
  return (['source', 'target'] as const).flatMap((side) => {
    const { start, node } = cellOf(row, side)
    const marks: { from: number; to: number; id: string }[] = []
    node.forEach((child, offset) => {
      for (const { type, attrs } of child.marks) {
        if (type !== schema.marks.comment) continue
        const from = start + offset
        marks.push({ from, to: from + child.nodeSize, id: attrs.id })
      }
    })
    return marks
  })
}
