import { ATTRIBUTES, CLASSES } from '../markup.ts'
import { askName } from './dialogs.ts'
import { button, control } from './dom.ts'
import { showRemarks } from './dress.ts'
import { tell } from './notice.ts'
import { putRemark, type Remark, remarkOf, remarksIn } from './remarks.ts'
import { cellOf, textIn } from './row.ts'
import { now, reviewerName, words } from './session.ts'
import { rowsChanged } from './work.ts'

/** A new remark, before anything is said in it. */
const blank = (answers: string, anchor: string): Remark => ({
  id: `review-${newId()}`,
  author: reviewerName(),
  date: now(),
  text: '',
  answers,
  anchor,
  resolved: false,
  own: true,
})

const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => (byte % 36).toString(36)).join('')

/** What is selected in one side of a row, where that is not all of it. */
function selectedIn(row: Element): string {
  const selection = getSelection()
  const text = selection?.toString().trim() ?? ''
  const cell = selection?.anchorNode
    ? (['source', 'target'] as const)
        .map((side) => textIn(row, side))
        .find((each) => each.contains(selection.anchorNode) && each.contains(selection.focusNode))
    : null
  return cell && text !== cell.textContent?.trim() ? text : ''
}

/** Whether something is being written that is not a remark yet. */
export const isComposing = (): boolean =>
  [...document.querySelectorAll<HTMLTextAreaElement>('.compose textarea')].some(({ value }) =>
    value.trim(),
  )

/** Opens a field for a remark on a row, or on what is selected in it. */
export function compose(row: Element, answers = '', changed: HTMLElement | null = null): void {
  const open = row.querySelector<HTMLTextAreaElement>('.compose textarea')
  if (open) {
    open.focus()
    return
  }
  const remark = changed ? remarkOf(changed) : blank(answers, answers ? '' : selectedIn(row))
  const { commentHere, add, cancel } = words()
  const field = control('textarea', {
    rows: '3',
    'aria-label': commentHere,
    placeholder: commentHere,
  })
  field.value = remark.text
  const box = control('div', { class: 'compose' })
  if (remark.anchor) box.append(control('q', {}, remark.anchor))
  const done = button('', add)
  const leave = button('', cancel)
  done.classList.add('main')
  box.append(field, control('div', { class: 'answers' }, leave, done))
  const thread = remarksIn(row).findLast((each) => {
    const { id, answers } = remarkOf(each)
    return id === remark.answers || answers === remark.answers || each === changed
  })
  if (thread && (remark.answers || changed)) thread.after(box)
  else cellOf(row, 'comment').querySelector(':scope > .add')?.before(box)
  field.focus()
  const close = (): void => {
    box.remove()
    textIn(row, 'target').focus({ preventScroll: true })
  }
  const finish = async (): Promise<void> => {
    const text = field.value.trim()
    if (!text) return close()
    if (!reviewerName() && !(await askName())) return field.focus()
    putRemark(row, { ...remark, text, author: remark.author || reviewerName(), date: now() })
    close()
    showRemarks(row)
    rowsChanged([row])
  }
  leave.addEventListener('click', close)
  done.addEventListener('click', () => void finish())
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void finish()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
}

/** Does to a remark what one of its buttons says. */
export function doToRemark(row: Element, element: HTMLElement, deed: string): void {
  const remark = remarkOf(element)
  switch (deed) {
    case 'answer':
      compose(row, remark.answers || remark.id)
      return
    case 'edit':
      compose(row, remark.answers, element)
      return
    case 'settle':
      putRemark(row, { ...remark, resolved: !remark.resolved })
      break
    case 'remove':
      takeBack(row, element, remark)
      break
    default:
      return
  }
  showRemarks(row)
  rowsChanged([row])
}

/** Deletes a remark and what answers it, as long as nobody takes that back. */
function takeBack(row: Element, element: HTMLElement, remark: Remark): void {
  const gone = [
    element,
    ...remarksIn(row).filter((each) => each.getAttribute(ATTRIBUTES.answers) === remark.id),
  ]
  const before = remarksIn(row).map(remarkOf)
  for (const each of gone) each.remove()
  const { removed, undo } = words()
  tell(removed, {
    label: undo,
    run: () => {
      for (const each of cellOf(row, 'comment').querySelectorAll(`.${CLASSES.remark}`))
        each.remove()
      for (const each of before) putRemark(row, each)
      showRemarks(row)
      rowsChanged([row])
    },
  })
}
