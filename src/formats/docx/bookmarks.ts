import { xmlValue } from '../xml/escape.ts'

/** The bookmarks of a document (ECMA-376 part 1, 17.13.6), numbered as they come. */
export class Bookmarks {
  #count = 0

  /** Content with a bookmark around it. @param name at most 40 letters, digits and low lines */
  around(name: string, content: string): string {
    const id = ++this.#count
    return `<w:bookmarkStart w:id="${id}" w:name="${xmlValue(name)}"/>${content}<w:bookmarkEnd w:id="${id}"/>`
  }
}
