import type { Warning } from '../types.ts'
import { LineMap } from './lines.ts'

/** Of each kind of fault so many are named one by one; the rest is counted. */
const NAMED = 20

/** What a rule says of an XML text: a stable code, what is wrong, and where (UTF-16 offset). */
export type Report = (code: string, message: string, offset: number) => void

/** Collects what is wrong with an XML text against the standard of its format. */
export class Findings {
  readonly #kinds = new Map<string, { readonly named: [string, number][]; count: number }>()
  readonly #text: string
  readonly #remedy: string

  /**
   * @param text the XML text that offsets refer to
   * @param remedy the sentence that follows what is wrong: what to do about it
   */
  constructor(text: string, remedy: string) {
    this.#text = text
    this.#remedy = remedy
  }

  readonly report: Report = (code, message, offset) => {
    const kind = this.#kinds.get(code) ?? { named: [], count: 0 }
    this.#kinds.set(code, kind)
    kind.count++
    if (kind.named.length < NAMED) kind.named.push([message, offset])
  }

  /** One warning for each fault that was named, in the order of the text. */
  list(): Warning[] {
    if (this.#kinds.size === 0) return []
    const lines = new LineMap(this.#text)
    const all = [...this.#kinds].flatMap(([code, { named, count }]) =>
      named.map(([message, offset], i) => {
        const further = count - NAMED
        const more =
          i === NAMED - 1 && further > 0
            ? ` There are ${further.toLocaleString('en')} more like it.`
            : ''
        return { code, message: `${message}. ${this.#remedy}${more}`, offset }
      }),
    )
    return all
      .sort((a, b) => a.offset - b.offset)
      .map(({ code, message, offset }) => ({ code, message, where: lines.where(offset) }))
  }
}
