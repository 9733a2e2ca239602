import { version } from '../../../package.json'
import { NO_METADATA } from '../../core/document/create.ts'
import { isBlank } from '../../core/document/inline.ts'
import type {
  BilingualDocument,
  Metadata,
  Note,
  Row,
  SourceLanguage,
} from '../../core/document/model.ts'
import { BREAK_TAG, codePair, endTag, type Piece, startTag } from '../inline-codes.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import { CODE_TYPE } from './code-type.ts'

/**
 * Documents as a translation memory: TMX 1.4b, level 2 (with inline codes).
 *
 * One unit a row, in the order of the document, repetitions included. A row with nothing on one
 * side is no unit of a memory and is left out: `leftOut` counts those. Units have no dates, since
 * rows have none, and so the same document always gives the same file. What else is known of a note
 * stands in properties behind it.
 *
 * @param documents whose rows follow one another; the metadata of one alone stand in the header
 * @see https://www.gala-global.org/tmx-14b
 * @returns the text of the file, to be written as UTF-8
 */
export const writeTmx = (...documents: Documents): string => [...tmxPieces(...documents)].join('')

type Documents = readonly [BilingualDocument, ...BilingualDocument[]]

/** How many rows with text on one side only a memory leaves out. */
export const leftOut = ({ rows }: BilingualDocument): number =>
  rows.filter((row) => isBlank(row.source) !== isBlank(row.target)).length

/** The same in pieces: the beginning, a piece for each row, the end. */
export function* tmxPieces(...documents: Documents): Generator<string, void> {
  const [first] = documents
  yield header(documents.length === 1 ? first : { ...first, metadata: NO_METADATA })
  for (const { rows, sourceLanguage, targetLanguage } of documents) {
    const source = SOURCE_CODE[sourceLanguage]
    for (const row of rows) yield isPair(row) ? unit(row, source, targetLanguage) : ''
  }
  yield '</body>\n</tmx>\n'
}

const isPair = (row: Row): boolean => !isBlank(row.source) && !isBlank(row.target)

/**
 * By the region in which a script is the usual one: memories of Trados Studio and memoQ have a
 * region and turn away units of another language code, and OmegaT takes `zh` from either. Both
 * kinds of code are valid for `xml:lang`.
 */
const SOURCE_CODE: Readonly<Record<SourceLanguage, string>> = {
  'zh-Hant': 'zh-TW',
  'zh-Hans': 'zh-CN',
}

/** Properties of our own; types that are not the standard's begin with `x-`. */
const prop = (name: string, value: string | number): string =>
  `<prop type="x-facing-pages-${name}">${xmlContent(String(value))}</prop>\n`

function header({ metadata, granularity, sourceLanguage }: BilingualDocument): string {
  const known = (Object.keys(metadata) as (keyof Metadata)[]).filter((name) => metadata[name])
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="Facing Pages" creationtoolversion="${version}" segtype="${granularity}" o-tmf="Facing Pages" adminlang="en" srclang="${SOURCE_CODE[sourceLanguage]}" datatype="html">
${known.map((name) => prop(name, metadata[name])).join('')}</header>
<body>
`
}

function unit(row: Row, source: string, target: string): string {
  const { origin, type, confidence } = row.link
  const codes = codePair(row.source, row.target)
  return `<tu tuid="${xmlValue(row.id)}">
${prop('status', row.status)}${prop('link', type)}${prop('origin', origin)}${
  confidence === null ? '' : prop('confidence', confidence)
}${row.notes.map(note).join('')}<tuv xml:lang="${source}"><seg>${segment(codes.source)}</seg></tuv>
<tuv xml:lang="${target}"><seg>${segment(codes.target)}</seg></tuv>
</tu>
`
}

const note = ({ text, author, date }: Note): string =>
  `<note>${xmlContent(text)}</note>\n${author && prop('note-author', author)}${date && prop('note-date', date)}`

const segment = (pieces: readonly Piece[]): string => pieces.map(piece).join('')

/** `i` joins the two ends of a pair within a segment, `x` a code with that of the other language. */
function piece(of: Piece): string {
  switch (of.type) {
    case 'text':
      return xmlContent(of.text)
    case 'open':
      return `<bpt i="${of.number}" x="${of.number}" type="${CODE_TYPE[of.mark.type]}">${xmlContent(startTag(of.mark))}</bpt>`
    case 'close':
      return `<ept i="${of.number}">${xmlContent(endTag(of.mark))}</ept>`
    case 'code': {
      const { kind, label, role } = of.code
      if (role === 'standalone') {
        return `<ph x="${of.number}" type="x-${kind}">${xmlContent(label)}</ph>`
      }
      // The other end may stand in another row.
      const pos = role === 'opening' ? 'begin' : 'end'
      return `<it pos="${pos}" x="${of.number}" type="x-${kind}">${xmlContent(label)}</it>`
    }
    case 'break':
      return `<ph x="${of.number}" type="lb">${xmlContent(BREAK_TAG)}</ph>`
  }
}
