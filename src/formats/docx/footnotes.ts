import { xmlContent } from '../xml/escape.ts'
import { paragraphXml } from './paragraph.ts'
import { Hyperlinks } from './runs.ts'
import { STYLE } from './styles.ts'

const REFERENCE = `<w:rPr><w:rStyle w:val="${STYLE.footnoteReference}"/></w:rPr>`

const SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'

const textXml = (text: string): string => `<w:t>${xmlContent(text)}</w:t>`

/** Content for programs that know the words of Word 2013 (part 3, 7.5); others leave it out. */
const inWord = (content: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="w15">${content}</mc:Choice><mc:Fallback/></mc:AlternateContent>`

/** A mark that is no part of the text. @param before what stands in the run before it */
export const markXml = (label: string, before = ''): string =>
  `<w:r>${REFERENCE}${before}${textXml(label)}</w:r>`

/** The footnotes of a document (ECMA-376 part 1, 17.11), numbered as they come. */
export class Footnotes {
  /** Addresses that the notes link to: they are a part of their own. */
  readonly hyperlinks = new Hyperlinks()
  readonly #notes: string[] = []

  /**
   * Adds a note.
   * @param runs its text as XML
   * @param style of its paragraph
   * @returns the run that is its mark in the text
   */
  add(runs: string, style: string = STYLE.footnoteText): string {
    const id = this.#write(`<w:r>${REFERENCE}<w:footnoteRef/></w:r>${SPACE}`, runs, style)
    return `<w:r>${REFERENCE}<w:footnoteReference w:id="${id}"/></w:r>`
  }

  /**
   * Adds a note that has its own mark (17.11.14, `customMarkFollows`).
   * @param label what marks it; empty where its text says so already
   * @returns what stands before the mark in the run of it
   */
  addMarked(runs: string, label: string): string {
    // LibreOffice puts the mark there itself, and would have it twice.
    const mark = label && `<w:r>${REFERENCE}${inWord(textXml(label))}</w:r>${SPACE}`
    return `<w:footnoteReference w:customMarkFollows="1" w:id="${this.#write(mark, runs)}"/>`
  }

  #write(mark: string, runs: string, style: string = STYLE.footnoteText): number {
    const id = this.#notes.length + 1
    this.#notes.push(`<w:footnote w:id="${id}">${paragraphXml(style, mark + runs)}</w:footnote>`)
    return id
  }

  /** The notes as XML, to stand in the part behind its separators. */
  toXml(): string {
    return this.#notes.join('')
  }
}
