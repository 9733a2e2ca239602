import { textOf } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import type { Problems } from './result.ts'
import { bare, type FoundSide, hasNote, NO_GLYPH } from './rows.ts'

/** How the text of a file that does not tell its languages apart is compared. */
export interface MixedMatching {
  /** What is made of a text before it is compared; the file's has to be folded alike. */
  readonly fold: (text: string) => string
  /** Texts that may stand between rows. */
  readonly around: readonly string[]
  /** Told of characters in whose place the file shows that there is no glyph. */
  readonly missingGlyph: (char: string, row: string) => void
}

/** A text shorter than this may stand anywhere by chance. */
const TELLING = 12

/** How often a row may be broken off by the other language: once on each page it stands on. */
const MOST_BREAKS = 200

/** Numbers and marks of rows. */
const MARKS = /^[\d–·/△□○◎●′.,:]*$/u

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Looks for every block of a layout in a text that has both languages, one after the other as the
 * pages have them: each side whole and in order, and hardly anything besides. A row may be broken
 * off where its page ends and go on behind the other language.
 * @returns how many rows there should be and how many were found
 */
export function checkMixed(
  layout: Layout,
  found: FoundSide,
  problems: Problems,
  matching: MixedMatching,
): { readonly rows: number; readonly found: number } {
  const plain = (text: string) => bare(matching.fold(text))
  const { text } = found
  const covered: Span[] = []
  const lost = new Set<Block>()
  /** Of texts that are sure to stand where they were found. */
  const starts = { source: new Map<Block, number>(), target: new Map<Block, number>() }
  const byText = new Map<string, string>()

  const follow = (side: Side, blocks: readonly Block[], text = found.text): void => {
    let at = 0
    for (const block of blocks) {
      const texts = block.passages.filter((passage) => passage.side === side)
      const wanted = plain(texts.map(({ segment }) => textOf(segment)).join(''))
      if (!wanted) continue
      const missing: string[] = []
      const spans = find(text, wanted, at, missing)
      if (!spans) {
        lost.add(block)
        const what = side === 'source' ? 'source' : 'translation'
        const message = `The ${what} of row ${block.number} is not whole, or not in its place.`
        problems.add('row-missing', block.number, message)
        continue
      }
      for (const char of missing) matching.missingGlyph(char, block.number)
      covered.push(...spans)
      if (wanted.length >= TELLING) starts[side].set(block, spans[0]!.start)
      byText.set(wanted, block.number)
      at = spans.at(-1)!.end
    }
  }
  // Notes stand at the foot of their pages: in order among themselves. Those of the text itself are
  // looked for first, as a short row may say what the end of one says.
  const feet = new Set(layout.blocks.flatMap(({ footnotes }) => footnotes))
  const atFoot = layout.blocks.filter((_, i) => feet.has(i))
  follow('source', atFoot)
  follow('target', atFoot)
  const rest = without(text, covered)
  const inText = layout.blocks.filter((_, i) => !feet.has(i))
  follow(
    'source',
    inText.filter((block) => !hasNote(layout, block)),
    rest,
  )
  follow(
    'source',
    inText.filter((block) => hasNote(layout, block)),
    rest,
  )
  follow('target', inText, rest)

  for (const [block, start] of starts.source) {
    const other = starts.target.get(block)
    if (other === undefined || found.placeAt(start) === found.placeAt(other)) continue
    lost.add(block)
    const message = `Row ${block.number} has its source and its translation in different rows of the table.`
    problems.add('row-apart', block.number, message)
  }
  if (lost.size === 0) {
    const around = [...new Set(matching.around.map(plain))]
      .filter(Boolean)
      .sort((a, b) => b.length - a.length)
    for (const rest of uncovered(text, covered)) tellOf(rest, around, byText, problems)
  }
  const rowsOf = (blocks: Iterable<Block>) =>
    [...blocks].reduce((sum, block) => sum + block.rows.length, 0)
  const rows = rowsOf(layout.blocks)
  return { rows, found: rows - rowsOf(lost) }
}

/** Where a text stands from an offset on, whole or broken off; null where it does not. */
function find(text: string, wanted: string, from: number, missing: string[]): Span[] | null {
  const whole = text.indexOf(wanted, from)
  if (whole === from) return [{ start: whole, end: whole + wanted.length }]
  const broken =
    findBroken(text, wanted, from, missing) ??
    (whole < 0 ? findBegun(text, wanted, from, missing) : null)
  // What is said twice may be broken off here and whole further on.
  if (whole < 0 || (broken && broken.at(-1)!.end <= whole)) return broken
  return [{ start: whole, end: whole + wanted.length }]
}

/** Places where a few characters are looked for before a text counts as lost. */
const MOST_PLACES = 300

/** The same for a text of which only a few characters stand before the end of a page. */
function findBegun(text: string, wanted: string, from: number, missing: string[]): Span[] | null {
  for (let length = Math.min(TELLING, wanted.length) - 1; length > 1; length--) {
    const head = wanted.slice(0, length)
    let at = text.indexOf(head, from)
    for (let tried = 0; at >= 0 && tried < MOST_PLACES; tried++) {
      const rest = findBroken(text, wanted.slice(length), at + length, missing)
      if (rest) return [{ start: at, end: at + length }, ...rest]
      at = text.indexOf(head, at + 1)
    }
  }
  return null
}

function findBroken(text: string, wanted: string, from: number, missing: string[]): Span[] | null {
  const spans: Span[] = []
  let at = from
  for (let rest = wanted; rest; ) {
    if (spans.length === MOST_BREAKS) return null
    let start = beginning(text, rest, at)
    // What stands behind the break may begin as the rest does: then that much belongs to the rest.
    for (let back = 1; start < 0 && back <= TELLING; back++) {
      const last = spans.at(-1)
      if (!last || last.end - last.start <= back) return null
      const begun = text.slice(last.end - back, last.end) + rest
      start = beginning(text, begun, at)
      if (start < 0) continue
      rest = begun
      spans[spans.length - 1] = { start: last.start, end: last.end - back }
    }
    if (start < 0) return null
    let end = start
    let taken = 0
    for (const char of rest) {
      if (text.startsWith(char, end)) end += char.length
      else if (text.startsWith(NO_GLYPH, end)) {
        end += NO_GLYPH.length
        missing.push(char)
      } else break
      taken += char.length
    }
    if (taken === 0) return null
    spans.push({ start, end })
    rest = rest.slice(taken)
    at = end
  }
  return spans
}

/** Where the first characters of a text stand next, marks of missing glyphs among them. */
function beginning(text: string, rest: string, at: number): number {
  const head = [...rest].slice(0, TELLING)
  const known = text.indexOf(head.join(''), at)
  if (known >= 0 || !text.includes(NO_GLYPH)) return known
  const pattern = head.map((char) => `(?:${NO_GLYPH}|${escapeRegExp(char)})`).join('')
  const match = new RegExp(pattern, 'gu')
  match.lastIndex = at
  return match.exec(text)?.index ?? -1
}

const escapeRegExp = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** A text of the same length, with nothing where rows were found. */
function without(text: string, covered: readonly Span[]): string {
  let rest = ''
  for (const { start, end } of inOrder(covered)) {
    if (end <= rest.length) continue
    if (start > rest.length) rest += text.slice(rest.length, start)
    rest += '\0'.repeat(end - rest.length)
  }
  return rest + text.slice(rest.length)
}

const inOrder = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.start - b.start)

/** The stretches of a text that no row covers. */
function* uncovered(text: string, covered: readonly Span[]): Generator<string> {
  let at = 0
  for (const { start, end } of inOrder(covered)) {
    if (start > at) yield text.slice(at, start)
    at = Math.max(at, end)
  }
  if (at < text.length) yield text.slice(at)
}

function tellOf(
  text: string,
  around: readonly string[],
  byText: ReadonlyMap<string, string>,
  problems: Problems,
): void {
  if (MARKS.test(text)) return
  let rest = text
  for (const each of around) rest = rest.replaceAll(each, '')
  // What is as short as this may be a row that was taken for found in another place.
  if (rest.length < TELLING || MARKS.test(rest)) return
  const twice = byText.get(text) ?? byText.get(rest)
  if (twice !== undefined) {
    problems.add('row-twice', twice, `Row ${twice} stands a second time.`)
    return
  }
  const shown = [...rest].slice(0, 20).join('')
  const message = `There is text that is none of the document’s: “${shown}…”.`
  problems.add('unexpected-text', '', message)
}
