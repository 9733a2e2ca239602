import type { SourceText } from './source.ts'

/** Characters that make the room of one target word. */
const CHARACTERS_PER_WORD = 1.6

/** The room that source sentence i offers to target words. */
export const roomOf = (source: SourceText, i: number): number =>
  (source.charStarts[i + 1]! - source.charStarts[i]!) / CHARACTERS_PER_WORD + 1
