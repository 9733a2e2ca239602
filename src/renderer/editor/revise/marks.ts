import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model'
import type { Author } from '../../../core/review/track.ts'
import { isAnnotation, isChange, schema } from '../schema.ts'

const { insertion, deletion } = schema.marks

/** The tracked change that a piece of text is, or null. */
export const changeOf = ({ marks }: Node): Mark | null => marks.find(isChange) ?? null

export const isDeleted = ({ marks }: Node): boolean => deletion.isInSet(marks) !== undefined

/** Whether a cell has any text but what is deleted. */
export function hasLiveText(cell: Node): boolean {
  for (let i = 0; i < cell.childCount; i++) if (!isDeleted(cell.child(i))) return true
  return false
}

/** The text of a cell as it reads now. */
export function liveText(cell: Node): string {
  let text = ''
  cell.forEach((node) => {
    if (node.isText && !isDeleted(node)) text += node.text
  })
  return text
}

/** How long one goes on with a change, in milliseconds: what comes later is another. */
const SITTING = 60 * 60 * 1000

/** Whether two moments (ISO 8601) belong to one sitting. Those that are not known are their own. */
export function isOneSitting(a: string, b: string): boolean {
  return a === b || Math.abs(Date.parse(a) - Date.parse(b)) <= SITTING
}

/** A moment as changes tell it: ISO 8601, to the minute. */
export const minuteOf = (time: number): string =>
  `${new Date(time).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)}:00Z`

const isOwn = (mark: Mark, by: Author): boolean =>
  mark.attrs.author === by.author && isOneSitting(mark.attrs.date, by.date)

/**
 * The mark of a change by somebody: that of a neighbour which is the same person's, of the same
 * kind and sitting, so that both are one change; else a new one.
 */
export function changeMark(
  kind: 'insertion' | 'deletion',
  by: Author,
  neighbours: readonly (Node | null)[],
): Mark {
  for (const node of neighbours) {
    const mark = node && schema.marks[kind].isInSet(node.marks)
    if (mark && isOwn(mark, by)) return mark
  }
  return schema.mark(kind, { author: by.author, date: by.date })
}

/** What of a text that somebody deletes stays, struck out, and what goes, having been inserted. */
export type Fate = 'struck' | 'stays' | 'goes'

/**
 * Text that was inserted is really gone, whoever did so: the text before the changes had none of
 * it. What is deleted already stays so.
 */
export function fateOf(node: Node): Fate {
  const change = changeOf(node)
  if (change === null) return 'struck'
  return change.type === deletion ? 'stays' : 'goes'
}

/** Content as one new insertion, but for what is this insertion already. */
export const inserted = (content: Fragment, mark: Mark, by: Author): Fragment =>
  mapped(content, (node) => {
    const known = insertion.isInSet(node.marks)
    return known && isOwn(known, by) ? node : node.mark(mark.addToSet(node.marks))
  })

/** Content as if it had never been changed: what is typed inside of a change takes over its mark. */
export const unchanged = (content: Fragment): Fragment =>
  mapped(content, (node) => {
    const change = changeOf(node)
    return change ? node.mark(change.removeFromSet(node.marks)) : node
  })

/** Content that was deleted, as far as it stays. @param mark of what was plain text before */
export const struck = (content: Fragment, mark: Mark): Fragment => {
  const nodes: Node[] = []
  content.forEach((node) => {
    const fate = fateOf(node)
    if (fate === 'stays') nodes.push(node)
    else if (fate === 'struck') nodes.push(node.mark(mark.addToSet(node.marks)))
  })
  return Fragment.fromArray(nodes)
}

/** What of some content is deleted already. */
export function stillDeleted(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (isDeleted(node)) nodes.push(node)
  })
  return Fragment.fromArray(nodes)
}

/** Content as it is handed on: without what is deleted, without changes and comments. */
export function live(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (!isDeleted(node)) nodes.push(withoutAnnotations(node))
  })
  return Fragment.fromArray(nodes)
}

const withoutAnnotations = (node: Node): Node =>
  node.mark(node.marks.filter((mark) => !isAnnotation(mark)))

export const asSlice = (content: Fragment): Slice => new Slice(content, 0, 0)

function mapped(content: Fragment, change: (node: Node) => Node): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    nodes.push(change(node))
  })
  return Fragment.fromArray(nodes)
}
