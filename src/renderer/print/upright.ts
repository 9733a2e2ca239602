import { Characters, cutAt, type Point } from './cut.ts'

/**
 * Sets Chinese in upright lines beside the English of each unit. How long the lines are is for
 * us to say: long enough that they fit into their column, and as long as the English is high.
 * Units higher than half a page are divided first, so that pages can be filled.
 * @param height of the type area in CSS pixels
 */
export function setUpright(units: readonly HTMLElement[], height: number): HTMLElement[] {
  const divided = units.flatMap((unit) => divide(unit, partsOf(unit, height)))
  const wanted = divided.map((unit) => ({ unit, ...estimate(unit) }))
  for (const { source, length } of wanted) if (source) source.style.height = `${length}px`
  for (let round = 0; round < ROUNDS; round++) {
    const wide = wanted.filter(({ source, room }) => source && source.scrollWidth > room + 1)
    if (wide.length === 0) break
    const longer = wide.map(({ source }) => ({
      source: source!,
      length: Number.parseFloat(source!.style.height) * 1.12 + 4,
    }))
    for (const { source, length } of longer) source.style.height = `${length}px`
  }
  return divided
}

const ROUNDS = 8

const sideOf = (unit: HTMLElement, side: string): HTMLElement | null =>
  unit.querySelector<HTMLElement>(`.side.${side}`)

/** Characters of a line that is not set shorter for the sake of a short English text beside it. */
const LINE = 14

/** Length of the lines that a unit's Chinese needs, and the width they may fill. */
function estimate(unit: HTMLElement): {
  readonly source: HTMLElement | null
  readonly length: number
  readonly room: number
} {
  const source = sideOf(unit, 'source')
  const room = (unit.clientWidth * 0.96) / 2
  const text = source?.lastElementChild
  if (!source || !text) return { source: null, length: 0, room }
  const style = getComputedStyle(text)
  const size = Number.parseFloat(style.fontSize)
  const lines = Math.max(1, Math.floor(room / Number.parseFloat(style.lineHeight)))
  const all = (text.textContent?.length ?? 0) * size
  const english = sideOf(unit, 'target')?.getBoundingClientRect().height ?? 0
  const needed = Math.min(all + size, Math.max(all / lines + size, LINE * size))
  return { source, room, length: Math.max(english, needed) }
}

/** How many parts a unit is divided in: each at most half a page high. */
function partsOf(unit: HTMLElement, height: number): number {
  if (!unit.querySelector('.side.paragraph, .side.quotation')) return 1
  const { length } = estimate(unit)
  const english = sideOf(unit, 'target')?.getBoundingClientRect().height ?? 0
  return Math.max(1, Math.ceil(Math.max(length, english) / (height / 2)))
}

/** Divides both texts of a unit at the same part of each: between the same two sentences. */
function divide(unit: HTMLElement, parts: number): HTMLElement[] {
  const units = [unit]
  for (let part = parts - 1; part > 0; part--) {
    const rest = unit.cloneNode(false) as HTMLElement
    rest.removeAttribute('id')
    const sides = [...unit.querySelectorAll<HTMLElement>(':scope > .side')]
    const share = part / (part + 1)
    const places = rowPlaces(sides, share) ?? sentencePlaces(sides, share)
    rest.append(...sides.map((side, i) => cutAt(side, places[i]!)))
    unit.after(rest)
    units.splice(1, 0, rest)
  }
  return units
}

/** Where the row begins that is nearest to a part of the text; null where sides are not in rows. */
function rowPlaces(sides: readonly HTMLElement[], share: number): Point[] | null {
  const rows = sides.map((side) => [...side.querySelectorAll<HTMLElement>('.row')])
  const [first] = rows
  if (!first || first.length < 2 || rows.some(({ length }) => length !== first.length)) return null
  const index = nearest(startsOf(first.map((row) => row.textContent?.length ?? 0)), share)
  return rows.map((side) => {
    const row = side[index]!
    return { node: row.parentNode!, offset: [...row.parentNode!.childNodes].indexOf(row) }
  })
}

/** Where each of some texts begins behind the first, as parts of them all. */
function startsOf(lengths: readonly number[]): number[] {
  const all = lengths.reduce((sum, length) => sum + length, 0)
  let at = 0
  return lengths.map((length) => {
    const start = at / (all || 1)
    at += length
    return start
  })
}

/** Index of the start nearest to a part, but the first. */
const nearest = (starts: readonly number[], share: number): number =>
  starts.reduce(
    (best, start, i) =>
      i > 0 && (best === 0 || Math.abs(start - share) < Math.abs(starts[best]! - share)) ? i : best,
    0,
  )

/**
 * The end of the same sentence where both texts have as many; else a pause in each, nearest to the
 * part.
 */
function sentencePlaces(sides: readonly HTMLElement[], share: number): Point[] {
  const texts = sides.map((side) => new Characters(side))
  const ends = texts.map(sentenceEnds)
  const count = ends[0]?.length ?? 0
  if (count > 0 && ends.every(({ length }) => length === count)) {
    const index = nearest([0, ...ends[0]!.map((end) => end / texts[0]!.length)], share) - 1
    return texts.map((text, i) => text.pointOf(ends[i]![index]!))
  }
  return texts.map((text) => text.pointOf(pauseNear(text, share)))
}

/** Places behind sentences, the last one left out. */
function sentenceEnds(text: Characters): number[] {
  const all = text.text
  const ends: number[] = []
  for (const match of all.matchAll(/(?:[。！？!?…]+|\.(?=[”’"')\s]))[」』”’"')）]*\s*/gu)) {
    const end = match.index + match[0].length
    if (end < all.length) ends.push(end)
  }
  return ends
}

/** The place behind a pause that is nearest to a part of the text, and in no word. */
function pauseNear(text: Characters, part: number): number {
  const middle = Math.round(text.length * part)
  const reach = Math.round(text.length * 0.2)
  for (const marks of [/[。！？!?.…]/, /[，；：、,;:]/, /\s/]) {
    for (let off = 0; off <= reach; off++) {
      for (const at of [middle + off, middle - off]) {
        if (at < 1 || at >= text.length || !marks.test(text.at(at - 1))) continue
        // Closing quotation marks go with what they close.
        if (!/[。！？!?.…，；：、,;:」』”’）)]/.test(text.at(at))) return at
      }
    }
  }
  return text.wordStart(middle)
}
