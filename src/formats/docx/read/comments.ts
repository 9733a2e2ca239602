import type { Note } from '../../../core/document/model.ts'
import { childrenOf } from '../../xml/tree.ts'
import type { DocxPackage } from './package.ts'
import { wordText } from './word-text.ts'

export interface Comment {
  /** From 1, in the order of the part. */
  readonly number: number
  readonly note: Note
}

/** The comments of a document by their ids (ECMA-376 part 1, 17.13.4.2). */
export function readComments(docx: DocxPackage): ReadonlyMap<string, Comment> {
  const comments = new Map<string, Comment>()
  for (const part of docx.related(docx.main, 'comments')) {
    const root = docx.tree(part)
    for (const comment of root ? childrenOf(root, 'w:comment') : []) {
      const { 'w:id': id = '', 'w:author': author = '', 'w:date': date = '' } = comment.attributes
      const text = childrenOf(comment).map(wordText).join('\n').trim()
      const note = { id: `${part}#${id}`, author, date: isoDate(date), text }
      comments.set(id, { number: comments.size + 1, note })
    }
  }
  return comments
}

const isoDate = (date: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(date) && !Number.isNaN(Date.parse(date)) ? date : ''
