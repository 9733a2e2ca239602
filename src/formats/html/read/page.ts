import { parse } from 'parse5'
import { UnreadableFileError } from '../../types.ts'
import type { Vocabulary, XmlPlace } from '../../xml/scan.ts'
import { parseXml, type XmlElement } from '../../xml/tree.ts'
import { withLines } from './preformatted.ts'
import { parseHtml } from './tree.ts'

/**
 * The names of XHTML are written without a prefix, those of what may stand in it with theirs. NCX is
 * the table of contents of EPUB 2.
 */
const VOCABULARY: Vocabulary = {
  'http://www.w3.org/1999/xhtml': '',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/Math/MathML': 'm',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.idpf.org/2007/ops': 'epub',
  'http://www.daisy.org/z3986/2005/ncx/': '',
}

/** A page as a tree. */
export interface Page {
  readonly root: XmlElement
  /** Whether it is written by the rules of XML. */
  readonly xml: boolean
  /** Why it is not although it should be, or null. */
  readonly fault: UnreadableFileError | null
}

/**
 * A page that should be XHTML. One that is not well-formed is understood as browsers understand
 * HTML.
 * @throws UnreadableFileError `xml-entities`, `too-deep`, `too-large`
 */
export function parseXhtml(text: string, place: XmlPlace): Page {
  try {
    const options = { vocabulary: VOCABULARY, entities: entitiesIn(text) }
    return { root: withLines(parseXml(text, place, options), text), xml: true, fault: null }
  } catch (error) {
    if (!(error instanceof UnreadableFileError) || error.code !== 'malformed-xml') throw error
    return { root: withLines(parseHtml(text, place), text), xml: false, fault: error }
  }
}

/** A page as it is meant: as XML where it begins with an XML declaration. */
export const parsePage = (text: string, place: XmlPlace): Page =>
  /^\s*<\?xml\s/.test(text)
    ? parseXhtml(text, place)
    : { root: withLines(parseHtml(text, place), text), xml: false, fault: null }

/** The named entities of HTML that a text uses: XHTML knows them by its DTD, which is not read. */
function entitiesIn(text: string): Record<string, string> {
  const entities: Record<string, string> = {}
  for (const [, name] of text.matchAll(/&([A-Za-z][A-Za-z0-9]{1,31});/g)) {
    if (!name || name in entities || OF_XML.has(name)) continue
    const [meaning] = parse(`<body>&${name};`).childNodes.flatMap(textsIn)
    if (meaning !== undefined && !meaning.startsWith('&')) entities[name] = meaning
  }
  return entities
}

const OF_XML = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

const textsIn = (node: object): string[] => {
  if ('value' in node && typeof node.value === 'string') return [node.value]
  return 'childNodes' in node ? (node.childNodes as object[]).flatMap(textsIn) : []
}
