import type { RowKind } from '../document/model.ts'
import { type StructuredRow, structure } from './index.ts'
import { markerOf } from './markers.ts'
import { foldForRules } from './shape.ts'

/** A paragraph of a text that was formatted by hand, and how it looks. */
export interface FormattedParagraph {
  /** With its number, if it has one; on one line. */
  readonly text: string
  /** Whether a word processor numbers it, as an item of a list. */
  readonly inList: boolean
  readonly bold: boolean
  readonly centred: boolean
  /** In any unit. */
  readonly size: number
  /** Name of the face of most of it. */
  readonly face: string
}

/** What a paragraph is; `level` is 1 to 6 for headings, else 0. */
export interface ParagraphRole {
  readonly kind: RowKind
  readonly level: number
}

/**
 * Title, bylines, headings and captions of a text without styles, as many are written: the rules
 * for plain text judge, and what they find has to look other than running text does. Where no
 * heading does, numbers alone make one.
 * @returns roles by index, of the paragraphs that are no running text
 */
export function rolesByLook(
  paragraphs: readonly FormattedParagraph[],
  lang: 'zh' | 'en',
): ReadonlyMap<number, ParagraphRole> {
  if (paragraphs.length === 0) return new Map()
  const body = lookOfMost(paragraphs)
  const standsOut = (i: number): boolean => differs(paragraphs[i]!, body)
  const starts: number[] = []
  let text = ''
  for (const [i, paragraph] of paragraphs.entries()) {
    starts.push(text.length)
    // What is set apart by its look is so in a plain text by a blank line.
    text += `${paragraph.text.replace(/\s/g, ' ')}\n${standsOut(i) ? '\n' : ''}`
  }
  const found = structure(text, lang, 'keep').rows.map((row) => membersOf(row, starts))
  const headings = found.filter(({ row }) => row.kind === 'heading')
  const byNumber = !headings.some(({ members }) => members.some(standsOut))
  const shows = (kind: RowKind, members: readonly number[]): boolean => {
    if (kind === 'byline' || kind === 'caption') return true
    if (kind === 'title' && IN_BRACKETS.test(paragraphs[members[0]!]!.text)) return true
    const numbered = kind === 'heading' && byNumber
    return numbered ? isNumbered(paragraphs[members[0]!]!) : members.every(standsOut)
  }
  const roles = new Map<number, ParagraphRole>()
  for (const { row, members } of found) {
    const [first, ...others] = members
    if (first === undefined || !isRole(row.kind)) continue
    if (!shows(row.kind, members)) continue
    roles.set(first, { kind: row.kind, level: row.level ?? 0 })
    for (const other of others) roles.set(other, continuation(row))
  }
  return roles
}

const isRole = (kind: RowKind): boolean =>
  kind === 'title' || kind === 'byline' || kind === 'heading' || kind === 'caption'

/** A title that is known by its brackets. */
const IN_BRACKETS = /^《[^《》]+》$/

const isNumbered = ({ text, inList }: FormattedParagraph): boolean =>
  !inList && (markerOf(foldForRules(text))?.scheme.strong ?? false)

/** The second line of a title is a paragraph of its own, as a subtitle is. */
const continuation = ({ kind, level }: StructuredRow): ParagraphRole =>
  kind === 'title' ? { kind: 'heading', level: 2 } : { kind, level: level ?? 0 }

/** The paragraphs that a row of the text is made of. */
function membersOf(
  row: StructuredRow,
  starts: readonly number[],
): { readonly row: StructuredRow; readonly members: readonly number[] } {
  let first = lastUpTo(starts, row.start)
  const members: number[] = []
  for (; first < starts.length && starts[first]! < row.end; first++) members.push(first)
  return { row, members }
}

/** The index of the last of some ascending numbers that is not above another. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

type Look = Omit<FormattedParagraph, 'text' | 'inList'>

function lookOfMost(paragraphs: readonly FormattedParagraph[]): Look {
  const most = <T>(of: (paragraph: FormattedParagraph) => T): T => {
    const lengths = new Map<T, number>()
    for (const paragraph of paragraphs) {
      const value = of(paragraph)
      lengths.set(value, (lengths.get(value) ?? 0) + paragraph.text.length)
    }
    return [...lengths].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
  }
  return {
    bold: most(({ bold }) => bold),
    centred: most(({ centred }) => centred),
    size: most(({ size }) => size),
    face: most(({ face }) => face),
  }
}

const differs = (paragraph: Look, body: Look): boolean =>
  (paragraph.bold && !body.bold) ||
  (paragraph.centred && !body.centred) ||
  paragraph.size > body.size ||
  paragraph.face !== body.face
