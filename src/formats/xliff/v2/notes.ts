import { NO_METADATA } from '../../../core/document/create.ts'
import { newId } from '../../../core/document/ids.ts'
import type { Metadata, Note } from '../../../core/document/model.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'

const note = (text: string, author = ''): Note => ({ id: newId(), author, date: '', text })

/** The notes of an element (§4.2.2.8). */
export function notesIn(parent: XmlElement): Note[] {
  const notes = childOf(parent, 'notes')
  if (!notes) return []
  return childrenOf(notes, 'note').flatMap((each) => {
    const text = textIn(each).trim()
    return text ? [note(text)] : []
  })
}

/** Comments that annotations carry themselves (§4.7.3, comment annotation). */
export function commentsIn(content: XmlElement): Note[] {
  return childrenOf(content).flatMap((child) => {
    const { type, value } = child.attributes
    const isComment = (child.name === 'mrk' || child.name === 'sm') && type === 'comment'
    return [...(isComment && value ? [note(value)] : []), ...commentsIn(child)]
  })
}

/** What notes of a file say of its text in the words of this program: see `write.ts`. */
export function metadataIn(notes: XmlElement): Partial<Metadata> {
  const known = childrenOf(notes, 'note').flatMap((each) => {
    const { category = '' } = each.attributes
    return Object.hasOwn(NO_METADATA, category) ? [[category, textIn(each)] as const] : []
  })
  return Object.fromEntries(known)
}
