import type { WalkedRow } from '../bilingual-docx/table.ts'
import { type RowStamp, readStamp } from '../review-stamp.ts'

const NAMED = /=\s*["'](_FP1_\w{1,36})["']/g

/**
 * Hands out the stamps of a document to the rows of its tables, which are walked in their order. A
 * stamp is a bookmark before or in the texts of its row.
 */
export class Stamps {
  readonly #xml: string
  readonly #found: { readonly at: number; readonly stamp: RowStamp }[]
  #next = 0

  constructor(xml: string) {
    this.#xml = xml
    this.#found = [...xml.matchAll(NAMED)].flatMap(({ index, 1: name }) => {
      const stamp = readStamp(name!)
      return stamp ? [{ at: index, stamp }] : []
    })
  }

  /** The stamps of the next row. */
  of({ sourceCell, targetCell }: WalkedRow): RowStamp[] {
    const cells = [sourceCell, targetCell].flatMap((cell) => (cell ? [cell.element] : []))
    const start = Math.min(...cells.map((cell) => cell.start))
    const end = Math.max(...cells.map((cell) => cell.end))
    const stamps: RowStamp[] = []
    for (let own = this.#found[this.#next]; own && own.at < end; own = this.#found[++this.#next]) {
      // One that stands in a row before this had no text in it.
      if (own.at > start || !ROW_END.test(this.#xml.slice(own.at, start))) stamps.push(own.stamp)
    }
    return stamps
  }
}

const ROW_END = /<\/(?:[\w.-]+:)?tr\s*>/
