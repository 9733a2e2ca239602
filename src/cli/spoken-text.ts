import { fromText, plainText } from '../core/document/inline.ts'
import type { Segment } from '../core/document/model.ts'

/**
 * All text of a segment: what `plainText` says, and in front of each word the reading that stands
 * above it in the file, in brackets, so that no word is parted from the text behind it.
 */
export function spokenText(segment: Segment): string {
  const readings = new Map<string, string>()
  for (const inline of segment) {
    // Either end of the pair may know the reading.
    if (inline.type === 'code' && inline.label) readings.set(inline.id, inline.label)
  }
  return plainText(
    segment.flatMap((inline): Segment => {
      if (inline.type !== 'code' || inline.kind !== 'ruby') return [inline]
      const reading = inline.role === 'opening' ? readings.get(inline.id) : undefined
      return reading ? fromText(`（${reading}）`) : []
    }),
  )
}
