import type { Mark } from 'prosemirror-model'
import type { MarkView, ViewMutationRecord } from 'prosemirror-view'
import type { Authors } from '../revise/authors.ts'

/**
 * Text that was inserted or deleted and waits to be accepted: an element that says so to a screen
 * reader, in the look of its author.
 */
export class ChangeView implements MarkView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement

  constructor({ type, attrs: { author, date } }: Mark, authors: Authors) {
    this.dom = document.createElement(type.name === 'insertion' ? 'ins' : 'del')
    this.dom.className = `change by-${authors.lookOf(author)}`
    this.dom.dataset.author = author
    if (date) this.dom.setAttribute('datetime', date)
    this.contentDOM = this.dom
  }

  /** Its tip is written when it is asked for, and says nothing of the text. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom
  }
}
