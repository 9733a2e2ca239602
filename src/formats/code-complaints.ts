import type { CodeInline } from '../core/document/model.ts'
import { many } from './text/words.ts'
import type { Warning } from './types.ts'
import type { Encoded } from './xml/coded/encode.ts'

/** Of each kind so many are named with their unit; the rest is counted. */
const NAMED = 20

/** Collects what had to be done to translations so that the file can hold them. */
export class Complaints {
  readonly #warnings: Warning[] = []
  readonly #counts = new Map<string, number>()

  /** @param where the unit, as `Row.units` names it */
  add(code: string, message: string, where: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1
    this.#counts.set(code, count)
    if (count <= NAMED) this.#warnings.push({ code, message, where })
  }

  /** What became of the codes and the formatting of one translation. */
  about({ appended, dropped, closed, unformatted }: Encoded, where: string): void {
    if (appended.length > 0) {
      this.add(
        'codes-appended',
        `${many(appended.length, 'code')} of the source stood nowhere in the translation (${labels(appended)}) and went to its end. Move them to where they belong.`,
        where,
      )
    }
    if (dropped.length > 0) {
      this.add(
        'codes-dropped',
        `${many(dropped.length, 'code')} in the translation stood twice, or belong to another unit (${labels(dropped)}), and were left out. Insert the codes of this unit instead.`,
        where,
      )
    }
    if (closed.length > 0) {
      this.add(
        'codes-closed',
        `${many(closed.length, 'pair')} of codes had no end in the translation, or overlapped others (${labels(closed)}), and were closed. Check what they enclose.`,
        where,
      )
    }
    if (unformatted.length > 0) {
      const kinds = [...new Set(unformatted.map(({ type }) => type))].join(', ')
      this.add(
        'formatting-left-out',
        `Formatting of the translation (${kinds}) was left out: the file has no tags for it there. Use the codes of the source.`,
        where,
      )
    }
  }

  list(): Warning[] {
    const further = [...this.#counts].flatMap(([code, count]): Warning[] => {
      const more = count - NAMED
      if (more <= 0) return []
      return [{ code, message: `The same holds for ${many(more, 'further unit')}.`, where: '' }]
    })
    return [...this.#warnings, ...further]
  }
}

const labels = (codes: readonly CodeInline[]): string =>
  codes.map(({ label, id }) => `“${label || id}”`).join(', ')
