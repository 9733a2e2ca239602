import { ATTRIBUTES } from '../markup.ts'
import { showCounts } from './bar.ts'
import { showChange } from './change.ts'
import { given } from './dom.ts'
import { isDressed, showStatus } from './dress.ts'
import { keep, note } from './keep.ts'
import { tell } from './notice.ts'
import { settle, statusOf } from './row.ts'
import { now, reviewerName, words } from './session.ts'

/** How long the page waits for a pause in typing before it looks at what was typed. */
const PAUSE = 300

const typed = new Set<HTMLTableRowElement>()
let timer = 0
let unsaved = false
/** How often rows have come to have another text, status or remark. */
let changes = 0
let warned = false

/** Whether there is work that no file has. */
export const isUnsaved = (): boolean => unsaved || typed.size > 0

/** A row was typed into: nothing is done of it before a pause. */
export function rowTyped(row: HTMLTableRowElement): void {
  typed.add(row)
  clearTimeout(timer)
  timer = window.setTimeout(lookAtTyped, PAUSE)
}

/** Looks at what was typed: how it differs, who did it, and where it is kept. */
export function lookAtTyped(): void {
  clearTimeout(timer)
  if (typed.size === 0) return
  const changed = [...typed]
  typed.clear()
  const at = now()
  for (const row of changed) {
    const status = statusOf(row)
    settle(row, reviewerName(), at)
    if (!isDressed(row.parentElement!)) continue
    showChange(row)
    if (statusOf(row) !== status) showStatus(row)
  }
  rowsChanged(changed)
}

/** Rows have another text, status or remark: keeps them. */
export function rowsChanged(changed: Iterable<Element>): void {
  unsaved = true
  changes++
  note(changed)
  if (!keep(false) && !warned) {
    warned = true
    tell(words().notKept, undefined, true)
  }
  showCounts(unsaved)
}

/** What was done since the page was opened is not wanted. */
export function letGo(): void {
  typed.clear()
  unsaved = false
}

/** What a file has that is made of the page now: to be told when it was written. */
export const workSoFar = (): number => changes

/**
 * A file was written.
 * @param at when it says that it was saved
 * @param has how much of the work it has; there may be more by now
 */
export function savedAs(at: string, has: number): void {
  if (has !== changes) return
  unsaved = false
  keep(true, at)
  showCounts(unsaved)
}

/** Puts the reviewer's name on what was changed before it was known. */
export function signChanges(): void {
  const name = reviewerName()
  if (!name) return
  for (const row of document.querySelectorAll(`tr[${ATTRIBUTES.edited}]`)) {
    if (!given(row, ATTRIBUTES.by)) row.setAttribute(ATTRIBUTES.by, name)
  }
}
