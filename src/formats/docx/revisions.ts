import type { Change } from '../../core/document/model.ts'
import { xmlValue } from '../xml/escape.ts'

const ELEMENT = { insertion: 'w:ins', deletion: 'w:del' } as const

/** The tracked changes of a document (ECMA-376 part 1, 17.13.5), numbered as they come. */
export class Revisions {
  #count = 0

  /** Runs with a change on them. @param runs those of a deletion have their text in `w:delText` */
  around({ kind, author, date }: Change, runs: string): string {
    const name = ELEMENT[kind]
    const id = ++this.#count
    return `<${name} w:id="${id}" w:author="${xmlValue(author)}"${dateXml(date)}>${runs}</${name}>`
  }
}

/** A date as Word takes it (XML Schema `dateTime`), left out where there is none. */
export function dateXml(date: string): string {
  const whole = /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00:00Z` : date
  return DATE_TIME.test(whole) ? ` w:date="${whole}"` : ''
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/
