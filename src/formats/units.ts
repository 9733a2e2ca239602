import { toSentenceRows } from '../core/document/granularity.ts'
import { concat, fromText, isBlank } from '../core/document/inline.ts'
import { joinTexts } from '../core/document/join.ts'
import type { BilingualDocument, Note, Row, Segment, Status } from '../core/document/model.ts'
import { joinStatus } from '../core/document/status.ts'

/** What rows say of a unit of the file they came from: see `Row.units`. */
export interface UnitText {
  readonly source: Segment
  /** Blank where there is no translation. */
  readonly target: Segment
  readonly status: Status
  readonly locked: boolean
  readonly notes: readonly Note[]
  /**
   * The unit whose rows hold this one's text as well, where the user joined rows of several; then
   * both sides here are empty. Else null.
   */
  readonly mergedInto: string | null
}

/**
 * The texts of the units of a file, out of the rows they have become: sentences joined again, rows
 * that were joined across units under the first of these. A paragraph of rows of several units gives
 * each its own back, as far as it remembers them; one that was translated anew stands in the first.
 * Rows above the first unit count to it.
 * A unit that no row has any more is not in the map: its text is to stay as it is in the file.
 */
export function unitTexts(documents: readonly BilingualDocument[]): Map<string, UnitText> {
  const texts = new Map<string, UnitText>()
  for (const { rows } of documents) {
    let held: Row[] = []
    for (const row of rows.flatMap(apart)) {
      if (row.units.length > 0 && held.some(({ units }) => units.length > 0)) {
        settle(texts, held)
        held = []
      }
      held.push(row)
    }
    settle(texts, held)
  }
  return texts
}

const apart = (row: Row): readonly Row[] =>
  row.units.length > 1 && row.division !== null ? toSentenceRows([row]) : [row]

function settle(texts: Map<string, UnitText>, rows: readonly Row[]): void {
  const [unit, ...merged] = rows.flatMap((row) => row.units)
  if (unit === undefined) return
  const { source, target } = rows.length === 1 ? rows[0]! : joinParagraphs(rows)
  const status = joinStatus(rows.map((row) => row.status))
  const locked = rows.some((row) => row.locked)
  texts.set(unit, {
    source,
    target,
    status,
    locked,
    notes: rows.flatMap((row) => row.notes),
    mergedInto: null,
  })
  for (const other of merged) {
    texts.set(other, { source: [], target: [], status, locked, notes: [], mergedInto: unit })
  }
}

/** Rows of one paragraph as it stood; a row the user made a paragraph of its own on a new line. */
function joinParagraphs(rows: readonly Row[]): { source: Segment; target: Segment } {
  const sources: Segment[] = []
  const targets: Segment[] = []
  for (let i = 0; i < rows.length; ) {
    let end = i + 1
    while (end < rows.length && rows[end]!.paragraph === rows[i]!.paragraph) end++
    const { source, target } = joinTexts(rows.slice(i, end))
    sources.push(source)
    targets.push(target)
    i = end
  }
  return { source: onLines(sources), target: onLines(targets) }
}

const onLines = (segments: readonly Segment[]): Segment =>
  segments
    .filter((segment) => !isBlank(segment))
    .reduce((all, segment) => (all.length > 0 ? concat(all, fromText('\n'), segment) : segment), [])
