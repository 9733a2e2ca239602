import { SaxesParser } from 'saxes'
import { MAX_XML_DEPTH } from '../limits.ts'
import { UnreadableFileError } from '../types.ts'

/** Where an XML text comes from, for messages: the file, and its part where it has parts. */
export interface XmlPlace {
  readonly file: string
  /** Path in an archive, such as `word/document.xml`; else empty. */
  readonly part: string
}

/** A stretch of the XML text, UTF-16 offsets, the end exclusive. */
export interface XmlSpan {
  readonly start: number
  readonly end: number
}

export type Attributes = Readonly<Record<string, string>>

/**
 * Names of namespaces and the prefix each is known by here, whatever prefix a file uses; several
 * names may share a prefix (OOXML's transitional and strict ones). Names of other namespaces keep
 * the prefix they are written with.
 */
export type Vocabulary = Readonly<Record<string, string>>

/** What is told of an XML text, in its order. */
export interface XmlHandler {
  /** @param tag the start tag as it is written, or the whole of an empty element */
  open?(name: string, attributes: Attributes, tag: XmlSpan): void
  /** @param tag the end tag; for `<a/>` an empty span behind it */
  close?(name: string, tag: XmlSpan): void
  /** Character data with references resolved, CDATA sections included. */
  text?(text: string, span: XmlSpan): void
  comment?(text: string, span: XmlSpan): void
}

export interface XmlOptions {
  readonly vocabulary?: Vocabulary
  /** Named entities that are known without a DTD (those of XHTML). */
  readonly entities?: Readonly<Record<string, string>>
}

/**
 * Reads an XML text from start to end. Nothing outside is ever fetched, and no entity that the
 * text itself declares is expanded.
 * @param text without a byte order mark
 * @throws UnreadableFileError `malformed-xml` with line and column, `xml-entities` where the text
 *   declares entities, `too-deep` for more than `MAX_XML_DEPTH` elements within one another
 */
export function scanXml(
  text: string,
  place: XmlPlace,
  handler: XmlHandler,
  { vocabulary, entities }: XmlOptions = {},
): void {
  const parser = new SaxesParser({ position: true })
  if (entities) Object.assign(parser.ENTITIES, entities)
  const names = new Names(vocabulary ?? {})
  let depth = 0
  /** Where what was told last ends: character data stands between that and the next tag. */
  let told = 0
  /** Saxes calls an empty element opened and closed at one position. */
  let emptyAt = -1

  parser.on('error', (error) => {
    throw malformed(place, parser.line, parser.columnIndex + 1, saidBy(error))
  })
  parser.on('doctype', (doctype) => {
    told = parser.position
    if (/<!ENTITY/i.test(doctype)) {
      throw new UnreadableFileError(
        'xml-entities',
        place.file,
        whereOf(place, parser.line, parser.columnIndex + 1),
        `“${place.file}” declares entities of its own (<!DOCTYPE … <!ENTITY …), which are not expanded because they can hide anything. Save it without a DOCTYPE and open it again.`,
      )
    }
  })
  parser.on('xmldecl', () => {
    told = parser.position
  })
  parser.on('processinginstruction', () => {
    told = parser.position
  })
  parser.on('comment', (comment) => {
    // The position is that before the closing `>`.
    const end = parser.position + 1
    handler.comment?.(comment, { start: told, end })
    told = end
  })
  parser.on('text', (data) => {
    const end = text.indexOf('<', told)
    const span = { start: told, end: end < 0 ? text.length : end }
    handler.text?.(data, span)
    told = span.end
  })
  parser.on('cdata', (data) => {
    handler.text?.(data, { start: told, end: parser.position })
    told = parser.position
  })
  parser.on('opentag', (tag) => {
    if (++depth > MAX_XML_DEPTH) {
      throw new UnreadableFileError(
        'too-deep',
        place.file,
        whereOf(place, parser.line, parser.columnIndex + 1),
        `“${place.file}” has more than ${MAX_XML_DEPTH} elements within one another and was not read: no document is made like that. Ask its sender for another copy.`,
      )
    }
    const end = parser.position
    const span = { start: told, end }
    told = end
    if (tag.isSelfClosing) emptyAt = end
    const named = names.open(tag.name, tag.attributes as Attributes)
    handler.open?.(named.name, named.attributes, span)
  })
  parser.on('closetag', () => {
    depth--
    const end = parser.position
    const start = emptyAt === end ? end : told
    emptyAt = -1
    told = end
    handler.close?.(names.close(), { start, end })
  })
  parser.write(text).close()
}

/** What saxes says, without the position it puts before it. */
const saidBy = ({ message }: Error): string =>
  message.replace(/^[^ ]*\d+:\d+: /, '').replace(/\.$/, '')

const whereOf = ({ part }: XmlPlace, line: number, column: number): string =>
  part ? `${part} ${line}:${column}` : `line ${line}, column ${column}`

function malformed(
  place: XmlPlace,
  line: number,
  column: number,
  why: string,
): UnreadableFileError {
  const where = whereOf(place, line, column)
  return new UnreadableFileError(
    'malformed-xml',
    place.file,
    where,
    `“${place.file}” is damaged: ${where} is not well-formed XML (${why}). Save it again in the program it comes from, or ask for another copy.`,
  )
}

/** Gives elements and attributes the prefixes of the vocabulary. */
class Names {
  /** Known prefix by the prefix of the file, for the scopes that declare any. */
  readonly #scopes: { depth: number; prefixes: ReadonlyMap<string, string> }[] = []
  readonly #open: string[] = []
  readonly #cache = new Map<string, string>()

  readonly #vocabulary: Vocabulary
  readonly #taken: ReadonlySet<string>

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    this.#taken = new Set(Object.values(vocabulary))
  }

  open(name: string, attributes: Attributes): { name: string; attributes: Attributes } {
    this.#declare(attributes)
    const known = this.#named(name, true)
    this.#open.push(known)
    let renamed: Record<string, string> | null = null
    for (const key in attributes) {
      const attribute = this.#named(key, false)
      if (attribute === key) continue
      renamed ??= { ...attributes }
      delete renamed[key]
      renamed[attribute] = attributes[key]!
    }
    return { name: known, attributes: renamed ?? attributes }
  }

  close(): string {
    const name = this.#open.pop()!
    if (this.#scopes.at(-1)?.depth === this.#open.length) {
      this.#scopes.pop()
      this.#cache.clear()
    }
    return name
  }

  #declare(attributes: Attributes): void {
    let prefixes: Map<string, string> | null = null
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue
      const prefix = key === 'xmlns' ? '' : key.slice('xmlns:'.length)
      prefixes ??= new Map(this.#scopes.at(-1)?.prefixes)
      prefixes.set(prefix, this.#vocabulary[attributes[key]!.trim()] ?? this.#foreign(prefix))
    }
    if (!prefixes) return
    this.#scopes.push({ depth: this.#open.length, prefixes })
    this.#cache.clear()
  }

  /** A prefix of the vocabulary that a file uses for something else is not what it seems. */
  #foreign(prefix: string): string {
    return this.#taken.has(prefix) ? `foreign-${prefix}` : prefix
  }

  /** Attributes without a prefix have no namespace (Namespaces in XML, §6.2). */
  #named(name: string, isElement: boolean): string {
    const known = this.#cache.get(name)
    if (known !== undefined && isElement) return known
    const colon = name.indexOf(':')
    if (colon < 0 && !isElement) return name
    const prefix = colon < 0 ? '' : name.slice(0, colon)
    const mapped = this.#scopes.at(-1)?.prefixes.get(prefix) ?? prefix
    const result =
      mapped === prefix
        ? name
        : mapped
          ? `${mapped}:${name.slice(colon + 1)}`
          : name.slice(colon + 1)
    if (isElement) this.#cache.set(name, result)
    return result
  }
}
