import type { Block } from './blocks.ts'
import { isBody, isOpen, isTerse, type Outline } from './outline.ts'
import { columnsOf, endsClause, endsSentence, hasLetters, opensSpeech } from './shape.ts'

/** Columns of the longest line of verse. */
const LONGEST_LINE = 44
/** Lines without a blank one between them, above which they are a list and no stanza. */
const LONGEST_STANZA = 24
const FEWEST_LINES = 4
/** Columns of a line of free verse on average: shorter lines are names or words. */
const SHORTEST_FREE_LINE = 7

const CLAUSES = /[，,。！!？?；;、：:\s]+/
/** Characters of a clause in regulated verse, and in verse that needs more lines to be known. */
const METRES = [5, 7]
const LONG_METRES = [4, 6]

/** The blocks from `from` on that may be lines of one stanza; the end is exclusive. */
function endOfStanza(outline: Outline, from: number): number {
  let end = from
  while (
    isOpen(outline, end) &&
    outline.blocks[end]!.columns <= LONGEST_LINE &&
    !outline.markers[end] &&
    !opensSpeech(outline.blocks[end]!.text) &&
    hasLetters(outline.blocks[end]!.text) &&
    (end === from || !outline.blocks[end]!.blankBefore) &&
    end - from <= LONGEST_STANZA
  ) {
    end++
  }
  return end
}

/**
 * How many lines scan: clauses of five or seven characters throughout, or of four or six in
 * longer stanzas. Two short sentences that happen to be of one length are no verse.
 */
function regulatedLines(lines: readonly Block[]): number {
  let metre = 0
  let count = 0
  let couplet = false
  for (const { text } of lines) {
    const clauses = text.split(CLAUSES).filter(Boolean)
    metre ||= columnsOf(clauses[0] ?? '') / 2
    if (!clauses.every((clause) => columnsOf(clause) / 2 === metre)) break
    couplet ||= clauses.length > 1 || endsClause(text)
    count++
  }
  if (METRES.includes(metre) && (couplet ? count >= 2 : count >= FEWEST_LINES)) return count
  return LONG_METRES.includes(metre) && count >= FEWEST_LINES ? count : 0
}

/** Whether one line is a couplet: two or more clauses of five or seven characters. */
export function isCouplet(text: string): boolean {
  const clauses = text.split(CLAUSES).filter(Boolean)
  const lengths = new Set(clauses.map((clause) => columnsOf(clause) / 2))
  return clauses.length > 1 && lengths.size === 1 && METRES.includes([...lengths][0]!)
}

/** How many lines are free verse: lines that mostly do not stop, neither names nor figures. */
function freeLines(outline: Outline, run: readonly Block[]): number {
  const firstStop = run.findIndex((line) => endsSentence(line.text))
  const lines = outline.prose && firstStop >= 0 ? run.slice(0, firstStop) : run
  if (lines.length < FEWEST_LINES) return 0
  const few = (count: number): boolean => count * 3 <= lines.length
  const columns = lines.reduce((sum, line) => sum + line.columns, 0)
  return few(lines.slice(0, -1).filter((line) => endsSentence(line.text)).length) &&
    few(lines.filter((line) => /[\d:]/.test(line.folded)).length) &&
    columns >= SHORTEST_FREE_LINE * lines.length
    ? lines.length
    : 0
}

/**
 * How many blocks from `from` on are the lines of a stanza; 0 where there is none, more than
 * `LONGEST_STANZA` where they are a list.
 */
export function stanzaAt(outline: Outline, from: number): number {
  const lines = outline.blocks.slice(from, endOfStanza(outline, from))
  return regulatedLines(lines) || freeLines(outline, lines)
}

/**
 * Verse and pull quotes: each stanza, and each sentence set apart on two or three short lines
 * between paragraphs, becomes one row that keeps its lines. In a text that is all verse a stanza
 * is a paragraph, among prose it is a quotation.
 */
export function applyVerse(outline: Outline): void {
  const groups: [from: number, lines: number][] = []
  let prose = false
  for (let i = 0; i < outline.blocks.length; i++) {
    if (!isOpen(outline, i)) continue
    const lines = stanzaAt(outline, i) || pullQuoteAt(outline, i)
    if (lines > LONGEST_STANZA) {
      // The end of a list is no stanza either.
      while (stanzaAt(outline, i + 1) > 0) i++
    } else if (lines > 0) {
      groups.push([i, lines])
      i += lines - 1
    } else prose ||= isBody(outline, outline.blocks[i]!)
  }
  const kind = prose ? 'quotation' : 'paragraph'
  if (!prose && groups.length > 0) addStanzas(outline, groups)
  for (const [from, lines] of groups) {
    for (let k = 0; k < lines; k++) outline.roles[from + k] = { kind, joined: k > 0 }
  }
}

/** In a text that is all verse, the short stanzas too, which blank lines set apart. */
function addStanzas(outline: Outline, groups: [from: number, lines: number][]): void {
  const taken = new Set(
    groups.flatMap(([from, n]) => Array.from({ length: n }, (_, k) => from + k)),
  )
  for (let i = 0; i < outline.blocks.length; i++) {
    if (taken.has(i) || !isOpen(outline, i) || !outline.blocks[i]!.blankBefore) continue
    let end = i
    while (end < endOfStanza(outline, i) && !taken.has(end)) end++
    if (end - i > 1) groups.push([i, end - i])
    i = Math.max(i, end - 1)
  }
}

const LONGEST_PULL_QUOTE = 3

function pullQuoteAt(outline: Outline, from: number): number {
  const { blocks } = outline
  let end = from
  while (isOpen(outline, end) && !outline.markers[end] && isSetApart(outline, end, from)) end++
  const lines = end - from
  const between =
    isProseAt(outline, from - 1) && end < blocks.length && isBody(outline, blocks[end]!)
  return lines >= 2 && lines <= LONGEST_PULL_QUOTE && between ? lines : 0
}

/** Its lines stand together and do not end like sentences; only the last must not end a clause. */
function isSetApart(outline: Outline, at: number, from: number): boolean {
  const block = outline.blocks[at]!
  if (at > from && (block.blankBefore || at - from >= LONGEST_PULL_QUOTE + 1)) return false
  return (
    isTerse(outline, block) ||
    (/[，,]$/.test(block.text) &&
      block.columns <= LONGEST_LINE &&
      isTerse(outline, outline.blocks[at + 1] ?? block))
  )
}

/** Whether running text, or what belongs to it, stands at `at`. */
const isProseAt = (outline: Outline, at: number): boolean =>
  at >= 0 &&
  (outline.roles[at] === undefined
    ? isBody(outline, outline.blocks[at]!)
    : outline.roles[at].kind !== 'heading' && outline.roles[at].kind !== 'title')
