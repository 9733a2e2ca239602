import type { Note } from '../document/model.ts'
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
  return returned.flatMap((comment): ReviewComment[] => {
    if (sent.some(({ author, text }) => author === comment.author && text === comment.text)) {
      return []
    }
    if (comment.author) return [comment]
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

/** A reviewer's remark as a note of the row: what it was made on is said in it. */
export const noteOf = ({ id, author, date, text, anchor }: ReviewComment): Note => ({
  id,
  author,
  date,
  text: anchor ? `“${anchor}”: ${text}` : text,
})
