import type { Note, SourceLanguage } from '../../core/document/model.ts'
import { wordsOf } from '../../core/layout/labels.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { type NumberedNote, sideOfNote } from '../../core/layout/notes.ts'
import { languageOf } from './element.ts'
import { escapeHtml } from './escape.ts'

/** What stands above notes, in both languages. */
export function notesHead(source: SourceLanguage): string {
  const words = wordsOf(source)
  return `${words.target.notes} <span lang="${source}">${words.source.notes}</span>`
}

/** Marks that lead to the notes to a row, put behind its text. */
export const referencesHtml = (notes: readonly NumberedNote[]): string =>
  notes
    .map(
      ({ number }) =>
        `<sup class="reference"><a id="to-note-${number}" href="#note-${number}">${number}</a></sup>`,
    )
    .join('')

/** Remarks on rows as notes behind the text: a table that the browser paginates has no feet. */
export function notesSection(
  layout: Layout,
  notes: ReadonlyMap<Block, readonly NumberedNote[]>,
): string[] {
  if (notes.size === 0) return []
  return [
    '<section class="notes remarks">',
    `<p class="remarks-head" lang="en">${notesHead(layout.sourceLanguage)}</p>`,
    ...[...notes.values()]
      .flat()
      .map(
        ({ number, note }) =>
          `<p class="note" id="note-${number}"><a class="reference" href="#to-note-${number}">${number}</a> ${noteHtml(layout, note, 'span')}</p>`,
      ),
    '</section>',
  ]
}

/** A remark in an element of its language. */
export const noteHtml = (layout: Layout, note: Note, element: 'p' | 'span'): string =>
  `<${element} lang="${languageOf(layout, sideOfNote(note))}">${escapeHtml(note.text)}</${element}>`
