import type { Sheet } from './sheet.ts'

/** Where a section begins (ECMA-376 part 1, 17.18.77). */
export type SectionStart = 'nextPage' | 'evenPage' | 'oddPage'

export interface SectionOptions {
  /** Whether its first page has no running head. */
  readonly bareFirstPage?: boolean
  /** Whether its pages are counted i, ii, iii. */
  readonly roman?: boolean
  /** Its own `w:headerReference` and `w:footerReference` elements; those before it when empty. */
  readonly references?: string
}

/**
 * The sections of a document (17.6). The first names the running heads, the others take them over.
 */
export class Sections {
  readonly #sheet: Sheet
  #references: string

  /** @param references the `w:headerReference` and `w:footerReference` elements */
  constructor(sheet: Sheet, references: string) {
    this.#sheet = sheet
    this.#references = references
  }

  /** The properties of a section, to stand in its last paragraph or at the end of the body. */
  end(start: SectionStart, options: SectionOptions = {}): string {
    const { width, height, landscape, margins } = this.#sheet
    const { bareFirstPage = false, roman = false } = options
    const references = options.references || this.#references
    this.#references = ''
    const orientation = landscape ? ' w:orient="landscape"' : ''
    return (
      `<w:sectPr>${references}<w:type w:val="${start}"/>` +
      `<w:pgSz w:w="${width}" w:h="${height}"${orientation}/>` +
      `<w:pgMar w:top="${margins.top}" w:right="${margins.outer}" w:bottom="${margins.bottom}" w:left="${margins.inner}" w:header="${margins.header}" w:footer="${margins.footer}" w:gutter="0"/>` +
      (roman ? '<w:pgNumType w:fmt="lowerRoman"/>' : '') +
      `${bareFirstPage ? '<w:titlePg/>' : ''}</w:sectPr>`
    )
  }
}
