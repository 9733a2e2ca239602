import { NO_METADATA } from '../../../core/document/create.ts'
import { newId } from '../../../core/document/ids.ts'
import type { Metadata, Note } from '../../../core/document/model.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'

const note = (text: string, author = '', date = ''): Note => ({ id: newId(), author, date, text })

/**
 * The notes of a unit (§4.2.2.8), a list for each of its segments; those that name none that is
 * there stand with the first.
 * @param segments ids of all segments of the unit, empty strings where they have none
 */
export function notesIn(unit: XmlElement, segments: readonly string[]): Note[][] {
  const found: Note[][] = segments.map(() => [])
  const notes = childOf(unit, 'notes')
  if (!notes) return found
  const places = new Map(segments.flatMap((id, i) => (id ? [[id, found[i]!] as const] : [])))
  const facts = new Map(factsIn(unit, 'note').map((each) => [each.get('note') ?? '', each]))
  const ids = new Map([...facts.keys()].map((id) => [id, newId()]))
  for (const each of childrenOf(notes, 'note')) {
    const { id = '' } = each.attributes
    const own = facts.get(id)
    // Said of one note only, should a file have an id twice.
    facts.delete(id)
    const text = own ? textIn(each) : textIn(each).trim()
    if (!own && !text) continue
    const answers = ids.get(own?.get('answers') ?? '')
    const place = places.get(own?.get('segment') ?? '') ?? found[0]
    place?.push({
      ...note(text, own?.get('author'), own?.get('date')),
      ...(own && { id: ids.get(id)! }),
      ...(answers && { answers }),
      ...(own?.get('resolved') === 'yes' && { resolved: true }),
    })
  }
  return found
}

/** What this program said in a unit of its rows or its notes, each a group: see `write.ts`. */
export const factsIn = (unit: XmlElement, what: 'row' | 'note'): Map<string, string>[] =>
  childrenOf(unit, 'mda:metadata')
    .flatMap((metadata) => childrenOf(metadata, 'mda:metaGroup'))
    .filter(({ attributes }) => attributes.category === `facing-pages:${what}`)
    .map(
      (group) =>
        new Map(
          childrenOf(group, 'mda:meta').map((meta) => [meta.attributes.type ?? '', textIn(meta)]),
        ),
    )

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
