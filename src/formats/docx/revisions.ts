import { isBlank } from '../../core/document/inline.ts'
import type { Change, Segment } from '../../core/document/model.ts'
import { xmlValue } from '../xml/escape.ts'

const ELEMENT = { insertion: 'w:ins', deletion: 'w:del' } as const

/** The tracked changes of a document (ECMA-376 part 1, 17.13.5), numbered as they come. */
export class Revisions {
  #count = 0

  /** Runs with a change on them. @param runs those of a deletion have their text in `w:delText` */
  around({ kind, author, date }: Change, runs: string): string {
    const start = this.#start({ kind, author, date })
    return `${start}>${runs}</${ELEMENT[kind]}>`
  }

  /** The same around runs that are no text of the document, such as the mark of a note. */
  aroundMarks(change: Change, runs: string): string {
    if (!runs) return ''
    return this.around(change, change.kind === 'deletion' ? asDeleted(runs) : runs)
  }

  /**
   * What says that a paragraph (17.13.5.15, 17.13.5.20) or the row of a table (17.13.5.12, 17.13.5.16)
   * comes or goes with its text, to stand in its properties.
   */
  mark(change: Change): string {
    return `${this.#start(change)}/>`
  }

  #start({ kind, author, date }: Change): string {
    const id = ++this.#count
    return `<${ELEMENT[kind]} w:id="${id}" w:author="${xmlValue(author)}"${dateXml(date)}`
  }
}

const asDeleted = (runs: string): string => runs.replace(/<(\/?)w:t(?=[ >])/g, '<$1w:delText')

/**
 * The change that all of these texts is; of several of one kind the first. Blanks do not count: those
 * between two rows may have none.
 * @returns null where anything of them stays
 */
export function wholeChange(texts: readonly Segment[]): Change | null {
  let whole: Change | null = null
  for (const text of texts) {
    for (const inline of text) {
      if (isBlank([inline])) continue
      if (!inline.change || (whole && whole.kind !== inline.change.kind)) return null
      whole ??= inline.change
    }
  }
  return whole
}

/** A text that all is one change, its blanks too. */
export const wholly = (text: Segment, change: Change): Segment =>
  text.map((inline) => (inline.change ? inline : { ...inline, change }))

/** A date as Word takes it (XML Schema `dateTime`), left out where there is none. */
export function dateXml(date: string): string {
  const whole = /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00:00Z` : date
  return DATE_TIME.test(whole) ? ` w:date="${whole}"` : ''
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/
