import type { Note } from '../../../core/document/model.ts'
import { childrenOf, type XmlElement } from '../../xml/tree.ts'
import type { DocxPackage } from './package.ts'
import { isOn } from './run-properties.ts'
import { wordText } from './word-text.ts'

export interface Comment {
  /** From 1, in the order of the part. */
  readonly number: number
  readonly note: Note
}

/**
 * The comments of a document by their ids (ECMA-376 part 1, 17.13.4.2). Which answers which, and
 * what is settled, later versions of Word say in a part of their own ([MS-DOCX] 2.5.4).
 */
export function readComments(docx: DocxPackage): ReadonlyMap<string, Comment> {
  const comments = new Map<string, Comment>()
  const threads = readThreads(docx)
  /** Ids of the notes by those of their last paragraphs, which the other part knows them by. */
  const byParagraph = new Map<string, string>()
  for (const part of docx.related(docx.main, 'comments')) {
    const root = docx.tree(part)
    for (const comment of root ? childrenOf(root, 'w:comment') : []) {
      const { 'w:id': id = '', 'w:author': author = '', 'w:date': date = '' } = comment.attributes
      const text = childrenOf(comment).map(wordText).join('\n').trim()
      const paragraph = lastParagraph(comment)
      const { parent = '', done = false } = threads.get(paragraph) ?? {}
      const answers = byParagraph.get(parent)
      const note: Note = {
        id: `${part}#${id}`,
        author,
        date: isoDate(date),
        text,
        ...(answers !== undefined && { answers }),
        ...(answers === undefined && done && { resolved: true }),
      }
      // An answer to an answer is one to the first of the thread.
      byParagraph.set(paragraph, answers ?? note.id)
      comments.set(id, { number: comments.size + 1, note })
    }
  }
  return comments
}

interface Thread {
  /** Of the paragraph of the comment that it answers; empty for the first of a thread. */
  readonly parent: string
  readonly done: boolean
}

function readThreads(docx: DocxPackage): ReadonlyMap<string, Thread> {
  const threads = new Map<string, Thread>()
  for (const part of docx.related(docx.main, 'commentsExtended')) {
    const root = docx.tree(part)
    for (const { attributes } of root ? childrenOf(root) : []) {
      const id = attribute(attributes, 'paraId')
      const parent = attribute(attributes, 'paraIdParent')
      const done = isOn(attribute(attributes, 'done') || '0')
      if (id) threads.set(id, { parent, done })
    }
  }
  return threads
}

/** The value of an attribute of Microsoft's own namespaces, whatever their prefix. */
const attribute = (attributes: Readonly<Record<string, string>>, name: string): string =>
  Object.entries(attributes).find(([own]) => own === name || own.endsWith(`:${name}`))?.[1] ?? ''

const lastParagraph = (comment: XmlElement): string =>
  attribute(childrenOf(comment, 'w:p').at(-1)?.attributes ?? {}, 'paraId')

const isoDate = (date: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(date) && !Number.isNaN(Date.parse(date)) ? date : ''
