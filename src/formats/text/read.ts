import { createDocument } from '../../core/document/create.ts'
import { type StructuredRow, structure } from '../../core/structure/index.ts'
import { detectLanguage, detectScript } from '../../core/text/script.ts'
import { type Cut, joinCuts } from '../cut-document.ts'
import { NOT_CHINESE } from '../languages.ts'
import { MAX_ROW_LENGTH } from '../limits.ts'
import type { ReadOptions, ReadResult, Warning } from '../types.ts'
import { asLines, FORBIDDEN } from './clean.ts'
import { decodeFile } from './decode.ts'
import { cutLong } from './long-rows.ts'
import { refuseBlank } from './refuse.ts'
import { unitName } from './units.ts'
import { many } from './words.ts'

/**
 * Reads a plain text file as a document without translations: recognises its encoding, its
 * structure and its script. Units are named by the place of their text in the decoded file.
 * @param name file name, for messages
 * @throws UnreadableFileError when the file is empty, blank, too large or no text, or the encoding
 *   asked for is unknown
 */
export function readText(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadResult {
  const { text, raw, encoding, warnings: decoded } = decodeFile(bytes, name, options)
  const language = options.language ?? detectLanguage(text)
  const { rows, metadata, warnings: noticed } = structureOf(raw, language, options)
  if (rows.length === 0) refuseBlank(name)

  const { drafts, warnings: cut } = cutRows(rows, language === 'en' ? 'en' : 'zh')
  const script = detectScript(text, encoding === 'big5' ? 'zh-Hant' : 'zh-Hans')
  const document = createDocument({
    rows: drafts,
    sourceLanguage: script.language,
    provenance: { name, format: 'text', encoding },
    metadata,
  })
  return {
    format: 'text',
    version: '',
    encoding,
    documents: [joinCuts(document, drafts)],
    warnings: [
      ...decoded,
      ...(/^\s*<\?xml\s/.test(text) ? [UNKNOWN_XML] : []),
      ...(language === 'zh' || options.language ? [] : [NOT_CHINESE]),
      ...noticed,
      ...cut,
    ],
    writesBack: true,
  }
}

/**
 * The structure of what was decoded, so that places in it are places in the file; what no document
 * may hold is taken out of the rows.
 */
function structureOf(
  raw: string,
  language: 'zh' | 'en' | 'other',
  { lines }: ReadOptions,
): ReturnType<typeof structure> {
  const found = structure(asLines(raw), language === 'en' ? 'en' : 'zh', lines)
  if (raw.search(FORBIDDEN) < 0) return found
  const rows = found.rows.map((row) => ({
    ...row,
    source: row.source.replace(FORBIDDEN, '').trim(),
  }))
  return { ...found, rows: rows.filter(({ source }) => source !== '') }
}

const UNKNOWN_XML: Warning = {
  code: 'unknown-xml',
  message:
    'The file is XML of a kind this program does not know; it was read as plain text, tags included. Convert it to a format that is read, such as XLIFF or HTML.',
  where: '',
}

type Draft = StructuredRow & Cut

function cutRows(
  rows: readonly StructuredRow[],
  lang: 'zh' | 'en',
): { drafts: Draft[]; warnings: Warning[] } {
  const warnings: Warning[] = []
  const drafts = rows.flatMap((row): Draft[] => {
    const units = [unitName(row)]
    if (row.source.length <= MAX_ROW_LENGTH) return [{ ...row, units, gap: '', continued: false }]
    const pieces = cutLong(row.source, lang, MAX_ROW_LENGTH)
    const where = `line ${row.line}`
    const message = `The paragraph on ${where} has ${many(row.source.length, 'character')}; it stands in ${many(pieces.length, 'row')} so that it can be edited.`
    warnings.push({ code: 'long-paragraph', message, where })
    return pieces.map(({ text, gap }, i) => {
      const piece = { ...row, source: text, gap, continued: i > 0 }
      return i > 0 ? piece : { ...piece, units }
    })
  })
  return { drafts, warnings }
}
