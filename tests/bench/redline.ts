import { newId } from '../../src/core/document/ids.ts'
import { fromText, textOf } from '../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../src/core/document/model.ts'
import { redline } from '../../src/core/review/redline.ts'
import { longDocument } from '../unit/layout/sample.ts'
import type { Figure } from './figure.ts'

const ROWS = 10_000
const CHANGED = 1_000
const LIMIT = 1_000

/**
 * Time to make one document with tracked changes of two versions of 10,000 rows, 1,000 of them with
 * another translation: kept versions, whose rows know each other by id, and two files.
 */
export async function bench(): Promise<Figure[]> {
  const before = longDocument(ROWS)
  const after = changed(before)
  const file = { ...after, rows: after.rows.map((row) => ({ ...row, id: newId() })) }
  return [
    figure('Redline of two versions', before, after),
    figure('Redline of two files', before, file),
  ]
}

/** Every tenth row has one word more. */
function changed(document: BilingualDocument): BilingualDocument {
  const rows = document.rows.map((row, i) =>
    i % (ROWS / CHANGED) === 0
      ? { ...row, target: fromText(`${textOf(row.target)} Indeed ${i}.`) }
      : row,
  )
  return { ...document, rows }
}

function figure(what: string, before: BilingualDocument, after: BilingualDocument): Figure {
  let measured = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    const { counts } = redline(before, after, { author: '', date: '' })
    measured = Math.min(measured, performance.now() - start)
    if (counts.changed !== CHANGED) throw new Error(`${counts.changed} rows have changed.`)
  }
  return {
    what: `${what}, ${ROWS.toLocaleString('en')} rows, ${CHANGED.toLocaleString('en')} changed`,
    measured,
    unit: 'ms',
    limit: LIMIT,
    ok: measured < LIMIT,
  }
}
