import type { Note } from '../../../core/document/model.ts'
import { UnreadableFileError } from '../../types.ts'
import type { Attributes, XmlOptions, XmlPlace, XmlSpan } from '../../xml/scan.ts'
import { childOf, textIn, walkXml, type XmlElement } from '../../xml/tree.ts'
import { scopeIn } from '../scope.ts'
import type { TagLabels } from './inline.ts'
import { descendants, type TradosComments, tradosComments } from './notes.ts'
import { type TransUnit, takeApart } from './unit.ts'

/** What is known of the file a unit stands in, besides the unit. */
export interface ContextV1 {
  readonly tags: TagLabels
  readonly comments: TradosComments
}

/** What is told of a file of version 1, in its order. */
export interface VisitorV1 {
  /** The start of an element that holds units: `xliff`, `file`, `body`, `group`, `bin-unit`. */
  open?(name: string, attributes: Attributes, tag: XmlSpan): void
  close?(name: string): void
  unit(unit: TransUnit, context: ContextV1): void
  /** Any other element, whole, and text that stands between elements. */
  other?(element: XmlElement): void
  text?(text: string, span: XmlSpan): void
}

/** Elements that are told tag by tag; all others whole. */
const FRAMES: ReadonlySet<string> = new Set(['xliff', 'file', 'body', 'group', 'bin-unit'])

/** Reads a file of version 1.0, 1.1 or 1.2. @throws UnreadableFileError as `walkXml` */
export function walkV1(
  text: string,
  place: XmlPlace,
  visitor: VisitorV1,
  options: XmlOptions,
): void {
  const scopes = [{ preserve: false, translate: true }]
  let tags = new Map<string, string>()
  const comments = new Map<string, readonly Note[]>()
  let units = 0
  let depth = 0
  walkXml(
    text,
    place,
    {
      takes: (name) => !FRAMES.has(name),
      open(name, attributes, tag) {
        if (depth++ === 0 && name !== 'xliff') throw notXliff(place)
        scopes.push(scopeIn({ attributes }, scopes.at(-1)!))
        if (name === 'file') tags = new Map()
        visitor.open?.(name, attributes, tag)
      },
      close(name) {
        scopes.pop()
        visitor.close?.(name)
      },
      element(element) {
        if (element.name === 'trans-unit') {
          visitor.unit(takeApart(element, ++units, scopes.at(-1)!), { tags, comments })
          return
        }
        if (element.name === 'header') tags = tagLabels(element)
        if (element.name.startsWith('sdl:')) {
          for (const [id, notes] of tradosComments(element)) comments.set(id, notes)
        }
        visitor.other?.(element)
      },
      ...(visitor.text ? { text: visitor.text.bind(visitor) } : {}),
    },
    options,
  )
}

/** The tags of Trados: their native text, by id. */
function tagLabels(header: XmlElement): Map<string, string> {
  const labels = new Map<string, string>()
  for (const tag of descendants(header, 'sdl:tag')) {
    const native = childOf(tag, 'sdl:bpt') ?? childOf(tag, 'sdl:ph') ?? childOf(tag, 'sdl:st')
    const id = tag.attributes.id
    if (native && id) labels.set(id, textIn(native).trim() || (native.attributes.name ?? ''))
  }
  return labels
}

const notXliff = ({ file }: XmlPlace): UnreadableFileError =>
  new UnreadableFileError(
    'not-xliff',
    file,
    '',
    `“${file}” is no XLIFF file: its outermost element is not “xliff”. Export it again from the program it comes from.`,
  )
