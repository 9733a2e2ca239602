import { concat, isBlank } from './inline.ts'
import type { BilingualDocument, Row, Segment } from './model.ts'

const isFillable = (row: Row): boolean => !row.locked && !isBlank(row.source)

/**
 * A document in which every row with text has a translation made of its source. Locked rows stay
 * as they are.
 * @param translate makes one side of the other
 */
export function fillTargets(
  document: BilingualDocument,
  translate: (source: Segment) => Segment,
): BilingualDocument {
  return {
    ...document,
    rows: document.rows.map((row) =>
      isFillable(row)
        ? { ...row, target: translate(row.source), status: 'translated', division: null }
        : row,
    ),
  }
}

/**
 * A document whose translation is its own source, character for character: what goes on with the
 * unit of the row before it stands there as well, as no blank belongs between the two.
 */
export function copySources(document: BilingualDocument): BilingualDocument {
  const rows = [...document.rows]
  for (let i = 0; i < rows.length; ) {
    let end = i + 1
    while (end < rows.length && goesOn(rows[end]!, rows[i]!)) end++
    const unit = rows.slice(i, end)
    if (unit.every(isFillable)) {
      const whole = concat(
        ...unit.flatMap(({ source, gap }, k) =>
          k < unit.length - 1 ? [source, gap.source] : [source],
        ),
      )
      unit.forEach((row, k) => {
        rows[i + k] = { ...row, target: k === 0 ? whole : [], status: 'translated', division: null }
      })
    }
    i = end
  }
  return { ...document, rows }
}

const goesOn = (row: Row, first: Row): boolean =>
  row.units.length === 0 && row.paragraph === first.paragraph
