import { newId } from '../../../core/document/ids.ts'
import type { Note } from '../../../core/document/model.ts'
import { childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'
import { tradosSegment } from './flavour.ts'
import type { SegmentPlaceV1, TransUnit } from './unit.ts'

/** Comments of Trados by the id that markers in the text have (`sdl:cid`). */
export type TradosComments = ReadonlyMap<string, readonly Note[]>

const note = (text: string, author = '', date = ''): Note => ({ id: newId(), author, date, text })

/** Remarks on a segment; those on the whole unit stand with its first. */
export function readNotes(
  unit: TransUnit,
  place: SegmentPlaceV1,
  first: boolean,
  comments: TradosComments,
): Note[] {
  return [
    ...(first ? unitNotes(unit) : []),
    ...[place.source, place.target].flatMap((side) => (side ? annotations(side, comments) : [])),
    ...matchNote(unit, place),
  ].filter(({ text }) => text !== '')
}

/** `note` (§2.3.1) and memoQ's comments. */
const unitNotes = ({ element }: TransUnit): Note[] => [
  ...childrenOf(element, 'note').map((each) => note(textIn(each).trim(), each.attributes.from)),
  ...childrenOf(element)
    .filter(({ name }) => name.startsWith('mq:comments'))
    .flatMap((list) => childrenOf(list))
    .filter(({ attributes }) => !/^true$/i.test(attributes.deleted ?? ''))
    .map((each) => {
      const { creatoruser, time } = each.attributes
      return note(textIn(each).trim(), creatoruser, time)
    }),
]

/** Markers that say something of the text in them (§2.3.3, `mrk`). */
function annotations(content: XmlElement, comments: TradosComments): Note[] {
  const found: Note[] = []
  const walk = (element: XmlElement): void => {
    if (element.name === 'mrk') {
      const { comment, 'sdl:cid': cid } = element.attributes
      if (comment) found.push(note(comment))
      for (const each of comments.get(cid ?? '') ?? []) found.push({ ...each, id: newId() })
    }
    for (const child of childrenOf(element)) walk(child)
  }
  for (const child of childrenOf(content)) walk(child)
  return found
}

/** Where a translation came from, where it is not the translator's own. */
function matchNote(unit: TransUnit, place: SegmentPlaceV1): Note[] {
  const trados = tradosSegment(unit, place)?.attributes
  const percent = trados?.percent ?? unit.element.attributes['mq:percent']
  const origin = trados?.origin ?? unit.target?.attributes['state-qualifier'] ?? ''
  if (origin === 'interactive' || origin === 'source') return []
  if (!percent && !origin) return []
  if (percent === '0' && !origin) return []
  const from = origin ? ` (${origin})` : ''
  return [note(percent ? `Match: ${percent} %${from}` : `Match${from}`)]
}

/** Comments of a Trados file, out of its `cmt-defs`. */
export function tradosComments(definitions: XmlElement): Map<string, Note[]> {
  const comments = new Map<string, Note[]>()
  for (const definition of descendants(definitions, 'sdl:cmt-def')) {
    comments.set(
      definition.attributes.id ?? '',
      descendants(definition, 'sdl:Comment').map((each) =>
        note(textIn(each).trim(), each.attributes.user, each.attributes.date),
      ),
    )
  }
  return comments
}

export function descendants(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    child.name === name ? [child] : descendants(child, name),
  )
}
