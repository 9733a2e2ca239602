import type { Parked } from '../../core/document/model.ts'

/**
 * The parked texts of a document, as an attribute of its node. ProseMirror tells whether it can go
 * on with the page as it is drawn by comparing the fields of attributes, and draws the document
 * anew where they differ. Nothing on the page shows what is parked, so this has none to compare.
 */
export class Parking {
  readonly #texts: readonly Parked[]

  constructor(texts: readonly Parked[]) {
    this.#texts = texts
  }

  get texts(): readonly Parked[] {
    return this.#texts
  }
}
