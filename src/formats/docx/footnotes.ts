import { paragraphXml } from './paragraph.ts'
import { Hyperlinks } from './runs.ts'
import { STYLE } from './styles.ts'

const REFERENCE = `<w:rPr><w:rStyle w:val="${STYLE.footnoteReference}"/></w:rPr>`

/** The footnotes of a document (ECMA-376 part 1, 17.11), numbered as they come. */
export class Footnotes {
  /** Addresses that the notes link to: they are a part of their own. */
  readonly hyperlinks = new Hyperlinks()
  readonly #notes: string[] = []

  /**
   * Adds a note.
   * @param runs its text as XML
   * @returns the run that is its mark in the text
   */
  add(runs: string): string {
    const id = this.#notes.length + 1
    const mark = `<w:r>${REFERENCE}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>`
    this.#notes.push(
      `<w:footnote w:id="${id}">${paragraphXml(STYLE.footnoteText, mark + runs)}</w:footnote>`,
    )
    return `<w:r>${REFERENCE}<w:footnoteReference w:id="${id}"/></w:r>`
  }

  /** The notes as XML, to stand in the part behind its separators. */
  toXml(): string {
    return this.#notes.join('')
  }
}
