import { ATTRIBUTES, CLASSES, PARTS } from '../markup.ts'
import { give, given, make } from './dom.ts'
import { fill, type Run, runsOf, textOf } from './runs.ts'

/** The table of the page. */
export const table = (): HTMLTableElement =>
  document.querySelector<HTMLTableElement>(`#${PARTS.table}`)!

export const rows = (): NodeListOf<HTMLTableRowElement> =>
  table().querySelectorAll<HTMLTableRowElement>('tbody > tr')

/** The row that something stands in. */
export const rowAt = (node: EventTarget | null): HTMLTableRowElement | null =>
  (node instanceof Element
    ? node
    : node instanceof Node
      ? node.parentElement
      : null
  )?.closest<HTMLTableRowElement>(`#${PARTS.table} > tbody > tr`) ?? null

export const cellOf = (row: Element, name: string): HTMLElement =>
  row.querySelector<HTMLElement>(`:scope > .${name}`)!

/** The text of a side. */
export const textIn = (row: Element, side: 'source' | 'target'): HTMLElement =>
  row.querySelector<HTMLElement>(`:scope > .${side} > .${CLASSES.text}`)!

export const numberOf = (row: Element): string => cellOf(row, 'number').textContent ?? ''

/** What a row is called between two openings of the page. */
export const keyOf = (row: Element): string => row.id || `row ${numberOf(row)}`

const sentOf = (row: Element): HTMLElement | null =>
  row.querySelector<HTMLElement>(`:scope > .target > .${CLASSES.sent}`)

/** Translations of rows as they were before anything was typed into them. */
const untouched = new WeakMap<Element, readonly Run[]>()

/** To be called before a row is typed into. */
export function touch(row: Element): void {
  if (!untouched.has(row)) untouched.set(row, runsOf(sentOf(row) ?? textIn(row, 'target')))
}

/** The translation as it was sent. */
export function sentRuns(row: Element): readonly Run[] {
  touch(row)
  return untouched.get(row)!
}

export const isEdited = (row: Element): boolean => row.hasAttribute(ATTRIBUTES.edited)

const same = (a: readonly Run[], b: readonly Run[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/**
 * Notes on a row whether its translation is another than was sent, and when and by whom.
 */
export function settle(row: Element, by: string, at: string): void {
  const sent = sentRuns(row)
  fitStatus(row)
  if (same(sent, runsOf(textIn(row, 'target')))) {
    sentOf(row)?.remove()
    row.removeAttribute(ATTRIBUTES.edited)
    row.removeAttribute(ATTRIBUTES.by)
    return
  }
  if (!sentOf(row)) {
    const kept = make('div', { class: CLASSES.sent, hidden: '' })
    fill(kept, sent)
    textIn(row, 'target').after(kept)
  }
  give(row, ATTRIBUTES.edited, at)
  give(row, ATTRIBUTES.by, by)
}

export const statusOf = (row: Element): string => given(row, ATTRIBUTES.status)

export const sentStatusOf = (row: Element): string =>
  given(row, ATTRIBUTES.sentStatus) || statusOf(row)

export function setStatus(row: Element, status: string): void {
  const sent = sentStatusOf(row)
  give(row, ATTRIBUTES.sentStatus, status === sent ? '' : sent)
  give(row, ATTRIBUTES.status, status)
  const word = row.querySelector(':scope > .state > .word')
  if (word) word.textContent = status
}

/** What a reviewer translates himself is a draft from then on, for as long as it is there. */
function fitStatus(row: Element): void {
  const hasText = textOf(runsOf(textIn(row, 'target'))).trim() !== ''
  if (statusOf(row) === 'empty' && hasText) setStatus(row, 'draft')
  else if (statusOf(row) === 'draft' && sentStatusOf(row) === 'empty' && !hasText) {
    setStatus(row, 'empty')
  }
}
