import { ATTRIBUTES, PARTS } from '../markup.ts'
import './style.css'
import { buildBar, searchField, showCounts, showName } from './bar.ts'
import { showChange } from './change.ts'
import { askName, showKeys } from './dialogs.ts'
import { given } from './dom.ts'
import {
  dress,
  dressAgain,
  guessHeights,
  isDressed,
  nameColumns,
  showRemarks,
  showStatus,
  undress,
} from './dress.ts'
import { format, formatOf, revert, watchEdits } from './edit.ts'
import { filter, isWorkedOn } from './filter.ts'
import { findKept, forget } from './keep.ts'
import { LANGUAGES } from './messages.ts'
import { goTo, neighbour } from './move.ts'
import { tell } from './notice.ts'
import { compose, doToRemark, isComposing } from './remark.ts'
import { numberOf, rowAt, rows, setStatus, table, textIn } from './row.ts'
import { save } from './save.ts'
import { languageNow, reviewerName, setLanguage, spoken, words } from './session.ts'
import { isUnsaved, letGo, lookAtTyped, rowsChanged } from './work.ts'

/** Rows around the window that are made editable before they come into it. */
const MARGIN = '1200px'

function start(): void {
  // A page that a browser has saved as it stood has the interface in it.
  undress(table())
  for (const each of document.body.querySelectorAll(`[${ATTRIBUTES.interface}]`)) each.remove()
  speak()
  guessHeights()
  watchRows()
  watchEdits(table())
  watchKeys()
  watchClicks()
  watchLeaving()
  takeUpKept()
  document.documentElement.classList.add('ready')
}

/** Puts the interface into its language. */
function speak(): void {
  document.body.lang = languageNow()
  buildBar()
  showName(reviewerName())
  nameColumns()
  showCounts(isUnsaved())
}

function watchRows(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) dress(target)
    },
    { rootMargin: MARGIN },
  )
  for (const chunk of table().tBodies) observer.observe(chunk)
  let here: Element | null = null
  table().addEventListener('focusin', (event) => {
    const row = rowAt(event.target)
    if (row === here) return
    here?.classList.remove('here')
    row?.classList.add('here')
    here = row
  })
}

function watchKeys(): void {
  document.addEventListener('keydown', (event) => {
    // What an input method does with its keys is its own affair.
    if (event.isComposing || event.keyCode === 229) return
    const isControl = event.ctrlKey || event.metaKey
    if (pressed(event, isControl) || inRow(event, isControl)) event.preventDefault()
  })
}

/** Keys that hold everywhere. @returns whether it was one */
function pressed(event: KeyboardEvent, isControl: boolean): boolean {
  if (document.querySelector('dialog[open]')) return false
  if (event.key === 'F1') showKeys()
  else if (isControl && !event.altKey && !event.shiftKey && event.code === 'KeyS') void save()
  else if (isControl && event.shiftKey && event.code === 'KeyF') searchField()?.select()
  else if (event.key === 'Escape' && event.target === searchField()) leaveSearch()
  else if (event.key === 'Enter' && event.target === searchField()) goToFirst()
  else return false
  return true
}

function leaveSearch(): void {
  searchField()!.value = ''
  filter()
  goToFirst()
}

function goToFirst(): void {
  const first = [...rows()].find((row) => !row.hidden)
  if (first) goTo(first)
}

/** Keys that hold in a row. @returns whether it was one */
function inRow(event: KeyboardEvent, isControl: boolean): boolean {
  const row = rowAt(event.target)
  if (!row) return false
  const { key, altKey, shiftKey } = event
  const isInText = textIn(row, 'target').contains(event.target as Node)
  const move = (back: boolean, isMeant?: (row: Element) => boolean): void => {
    const next = neighbour(row, back, isMeant)
    if (next) goTo(next)
  }
  if (altKey && !isControl && (key === 'ArrowUp' || key === 'ArrowDown')) {
    move(key === 'ArrowUp', shiftKey ? isWorkedOn : undefined)
  } else if (key === 'F2' || (isControl && altKey && event.code === 'KeyM')) compose(row)
  else if (isControl && key === 'Enter') {
    choose(row, shiftKey ? 'approved' : 'reviewed')
    move(false)
  } else if (isInText && key === 'Enter' && !shiftKey && !altKey) move(false)
  else if (isInText && isControl && !altKey && !shiftKey && formatOf(key)) {
    format(textIn(row, 'target'), formatOf(key)!)
  } else return false
  return true
}

function choose(row: HTMLTableRowElement, status: string): void {
  setStatus(row, status)
  showStatus(row)
  rowsChanged([row])
}

function watchClicks(): void {
  document.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button') : null
    const deed = pressed ? given(pressed, 'data-do') : ''
    if (!pressed || !deed) return
    const row = rowAt(pressed)
    const remark = pressed.closest<HTMLElement>('.remark')
    if (deed === 'save') void save()
    else if (deed === 'keys') showKeys()
    else if (deed === 'name') void askName()
    else if (row && deed === 'revert') {
      revert(row, numberOf(row))
      textIn(row, 'target').focus()
    } else if (row && deed === 'remark') compose(row)
    else if (row && remark) doToRemark(row, remark, deed)
  })
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return
    const row = rowAt(target)
    const deed = given(target, 'data-do')
    if (row && deed === 'status') {
      setStatus(row, target.value)
      rowsChanged([row])
    } else if (deed === 'show') filter()
    else if (deed === 'language') {
      setLanguage(LANGUAGES.find((each) => each === target.value) ?? 'en')
      speak()
      dressAgain()
      document.querySelector<HTMLElement>('.bar [data-do="language"]')?.focus()
    }
  })
  let timer = 0
  document.addEventListener('input', ({ target }) => {
    if (target !== searchField()) return
    clearTimeout(timer)
    timer = window.setTimeout(filter, 150)
  })
}

function watchLeaving(): void {
  window.addEventListener('beforeunload', (event) => {
    lookAtTyped()
    if (isUnsaved() || isComposing()) event.preventDefault()
  })
  window.addEventListener('pagehide', lookAtTyped)
  document.addEventListener('visibilitychange', lookAtTyped)
  window.addEventListener('beforeprint', () => {
    lookAtTyped()
    for (const row of document.querySelectorAll(`tr[${ATTRIBUTES.edited}]`)) showChange(row)
  })
}

/** Puts work back that was not saved, and offers what was saved into another file. */
function takeUpKept(): void {
  const found = findKept()
  if (!found) return
  const { restored, discard, elsewhere, takeUp } = words()
  const bring = (): void => {
    const back = found.takeUp()
    rowsChanged(back)
    for (const row of back) {
      if (!isDressed(row.parentElement!)) continue
      showChange(row)
      showStatus(row)
      showRemarks(row)
    }
  }
  if (found.saved) {
    tell(elsewhere(spoken(found.at)), { label: takeUp, run: bring }, true)
    return
  }
  bring()
  const throwAway = (): void => {
    letGo()
    forget()
    location.reload()
  }
  tell(restored(spoken(found.at)), { label: discard, run: throwAway }, true)
}

if (document.getElementById(PARTS.table)) start()
