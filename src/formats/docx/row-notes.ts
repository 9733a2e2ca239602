import { fromText } from '../../core/document/inline.ts'
import type { Note } from '../../core/document/model.ts'
import { wordsOf } from '../../core/layout/labels.ts'
import type { Block } from '../../core/layout/model.ts'
import { openNotes, sideOfNote } from '../../core/layout/notes.ts'
import type { Context } from './context.ts'
import { paragraphXml } from './paragraph.ts'
import { STYLE } from './styles.ts'

/** The head of a column of notes, in both languages. */
export function notesHead(context: Context): string {
  const words = wordsOf(context.layout.sourceLanguage)
  const runs =
    context.runs(fromText(`${words.target.notes} `), 'target') +
    context.runs(fromText(words.source.notes), 'source')
  return paragraphXml(STYLE.columnHead, runs)
}

/** The remarks on a block as paragraphs of a cell, which must have one. */
export function notesXml(context: Context, block: Block | null): string {
  const notes = block ? openNotes(block) : []
  if (notes.length === 0) return paragraphXml(STYLE.rowNote, '')
  return notes.map((note) => paragraphXml(STYLE.rowNote, noteRuns(context, note))).join('')
}

/** The remarks on a block as footnotes. @returns the marks that stand behind its text */
export const footnotesXml = (context: Context, block: Block): string =>
  context.layout.notes === 'footnotes'
    ? openNotes(block)
        .map((note) => context.footnotes.add(noteRuns(context, note), STYLE.rowNote))
        .join('')
    : ''

const noteRuns = (context: Context, note: Note): string =>
  context.noteRuns(fromText(note.text), sideOfNote(note))
