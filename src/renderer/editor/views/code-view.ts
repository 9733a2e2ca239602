import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'

/** Gives the address of a picture of the original file, by its path there; null: none to show. */
export type PictureSource = (path: string) => Promise<string | null>

/** A code: its label in the line, or the picture it stands for. */
export class CodeView implements NodeView {
  readonly dom: HTMLElement

  constructor({ attrs }: Node, pictureOf: PictureSource) {
    const { kind, role, label, image } = attrs
    this.dom = document.createElement('span')
    this.dom.className = `code ${kind} ${role}`
    this.dom.contentEditable = 'false'
    this.dom.title = label
    this.dom.textContent = label
    if (image) void this.#showPicture(pictureOf(image), label)
  }

  ignoreMutation(): boolean {
    return true
  }

  async #showPicture(address: Promise<string | null>, label: string): Promise<void> {
    const source = await address.catch(() => null)
    if (!source) return
    const picture = document.createElement('img')
    picture.src = source
    picture.alt = label
    picture.draggable = false
    this.dom.replaceChildren(picture)
  }
}
