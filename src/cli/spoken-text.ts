import { fromText, plainText } from '../core/document/inline.ts'
import type { Segment } from '../core/document/model.ts'

/**
 * All text of a segment: what `plainText` says, and behind each word the reading that stands above
 * it in the file, in brackets.
 */
export function spokenText(segment: Segment): string {
  const readings = new Map<string, string>()
  return plainText(
    segment.flatMap((inline): Segment => {
      if (inline.type !== 'code' || inline.kind !== 'ruby') return [inline]
      // Either end of the pair may know the reading.
      if (inline.role === 'opening') {
        readings.set(inline.id, inline.label)
        return []
      }
      const reading = inline.label || readings.get(inline.id) || ''
      return reading ? fromText(`（${reading}）`) : []
    }),
  )
}
