import type { LinkEntry } from '../../editor/handle.ts'
import { USUAL_RATIO } from './evidence.ts'

/** A row on the plot of lengths. */
export interface LengthPoint {
  readonly rowId: string
  readonly rowIndex: number
  readonly characters: number
  readonly words: number
  /** Words for each character. */
  readonly ratio: number
  readonly isOutlier: boolean
}

/** The alignment of a document in figures. */
export interface LinkStatistics {
  readonly rows: number
  readonly confirmed: number
  readonly doubtful: number
  /** How often each shape (`2:1`) is met, the most frequent first. */
  readonly shapes: readonly (readonly [shape: string, count: number])[]
  /** Rows whose translation, or whose source, is missing or said to be. */
  readonly omissions: readonly LinkEntry[]
  readonly additions: readonly LinkEntry[]
  readonly inversions: readonly LinkEntry[]
  readonly points: readonly LengthPoint[]
  /** The middle one of all ratios. */
  readonly ratio: number
}

/** A modified z-score beyond this makes an outlier (Iglewicz & Hoaglin, 1993). */
const FAR = 3.5
/** Makes the median deviation comparable to a standard deviation. */
const CONSISTENCY = 0.6745

const known = new WeakMap<readonly LinkEntry[], LinkStatistics>()

/** The figures of a list of links; worked out once for each list. */
export function statisticsOf(entries: readonly LinkEntry[]): LinkStatistics {
  const found = known.get(entries) ?? count(entries)
  known.set(entries, found)
  return found
}

function count(entries: readonly LinkEntry[]): LinkStatistics {
  const shapes = new Map<string, number>()
  for (const { shape } of entries) {
    const name = shape.join(':')
    if (name !== '0:0') shapes.set(name, (shapes.get(name) ?? 0) + 1)
  }
  const { points, ratio } = lengths(entries)
  return {
    rows: entries.length,
    confirmed: entries.filter((entry) => entry.confirmed).length,
    doubtful: entries.filter((entry) => entry.doubtful).length,
    shapes: [...shapes].sort((a, b) => b[1] - a[1]),
    omissions: entries.filter((entry) => missing(entry) === 'omission'),
    additions: entries.filter((entry) => missing(entry) === 'addition'),
    inversions: entries.filter((entry) => entry.link.type === 'inversion'),
    points,
    ratio,
  }
}

/** Which side of a row is missing, or is said to be. */
export function missing({ link, shape }: LinkEntry): 'omission' | 'addition' | null {
  if (link.type === 'omission' || link.type === 'addition') return link.type
  const [source, target] = shape
  if (source > 0 && target === 0) return 'omission'
  return source === 0 && target > 0 ? 'addition' : null
}

/**
 * How the lengths of the sides compare. A row is far out where its number of words is far from
 * what its characters let expect; the spread of that grows with the square root of the length
 * (Gale & Church, 1993), so a short row may be further off than a long one.
 */
function lengths(entries: readonly LinkEntry[]): {
  readonly points: LengthPoint[]
  readonly ratio: number
} {
  const both = entries.filter(({ characters, words }) => characters > 0 && words > 0)
  const ratio = median(both.map(({ characters, words }) => words / characters)) ?? USUAL_RATIO
  const scores = both.map(
    ({ characters, words }) => (words - ratio * characters) / Math.sqrt(characters),
  )
  const middle = median(scores) ?? 0
  const spread = median(scores.map((score) => Math.abs(score - middle))) || 1
  const points = both.map(({ rowId, rowIndex, characters, words }, i) => ({
    rowId,
    rowIndex,
    characters,
    words,
    ratio: words / characters,
    isOutlier: (CONSISTENCY * Math.abs(scores[i]! - middle)) / spread > FAR,
  }))
  return { points, ratio }
}

function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  if (sorted.length === 0) return null
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
