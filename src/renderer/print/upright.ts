import { Characters, cutAt } from './cut.ts'

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
  return { source, room, length: Math.max(english, Math.min(all + size, all / lines + size)) }
}

/** How many parts a unit is divided in: each at most half a page high. */
function partsOf(unit: HTMLElement, height: number): number {
  if (!unit.querySelector('.side.paragraph, .side.quotation')) return 1
  const { length } = estimate(unit)
  const english = sideOf(unit, 'target')?.getBoundingClientRect().height ?? 0
  return Math.max(1, Math.ceil(Math.max(length, english) / (height / 2)))
}

/** Divides both texts of a unit at the same part of each, behind a mark that ends or rests. */
function divide(unit: HTMLElement, parts: number): HTMLElement[] {
  const units = [unit]
  for (let part = parts - 1; part > 0; part--) {
    const rest = unit.cloneNode(false) as HTMLElement
    rest.removeAttribute('id')
    for (const side of unit.querySelectorAll<HTMLElement>(':scope > .side')) {
      const text = new Characters(side)
      rest.append(cutAt(side, text.pointOf(pauseNear(text, part / (part + 1)))))
    }
    unit.after(rest)
    units.splice(1, 0, rest)
  }
  return units
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
