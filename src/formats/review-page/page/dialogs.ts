import { showName } from './bar.ts'
import { control } from './dom.ts'
import { languageNow, reviewerName, setReviewer, words } from './session.ts'

/** Opens a dialog that is gone when it is closed. */
function open(title: string, ...content: readonly Node[]): HTMLDialogElement {
  const heading = control('h2', { id: 'dialog-title' }, title)
  const dialog = control(
    'dialog',
    { 'aria-labelledby': heading.id, lang: languageNow() },
    heading,
    ...content,
  )
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.showModal()
  return dialog
}

/**
 * Asks who is working on the page.
 * @returns whether to go on; the name may have been left empty
 */
export function askName(): Promise<boolean> {
  const { yourName, nameHint, name, go, cancel } = words()
  const field = control('input', {
    class: 'field',
    type: 'text',
    autocomplete: 'name',
    maxlength: '200',
  })
  field.value = reviewerName()
  const form = control(
    'form',
    { method: 'dialog' },
    control('label', {}, `${name} `, field),
    control('p', { class: 'hint' }, nameHint),
    control(
      'div',
      { class: 'answers' },
      control(
        'button',
        { value: '', formnovalidate: '', type: 'button', 'data-close': '' },
        cancel,
      ),
      control('button', { value: 'go', class: 'main' }, go),
    ),
  )
  const dialog = open(yourName, form)
  form.querySelector('[data-close]')!.addEventListener('click', () => dialog.close())
  // A page may not send forms; this one goes nowhere.
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    setReviewer(field.value)
    showName(reviewerName())
    dialog.close('go')
  })
  field.focus()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'go'))
  })
}

/** Shows the keys. */
export function showKeys(): void {
  const w = words()
  const lines: readonly (readonly [keys: string, what: string])[] = [
    ['Enter', w.keyNext],
    ['Shift+Enter', w.keyLine],
    ['Alt+↑  Alt+↓', w.keyRows],
    ['Alt+Shift+↑  Alt+Shift+↓', w.keyChanged],
    ['Ctrl+Enter', w.keyReviewed],
    ['Ctrl+Shift+Enter', w.keyApproved],
    ['F2  Ctrl+Alt+M', w.keyRemark],
    ['Ctrl+B  Ctrl+I', w.keyMarks],
    ['Ctrl+Z  Ctrl+Shift+Z', w.keyUndo],
    ['Ctrl+Shift+F', w.keySearch],
    ['Ctrl+S', w.keySave],
    ['F1', w.keyHelp],
  ]
  const list = control('dl', { class: 'keys' })
  for (const [keys, what] of lines) {
    const term = control('dt')
    for (const key of keys.split('  ')) term.append(control('kbd', {}, key), ' ')
    list.append(control('div', { class: 'key' }, term, control('dd', {}, what)))
  }
  const close = control('button', { type: 'button', class: 'main' }, w.close)
  const dialog = open(
    w.keysTitle,
    list,
    control('p', { class: 'hint' }, w.keysNote),
    control('div', { class: 'answers' }, close),
  )
  close.addEventListener('click', () => dialog.close())
}
