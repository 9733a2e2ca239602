import { plainText } from '../../../core/document/inline.ts'
import type { BilingualDocument, Row } from '../../../core/document/model.ts'
import { rewriteText } from '../../text-file.ts'
import type { WriteBack } from '../../types.ts'
import { unitTexts } from '../../units.ts'
import { xmlContent } from '../../xml/escape.ts'
import type { Splice } from '../../xml/splice.ts'
import { textIn } from '../../xml/tree.ts'
import { decodePage } from '../read/decode.ts'
import { readMetadata } from '../read/metadata.ts'
import { parsePage } from '../read/page.ts'
import { unitsOf } from '../read/units.ts'
import { inEncoding } from './encoding.ts'
import { changePage, missingUnits } from './units.ts'

/**
 * Puts the translation of a web page into the page: text and `title` change, and what says the
 * language; all else stays byte for byte. A page in an encoding of Chinese stays in it: what is
 * not ASCII is written as character references.
 */
export const writeBackHtml: WriteBack = (bytes, documents, options) => {
  const { provenance, targetLanguage } = documents[0]!
  const { text, encoding } = decodePage(bytes, provenance.name, { encoding: provenance.encoding })
  const place = { file: provenance.name, part: '' }
  const page = parsePage(text, place)
  const units = unitsOf(page, text, '')
  const texts = unitTexts(documents)
  const missing = missingUnits(units, texts, place)
  const changes = changePage(page, text, units, texts, targetLanguage, options)
  const splices = [...changes.splices, ...titleSplice(documents[0]!, readMetadata(page.root))]
  const put = splices.map((each) => ({ ...each, text: inEncoding(each.text, encoding) }))
  const written = rewriteText(bytes, encoding, put)
  return {
    bytes: written.bytes,
    translated: changes.translated,
    untranslated: changes.untranslated,
    warnings: [...missing, ...changes.warnings, ...written.warnings],
  }
}

/**
 * The `title` of the page: as the user translated it, or with the headline in it translated, before
 * the name of the site.
 */
function titleSplice(
  { metadata, rows }: BilingualDocument,
  { titleElement }: ReturnType<typeof readMetadata>,
): Splice[] {
  if (!titleElement) return []
  const title = textIn(titleElement).trim()
  const translation = metadata.targetTitle || withHeadline(title, rows)
  if (!translation || translation === title) return []
  const { contentStart: start, contentEnd: end } = titleElement
  return [{ start, end, text: xmlContent(translation.replace(/\s+/g, ' ')) }]
}

function withHeadline(title: string, rows: readonly Row[]): string {
  const headline = rows.find(({ kind }) => kind === 'title')
  const source = headline ? plainText(headline.source) : ''
  const target = headline ? plainText(headline.target) : ''
  return source && target && title.startsWith(source) ? target + title.slice(source.length) : ''
}
