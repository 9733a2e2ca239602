import { ATTRIBUTES, CLASSES } from '../markup.ts'
import { showChange } from './change.ts'
import { button, control, given } from './dom.ts'
import { remarkOf, remarksIn } from './remarks.ts'
import { cellOf, numberOf, sentStatusOf, statusOf, table, textIn } from './row.ts'
import { reviewerName, words } from './session.ts'

/** How far a browser lets a text be edited: without formatting where it can be told so. */
const EDITABLE = (() => {
  const probe = document.createElement('div')
  try {
    probe.contentEditable = 'plaintext-only'
    return probe.contentEditable
  } catch {
    return 'true'
  }
})()

/** What a row has only while it is on the screen: all of it is taken off again by `undress`. */
const WORN = [
  'contenteditable',
  'role',
  'aria-label',
  'aria-multiline',
  'spellcheck',
  'style',
  'target',
  'rel',
]

const dressed = new Set<Element>()

export const isDressed = (chunk: Element): boolean => dressed.has(chunk)

/** Makes the rows of a chunk editable. */
export function dress(chunk: Element): void {
  if (dressed.has(chunk)) return
  dressed.add(chunk)
  chunk.setAttribute('role', 'rowgroup')
  for (const row of chunk.querySelectorAll<HTMLTableRowElement>(':scope > tr')) dressRow(row)
}

function dressRow(row: HTMLTableRowElement): void {
  const { translationOf } = words()
  // A grid is no table to every browser.
  row.setAttribute('role', 'row')
  for (const cell of row.cells) {
    cell.setAttribute('role', cell.tagName === 'TH' ? 'rowheader' : 'cell')
  }
  const text = textIn(row, 'target')
  text.setAttribute('contenteditable', EDITABLE)
  text.setAttribute('role', 'textbox')
  text.setAttribute('aria-multiline', 'true')
  text.setAttribute('aria-label', translationOf(numberOf(row)))
  text.setAttribute('spellcheck', 'true')
  for (const link of row.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noopener')
  }
  showChange(row)
  showStatus(row)
  showRemarks(row)
}

/** The status of a row as a choice: as it was sent, reviewed, approved. */
export function showStatus(row: Element): void {
  const { statusOf: label, statuses } = words()
  const choices = [...new Set([sentStatusOf(row), statusOf(row), 'reviewed', 'approved'])]
  const choice = control('select', {
    class: 'choice',
    'aria-label': label(numberOf(row)),
    'data-do': 'status',
  })
  for (const status of choices) {
    choice.append(control('option', { value: status }, statuses[status] ?? status))
  }
  choice.value = statusOf(row)
  const cell = cellOf(row, 'state')
  cell.querySelector('select')?.remove()
  cell.prepend(choice)
}

/** What can be done with each remark of a row, and how to add one. */
export function showRemarks(row: Element): void {
  const { answer, edit, remove, reopen, settle, settled, comment, commentOn } = words()
  const cell = cellOf(row, 'comment')
  for (const each of cell.querySelectorAll(`[${ATTRIBUTES.interface}]`)) each.remove()
  for (const element of remarksIn(row)) {
    const { own, author, answers, resolved } = remarkOf(element)
    const deeds = control('div', { class: 'deeds' })
    if (resolved) deeds.append(control('span', { class: 'hint' }, settled))
    if (!answers) {
      deeds.append(button('answer', answer))
      deeds.append(button('settle', resolved ? reopen : settle))
    }
    if (own && author === reviewerName())
      deeds.append(button('edit', edit), button('remove', remove))
    element.append(deeds)
  }
  const add = button('remark', comment)
  add.className = 'add'
  add.setAttribute('aria-label', commentOn(numberOf(row)))
  cell.append(add)
}

/** Takes off a table all that is no part of it. */
export function undress(root: Element): void {
  for (const each of root.querySelectorAll(`[${ATTRIBUTES.interface}]`)) each.remove()
  const worn = WORN.map((name) => `[${name}]`).join()
  for (const each of [root, ...root.querySelectorAll(worn)]) {
    for (const name of WORN) each.removeAttribute(name)
  }
  for (const each of root.querySelectorAll('[hidden]')) {
    if (!each.classList.contains(CLASSES.sent)) each.removeAttribute('hidden')
  }
  for (const each of root.querySelectorAll('tr.here')) each.classList.remove('here')
}

/** Takes everything off and dresses what was dressed, in another language. */
export function dressAgain(): void {
  const chunks = [...dressed]
  for (const chunk of chunks) for (const row of chunk.querySelectorAll('.change')) row.remove()
  for (const chunk of chunks) {
    dressed.delete(chunk)
    dress(chunk)
  }
  nameColumns()
}

/** The heads of the columns that are no language. */
export function nameColumns(): void {
  const { status, comments } = words()
  for (const [name, word] of [
    ['state', status],
    ['comment', comments],
  ] as const) {
    const head = table().tHead?.querySelector(`.${name}`)
    if (head && given(head, 'lang') !== document.body.lang) {
      head.setAttribute('lang', document.body.lang)
      head.textContent = word
    }
  }
}

/** The lines of a chunk, by the letters in it: how high it will be when it is looked at. */
export function guessHeights(): void {
  for (const chunk of table().tBodies) {
    let lines = 0
    for (const row of chunk.rows) {
      const longest = Math.max(
        (textIn(row, 'source').textContent ?? '').length * 2,
        (textIn(row, 'target').textContent ?? '').length,
      )
      lines += 1.3 + Math.ceil(longest / 52)
    }
    chunk.style.setProperty('contain-intrinsic-size', `auto ${Math.round(lines * 26)}px`)
  }
}
