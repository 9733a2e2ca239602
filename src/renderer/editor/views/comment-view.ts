import type { Mark } from 'prosemirror-model'
import type { MarkView, ViewMutationRecord } from 'prosemirror-view'

/** Text that a comment is on. Its row says whether that is settled. */
export class CommentView implements MarkView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement

  constructor({ attrs }: Mark) {
    this.dom = document.createElement('span')
    this.dom.className = 'commented'
    this.dom.dataset.comment = attrs.id
    this.contentDOM = this.dom
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom
  }
}

/** Marks the text of those comments of a row that are settled. */
export function showSettled(row: HTMLElement, settled: ReadonlySet<string>): void {
  for (const element of row.querySelectorAll<HTMLElement>('.commented')) {
    element.classList.toggle('settled', settled.has(element.dataset.comment ?? ''))
  }
}
