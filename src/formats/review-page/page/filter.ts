import { ATTRIBUTES } from '../markup.ts'
import { searchField, showCounts, showFound, shownRows } from './bar.ts'
import { remarksIn } from './remarks.ts'
import { isEdited, rows, statusOf, table, textIn } from './row.ts'
import { isUnsaved } from './work.ts'

const KINDS: Readonly<Record<string, (row: Element) => boolean>> = {
  all: () => true,
  changed: isEdited,
  remarks: (row) => remarksIn(row).length > 0,
  open: (row) => !['reviewed', 'approved'].includes(statusOf(row)),
}

const searched = (row: Element): string =>
  [
    textIn(row, 'source').textContent,
    textIn(row, 'target').textContent,
    ...remarksIn(row).map((remark) => remark.querySelector('p')?.textContent),
  ]
    .join('\n')
    .toLowerCase()

/** Shows the rows of the chosen kind that have what is searched, and hides the others. */
export function filter(): void {
  const isKind = KINDS[shownRows()] ?? KINDS.all!
  const query = (searchField()?.value ?? '').trim().toLowerCase()
  const found: Element[] = []
  for (const row of rows()) {
    const isShown = isKind(row) && (!query || searched(row).includes(query))
    if (row.hidden === isShown) row.hidden = !isShown
    if (isShown) found.push(row)
  }
  for (const chunk of table().tBodies) {
    const isEmpty = chunk.querySelector(':scope > tr:not([hidden])') === null
    if (chunk.hidden !== isEmpty) chunk.hidden = isEmpty
  }
  light(query, found)
  if (query || shownRows() !== 'all') showFound(found.length)
  else showCounts(isUnsaved())
}

/** More places than anyone looks at. */
const MOST_LIT = 2000

/** Lights what was searched, where the browser can (CSS Custom Highlight API). */
function light(query: string, found: readonly Element[]): void {
  if (typeof Highlight === 'undefined' || !CSS.highlights) return
  CSS.highlights.delete('found')
  if (!query) return
  const places: Range[] = []
  for (const row of found) {
    for (const cell of [textIn(row, 'source'), textIn(row, 'target')]) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = (node.nodeValue ?? '').toLowerCase()
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          if (at + query.length > (node.nodeValue ?? '').length) break
          const range = new Range()
          range.setStart(node, at)
          range.setEnd(node, at + query.length)
          if (places.push(range) >= MOST_LIT) break
        }
      }
    }
    if (places.length >= MOST_LIT) break
  }
  CSS.highlights.set('found', new Highlight(...places))
}

/** The rows that a key leads to that goes from one piece of the reviewer's work to the next. */
export const isWorkedOn = (row: Element): boolean =>
  row.hasAttribute(ATTRIBUTES.edited) || remarksIn(row).length > 0
