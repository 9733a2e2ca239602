import { isBlank, sameSegment } from '../../../core/document/inline.ts'
import type { Segment } from '../../../core/document/model.ts'
import type { UnitText } from '../../units.ts'
import { CodeBook, type NewPair } from './book.ts'
import { type Encoded, encode, xmlOf } from './encode.ts'
import { keepsCodes, segmentOf } from './segment.ts'
import type { Token } from './tokens.ts'

/** Both texts of a segment as the file has them. */
export interface ReadTexts {
  readonly source: readonly Token[]
  readonly target: readonly Token[] | null
}

/** Both texts of a segment as they are shown. */
export function shownTexts({ source, target }: ReadTexts): { source: Segment; target: Segment } {
  const marks = showsMarks({ source, target })
  return { source: segmentOf(source, marks), target: segmentOf(target ?? [], marks) }
}

/** The translation as it is shown. */
export const shownTarget = (texts: ReadTexts): Segment =>
  segmentOf(texts.target ?? [], showsMarks(texts))

/** Whether codes that stand for formatting are shown as such: on both sides, or on neither. */
const showsMarks = ({ source, target }: ReadTexts): boolean =>
  keepsCodes(source) && (!target || keepsCodes(target))

/** What a translation becomes in the file. */
export interface NewTarget {
  readonly xml: string
  readonly blank: boolean
  readonly encoded: Encoded
}

/**
 * The content of a target, or null where the file already says the same.
 * @param target what the row has
 * @param newPair makes tags for formatting that the source does not have
 * @param merged texts the user joined with this one: their codes may stand in it too
 */
export function newTarget(
  read: ReadTexts,
  target: Segment,
  newPair: NewPair,
  merged: readonly ReadTexts[],
): NewTarget | null {
  const marks = showsMarks(read)
  if (sameSegment(segmentOf(read.target ?? [], marks), target)) return null
  const blank = isBlank(target)
  const book = new CodeBook(blank ? [] : read.source, blank ? null : read.target, marks, newPair)
  for (const other of merged) book.learn(other.source, showsMarks(other))
  const encoded = encode(blank ? [] : target, book)
  return { xml: xmlOf(encoded.tokens), blank, encoded }
}

/** The texts of a unit that the user joined with another of it, by the name of that. */
export function mergedTexts<T extends ReadTexts & { readonly name: string }>(
  all: readonly T[],
  texts: ReadonlyMap<string, UnitText>,
): ReadonlyMap<string, readonly T[]> {
  const merged = new Map<string, T[]>()
  for (const each of all) {
    const into = texts.get(each.name)?.mergedInto
    if (!into) continue
    const others = merged.get(into)
    if (others) others.push(each)
    else merged.set(into, [each])
  }
  return merged
}
