/**
 * The part of the matrix that is looked at. A *node* (i, j) is a place between sentences: i source
 * and j target sentences lie before it. Row i has the nodes `lo[i]` to `hi[i]`; both never fall.
 */
export interface Band {
  readonly lo: Int32Array
  readonly hi: Int32Array
  /** Number of the first node of each row; one more than rows. */
  readonly offsets: Int32Array
}

/** A monotone way through the matrix: for each row the first and last node that it touches. */
export interface Path {
  readonly first: Int32Array
  readonly last: Int32Array
}

/** The nodes within `width` sentences of a path. */
export function bandAround(path: Path, width: number, rows: number, columns: number): Band {
  const lo = new Int32Array(rows + 1)
  const hi = new Int32Array(rows + 1)
  for (let i = 0; i <= rows; i++) {
    // Rows nearby count, too: the path may be early or late by some source sentences.
    const above = Math.max(0, i - (width >> 1))
    const below = Math.min(rows, i + (width >> 1))
    lo[i] = Math.max(0, Math.min(path.first[i]! - width, path.first[above]!))
    hi[i] = Math.min(columns, Math.max(path.last[i]! + width, path.last[below]!))
  }
  lo[0] = 0
  hi[rows] = columns
  return withOffsets(lo, hi)
}

/** Every node there is. */
export function wholeBand(rows: number, columns: number): Band {
  return withOffsets(new Int32Array(rows + 1), new Int32Array(rows + 1).fill(columns))
}

function withOffsets(lo: Int32Array, hi: Int32Array): Band {
  const offsets = new Int32Array(lo.length + 1)
  for (let i = 0; i < lo.length; i++) offsets[i + 1] = offsets[i]! + hi[i]! - lo[i]! + 1
  return { lo, hi, offsets }
}
