/** A stretch of a text and what is to stand in its place; UTF-16 offsets, the end exclusive. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * A text with stretches of it replaced; everything else stays as it is, character for character.
 * @param splices in any order; stretches that touch keep the order they are given in
 * @throws RangeError where two stretches overlap: one of two translations would be lost
 */
export function splice(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end, text: put } of [...splices].sort((a, b) => a.start - b.start)) {
    if (start < at) throw new RangeError(`Two replacements overlap at ${start}.`)
    pieces.push(text.slice(at, start), put)
    at = end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}
