import { formatNumber } from './counting.ts'
import type { Findings } from './findings.ts'

export type NoteKind = 'footnote' | 'endnote'

/** The numbers of notes, given as their marks are met in the text (ECMA-376 part 1, 17.11). */
export class NoteNumbers {
  /** Number of each note, and where its mark stands. */
  readonly #marks = new Map<string, { readonly number: string; readonly unit: string }>()
  readonly #met = new Set<string>()
  readonly #counts: Record<NoteKind, number> = { footnote: 0, endnote: 0 }

  /** @param formats how notes are numbered (ST_NumberFormat) */
  constructor(readonly formats: Readonly<Record<NoteKind, string>>) {}

  /**
   * The number of a note whose mark stands here.
   * @param hasOwn whether the mark is written out behind it instead (17.11.14)
   */
  refer(kind: NoteKind, id: string, unit: string, hasOwn: boolean): string {
    const key = `${kind} ${id}`
    const known = this.#marks.get(key)
    if (known) return known.number
    const number = hasOwn ? '' : formatNumber(++this.#counts[kind], this.formats[kind])
    this.#marks.set(key, { number, unit })
    return number
  }

  /** The number of a note that is read, empty where no mark leads to it. */
  meet(kind: NoteKind, id: string): string {
    const key = `${kind} ${id}`
    this.#met.add(key)
    return this.#marks.get(key)?.number ?? ''
  }

  /** Names the marks whose notes were nowhere. */
  report(findings: Findings): void {
    for (const [key, { unit }] of this.#marks) {
      if (!this.#met.has(key)) findings.add('missing-note', unit, key)
    }
  }
}
