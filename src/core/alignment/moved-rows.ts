import { newId } from '../document/ids.ts'
import { isBlank } from '../document/inline.ts'
import type { Link, Row } from '../document/model.ts'
import { keysBetween } from '../document/order.ts'
import { unlink } from './operations.ts'

/** What of a row tells whether it belongs to a passage that stands elsewhere in the translation. */
export interface LinkedRow {
  readonly link: Link
  /** Sentences on each side. */
  readonly shape: readonly [source: number, target: number]
}

/** Positions of rows that stand elsewhere together, the last not included. */
export interface MovedRows {
  readonly from: number
  readonly to: number
}

/** So many rows with one side may stand within a passage. */
const MOST_BETWEEN = 8

/**
 * The passages of a document that stand elsewhere in the translation: inversions that follow one
 * another here and there, and what has only one side between them.
 */
export function movedRows(rows: readonly LinkedRow[]): MovedRows[] {
  const passages: { from: number; to: number }[] = []
  let before: Link | null = null
  for (const [at, { link, shape }] of rows.entries()) {
    if (link.type === 'inversion') {
      const last = passages.at(-1)
      if (before && last && at - last.to <= MOST_BETWEEN && follows(before, link)) last.to = at + 1
      else passages.push({ from: at, to: at + 1 })
      before = link
    } else if (shape[0] > 0 && shape[1] > 0) before = null
  }
  return passages
}

const follows = (before: Link, link: Link): boolean =>
  before.place === undefined || link.place === undefined || before.place < link.place

/** Rows that are put in the place of others. */
export interface RowChange {
  readonly index: number
  readonly count: number
  readonly rows: readonly Row[]
}

/**
 * Puts the translations of a passage back to where they stand in the translated text, each as an
 * addition there; the source is left as omissions. Where that place is not known they come directly
 * behind the passage.
 * @param rows all rows of the document
 * @returns what to replace, the last first
 */
export function returnMoved(rows: readonly Row[], { from, to }: MovedRows): RowChange[] {
  const stay: Row[] = []
  const leaving = new Map<number, Row[]>()
  for (const row of rows.slice(from, to)) {
    const isPair = !isBlank(row.source) && !isBlank(row.target)
    if (row.link.type !== 'inversion' || !isPair) {
      stay.push(row)
      continue
    }
    const { place } = row.link
    const [source, target] = unlink(row, place ?? '') as [Row, Row]
    stay.push(source)
    const goal = place === undefined ? to : goalOf(rows, place)
    const index = goal > from && goal < to ? to : goal
    leaving.set(index, [...(leaving.get(index) ?? []), target])
  }
  const arriving = (index: number): Row[] =>
    settleIn(leaving.get(index) ?? [], rows[index - 1] ?? null, rows[index] ?? null)
  const changes: RowChange[] = [
    { index: from, count: to - from, rows: [...arriving(from), ...stay, ...arriving(to)] },
  ]
  const goals = [...leaving.keys()].filter((goal) => goal !== from && goal !== to)
  const last = rows.length - 1
  // Behind the last row there is none to stand before.
  for (const index of new Set(goals.map((goal) => Math.min(goal, last)))) {
    const before = goals.includes(index) ? arriving(index) : []
    const behind = index === last && goals.includes(rows.length) ? arriving(rows.length) : []
    changes.push({ index, count: 1, rows: [...before, rows[index]!, ...behind] })
  }
  return changes.sort((a, b) => b.index - a.index)
}

/** The first row behind a place. */
function goalOf(rows: readonly Row[], place: string): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.order > place) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Between two rows of one paragraph they belong to that, else they keep paragraphs of their own.
 * Their place is their order key, if it can be, so that others find their way by it.
 */
function settleIn(rows: readonly Row[], above: Row | null, below: Row | null): Row[] {
  const places = rows.map(({ order }) => order)
  const [before, after] = [above?.order ?? null, below?.order ?? null]
  const keys = fits([before ?? '', ...places, ...(after === null ? [] : [after])])
    ? places
    : keysBetween(before, after, rows.length)
  const home = above && above.paragraph === below?.paragraph ? above : null
  const paragraphs = new Map<string, string>()
  return rows.map((row, k) => {
    const order = keys[k]!
    if (home) {
      const { paragraph, kind, level } = home
      return { ...row, order, paragraph, kind, level }
    }
    const paragraph = paragraphs.get(row.paragraph) ?? newId()
    paragraphs.set(row.paragraph, paragraph)
    return { ...row, order, paragraph }
  })
}

const fits = (keys: readonly string[]): boolean =>
  keys.every((key, k) => k === 0 || key > keys[k - 1]!)
