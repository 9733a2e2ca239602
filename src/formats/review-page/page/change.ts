import { diffText } from '../../../core/text/diff.ts'
import { button, control } from './dom.ts'
import { isEdited, sentRuns, textIn } from './row.ts'
import { runsOf, textOf } from './runs.ts'
import { words } from './session.ts'

/** Shows below a translation how it differs from the one that was sent, or that it does not. */
export function showChange(row: Element): void {
  const text = textIn(row, 'target')
  const there = text.parentElement!.querySelector(':scope > .change')
  if (!isEdited(row)) {
    there?.remove()
    return
  }
  const { changed, formatting, revert } = words()
  const pieces = diffText(textOf(sentRuns(row)), textOf(runsOf(text)), 'word')
  const differs = pieces.some(({ kind }) => kind !== 'same')
  const shown = pieces.map(({ kind, text }, i) =>
    kind === 'same'
      ? shortened(text, i > 0, i < pieces.length - 1)
      : control(kind === 'added' ? 'ins' : 'del', {}, visible(text)),
  )
  const line = control(
    'div',
    { class: 'difference', lang: text.parentElement!.lang },
    ...(differs ? shown : [control('span', { class: 'hint' }, formatting)]),
  )
  const change = control(
    'div',
    { class: 'change', role: 'group', 'aria-label': changed },
    line,
    button('revert', revert),
  )
  if (there) there.replaceWith(change)
  else text.parentElement!.append(change)
}

/** A line break that came or went has to be seen. */
const visible = (text: string): string => text.replace(/\n/g, '↵\n')

/** Characters that are shown of the text on either hand of a change. */
const AROUND = 48

/** What is the same, without what stands far from a change: it is all in the text above. */
function shortened(text: string, isBehind: boolean, isBefore: boolean): string {
  const start = isBehind ? AROUND : 0
  const end = isBefore ? AROUND : 0
  if (text.length <= start + end + 12) return text
  const head = text.slice(0, start).replace(/\s*\S*$/, ' ')
  const tail = text.slice(text.length - end).replace(/^\S*\s*/, ' ')
  return `${isBehind ? head : ''}…${isBefore ? tail : ''}`
}
