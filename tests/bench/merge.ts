import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { plainText } from '../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../src/core/document/model.ts'
import { layoutDocument } from '../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../../src/core/layout/options.ts'
import { mergedRows } from '../../src/core/review/apply.ts'
import { mergeReview } from '../../src/core/review/merge.ts'
import { openTable, readTable } from '../../src/formats/bilingual-docx/table.ts'
import { reviewOf } from '../../src/formats/docx/review.ts'
import { writeDocx } from '../../src/formats/docx/write.ts'
import { NameIndex, returnedRows } from '../../src/formats/review/claims.ts'
import { ownNames } from '../../src/formats/review/names.ts'
import { readReview } from '../../src/formats/review/read.ts'
import { longDocument } from '../unit/layout/sample.ts'
import type { Figure } from './figure.ts'

const ROWS = 10_000
const CHANGED = 1_000
const REVIEW: LayoutOptions = { ...DEFAULT_LAYOUT, arrangement: 'review' }

/**
 * Time from the bytes of a reviewed table of 10,000 rows to the merged rows, 1,000 of them changed
 * with Word's tracking; with the ids it was sent with and without them. Against reading the table.
 */
export async function bench(): Promise<Figure[]> {
  const document = longDocument(ROWS)
  const sent = await writeDocx(layoutDocument(document, REVIEW), REVIEW, {}, reviewOf(document))
  const reviewed = edited(sent, tracked)
  const nameless = edited(sent, (xml) =>
    tracked(xml).replace(/<w:bookmark(?:Start|End) [^>]*\/>/g, ''),
  )
  const baseline = fastest(() => {
    const copy = reviewed.slice()
    readTable(openTable(copy, 'reviewed.docx')!, 'accept')
  })
  return [
    figure('Review import and merge', document, reviewed, baseline),
    figure('Review import and merge without ids', document, nameless, baseline),
  ]
}

function figure(
  what: string,
  document: BilingualDocument,
  reviewed: Uint8Array,
  baseline: number,
): Figure {
  const measured = fastest(() => {
    const changed = merge(document, reviewed.slice())
    if (changed !== CHANGED) throw new Error(`${changed} of ${CHANGED} changes came home.`)
  })
  return {
    what: `${what}, ${ROWS.toLocaleString('en')} rows, ${CHANGED.toLocaleString('en')} changed`,
    measured,
    unit: 'ms',
    limit: 3000,
    baseline: { what: 'reading its table', measured: baseline },
    ratio: measured / baseline,
    ok: measured < 3000,
  }
}

/** @returns rows whose translation is another */
function merge(document: BilingualDocument, bytes: Uint8Array): number {
  const names = new Map(document.rows.map((row) => [row.id, ownNames(row)]))
  const returned = returnedRows(
    readReview(bytes, 'reviewed.docx'),
    document.rows,
    new NameIndex(names),
  )
  const rows = mergedRows(mergeReview({ base: document.rows, returned }))
  return rows.filter((row, i) => plainText(row.target) !== plainText(document.rows[i]!.target))
    .length
}

function edited(docx: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const files = unzipSync(docx)
  files['word/document.xml'] = strToU8(edit(strFromU8(files['word/document.xml']!)))
  return zipSync(files)
}

/** Every tenth row with a tracked insertion at the end of its translation. */
function tracked(xml: string): string {
  let row = 0
  return xml.replace(/<w:tr\b.*?<\/w:tr>/gs, (text) => {
    if (row++ % (ROWS / CHANGED) !== 1) return text
    let cell = 0
    return text.replace(/<\/w:p><\/w:tc>/g, (end) =>
      ++cell === 3
        ? `<w:ins w:id="${100_000 + row}" w:author="Lin" w:date="2024-05-06T07:08:09Z"><w:r><w:t xml:space="preserve"> Indeed, said ${row}.</w:t></w:r></w:ins>${end}`
        : end,
    )
  })
}

/** Milliseconds of the fastest of three runs: the others had company. */
function fastest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}
