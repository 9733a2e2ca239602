import { concat, isBlank, segmentLength, slice, textOf } from '../document/inline.ts'
import type { Segment } from '../document/model.ts'
import { diffRanges } from '../text/diff.ts'
import { sentAs } from './carry.ts'
import type { TextForm, TheirRow } from './model.ts'

/** Rows beside a known one that are looked at, in either direction, for pieces of it. */
const MOST_BESIDE = 8

const bare = (segment: Segment): string => textOf(segment).replace(/\s+/g, '')

/**
 * The rows that a row was divided into: it and its neighbours, where their sources together are its
 * own. A neighbour without a source goes on with the translation.
 * @param at index of a row that is known
 * @param isFree whether a row is no other's
 * @returns from the first to behind the last; `at` alone where it was not divided
 */
export function pieceRange(
  source: Segment,
  returned: readonly TheirRow[],
  at: number,
  isFree: (index: number) => boolean,
): readonly [from: number, to: number] {
  let first = at
  while (first > 0 && at - first < MOST_BESIDE && isFree(first - 1)) first--
  let last = at
  while (last + 1 < returned.length && last - at < MOST_BESIDE && isFree(last + 1)) last++
  if (first === last) return [at, at + 1]
  const whole = bare(source)
  if (!whole) return [at, at + 1]
  const isWhole = (from: number, to: number): boolean => {
    let text = ''
    for (let i = from; i <= to; i++) text += bare(returned[i]!.source)
    return text === whole
  }
  for (let to = last; to > at; to--) {
    if (isWhole(at, to)) return [at, to + 1]
  }
  for (let from = first; from < at; from++) {
    for (let to = last; to >= at; to--) {
      if (!isBlank(returned[from]!.source) && isWhole(from, to)) return [from, to + 1]
    }
  }
  return [at, at + 1]
}

/** One text of several, as a translation of English is put together. */
export const joinPieces = (pieces: readonly Segment[]): Segment =>
  pieces
    .filter((piece) => !isBlank(piece))
    .reduce<Segment>((all, piece) => (all.length === 0 ? piece : concat(all, ' ', piece)), [])

/**
 * Divides a text that stands for several rows where their texts met when they were sent.
 * @param sent the translations of the rows
 * @returns a text for each, together all that came back but white space where it was cut
 */
export function divideText(sent: readonly Segment[], returned: Segment, form: TextForm): Segment[] {
  const texts = sent.map((segment) => textOf(sentAs(segment, form)))
  const hunks = diffRanges(texts.join(' '), textOf(returned))
  const cuts: number[] = []
  let start = 0
  for (const text of texts.slice(0, -1)) {
    start += text.length + 1
    cuts.push(Math.max(cuts.at(-1) ?? 0, placeIn(start)))
  }
  const end = segmentLength(returned)
  return texts.map((_, i) =>
    trimmed(slice(returned, cuts[i - 1] ?? 0, cuts[i] ?? end), i, texts.length),
  )

  function placeIn(offset: number): number {
    let shift = 0
    for (const { aFrom, aTo, bTo } of hunks) {
      if (offset <= aFrom) break
      if (offset <= aTo) return bTo
      shift = bTo - aTo
    }
    return offset + shift
  }
}

/** Without the white space at which it was cut. */
function trimmed(segment: Segment, index: number, count: number): Segment {
  const text = textOf(segment)
  const from = index > 0 ? text.length - text.trimStart().length : 0
  const to = index < count - 1 ? text.trimEnd().length : text.length
  return slice(segment, from, Math.max(from, to))
}
