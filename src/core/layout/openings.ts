/**
 * Where pages end when two texts run in step.
 *
 * The text is a list of units (rows or paragraphs), each with an extent on both sides. An opening
 * takes the same units on either side, so both texts begin and end together; a unit may be cut where
 * both sides are cut at the same place. Breaks are chosen over a whole chapter at once, as Knuth and
 * Plass choose line breaks (“Breaking Paragraphs into Lines”, 1981): the sum over all openings of
 * what is empty, squeezed or cut is the least there is.
 */

/** The room that a unit takes on one side, in any one unit of length. */
export interface Extent {
  /** Space above it, which falls away at the head of a page. */
  readonly before: number
  readonly lines: number
  /** Height of one line. */
  readonly line: number
  /** Whether its lines may be led wider or closer. */
  readonly elastic: boolean
  /** Height of the notes that stand at the foot of the page where it ends. */
  readonly notes: number
}

/** Where a side is cut, in lines. */
export interface CutAt {
  /** How many lines stand before the cut, the one it falls into counted. */
  readonly end: number
  /** The line that the rest begins in: less than `end` where the cut falls into a line. */
  readonly start: number
}

/** A place inside a unit where both sides may be cut. */
export interface Cut {
  readonly source: CutAt
  readonly target: CutAt
  /** What it costs to cut there. */
  readonly penalty: number
}

export interface Unit {
  readonly source: Extent
  readonly target: Extent
  /** In the order of the text. */
  readonly cuts: readonly Cut[]
  /** Whether an opening has to begin here. */
  readonly chapter: boolean
  /** Whether it must not be the last of an opening. */
  readonly keep: boolean
}

/** The start of a unit, or one of its cuts. The place behind everything is the start of no unit. */
export interface Place {
  readonly unit: number
  /** Index among its cuts; null: its start. */
  readonly cut: number | null
}

export interface Opening {
  readonly from: Place
  /** Exclusive. */
  readonly to: Place
  /** Leading of each side, as a part of the natural one. */
  readonly source: number
  readonly target: number
}

export interface Measure {
  /** Height of the type area. */
  readonly height: number
  /**
   * `opening`: a page for each side. `aligned`: both sides of a unit begin at the same height.
   * `stacked`: both sides on one page, one over the other.
   */
  readonly mode: 'opening' | 'aligned' | 'stacked'
  /** In `stacked`: the height of what stands between the two. */
  readonly between: number
}

/** Leading that a reader does not take for another text. */
export const LEADING = { least: 0.92, most: 1.2 } as const

/** Lines of a unit that may stand alone at the foot or the head of a page. */
const ALONE = 2

const CUT = 6
/** Every opening costs something: fewer are better. */
const OPENING = 12
const EMPTY = 100
const EMPTY_SHORT = 6
const SQUEEZED = 8
const TOO_LONG = 1e6

/** A height, parted into what can be led and what cannot. */
interface Height {
  readonly fixed: number
  readonly elastic: number
}

const natural = ({ fixed, elastic }: Height): number => fixed + elastic
const least = ({ fixed, elastic }: Height): number => fixed + elastic * LEADING.least

/**
 * Cuts through a unit that is one row: at the ends of lines, at the same part of both sides, with
 * at least two lines on either hand. A row that fits in a page's third is better left whole, and
 * has none; where one side has too few lines to be cut, only a row longer than a page is.
 * @param page lines of a page
 */
export function evenCuts(source: number, target: number, page: number): Cut[] {
  const long = Math.max(source, target)
  const short = Math.min(source, target)
  if (long <= page / 3 || long < 2 * ALONE) return []
  if (short < 2 * ALONE && long <= page) return []
  const cuts: Cut[] = []
  for (let line = ALONE; line <= long - ALONE; line++) {
    const share = Math.round((line / long) * short)
    const other = short < 2 * ALONE ? share : Math.min(short - ALONE, Math.max(ALONE, share))
    const at = (lines: number): CutAt => ({ end: lines, start: lines })
    const last = cuts.at(-1)
    const [s, t] = source >= target ? [line, other] : [other, line]
    // A cut that takes nothing of the shorter side would leave its page without the row.
    if (last && short >= long / 8 && (last.source.end === s || last.target.end === t)) continue
    cuts.push({ source: at(s), target: at(t), penalty: CUT })
  }
  return cuts
}

/** Cuts between the rows of a paragraph, by the lines that each of them begins in. */
export function rowCuts(
  rows: readonly { readonly source: CutAt; readonly target: CutAt }[],
): Cut[] {
  return rows.map((row) => ({ ...row, penalty: CUT / 2 }))
}

/**
 * Divides a text into openings.
 * @returns every unit once and in order; empty for no units
 */
export function openingsOf(units: readonly Unit[], measure: Measure): Opening[] {
  const openings: Opening[] = []
  let start = 0
  while (start < units.length) {
    let end = start + 1
    while (end < units.length && !units[end]!.chapter) end++
    openings.push(...chapterOf(units, start, end, measure))
    start = end
  }
  return openings
}

interface Best {
  readonly cost: number
  readonly before: number
  readonly heights: readonly [source: Height, target: Height]
}

function chapterOf(
  units: readonly Unit[],
  start: number,
  end: number,
  measure: Measure,
): Opening[] {
  const places: Place[] = []
  const indexOf: number[] = []
  for (let unit = start; unit < end; unit++) {
    indexOf.push(places.length)
    places.push({ unit, cut: null })
    units[unit]!.cuts.forEach((_, cut) => {
      places.push({ unit, cut })
    })
  }
  places.push({ unit: end, cut: null })
  const last = places.length - 1
  const best: (Best | undefined)[] = [{ cost: 0, before: -1, heights: [NOTHING, NOTHING] }]
  for (let from = 0; from < last; from++) {
    const reached = best[from]
    if (!reached) continue
    for (const { place, heights, penalty } of ends(units, places[from]!, end, measure)) {
      const to = place.unit === end ? last : indexOf[place.unit - start]! + (place.cut ?? -1) + 1
      const cost = reached.cost + penalty + costOf(heights, to === last, measure)
      if (!best[to] || cost < best[to].cost) best[to] = { cost, before: from, heights }
    }
  }
  const openings: Opening[] = []
  for (let at = last; at > 0; at = best[at]!.before) {
    const { before, heights } = best[at]!
    const [source, target] = leadingOf(heights, at === last, measure)
    openings.unshift({ from: places[before]!, to: places[at]!, source, target })
  }
  return openings
}

const NOTHING: Height = { fixed: 0, elastic: 0 }

interface End {
  readonly place: Place
  readonly heights: readonly [source: Height, target: Height]
  readonly penalty: number
}

/** Every place where an opening that begins at a place can end: at least one. */
function* ends(units: readonly Unit[], from: Place, end: number, measure: Measure): Generator<End> {
  const sides = ['source', 'target'] as const
  let sum: readonly [Height, Height] = [NOTHING, NOTHING]
  let found = false
  for (let u = from.unit; u < end; u++) {
    const unit = units[u]!
    const first = u === from.unit
    const begun = first && from.cut !== null ? unit.cuts[from.cut]! : null
    const upTo = (cut: Cut | null) =>
      levelled(
        sum.map((height, i) => {
          const side = sides[i]!
          const extent = unit[side]
          const lines = (cut ? cut[side].end : extent.lines) - (begun ? begun[side].start : 0)
          const fixed = (first ? 0 : extent.before) + (cut ? 0 : extent.notes)
          return add(height, fixed, Math.max(0, lines) * extent.line, extent.elastic)
        }) as unknown as readonly [Height, Height],
        measure,
      )
    for (let c = begun ? from.cut! + 1 : 0; c < unit.cuts.length; c++) {
      const heights = upTo(unit.cuts[c]!)
      if (!fits(heights, measure)) {
        if (found) return
        break
      }
      found = true
      yield { place: { unit: u, cut: c }, heights, penalty: unit.cuts[c]!.penalty }
    }
    const before = sum
    sum = upTo(null)
    if (!fits(sum, measure)) {
      // Something has to stand on a page, even what is too long for it.
      if (!found && first) yield { place: nextCut(unit, from), heights: sum, penalty: TOO_LONG }
      // A heading that what follows leaves no room for stands alone.
      else if (!found) {
        yield { place: { unit: u, cut: null }, heights: before, penalty: TOO_LONG / 2 }
      }
      return
    }
    if (unit.keep && u + 1 < end) continue
    found = true
    yield { place: { unit: u + 1, cut: null }, heights: sum, penalty: 0 }
  }
}

/** The next cut of the unit that an opening begins with, or the place behind it. */
function nextCut(unit: Unit, { unit: index, cut }: Place): Place {
  const next = cut === null ? 0 : cut + 1
  return next < unit.cuts.length ? { unit: index, cut: next } : { unit: index + 1, cut: null }
}

const add = (height: Height, fixed: number, text: number, elastic: boolean): Height => ({
  fixed: height.fixed + fixed + (elastic ? 0 : text),
  elastic: height.elastic + (elastic ? text : 0),
})

/** Where both sides are aligned, both are as high as the higher one. */
function levelled(
  heights: readonly [Height, Height],
  { mode }: Measure,
): readonly [Height, Height] {
  if (mode !== 'aligned') return heights
  const height = { fixed: Math.max(...heights.map(natural)), elastic: 0 }
  return [height, height]
}

function fits(heights: readonly [Height, Height], { mode, height, between }: Measure): boolean {
  const [source, target] = heights
  if (mode === 'stacked') return least(source) + least(target) + between <= height + SLACK
  return Math.max(least(source), least(target)) <= height + SLACK
}

/** Heights that were measured are sums of parts of a pixel. */
const SLACK = 1e-6

function costOf(
  [source, target]: readonly [Height, Height],
  last: boolean,
  { mode, height, between }: Measure,
): number {
  const both = natural(source) + natural(target) + between
  const long = mode === 'stacked' ? both : Math.max(natural(source), natural(target))
  const short = mode === 'stacked' ? both : Math.min(natural(source), natural(target))
  const empty = (used: number) => Math.max(0, 1 - used / height) ** 2
  const squeezed = Math.max(0, long / height - 1) / (1 - LEADING.least)
  return (
    OPENING +
    (last ? 0 : EMPTY * empty(long) + EMPTY_SHORT * empty(short)) +
    SQUEEZED * squeezed ** 2
  )
}

/** How full a page must be for its text to be led to its foot. */
const NEARLY_FULL = 0.85

/** The shorter side is led towards the longer one, and a page that is nearly full to its foot. */
function leadingOf(
  heights: readonly [Height, Height],
  last: boolean,
  { mode, height, between }: Measure,
): readonly [number, number] {
  const [source, target] = heights
  if (mode === 'aligned') return [1, 1]
  if (mode === 'stacked') {
    const both = {
      fixed: source.fixed + target.fixed + between,
      elastic: source.elastic + target.elastic,
    }
    const leading = towards(both, Math.min(height, natural(both)))
    return [leading, leading]
  }
  const long = Math.max(natural(source), natural(target))
  const goal = long > height || (!last && long > height * NEARLY_FULL) ? height : long
  return [towards(source, goal), towards(target, goal)]
}

const towards = ({ fixed, elastic }: Height, goal: number): number =>
  elastic > 0 ? Math.min(LEADING.most, Math.max(LEADING.least, (goal - fixed) / elastic)) : 1
