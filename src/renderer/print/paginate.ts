import { type Opening, openingsOf, type Unit } from '../../core/layout/openings.ts'
import { cutAt, type Point } from './cut.ts'
import { dropUnseenHyphens, hyphenate } from './hyphens.ts'
import { CutFinder, cutsOf, type MeasuredSide, Ruler, SIDES, type SideName } from './measure.ts'
import { Pages } from './pages.ts'
import { setUpright } from './upright.ts'

/** A unit of the text, laid out and measured. */
interface Measured extends Unit {
  readonly element: HTMLElement
  readonly sides: Readonly<Record<SideName, MeasuredSide>>
  readonly feet: Readonly<Record<SideName, HTMLElement | null>>
}

/**
 * Makes the pages of a text whose pages have to be in step: see `pagedHtml`, which says what the
 * markup is. Every unit is measured in a column as wide as the page's type area, then openings are
 * chosen, then pages are made: all reading first, then all writing, as each change of what is read
 * would lay the whole text out once more. The fonts have to be there.
 * @param limit stop after so many openings; a preview needs the first alone
 * @returns what each page is called: the number that stands on it, small roman ones for those
 * before the text, and numbers that go on for those behind it
 */
export function paginate(
  article: HTMLElement,
  limit = Number.POSITIVE_INFINITY,
): readonly string[] {
  const units = article.querySelector<HTMLElement>('.units')
  if (!units) return []
  const { paged, first, by } = article.dataset
  const heads = article.querySelector<HTMLElement>('.running-heads')
  const front = sections(article, '.title-page, .contents')
  const back = sections(article, '.bibliography, .colophon')
  const column = columnOf(article)
  column.append(units)
  hyphenate(units)
  const height = heightOf(article)
  const all = measureAll(
    paged === 'vertical' ? setUpright(children(units), height) : children(units),
    paged ?? '',
    height,
  )
  const order: readonly SideName[] = first === 'target' ? ['target', 'source'] : SIDES
  const mode =
    paged === 'stacked' ? 'stacked' : paged === 'vertical' || by === 'row' ? 'aligned' : 'opening'
  const between = paged === 'stacked' ? BETWEEN : 0
  const openings = openingsOf(all, { height, mode, between }).slice(0, limit)
  const cuts = findCuts(all, openings)

  const pages = new Pages(article, heads)
  heads?.remove()
  const facing = article.dataset.numbers === 'opening'
  const folios = new Map<string, string>()
  const entries = setFront(front, pages)
  // The first opening of a book begins on a left page.
  if (facing && pages.isRecto) pages.bare(roman(pages.count + 1))
  const texts = new Texts(all, cuts)
  let chapter: Readonly<Record<SideName, string>> = { source: '', target: '' }
  openings.forEach((opening, i) => {
    const inside = texts.take(opening)
    const heading = inside.find(({ unit }) => unit.chapter)
    if (heading) chapter = titlesOf(heading.unit)
    const over = heading || i === 0 ? null : chapter
    if (paged === 'opening') {
      order.forEach((side, page) => {
        const folio = facing ? `${i + 1}${page === 0 ? '' : '′'}` : `${i * 2 + page + 1}`
        const area = pages.numbered(folio, [side], over)
        fillSide(area, inside, side, opening[side], mode === 'aligned')
        if (page === 0) note(inside, folio)
      })
    } else {
      const area = pages.numbered(`${i + 1}`, order, over)
      if (paged === 'stacked') fillStacked(area, inside, opening.target)
      else area.append(...inside.map(({ unit }) => unit.element))
      note(inside, `${i + 1}`)
    }
  })
  function note(inside: readonly Taken[], folio: string) {
    for (const { unit } of inside) if (unit.element.id) folios.set(unit.element.id, folio)
  }
  if (back.length > 0) {
    const next = paged === 'opening' && !facing ? openings.length * 2 : openings.length
    pages.bare(`${next + 1}`).append(...back)
  }
  for (const entry of entries) entry.textContent = folios.get(entry.dataset.for ?? '') ?? ''
  column.closest('.page')?.remove()
  pages.settle()
  // What was cut or divided has other lines now.
  dropUnseenHyphens(article)
  return pages.labels
}

const children = (element: HTMLElement): HTMLElement[] => [...element.children] as HTMLElement[]

function sections(article: HTMLElement, selector: string): HTMLElement[] {
  const found = [...article.querySelectorAll<HTMLElement>(selector)]
  for (const section of found) section.remove()
  return found
}

/** A column as wide as a page's text, to measure in. */
function columnOf(article: HTMLElement): HTMLElement {
  const page = article.ownerDocument.createElement('section')
  page.className = 'page'
  const area = article.ownerDocument.createElement('div')
  area.className = 'area fitted'
  page.append(area)
  article.append(page)
  return area
}

/** Height of the type area. */
function heightOf(article: HTMLElement): number {
  const column = columnOf(article)
  column.className = 'area'
  const { height } = column.getBoundingClientRect()
  column.closest('.page')?.remove()
  return height
}

/** Space and line between a text and its notes, in CSS pixels, as the style sheet has it. */
const BETWEEN = 30

function measureAll(units: readonly HTMLElement[], paged: string, height: number): Measured[] {
  const ruler = new Ruler()
  const room = paged === 'stacked' ? height / 2 : height
  return units.map((element, i): Measured => {
    const feet = {
      source: element.querySelector<HTMLElement>(':scope > .foot.source'),
      target: element.querySelector<HTMLElement>(':scope > .foot.target'),
    }
    const footHeight = (side: SideName) => {
      const notes = feet[side]?.getBoundingClientRect().height ?? 0
      return notes > 0 ? notes + BETWEEN : 0
    }
    const side = (name: SideName) =>
      ruler.side(element.querySelector<HTMLElement>(`:scope > .side.${name}`)!, footHeight(name))
    const sides = { source: side('source'), target: side('target') }
    const whole = {
      before: i > 0 ? Number.parseFloat(getComputedStyle(element).marginTop) : 0,
      lines: 1,
      elastic: false,
      notes: 0,
    }
    const upright = paged === 'vertical'
    const extent = upright ? { ...whole, line: element.getBoundingClientRect().height } : null
    return {
      element,
      sides,
      feet,
      source: extent ?? sides.source.extent,
      target: extent ?? sides.target.extent,
      cuts: upright ? [] : cutsOf(sides.source, sides.target, room),
      chapter: 'chapter' in element.dataset,
      keep: 'keep' in element.dataset,
    }
  })
}

/** A cut as it will be made. */
interface Made {
  readonly point: Point
  /** Whether the line before it is full. */
  readonly full: boolean
}

type MadeCuts = ReadonlyMap<number, readonly Readonly<Record<SideName, Made>>[]>

/** The places where the chosen openings cut units, by unit. */
function findCuts(all: readonly Measured[], openings: readonly Opening[]): MadeCuts {
  const finder = new CutFinder()
  const made = new Map<number, Readonly<Record<SideName, Made>>[]>()
  for (const { to } of openings) {
    if (to.cut === null) continue
    const { sides, cuts } = all[to.unit]!
    const at = (side: SideName) =>
      finder.find(sides[side], cuts[to.cut!]![side], to.cut!, cuts.length)
    const places = made.get(to.unit) ?? []
    places.push({ source: at('source'), target: at('target') })
    made.set(to.unit, places)
  }
  return made
}

/** A unit, or a part of it, as it goes on a page. */
interface Taken {
  readonly unit: Measured
  readonly source: HTMLElement
  readonly target: HTMLElement
  /** Whether the unit ends here. */
  readonly ends: boolean
}

/** The units of a text, taken in their order, cut where they have to be. */
class Texts {
  private readonly parts = new Map<number, Taken[]>()

  constructor(
    private readonly all: readonly Measured[],
    private readonly cuts: MadeCuts,
  ) {}

  take({ from, to }: Opening): Taken[] {
    const taken: Taken[] = []
    for (let u = from.unit; u < to.unit || (u === to.unit && to.cut !== null); u++) {
      taken.push(this.nextPart(u))
    }
    return taken
  }

  private nextPart(index: number): Taken {
    const unit = this.all[index]!
    const parts = this.parts.get(index) ?? partsOf(unit, this.cuts.get(index) ?? [])
    this.parts.set(index, parts)
    return parts.shift()!
  }
}

function partsOf(unit: Measured, cuts: readonly Readonly<Record<SideName, Made>>[]): Taken[] {
  const elements = (side: SideName): HTMLElement[] => {
    const { element } = unit.sides[side]
    const rests: HTMLElement[] = []
    // From the last: what stands before a cut stays where it is.
    for (const cut of [...cuts].reverse()) {
      const { point, full } = cut[side]
      const rest = cutAt(element, point)
      rest.classList.toggle('cut', element.classList.contains('cut'))
      element.classList.toggle('cut', full)
      rests.unshift(rest)
    }
    return [element, ...rests]
  }
  const [source, target] = [elements('source'), elements('target')]
  return source.map((element, i) => ({
    unit,
    source: element,
    target: target[i]!,
    ends: i === source.length - 1,
  }))
}

function fillSide(
  area: HTMLElement,
  inside: readonly Taken[],
  side: SideName,
  leading: number,
  aligned: boolean,
): void {
  area.style.setProperty('--lead', String(leading))
  for (const taken of inside) {
    const { unit } = taken
    const element = taken[side]
    if (unit.element.id && side === 'source') element.id = unit.element.id
    if (aligned && taken.source.textContent !== null) align(unit, element)
    area.append(element)
  }
  const feet = inside.flatMap(({ unit, ends }) =>
    ends && unit.feet[side] ? [unit.feet[side]] : [],
  )
  if (feet.some((foot) => foot.textContent)) addFoot(area, feet)
}

/** Makes both sides of a unit equally high, so that the next begins at the same height. */
function align({ source, target }: Measured, element: HTMLElement): void {
  const height = ({ lines, line }: Measured['source']) => lines * line
  element.style.minHeight = `${Math.max(height(source), height(target))}px`
  element.style.marginTop = `${Math.max(source.before, target.before)}px`
}

function fillStacked(area: HTMLElement, inside: readonly Taken[], leading: number): void {
  area.style.setProperty('--lead', String(leading))
  for (const { unit, target } of inside) {
    if (unit.element.id) target.id = unit.element.id
    area.append(target)
  }
  const notes = inside.flatMap(({ unit, source, ends }) => [
    source,
    ...(ends ? SIDES.flatMap((side) => unit.feet[side] ?? []) : []),
  ])
  const filled = notes.filter((each) => each.textContent)
  if (filled.length > 0) addFoot(area, filled)
}

/** Puts notes at the foot of a page. */
function addFoot(area: HTMLElement, notes: readonly HTMLElement[]): void {
  const document = area.ownerDocument
  const main = document.createElement('div')
  main.className = 'main'
  main.append(...area.childNodes)
  const foot = document.createElement('div')
  foot.className = 'foot-area'
  foot.append(...notes)
  area.classList.add('footed')
  area.append(main, foot)
}

const titlesOf = ({ sides }: Measured): Readonly<Record<SideName, string>> => ({
  source: titleOf(sides.source.element),
  target: titleOf(sides.target.element),
})

/** The text of a heading without the mark of its note. */
function titleOf(heading: HTMLElement): string {
  const title = heading.cloneNode(true) as HTMLElement
  for (const mark of title.querySelectorAll('.reference, .number')) mark.remove()
  return title.textContent?.trim() ?? ''
}

/** The title page, and the contents on as many pages as they need. @returns their page numbers */
function setFront(front: readonly HTMLElement[], pages: Pages): HTMLElement[] {
  const entries: HTMLElement[] = []
  for (const section of front) {
    const area = pages.bare(roman(pages.count + 1))
    area.append(section)
    entries.push(...section.querySelectorAll<HTMLElement>('.at'))
    let rest: HTMLElement | null = section
    while (rest) rest = overflowOf(rest, pages)
  }
  return entries
}

/** Moves entries that have no room on their page to the next one. */
function overflowOf(section: HTMLElement, pages: Pages): HTMLElement | null {
  const list = section.querySelector('ol')
  const area = section.parentElement
  if (!list || !area) return null
  const { bottom } = area.getBoundingClientRect()
  const items = children(list)
  const first = items.findIndex((item) => item.getBoundingClientRect().bottom > bottom)
  if (first < 1) return null
  const next = section.cloneNode(false) as HTMLElement
  const rest = list.cloneNode(false) as HTMLElement
  rest.append(...items.slice(first))
  next.append(rest)
  pages.bare(roman(pages.count + 1)).append(next)
  return next
}

/** A small roman number, of a page before the text. */
function roman(value: number): string {
  const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc']
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
  return `${tens[Math.floor(value / 10) % 10]}${ones[value % 10]}`
}
