import type { Metadata } from '../document/model.ts'
import type { Block } from './blocks.ts'
import { readByline, readSignature } from './bylines.ts'
import { isCaption, isFootnote } from './labels.ts'
import { isName } from './names.ts'
import { isBody, isTerse, type Outline } from './outline.ts'
import { isSectionName } from './sections.ts'
import { columnsOf, endsSentence, opensSpeech } from './shape.ts'
import { stanzaAt } from './verse.ts'

/** The most lines that stand before the text begins. */
const MOST_LINES = 16
/** Columns of the longest title. */
const LONGEST_TITLE = 90
/** The most lines that stand after the text ends. */
const MOST_LAST_LINES = 6

/** A label that comes again this often is a speaker. */
const SPEAKER = 3

/** The university or the office of the author, in brackets. */
const AFFILIATION = /^\([^()。]{2,40}\)$/

/** A word of the editor before the title. */
const EDITORS_NOTE = /^(?:编者按|编者的话|编按|按|导读|题记)\s*[:]/

/** The heading of a day in a diary. */
const DAY = /^(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]/

type Draft = { -readonly [F in keyof Metadata]?: string }

/**
 * The lines before the text: its title, and beside it author, source, date. A title in 《》 is
 * known by them wherever it stands; otherwise the first line that could be one is.
 */
export function applyFront(outline: Outline, metadata: Draft, speakers: ReadonlySet<string>): void {
  const { blocks, roles } = outline
  if (blocks.length < 2) return
  const bracketed = bracketedTitle(outline)
  let title = -1
  for (let i = 0; i < Math.min(MOST_LINES, blocks.length); i++) {
    const block = blocks[i]!
    if (i === bracketed) {
      roles[i] = { kind: 'title' }
      title = i
      continue
    }
    const facts = isSpoken(block, speakers) ? null : readByline(block.text, block.folded)
    if (facts) {
      roles[i] = { kind: 'byline' }
      fill(metadata, facts)
    } else if (i < bracketed && isTerse(outline, block)) {
      roles[i] = { kind: 'byline' }
    } else if (title < 0 && bracketed < 0 && mayBeTitle(outline, i)) {
      roles[i] = { kind: 'title' }
      title = i
    } else if (title >= 0 && i === title + 1 && isSubtitle(outline, block)) {
      roles[i] = { kind: 'title', joined: true }
      title = i
    } else if (title >= 0 && !metadata.author && isAuthorLine(outline, i)) {
      roles[i] = { kind: 'byline' }
      metadata.author = block.text
    } else if (title >= 0 && AFFILIATION.test(block.folded)) roles[i] = { kind: 'byline' }
    else if (title >= 0 || !EDITORS_NOTE.test(block.folded)) break
  }
  if (title >= 0) metadata.title = titleOf(outline)
}

/** The lines after the text: signature, date, source, editors. */
export function applyBack(outline: Outline, metadata: Draft, speakers: ReadonlySet<string>): void {
  const { blocks, roles } = outline
  const first = Math.max(1, blocks.length - MOST_LAST_LINES)
  for (let i = blocks.length - 1; i >= first; i--) {
    const block = blocks[i]!
    if (roles[i] || isSpoken(block, speakers) || isCaption(block.folded)) return
    const facts =
      readByline(block.text, block.folded) ??
      (i >= blocks.length - 2 ? readSignature(block.text, block.folded) : null) ??
      (ABOUT_THE_AUTHOR.test(block.folded) ? {} : null)
    if (!facts) return
    roles[i] = { kind: 'byline' }
    fill(metadata, facts)
  }
}

/** `（作者係……）` and the like. */
const ABOUT_THE_AUTHOR =
  /^\((?:本文)?(?:作者|译者|讲者|编者)[^()]{0,80}\)[。.]?$|^\(?(?:责任)?编辑[:/ ].{1,20}\)?$/

/** Labels that come again and again: the speakers of an interview. */
export function findSpeakers(blocks: readonly Block[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const block of blocks) {
    const label = speakerOf(block)
    if (label) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= SPEAKER).map(([label]) => label))
}

const speakerOf = (block: Block): string | undefined => /^([^\s:]{1,8}):/.exec(block.folded)?.[1]

const isSpoken = (block: Block, speakers: ReadonlySet<string>): boolean =>
  speakers.has(speakerOf(block) ?? '')

const fill = (metadata: Draft, facts: Draft): void => {
  for (const [field, value] of Object.entries(facts)) {
    const key = field as keyof Metadata
    if (value && !metadata[key]) metadata[key] = value
  }
}

/** Where a line stands that is all in 《》, among the first lines; -1 where none does. */
function bracketedTitle(outline: Outline): number {
  for (let i = 0; i < Math.min(MOST_LINES, outline.blocks.length); i++) {
    const block = outline.blocks[i]!
    if (/^《[^《》]+》$/.test(block.text) && block.columns <= LONGEST_TITLE) return i
    if (isBody(outline, block) || outline.markers[i] || isSectionName(block.folded)) return -1
  }
  return -1
}

function mayBeTitle(outline: Outline, i: number): boolean {
  const block = outline.blocks[i]!
  if (block.columns > LONGEST_TITLE || isCaption(block.folded)) return false
  if (isFootnote(block.folded) || isSectionName(block.folded)) return false
  const { text } = block
  if (!/[\p{L}\p{N}]/u.test(text) || /[。；;，,、：:….]$/.test(text)) return false
  if (outline.markers[i] || DAY.test(block.folded)) return false
  const next = outline.blocks[i + 1]
  if (!next) return false
  if (opensSpeech(text) && (endsSentence(text) || !/^.[^”"」』’]*[”"」』’]$/.test(text)))
    return false
  // A title asks or exclaims only above a byline or something longer; else someone is speaking.
  const parted = next.blankBefore || readByline(next.text, next.folded) !== null
  if (endsSentence(text) && next.columns < 2 * LONGEST_TITLE && !parted) return false
  return next.blankBefore || stanzaAt(outline, i) === 0
}

/** `——…` below the title, or the rest of a title that was set on two lines. */
const isSubtitle = (outline: Outline, block: Block): boolean =>
  /^(?:——|--|—|──)\s*\S/.test(block.text) &&
  block.columns <= LONGEST_TITLE &&
  !isBody(outline, block)

/** A name alone on the line below the title, with text to follow. */
function isAuthorLine(outline: Outline, i: number): boolean {
  const block = outline.blocks[i]!
  return i + 1 < outline.blocks.length && isName(block.text, block.folded)
}

/** The title without the 《》 round it, its lines joined. */
function titleOf(outline: Outline): string {
  const lines = outline.blocks.filter((_, i) => outline.roles[i]?.kind === 'title')
  const text = lines
    .map((line) => line.text)
    .join(columnsOf(lines[0]!.text) === lines[0]!.text.length ? ' ' : '')
  return /^《([^《》]+)》$/.exec(text)?.[1] ?? text
}
