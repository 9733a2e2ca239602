import type { Row, Segment } from '../../core/document/model.ts'
import type { Claim } from '../../core/review/merge.ts'
import type { ReturnedRow } from '../../core/review/model.ts'
import { hashText, sentText } from '../review-stamp.ts'
import type { ReviewedFile, ReviewedRow, RowNames } from './model.ts'

/** Finds the rows that bear a name. */
export class NameIndex {
  readonly #certain = new Map<string, string[]>()
  /** Null: of several rows. */
  readonly #sent = new Map<string, string | null>()
  readonly #likely = new Map<string, string | null>()

  constructor(names: ReadonlyMap<string, RowNames>) {
    for (const [row, { certain, sent, likely }] of names) {
      for (const name of certain) {
        const rows = this.#certain.get(name)
        if (!rows) this.#certain.set(name, [row])
        else if (!rows.includes(row)) rows.push(row)
      }
      for (const name of sent) this.#sent.set(name, this.#sent.has(name) ? null : row)
      for (const name of likely) this.#likely.set(name, this.#likely.has(name) ? null : row)
    }
  }

  /** The rows that one of another file says it is; what two rows are called says nothing. */
  claim({ certain, sent, likely }: RowNames): Claim {
    const rows = [...new Set(certain.flatMap((name) => this.#certain.get(name) ?? []))]
    if (rows.length > 0) return { rows, certain: true }
    const same = sent.map((name) => this.#sent.get(name)).find((found) => found)
    if (same) return { rows: [same], certain: true }
    const row = likely.map((name) => this.#likely.get(name)).find((found) => found)
    return { rows: row ? [row] : [], certain: false }
  }
}

/** What rows of one file say they are in another, by their ids. */
export function claimsOf(
  index: NameIndex,
  names: ReadonlyMap<string, RowNames>,
): Map<string, Claim> {
  return new Map([...names].map(([row, own]) => [row, index.claim(own)]))
}

/**
 * The rows of a file that came back, as they are merged.
 * @param base the rows that were sent, and what they are called
 */
export function returnedRows(
  { rows, form }: ReviewedFile,
  base: readonly Row[],
  index: NameIndex,
): ReturnedRow[] {
  const byId = new Map(base.map((row) => [row.id, row]))
  return rows.map((row) => {
    const claim = index.claim(row.names)
    const { place, source, target, merged, status, comments, changes } = row
    const own = claim.rows.length === 1 ? byId.get(claim.rows[0]!) : undefined
    const outdated = own !== undefined && isOutdated(row, own)
    return {
      ...claim,
      place,
      source,
      target,
      form,
      merged,
      before: outdated ? sentTarget(row) : null,
      outdated,
      status,
      comments,
      changes,
    }
  })
}

/** Whether a row was sent with another translation than it has in the base. */
const isOutdated = ({ stamps }: ReviewedRow, base: Row): boolean =>
  stamps.length === 1 && stamps[0]!.target !== hashText(sentText(base.target))

/** The translation that was sent, where the row still shows that it is that one. */
function sentTarget({ stamps, target, before }: ReviewedRow): Segment | null {
  const isSent = (text: Segment) => hashText(sentText(text)) === stamps[0]?.target
  return [before?.() ?? target, target].find(isSent) ?? null
}
