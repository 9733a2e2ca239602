import type { Node } from 'prosemirror-model'
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from 'prosemirror-view'
import { isDrawn, type Window } from '../plugins/window.ts'

/**
 * A chunk: drawn with its rows while it is near the part of the page that is seen, else an empty
 * box of about the same height.
 */
export class ChunkView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM?: HTMLElement
  #node: Node
  #window: Window
  #firstRow = -1

  constructor(
    node: Node,
    readonly view: EditorView,
    readonly getPos: () => number | undefined,
    decorations: readonly Decoration[],
    window: Window,
  ) {
    this.#node = node
    this.#window = window
    this.dom = document.createElement('div')
    if (isDrawn(decorations)) {
      this.dom.className = 'chunk'
      this.contentDOM = this.dom
    } else {
      this.dom.className = 'chunk away'
      this.dom.contentEditable = 'false'
      this.#setHeight()
    }
    window.watch(this)
  }

  get node(): Node {
    return this.#node
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (isDrawn(decorations) !== (this.contentDOM !== undefined)) return false
    this.#node = node
    if (!this.contentDOM) this.#setHeight()
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (!this.contentDOM) return true
    return mutation.type === 'attributes' && mutation.target === this.dom
  }

  destroy(): void {
    if (this.#isLaidOut()) this.#window.rememberHeight(this.#node, this.dom.offsetHeight)
    this.#window.unwatch(this)
  }

  /** @param index position of the first row among all rows, from 0 */
  setFirstRow(index: number): void {
    if (index === this.#firstRow || !this.contentDOM) return
    this.#firstRow = index
    this.dom.style.setProperty('--first-row', String(index + 1))
  }

  /** Estimates change with zoom and filter. */
  refresh(): void {
    if (!this.contentDOM) this.#setHeight()
  }

  /** A chunk out of sight has rows but, by `content-visibility`, only a guessed height. */
  #isLaidOut(): boolean {
    const row = this.contentDOM?.firstElementChild
    return row?.checkVisibility({ contentVisibilityAuto: true }) ?? false
  }

  #setHeight(): void {
    this.dom.style.height = `${this.#window.heightOf(this.#node)}px`
  }
}
