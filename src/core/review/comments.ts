import { newId } from '../document/ids.ts'
import { concat, slice, textOf } from '../document/inline.ts'
import type { Inline, Note, Row, Segment, Side } from '../document/model.ts'
import { diffRanges } from '../text/diff.ts'
import type { ReviewComment } from './model.ts'

/** How a remark stands in a column of comments. */
export const columnText = ({ author, text }: Pick<Note, 'author' | 'text'>): string =>
  author ? `${author}: ${text}` : text

/**
 * The remarks that were not there when a row was sent. A column of comments comes back as one remark
 * without an author: what it began with when it was sent is not new.
 */
export function newComments(
  sent: readonly Note[],
  returned: readonly ReviewComment[],
): ReviewComment[] {
  const sentAs = ({ author, text }: Note): Note | undefined =>
    sent.find((note) => note.author === author && note.text === text)
  const byId = new Map(returned.map((comment) => [comment.id, comment]))
  return returned.flatMap((comment): ReviewComment[] => {
    if (sentAs(comment)) return []
    if (comment.author) {
      const first = byId.get(comment.answers ?? '')
      const thread = first && sentAs(first)
      return [thread ? { ...comment, answers: thread.answers ?? thread.id } : comment]
    }
    let rest = comment.text
    for (const note of sent) {
      for (const old of [columnText(note), note.text]) {
        const at = rest.indexOf(old)
        if (!old || at < 0) continue
        rest = `${rest.slice(0, at).trimEnd()}\n${rest.slice(at + old.length).trimStart()}`
        break
      }
    }
    const text = rest.trim()
    return text ? [{ ...comment, text }] : []
  })
}

/** The remarks that were open when a row was sent and that came back resolved. */
export const settledNotes = (
  sent: readonly Note[],
  returned: readonly ReviewComment[],
): readonly Note[] =>
  sent.filter(
    (note) =>
      !note.resolved &&
      returned.some(
        ({ author, text, resolved }) => resolved && author === note.author && text === note.text,
      ),
  )

const bare = ({ anchor: _, nth: __, ...note }: ReviewComment): Note => note

/** A reviewer's remark as a note of the row: what it was made on is said in it. */
export const noteOf = (comment: ReviewComment): Note => ({
  ...bare(comment),
  text: comment.anchor ? `“${comment.anchor}”: ${comment.text}` : comment.text,
})

/**
 * A row with remarks of a reviewer on the texts that they were made on, under new ids. Where such a
 * text is no longer there, or more than once and nobody knows which, the remark is on the row and says what it was on.
 */
export function withRemarks(row: Row, remarks: readonly ReviewComment[]): Row {
  const ids = new Map(remarks.map(({ id }) => [id, newId()]))
  const sides: Record<Side, Segment> = { source: row.source, target: row.target }
  const notes = remarks.map((remark): Note => {
    const id = ids.get(remark.id)!
    const answers = remark.answers && (ids.get(remark.answers) ?? remark.answers)
    const own = answers ? { id, answers } : { id }
    for (const side of ['target', 'source'] as const) {
      const marked = on(sides[side], remark, id)
      if (!marked) continue
      sides[side] = marked
      return { ...bare(remark), ...own }
    }
    // An answer is where the first of its thread is.
    return { ...(answers ? bare(remark) : noteOf(remark)), ...own }
  })
  return { ...row, ...sides, notes: [...row.notes, ...notes] }
}

/** A segment with a comment on the text that it was made on, or null where nobody knows which it is. */
function on(segment: Segment, { anchor, nth }: ReviewComment, id: string): Segment | null {
  if (!anchor) return null
  const text = textOf(segment)
  const places: number[] = []
  for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + anchor.length)) {
    places.push(at)
  }
  const at = places.length === 1 ? places[0] : places[nth ?? -1]
  if (at === undefined) return null
  const end = at + anchor.length
  const place = slice(segment, at, end).map((inline) => withComments(inline, [id]))
  return concat(slice(segment, 0, at), place, slice(segment, end))
}

const withComments = (inline: Inline, more: readonly string[]): Inline => ({
  ...inline,
  comments: [...new Set([...(inline.comments ?? []), ...more])].sort(),
})

/** A text with the comments of another that it takes the place of, where both have the text they are on. */
export function keepComments(before: Segment, after: Segment): Segment {
  if (!before.some(({ comments }) => comments)) return after
  const pieces: Segment[] = []
  let [a, b] = [0, 0]
  const same = (length: number): void => {
    for (const inline of slice(before, a, a + length)) {
      const end = b + lengthOf(inline)
      const { comments } = inline
      const own = slice(after, b, end)
      pieces.push(comments ? own.map((each) => withComments(each, comments)) : own)
      b = end
    }
  }
  for (const { aFrom, aTo, bFrom, bTo } of diffRanges(textOf(before), textOf(after))) {
    same(aFrom - a)
    pieces.push(slice(after, bFrom, bTo))
    a = aTo
    b = bTo
  }
  same(textOf(before).length - a)
  return concat(...pieces)
}

const lengthOf = (inline: Inline): number => textOf([inline]).length
