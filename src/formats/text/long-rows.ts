import { segment } from '../../core/segmentation/index.ts'

/**
 * Cuts a paragraph into pieces that an editor can carry: at the ends of sentences, or where a
 * sentence itself is longer, after a comma or in the end anywhere but inside a character.
 * @param limit UTF-16 units of the longest piece
 * @returns the pieces, with the white space that follows each; joined they are the text
 */
export function cutLong(
  text: string,
  lang: 'zh' | 'en',
  limit: number,
): { text: string; gap: string }[] {
  const pieces: { text: string; gap: string }[] = []
  let from = 0
  const push = (to: number): void => {
    const piece = text.slice(from, to)
    const trimmed = piece.trimEnd()
    if (trimmed) pieces.push({ text: trimmed, gap: piece.slice(trimmed.length) })
    from = to
  }
  for (const { start, end } of segment(text, lang)) {
    if (end - from > limit && start > from) push(start)
    while (end - from > limit) push(cutPoint(text, from, limit))
  }
  push(text.length)
  return pieces
}

/** How much of the limit may be given up for a cut in a better place. */
const GRACE = 0.5

function cutPoint(text: string, from: number, limit: number): number {
  const window = text.slice(from + limit * GRACE, from + limit)
  const mark = Math.max(
    ...['，', ',', '；', ';', '、', ' '].map((sign) => window.lastIndexOf(sign)),
  )
  if (mark >= 0) return from + limit * GRACE + mark + 1
  const before = text.charCodeAt(from + limit - 1)
  const splitsPair = before >= 0xd800 && before <= 0xdbff
  return from + limit - (splitsPair ? 1 : 0)
}
