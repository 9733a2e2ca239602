import { ROW_KINDS } from '../document/kinds.ts'
import type { RowKind } from '../document/model.ts'
import { markerOf } from '../structure/markers.ts'
import { fold } from '../text/fold.ts'
import { associationBonus, associations, type Labels, type Relation } from './association.ts'
import type { Lesson } from './learn.ts'
import { valueOfWord } from './numbers.ts'
import type { Extra } from './score.ts'

/** How one side of a text is built, as far as it is known. */
export interface SideStructure {
  /** Numbers of the sentences that begin a paragraph; none where nothing is known of paragraphs. */
  readonly paragraphStarts: readonly number[]
  /** What each sentence stands in: a heading, a list, a table …; empty where that is not known. */
  readonly kinds: readonly RowKind[]
}

export interface Structure {
  readonly source: SideStructure
  readonly target: SideStructure
}

/** What both sides may agree on besides their words. */
export interface Anchors {
  /** 1 for a sentence that begins a paragraph. */
  readonly paragraphs: Labels
  /** Number of its kind. */
  readonly kinds: Labels
  /** The number in front of it: of a chapter, a section, an item of a list, a note. */
  readonly numbers: Labels
}

const NO_STRUCTURE: SideStructure = { paragraphStarts: [], kinds: [] }

/** Looks for anchors in both texts. */
export function anchorsOf(
  source: readonly string[],
  target: readonly string[],
  structure: Structure = { source: NO_STRUCTURE, target: NO_STRUCTURE },
): Anchors {
  const starts = {
    source: startsOf(structure.source, source.length),
    target: startsOf(structure.target, target.length),
  }
  return {
    paragraphs: starts,
    kinds: {
      source: kindsOf(structure.source, source.length),
      target: kindsOf(structure.target, target.length),
    },
    numbers: {
      source: numbersOf(source, starts.source),
      target: numbersOf(target, starts.target),
    },
  }
}

function startsOf({ paragraphStarts }: SideStructure, size: number): Uint8Array {
  const starts = new Uint8Array(size)
  for (const index of paragraphStarts) if (index >= 0 && index < size) starts[index] = 1
  return starts
}

const kindsOf = ({ kinds }: SideStructure, size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, i) =>
    Math.max(0, ROW_KINDS.indexOf(kinds[i] ?? 'paragraph')),
  )

/** Longer than any number with its sign. */
const BEGINNING = 32

function numbersOf(texts: readonly string[], starts: Uint8Array): Uint16Array {
  // Without paragraphs any sentence may be the first of one.
  const knowsStarts = starts.includes(1)
  return Uint16Array.from(texts, (text, i) =>
    knowsStarts && !starts[i] ? 0 : numberBefore(fold(text.slice(0, BEGINNING)).trimStart()),
  )
}

/** `Chapter Twenty-One`, and numbers set as English sets them: `3) the ferry`. */
const IN_WORDS = /^(?:chapter|part|book) ([a-z]+)(?:[ -]([a-z]+))?/
const IN_ENGLISH = /^(\d{1,3})[.)](?=\s|$)/
/** Of `2.1` all of it would have to be compared, and it is, as a word. */
const DECIMALS = /^decimal/

/** The number at the beginning of a folded text, 0 where there is none. */
function numberBefore(folded: string): number {
  const marker = markerOf(folded)
  if (marker && DECIMALS.test(marker.scheme.id)) return 0
  if (marker && marker.value > 0) return marker.value
  const words = IN_WORDS.exec(folded)
  if (!words) return Number(IN_ENGLISH.exec(folded)?.[1] ?? 0)
  const [tens, ones] = [valueOfWord(words[1]!), valueOfWord(words[2] ?? '')]
  return tens >= 20 && ones < 10 ? tens + ones : tens
}

/** Begins a paragraph on neither side, on one of them, on both. */
const bySide: Relation = (a, b) => 2 * a + b
const byKinds: Relation = (a, b) => ROW_KINDS.length * a + b
/** No number, one on one side only, another one, the same one. */
const bySameness: Relation = (a, b) => (a === b ? (a > 0 ? 4 : 0) : a > 0 ? (b > 0 ? 3 : 2) : 1)

/**
 * What paragraphs, kinds and numbering say for a link, learnt from likely links found without them.
 * @returns null where that is nothing: there are none, or the sides disagree, as when a web page
 *   broke every line or one file lost its lists
 */
export function anchorBonus(
  { paragraphs, kinds, numbers }: Anchors,
  lessons: readonly Lesson[],
): Extra | null {
  const parts = [
    ...bonusOf(paragraphs, bySide, lessons, true),
    ...bonusOf(kinds, byKinds, lessons, false),
    ...bonusOf(numbers, bySameness, lessons, true),
  ]
  if (parts.length === 0) return null
  return (i, j, n, m) => parts.reduce((sum, part) => sum + part(i, j, n, m), 0)
}

/** @param begins whether a label says that something begins with the sentence */
function bonusOf(
  labels: Labels,
  relation: Relation,
  lessons: readonly Lesson[],
  begins: boolean,
): Extra[] {
  const values = associations(labels, relation, lessons)
  const parts: Extra[] = []
  if (values.some(saysSomething)) parts.push(associationBonus(labels, relation, values))
  // What begins inside a link: as if the other side had stayed behind.
  const inside = Math.min(values[relation(0, 1)] ?? 0, values[relation(1, 0)] ?? 0, 0)
  if (begins && saysSomething(inside)) parts.push(insideBonus(labels, inside))
  return parts
}

const saysSomething = (value: number): boolean => Math.abs(value) > 1e-6

const insideBonus =
  ({ source, target }: Labels, value: number): Extra =>
  (i, j, n, m) => {
    let begun = 0
    for (let k = 1; k < n; k++) if (source[i + k]) begun++
    for (let k = 1; k < m; k++) if (target[j + k]) begun++
    return value * begun
  }
