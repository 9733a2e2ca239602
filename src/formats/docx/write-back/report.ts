import type { Segment } from '../../../core/document/model.ts'
import type { Warning } from '../../types.ts'
import type { UnitText } from '../../units.ts'
import { type DocxParagraph, isNumberCode } from '../read/story.ts'

const HAN = /\p{Script=Han}/u

/** What stays in the language of the source in a paragraph that is translated. */
type Stay = 'comment' | 'number' | 'field' | 'picture' | 'reading'

const STAYS: Readonly<Record<Stay, (count: number) => string>> = {
  comment: (count) =>
    `${many(count, 'comment')} in the language of the source: comments are remarks on the text, not part of it.`,
  number: (count) =>
    `${many(count, 'number')} of a list in Chinese, as the list is defined. Choose another numbering in your word processor.`,
  field: (count) =>
    `${many(count, 'field')} with Chinese in ${count === 1 ? 'its result' : 'their results'}. Update the fields in your word processor when their sources are translated.`,
  picture: (count) =>
    `${many(count, 'alternative text')} of a picture in the language of the source.`,
  reading: (count) => `${many(count, 'reading')} above words as in the source.`,
}

const many = (count: number, noun: string): string =>
  count === 1 ? `One ${noun} stays` : `${count.toLocaleString('en')} ${noun}s stay`

const changes = (count: number): string =>
  `${count.toLocaleString('en')} tracked ${count === 1 ? 'change' : 'changes'}`

/** What came of the units of a file. */
export class Report {
  translated = 0
  untranslated = 0
  /** Tracked changes in all of the document. */
  revisions = 0
  readonly seen = new Set<string>()
  readonly #warnings: Warning[] = []
  readonly #stays = new Map<Stay, number>()
  #settled = 0

  constructor(readonly texts: ReadonlyMap<string, UnitText>) {}

  count(paragraph: DocxParagraph, target: Segment): void {
    if (!paragraph.content.hasText) return
    if (saysNothing(target)) this.untranslated++
    else this.translated++
  }

  /** Notes what stays as it was in a paragraph that gets another text. */
  rewritten({ segment, revisions }: DocxParagraph): void {
    this.#settled += revisions
    for (const inline of segment) {
      if (inline.type !== 'code' || inline.role === 'closing' || !HAN.test(inline.label)) continue
      if (isNumberCode(inline)) this.stays('number', 1)
      else if (inline.kind === 'field') this.stays('field', 1)
      else if (inline.kind === 'image') this.stays('picture', 1)
      else if (inline.kind === 'ruby') this.stays('reading', 1)
    }
  }

  stays(what: Stay, count: number): void {
    if (count > 0) this.#stays.set(what, (this.#stays.get(what) ?? 0) + count)
  }

  warn(code: string, where: string, message: string): void {
    this.#warnings.push({ code, message, where })
  }

  warnings(): Warning[] {
    const warnings = [...this.#warnings]
    for (const [what, count] of this.#stays) {
      warnings.push({ code: `${what}-stays`, message: STAYS[what](count), where: '' })
    }
    if (this.#settled > 0) {
      const message = `${changes(this.#settled)} in translated paragraphs settled as the text was read.`
      warnings.push({ code: 'changes-settled', message, where: '' })
    }
    if (this.revisions > this.#settled) {
      const message = `${changes(this.revisions - this.#settled)} still in the document, with text that was not translated. Accept or reject them in your word processor.`
      warnings.push({ code: 'changes-stay', message, where: '' })
    }
    const lost = [...this.texts.keys()].filter((unit) => !this.seen.has(unit))
    if (lost.length > 0) {
      const message = `${lost.length === 1 ? 'A paragraph is' : `${lost.length.toLocaleString('en')} paragraphs are`} not in the file any more, the first ${lost[0]}; their translation was not written.`
      warnings.push({ code: 'missing-unit', message, where: lost[0]! })
    }
    return warnings
  }
}

/** Whether a translation has no words: marks of notes alone are none. */
export const saysNothing = (target: Segment): boolean =>
  target.every((inline) => {
    if (inline.type === 'code') return inline.kind !== 'field' || isNumberCode(inline)
    return inline.type === 'break' || !inline.text.trim()
  })

export const withoutNumber = (segment: Segment): Segment =>
  segment.some((inline) => inline.type === 'code' && isNumberCode(inline))
    ? segment.filter((inline) => inline.type !== 'code' || !isNumberCode(inline))
    : segment
