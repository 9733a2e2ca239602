import { isBlank, plainText } from '../../core/document/inline.ts'
import { detectLanguage } from '../../core/text/script.ts'
import { NOT_CHINESE, otherLanguages } from '../languages.ts'
import { documentOfPairs, type PairDraft } from '../pairs.ts'
import { type ReadOptions, type ReadResult, UnreadableFileError, type Warning } from '../types.ts'
import { isLocked, statusOf } from './status.ts'
import { damageOf, openTable, unitsOf, walkRows } from './table.ts'

/**
 * Reads a Word document that is a bilingual table: of memoQ, Trados Studio, Phrase, CafeTran, our
 * own export, or any other of Chinese with English beside it.
 * @throws UnreadableFileError when it is damaged beyond reading or is no such table
 */
export function readBilingualDocx(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): ReadResult {
  const open = openTable(bytes, name)
  if (!open) {
    throw new UnreadableFileError(
      'no-bilingual-table',
      name,
      '',
      `“${name}” is not a bilingual table that is known. Open it as a Word document.`,
    )
  }
  const revisions = options.revisions ?? 'accept'
  const pairs: PairDraft[] = []
  let changes = 0
  let short: string | null = null
  walkRows(open, revisions, (row) => {
    changes += row.changes.length
    if (!row.targetCell) short ??= row.unit
    for (const [i, { unit, source, target }] of unitsOf(row, open.layout).entries()) {
      const stated = statusOf(row.status)
      pairs.push({
        kind: row.kind,
        level: row.level,
        source,
        target,
        units: [unit],
        paragraph: unit,
        locked: isLocked(row.status),
        notes: i === 0 ? row.notes : [],
        ...(stated && stated !== 'empty' && !isBlank(target) ? { status: stated } : {}),
      })
    }
  })
  if (pairs.length === 0) {
    throw new UnreadableFileError(
      'no-text',
      name,
      open.docx.main,
      `“${name}” holds a table without any text. Check that it is the file you meant.`,
    )
  }
  const { languages } = open.layout
  const { document, warnings } = documentOfPairs({
    pairs,
    languages,
    granularity: 'paragraph',
    provenance: { name, format: 'bilingual-docx' },
  })
  return {
    format: 'bilingual-docx',
    version: open.layout.version,
    encoding: '',
    documents: [document],
    warnings: [
      ...damageOf(open, short),
      ...languageWarnings(languages, pairs, options),
      ...(changes > 0 ? [tracked(changes, revisions, open.docx.main)] : []),
      ...warnings,
    ],
    ...(languages.source && languages.target ? { languages } : {}),
    writesBack: true,
  }
}

function languageWarnings(
  languages: { readonly source: string; readonly target: string },
  pairs: readonly PairDraft[],
  options: ReadOptions,
): Warning[] {
  if (languages.source && languages.target) return otherLanguages(languages)
  const text = pairs.map(({ source }) => plainText(source)).join('\n')
  if (options.language || detectLanguage(text) === 'zh') return []
  return [NOT_CHINESE]
}

const tracked = (count: number, revisions: 'accept' | 'reject', where: string): Warning => ({
  code: 'tracked-changes',
  message: `The file has ${count.toLocaleString('en')} tracked change${count === 1 ? '' : 's'}. The texts were read as if all were ${revisions}ed; choose the other reading if that is wrong.`,
  where,
})
