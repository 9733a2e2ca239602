import type { Block } from './blocks.ts'
import { isOpen, isShort, isTerse, type Outline } from './outline.ts'
import { lastMark } from './shape.ts'

/** Columns of the longest numbered heading; its number makes it known, so it may be longer. */
const LONGEST_HEADING = 90

const UNSIGNED = new Set(['alone', 'plain'])

/** Marks that end an item or a sentence; a heading may ask or exclaim. */
const NOT_AT_THE_END_OF_A_HEADING = '。；;，,、：:….'

/**
 * Headings and list items by their numbers. The same number may begin either, so each scheme is
 * judged as a whole: where its short lines are mostly followed by other text they are headings,
 * where they follow upon each other they are a list.
 */
export function applyNumbering(outline: Outline): void {
  for (const [id, members] of membersByScheme(outline)) {
    const values = new Set(members.map((i) => outline.markers[i]!.value))
    const mayHead = (i: number): boolean => looksLikeHeading(outline, i, values)
    const headings = members.filter(mayHead)
    const leading = headings.filter((i) => leads(outline, i, id))
    const strong = outline.markers[members[0]!]!.scheme.strong
    const areHeadings = strong
      ? leading.length * 2 >= headings.length && headings.length > 0
      : leading.length * 2 > headings.length
    for (const [at, i] of members.entries()) {
      const { scheme } = outline.markers[i]!
      if (areHeadings && scheme.rank > 0 && mayHead(i)) {
        outline.roles[i] = { kind: 'heading', rank: scheme.rank }
        if (outline.markers[i]!.bare) joinTitle(outline, i)
      } else if (isItem(outline, members, at)) outline.roles[i] = { kind: 'list-item' }
    }
  }
}

function membersByScheme(outline: Outline): Map<string, number[]> {
  const members = new Map<string, number[]>()
  for (const [i, marker] of outline.markers.entries()) {
    if (!marker || !isOpen(outline, i)) continue
    const { id } = marker.scheme
    const list = members.get(id)
    if (list) list.push(i)
    else members.set(id, [i])
  }
  return members
}

function looksLikeHeading(outline: Outline, i: number, values: ReadonlySet<number>): boolean {
  const block = outline.blocks[i]!
  const marker = outline.markers[i]!
  if (block.columns > LONGEST_HEADING) return false
  // A number without a sign is one only where others count on: else it is a page or an amount.
  const counted = values.has(marker.value - 1) || values.has(marker.value + 1)
  if (UNSIGNED.has(marker.scheme.id) && !counted) return false
  return marker.bare || !NOT_AT_THE_END_OF_A_HEADING.includes(lastMark(block.text))
}

/** Whether other text follows a numbered line before the next number of its scheme. */
function leads(outline: Outline, i: number, id: string): boolean {
  const next = i + 1
  return next < outline.blocks.length && outline.markers[next]?.scheme.id !== id
}

/** Chapter numbers may stand on a line of their own, above the title of the chapter. */
function joinTitle(outline: Outline, i: number): void {
  const { rank } = outline.roles[i]!
  if (outline.markers[i]!.scheme.id === 'alone' || !isOpen(outline, i + 1)) return
  const title = outline.blocks[i + 1]!
  const after: Block | undefined = outline.blocks[i + 2]
  if (outline.markers[i + 1] || !isTitle(outline, title) || !after) return
  if (isTerse(outline, after) && !outline.markers[i + 2]) return
  outline.roles[i + 1] = { kind: 'heading', rank: rank!, joined: true }
}

const isTitle = (outline: Outline, block: Block): boolean =>
  isTerse(outline, block) || (isShort(outline, block) && /[？?！!]$/.test(block.text))

/** Whether a numbered line that is no heading belongs to a list: others count on, or it is a bullet. */
function isItem(outline: Outline, members: readonly number[], at: number): boolean {
  const i = members[at]!
  const { scheme, value } = outline.markers[i]!
  if (UNSIGNED.has(scheme.id)) return false
  if (scheme.id === 'bullet' || scheme.id === 'sign') return true
  // Chapters make a list only where they stand together: a table of contents.
  const chapter = scheme.rank in CHAPTERS
  if (chapter && outline.blocks[i]!.columns > LONGEST_HEADING) return false
  const reach = chapter ? 1 : Number.POSITIVE_INFINITY
  return [members[at - 1], members[at + 1]].some(
    (other) =>
      other !== undefined &&
      Math.abs(outline.markers[other]!.value - value) === 1 &&
      Math.abs(other - i) <= reach,
  )
}

/** Ranks of parts, chapters and sections. */
const CHAPTERS = { 1: true, 2: true, 3: true }
