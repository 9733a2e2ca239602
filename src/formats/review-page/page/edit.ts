import { tell } from './notice.ts'
import { rowAt, sentRuns, textIn, touch } from './row.ts'
import { fill, runsOf } from './runs.ts'
import { words } from './session.ts'
import { rowTyped } from './work.ts'

const FORMATS = { b: 'bold', i: 'italic' } as const

/** Which formatting a key stands for. */
export const formatOf = (key: string): (typeof FORMATS)[keyof typeof FORMATS] | null =>
  FORMATS[key.toLowerCase() as keyof typeof FORMATS] ?? null

/**
 * Sets what is selected bold or italic, or takes that off. A text without formatting of its own
 * gives it leave for as long as that takes; the browser can undo it.
 */
export function format(text: HTMLElement, mark: 'bold' | 'italic'): void {
  const before = text.contentEditable
  text.contentEditable = 'true'
  document.execCommand('styleWithCSS', false, 'false')
  document.execCommand(mark)
  text.contentEditable = before
}

/** Text alone comes in, whatever was copied, in a way that the browser can undo. */
function insert(text: string): void {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  if (lines) document.execCommand('insertText', false, lines)
}

/** What is let into a translation besides typing and deleting. */
const REFUSED = new Set([
  'formatUnderline',
  'insertHorizontalRule',
  'insertOrderedList',
  'insertUnorderedList',
  'insertLink',
])

/** Watches over what happens in translations: one listener for all of them. */
export function watchEdits(root: HTMLElement): void {
  const target = (event: Event): HTMLElement | null => {
    const row = rowAt(event.target)
    const text = row && textIn(row, 'target')
    return text?.contains(event.target as Node) ? text : null
  }
  // Commands of ours, and of extensions of browsers, come without `beforeinput`.
  root.addEventListener('focusin', (event) => {
    if (target(event)) touch(rowAt(event.target)!)
  })
  root.addEventListener('beforeinput', (event) => {
    if (!target(event)) return
    touch(rowAt(event.target)!)
    if (REFUSED.has(event.inputType)) event.preventDefault()
    // From the keyboards of telephones, which have no keys.
    else if (event.inputType === 'insertParagraph') {
      event.preventDefault()
      document.execCommand('insertLineBreak')
    }
  })
  root.addEventListener('input', (event) => {
    if (target(event)) rowTyped(rowAt(event.target)!)
  })
  root.addEventListener('paste', (event) => {
    if (!target(event)) return
    event.preventDefault()
    insert(event.clipboardData?.getData('text/plain') ?? '')
  })
  root.addEventListener('drop', (event) => {
    const text = target(event)
    if (!text) return
    event.preventDefault()
    text.focus()
    const dropped = event.dataTransfer?.getData('text/plain') ?? ''
    putCaretAt(event)
    insert(dropped)
  })
}

function putCaretAt({ clientX, clientY }: DragEvent): void {
  const range = document.caretRangeFromPoint?.(clientX, clientY)
  if (!range) return
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(range)
}

/** Gives a row the text that was sent, as long as nobody takes that back. */
export function revert(row: HTMLTableRowElement, number: string): void {
  const text = textIn(row, 'target')
  const before = runsOf(text)
  fill(text, sentRuns(row))
  rowTyped(row)
  const { reverted, undo } = words()
  tell(reverted(number), {
    label: undo,
    run: () => {
      fill(text, before)
      rowTyped(row)
    },
  })
}
