import type { Node } from 'prosemirror-model'
import type { NodeView, ViewMutationRecord } from 'prosemirror-view'
import { opennessOf, settledIn } from '../comments/openness.ts'
import { missingCodesOf } from '../counts.ts'
import { linkOfRow } from '../review/links.ts'
import { countChanges } from '../revise/count.ts'
import { showSettled } from './comment-view.ts'

/**
 * A row: a gutter (number and status, drawn by the style sheet from the data attributes) and the
 * two cells. Attributes are changed in place, so that a status that changes while an input method
 * composes never redraws the text under it.
 */
export class RowView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  #gutter: HTMLElement

  constructor(node: Node) {
    this.dom = document.createElement('div')
    this.dom.className = 'row'
    this.#gutter = document.createElement('div')
    this.#gutter.className = 'gutter'
    this.#gutter.contentEditable = 'false'
    this.#gutter.setAttribute('aria-hidden', 'true')
    this.contentDOM = document.createElement('div')
    this.contentDOM.className = 'cells'
    this.dom.append(this.#gutter, this.contentDOM)
    this.#show(node)
  }

  update(node: Node): boolean {
    this.#show(node)
    return true
  }

  /** The gutter and the attributes are ours; a cell the browser took away has to be drawn again. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false
    if (mutation.type === 'attributes' && mutation.target === this.dom) return true
    return this.#gutter.contains(mutation.target)
  }

  #show(node: Node): void {
    const { attrs } = node
    const { dataset } = this.dom
    const { sureness, shape } = linkOfRow(node)
    dataset.id = attrs.id
    dataset.kind = attrs.kind
    dataset.level = String(attrs.level)
    dataset.status = attrs.status
    dataset.codes = missingCodesOf(node) > 0 ? 'missing' : ''
    dataset.notes = opennessOf(node)
    dataset.changes = countChanges(node) > 0 ? 'some' : ''
    dataset.link = attrs.link.type
    dataset.sure = sureness
    dataset.shape = shape.join(':')
    // Once the text of the row is drawn.
    if (attrs.notes.length > 0) queueMicrotask(() => showSettled(this.dom, settledIn(node)))
    this.dom.classList.toggle('locked', attrs.locked)
    this.dom.classList.toggle('bookmarked', attrs.bookmarked)
  }
}
