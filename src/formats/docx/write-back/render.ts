import type { Piece } from '../read/atoms.ts'

/** A stretch of a part and what stands in its place. */
export interface Rewrite {
  readonly start: number
  readonly end: number
  readonly pieces: readonly Piece[]
}

/**
 * A part with stretches of it replaced. What a piece copies may hold stretches that are replaced
 * as well: the paragraphs of a text box in a paragraph.
 * @param rewrites that lie apart or within one another
 */
export function render(text: string, rewrites: readonly Rewrite[]): string {
  const sorted = [...rewrites].sort((a, b) => a.start - b.start || b.end - a.end)
  const out: string[] = []
  /** Index of the first rewrite that begins at or behind an offset. */
  const first = (offset: number): number => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]!.start < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  const copy = (from: number, to: number): void => {
    let at = from
    for (let i = first(from); i < sorted.length && sorted[i]!.start < to; i++) {
      const rewrite = sorted[i]!
      // A piece of a paragraph that is replaced may begin where all of its content does.
      const isAround = rewrite.end > to || (rewrite.start === from && rewrite.end === to)
      if (rewrite.start < at || isAround) continue
      out.push(text.slice(at, rewrite.start))
      for (const piece of rewrite.pieces) {
        if (typeof piece === 'string') out.push(piece)
        else copy(piece.start, piece.end)
      }
      at = rewrite.end
    }
    out.push(text.slice(at, to))
  }
  copy(0, text.length)
  return out.join('')
}
