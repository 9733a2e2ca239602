import { ATTRIBUTES, CLASSES } from '../markup.ts'
import { give, given, make } from './dom.ts'
import { cellOf } from './row.ts'

/** A remark as it is stored. */
export interface Remark {
  readonly id: string
  readonly author: string
  /** ISO 8601. */
  readonly date: string
  readonly text: string
  readonly answers: string
  /** The text it is on. */
  readonly anchor: string
  readonly resolved: boolean
  /** Whether it was made in the page. */
  readonly own: boolean
}

export const remarksIn = (row: Element): HTMLElement[] => [
  ...cellOf(row, 'comment').querySelectorAll<HTMLElement>(`:scope > .${CLASSES.remark}`),
]

export const remarkOf = (element: Element): Remark => ({
  id: given(element, ATTRIBUTES.id),
  author: given(element, ATTRIBUTES.author),
  date: given(element, ATTRIBUTES.date),
  text: linesIn(element.querySelector('p')),
  answers: given(element, ATTRIBUTES.answers),
  anchor: given(element, ATTRIBUTES.anchor),
  resolved: element.hasAttribute(ATTRIBUTES.resolved),
  own: element.hasAttribute(ATTRIBUTES.own),
})

const linesIn = (paragraph: Element | null): string =>
  [...(paragraph?.childNodes ?? [])]
    .map((node) => (node.nodeName === 'BR' ? '\n' : (node.textContent ?? '')))
    .join('')

/** Puts a remark into its row: an answer behind its thread, in place of itself where it is there. */
export function putRemark(row: Element, remark: Remark): HTMLElement {
  const element = elementOf(remark)
  const all = remarksIn(row)
  const there = all.find((each) => given(each, ATTRIBUTES.id) === remark.id)
  const thread = remark.answers || remark.id
  const before = all.findLast((each) => {
    const { id, answers } = remarkOf(each)
    return id === thread || answers === thread
  })
  if (there) there.replaceWith(element)
  else if (before) before.after(element)
  else if (all.length > 0) all.at(-1)!.after(element)
  else cellOf(row, 'comment').prepend(element)
  return element
}

function elementOf({
  id,
  author,
  date,
  text,
  answers,
  anchor,
  resolved,
  own,
}: Remark): HTMLElement {
  const element = make('div', { class: CLASSES.remark })
  give(element, ATTRIBUTES.id, id)
  give(element, ATTRIBUTES.author, author)
  give(element, ATTRIBUTES.date, date)
  give(element, ATTRIBUTES.answers, answers)
  give(element, ATTRIBUTES.anchor, anchor)
  give(element, ATTRIBUTES.resolved, resolved ? 'true' : '')
  give(element, ATTRIBUTES.own, own ? 'true' : '')
  if (author) element.append(make('b', { class: 'author' }, author), ' ')
  if (date) element.append(make('time', { datetime: date }, hourOf(date)))
  if (anchor) element.append(make('q', {}, anchor))
  const lines = text.split('\n').flatMap((line, i) => (i > 0 ? [make('br'), line] : [line]))
  element.append(make('p', {}, ...lines))
  return element
}

/** Day and hour where the reader is. */
function hourOf(date: string): string {
  const at = new Date(date)
  return Number.isNaN(at.getTime())
    ? date
    : at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
}

/** A remark that was stored, or null for anything else. */
export function parseRemark(value: unknown): Remark | null {
  if (typeof value !== 'object' || value === null) return null
  const given = value as Readonly<Record<string, unknown>>
  const text = (name: string): string =>
    typeof given[name] === 'string' ? (given[name] as string) : ''
  if (!text('id')) return null
  return {
    id: text('id'),
    author: text('author'),
    date: text('date'),
    text: text('text'),
    answers: text('answers'),
    anchor: text('anchor'),
    resolved: given.resolved === true,
    own: given.own === true,
  }
}
