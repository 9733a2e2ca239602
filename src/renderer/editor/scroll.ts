import type { EditorView } from 'prosemirror-view'

/** Room that is kept free above and below the caret, in CSS pixels. */
const MARGIN = { top: 72, bottom: 140 }
/** Of the pane's height: where the caret is put after a jump. */
const AFTER_JUMP = 1 / 3

/** The element that scrolls the page, or null where it is the window. */
export function scrollerOf(dom: Element): HTMLElement | null {
  for (let element = dom.parentElement; element; element = element.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element
  }
  return null
}

/**
 * Brings the head of the selection into sight, also when the focus is elsewhere (as while finding).
 * A near place is scrolled to as little as needed, a far one to the upper third of the pane.
 * @returns whether it was far
 */
export function scrollToHead(view: EditorView, pane: HTMLElement): boolean {
  const box = pane.getBoundingClientRect()
  const caret = view.coordsAtPos(view.state.selection.head, 1)
  const above = caret.top - (box.top + MARGIN.top)
  const below = caret.bottom - (box.bottom - MARGIN.bottom)
  if (above >= 0 && below <= 0) return false
  const isFar = Math.max(-above, below) > box.height / 2
  if (isFar) pane.scrollTop += caret.top - box.top - box.height * AFTER_JUMP
  else pane.scrollTop += above < 0 ? above : below
  return isFar
}
