import { dress } from './dress.ts'
import { textIn } from './row.ts'

/** The row before or behind, of those that are shown and are meant. */
export function neighbour(
  row: HTMLTableRowElement,
  back: boolean,
  isMeant: (row: Element) => boolean = () => true,
): HTMLTableRowElement | null {
  const step = (element: Element): Element | null =>
    back ? element.previousElementSibling : element.nextElementSibling
  let at: Element | null = row
  for (;;) {
    const beside: Element | null = step(at)
    if (beside) at = beside
    else {
      let chunk: Element | null = step(at.parentElement!)
      while (chunk && !(chunk.tagName === 'TBODY' && chunk.firstElementChild)) chunk = step(chunk)
      if (!chunk) return null
      at = (back ? chunk.lastElementChild : chunk.firstElementChild)!
    }
    if (at instanceof HTMLTableRowElement && !at.hidden && isMeant(at)) return at
  }
}

/** Puts the caret at the beginning of a row's translation. */
export function goTo(row: HTMLTableRowElement): void {
  dress(row.parentElement!)
  const text = textIn(row, 'target')
  text.focus({ preventScroll: true })
  const selection = getSelection()
  selection?.selectAllChildren(text)
  selection?.collapseToStart()
  row.scrollIntoView({ block: 'nearest' })
}
