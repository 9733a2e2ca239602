import { type Cut, type CutAt, type Extent, evenCuts, rowCuts } from '../../core/layout/openings.ts'
import { Characters, endOf, type Point } from './cut.ts'

export type SideName = 'source' | 'target'
export const SIDES: readonly SideName[] = ['source', 'target']

/** One text of a unit as it is laid out. */
export interface MeasuredSide {
  readonly element: HTMLElement
  readonly extent: Extent
  /** Whether its lines are all of one height, so that it can be cut at them. */
  readonly even: boolean
}

interface Style {
  readonly line: number
  readonly before: number
}

/** Reads the heights of texts; what depends on their kind alone is asked for once. */
export class Ruler {
  private readonly styles = new Map<string, Style>()

  side(element: HTMLElement, notes: number): MeasuredSide {
    const { line, before } = this.styleOf(element)
    const height = element.getBoundingClientRect().height
    const fixed = element.matches('.title, .heading, .metadata') || line === 0
    const lines = line > 0 ? height / line : 0
    const even = !fixed && Math.abs(lines - Math.round(lines)) < 0.1
    return {
      element,
      even,
      extent: fixed
        ? { before, lines: height > 0 ? 1 : 0, line: height, elastic: false, notes }
        : { before, lines: even ? Math.round(lines) : lines, line, elastic: true, notes },
    }
  }

  private styleOf(element: HTMLElement): Style {
    const text = element.lastElementChild
    if (!text) return { line: 0, before: 0 }
    const key = `${element.className} ${text.localName}`
    const known = this.styles.get(key)
    if (known) return known
    const line = Number.parseFloat(getComputedStyle(text.querySelector('p') ?? text).lineHeight)
    const before = Number.parseFloat(getComputedStyle(element).marginTop)
    const style = { line: line || 0, before: before || 0 }
    this.styles.set(key, style)
    return style
  }
}

/**
 * Places where a unit may be cut.
 * @param height of the type area, or of the part of it that one text has where both share a page
 */
export function cutsOf(source: MeasuredSide, target: MeasuredSide, height: number): readonly Cut[] {
  if (!source.even && !target.even) return []
  const page = Math.floor(height / Math.max(source.extent.line, target.extent.line, 1))
  const long = Math.max(source.extent.lines, target.extent.lines)
  if (long <= page / 3) return []
  const between = rowPlaces(source, target)
  if (between) {
    const ends = [...between, { source: end(source), target: end(target) }]
    const longest = ends.map(({ source: s, target: t }, i) =>
      Math.max(s.end - (ends[i - 1]?.source.start ?? 0), t.end - (ends[i - 1]?.target.start ?? 0)),
    )
    if (Math.max(...longest) <= page / 2) return rowCuts(between)
  }
  return evenCuts(Math.round(source.extent.lines), Math.round(target.extent.lines), page)
}

const end = ({ extent }: MeasuredSide): CutAt => ({
  end: Math.ceil(extent.lines),
  start: Math.ceil(extent.lines),
})

/** Where the second and every later row of a paragraph begins; null where it is one row. */
function rowPlaces(
  source: MeasuredSide,
  target: MeasuredSide,
): { source: CutAt; target: CutAt }[] | null {
  const starts = [source, target].map(rowStarts)
  const [s, t] = starts
  if (!s || !t || s.length !== t.length) return null
  return s.map((at, i) => ({ source: at, target: t[i]! }))
}

const rowsOf = (element: HTMLElement): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('.row'),
]

function rowStarts(side: MeasuredSide): CutAt[] | null {
  const rows = rowsOf(side.element)
  if (rows.length < 2) return null
  const box = textBox(side.element)
  let next = end(side)
  const starts: CutAt[] = []
  for (const row of rows.slice(1).reverse()) {
    const rect = row.getClientRects()[0]
    if (rect) {
      const start = Math.floor((rect.top + rect.height / 2 - box.top) / side.extent.line)
      next = { start, end: rect.left > box.left + 1 ? start + 1 : start }
    }
    starts.unshift(next)
  }
  return starts
}

const textBox = (element: HTMLElement): DOMRect =>
  (element.querySelector('p') ?? element).getBoundingClientRect()

/** Finds the places in the document that cuts stand for; nothing may have been moved yet. */
export class CutFinder {
  private readonly characters = new Map<HTMLElement, Characters>()

  /** @param index of the cut among those of its unit */
  find(
    { element, extent }: MeasuredSide,
    { end: last, start }: CutAt,
    index: number,
    cuts: number,
  ) {
    const rows = rowsOf(element)
    if (rows.length === cuts + 1) {
      return { point: before(rows[index + 1]!), full: last === start }
    }
    const text = this.textOf(element)
    const at = text.firstOfLine(last, textBox(element).top, extent.line)
    const word = text.wordStart(at)
    return { point: text.pointOf(word), full: word === at && at < text.length }
  }

  private textOf(element: HTMLElement): Characters {
    const known = this.characters.get(element)
    if (known) return known
    const text = new Characters(element)
    this.characters.set(element, text)
    return text
  }
}

function before(element: HTMLElement): Point {
  const parent = element.parentElement
  if (!parent) return endOf(element)
  return { node: parent, offset: [...parent.childNodes].indexOf(element) }
}
