import type { XmlElement } from '../xml/tree.ts'
import { formatNumber } from './number-format.ts'
import type { Styles } from './styles.ts'

/** A list and its counters; lists within it are levels of the same. */
export interface ListState {
  readonly styleName: string
  readonly levels: ReadonlyMap<number, XmlElement>
  /** Number of the last item by level, the first level at 1. */
  readonly counters: number[]
}

/** What stands before the items of lists and before numbered headings (part 3, 5.3, 16.30–34). */
export class ListNumbers {
  readonly #styles: Styles
  /** The last list of a style, for those that go on with its numbers. */
  readonly #last = new Map<string, ListState>()
  readonly #byId = new Map<string, ListState>()
  readonly #headings: ListState | null

  constructor(styles: Styles) {
    this.#styles = styles
    const { outline } = styles
    this.#headings = outline
      ? { styleName: '', levels: styles.levelsOf(outline), counters: [] }
      : null
  }

  /** A list that begins. */
  begin({ attributes }: XmlElement, around: ListState | null): ListState {
    const styleName = attributes['text:style-name'] ?? around?.styleName ?? ''
    const id = attributes['xml:id'] ?? attributes['text:id']
    if (around) {
      return styleName === around.styleName ? around : { ...around, ...this.#levels(styleName) }
    }
    const continued = attributes['text:continue-list']
    const before =
      (continued === undefined ? null : this.#byId.get(continued)) ??
      (attributes['text:continue-numbering'] === 'true' ? this.#last.get(styleName) : null)
    const state = {
      ...this.#levels(styleName),
      counters: before?.counters ?? [],
    }
    this.#last.set(styleName, state)
    if (id !== undefined) this.#byId.set(id, state)
    return state
  }

  #levels(styleName: string): Pick<ListState, 'styleName' | 'levels'> {
    const style = this.#styles.list(styleName)
    return { styleName, levels: style ? this.#styles.levelsOf(style) : new Map() }
  }

  /** The label of an item, counted. @param start number it is given, or undefined */
  item(list: ListState, level: number, start: string | undefined): string {
    return count(list, level, start)
  }

  /** The number of a heading by the outline of the document; empty where it has none. */
  heading(level: number, start: string | undefined): string {
    return this.#headings ? count(this.#headings, level, start) : ''
  }
}

function count({ levels, counters }: ListState, level: number, start: string | undefined): string {
  const style = levels.get(level)
  const first = Number(style?.attributes['text:start-value'] ?? 1)
  counters[level] = start === undefined ? (counters[level] ?? first - 1) + 1 : Number(start) || 0
  counters.length = level + 1
  return style ? labelOf(style, level, levels, counters) : ''
}

function labelOf(
  style: XmlElement,
  level: number,
  levels: ReadonlyMap<number, XmlElement>,
  counters: readonly number[],
): string {
  const { attributes } = style
  const prefix = attributes['style:num-prefix'] ?? ''
  const suffix = attributes['style:num-suffix'] ?? ''
  if (style.name.endsWith('-image')) return '•'
  const bullet = attributes['text:bullet-char']
  // Symbol fonts keep their bullets among characters without a meaning of their own. LibreOffice
  // writes a full stop behind bullets that it does not show.
  if (bullet !== undefined) return bullet.replace(/[\ue000-\uf8ff]/g, '•')
  const numberAt = (at: number): string => {
    const own = levels.get(at)?.attributes ?? {}
    const letterSync = own['style:num-letter-sync'] === 'true'
    return formatNumber(counters[at] ?? 1, own['style:num-format'] ?? '', letterSync)
  }
  if (!attributes['style:num-format']) return ''
  const pattern = attributes['loext:num-list-format']
  if (pattern !== undefined) return pattern.replace(/%(\d+)%/g, (_, at) => numberAt(Number(at)))
  const shown = Math.min(level, Number(attributes['text:display-levels'] ?? 1) || 1)
  const numbers = Array.from({ length: shown }, (_, i) => numberAt(level - shown + 1 + i))
  return prefix + numbers.filter(Boolean).join('.') + suffix
}
