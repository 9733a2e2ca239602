import type { Extent } from './coarse.ts'
import type { SourceText } from './source.ts'
import { SURFACE } from './surface.ts'
import type { TargetText } from './target.ts'

/** A stretch of the source as a text of its own; nothing is copied. */
export function partOfSource(
  text: SourceText,
  { sourceFrom: from, sourceTo: to }: Extent,
): SourceText {
  return {
    ...text,
    size: to - from,
    offset: text.offset + from,
    charStarts: text.charStarts.subarray(from, to + 1),
    starts: text.starts.subarray(from, to + 1),
    surface: text.surface.subarray(from * SURFACE.length, to * SURFACE.length),
  }
}

/** A stretch of the target as a text of its own; nothing is copied. */
export function partOfTarget(
  text: TargetText,
  { targetFrom: from, targetTo: to }: Extent,
): TargetText {
  return {
    ...text,
    size: to - from,
    starts: text.starts.subarray(from, to + 1),
    surface: text.surface.subarray(from * SURFACE.length, to * SURFACE.length),
  }
}
