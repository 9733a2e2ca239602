import { isHan } from '../text/count.ts'

/** Strings of two to four characters: names and turns of this very text, most of them. */
export const SHORTEST_NGRAM = 2
export const LONGEST_NGRAM = 4

const BITS = 21

/** Counts of strings, kept by hash: a rare collision costs a useless unit, no more. */
export class NgramCounts {
  readonly #counts = new Uint16Array(1 << BITS)

  /** Counts every string of Chinese characters of the wanted lengths in a folded sentence. */
  add(text: string): void {
    for (let from = 0; from < text.length; from++) {
      let hash = 0
      for (let length = 1; length <= LONGEST_NGRAM; length++) {
        const unit = text.charCodeAt(from + length - 1)
        if (!isHan(unit)) break
        hash = step(hash, unit)
        if (length < SHORTEST_NGRAM) continue
        const slot = hash >>> (32 - BITS)
        if (this.#counts[slot]! < 0xffff) this.#counts[slot]!++
      }
    }
  }

  /** How often the string of Chinese characters `text[from, to)` was counted, or a bit more. */
  count(text: string, from: number, to: number): number {
    let hash = 0
    for (let i = from; i < to; i++) hash = step(hash, text.charCodeAt(i))
    return this.#counts[hash >>> (32 - BITS)]!
  }
}

const step = (hash: number, unit: number): number =>
  Math.imul((hash ^ unit) + 0x7f4a7c15, 0x85ebca6b) ^ (hash >>> 13)
