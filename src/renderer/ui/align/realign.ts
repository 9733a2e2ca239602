import { isDoubtful } from '../../../core/alignment/doubt.ts'
import { toSentenceRows } from '../../../core/document/granularity.ts'
import type { Row } from '../../../core/document/model.ts'
import { alignAgain } from '../../workers/align.ts'
import type { AppContext } from '../app.ts'
import { tellOfMoved } from '../review/moved.ts'

/**
 * Aligns the selected rows again, or the whole document where no rows are selected. What the user
 * has confirmed or locked holds, and all between is done anew in its light. What was put together
 * by hand holds as well, unless it is selected: that is how to have it done again.
 */
export async function realign(app: AppContext): Promise<void> {
  const { editor } = app
  if (!editor) return
  const all = editor.document().rows
  const { granularity, selectedRows } = editor.snapshot()
  // The rows of a document are all of one kind: a part of its paragraphs cannot become sentences.
  const isPart = granularity === 'sentence' && selectedRows > 1
  const { index, rows } = isPart ? editor.review.range() : { index: 0, rows: all }
  const { breakAtSemicolon } = app.ui.getState().preferences
  const after = await app.tasks.run({ key: 'align.again.task' }, ({ signal, progress }) =>
    alignAgain(
      {
        // Paragraphs remember what was said of their sentences.
        rows: granularity === 'sentence' ? rows : toSentenceRows(rows, { breakAtSemicolon }),
        holdByHand: !isPart,
        bounds: {
          before: all[index - 1]?.order ?? null,
          after: all[index + rows.length]?.order ?? null,
        },
        options: { breakAtSemicolon },
      },
      { signal, onProgress: progress },
    ),
  )
  const change = changeOf(rows, after)
  if (granularity === 'sentence' && change.before.length + change.after.length === 0) {
    app.notices.tell({ key: 'align.again.same' })
    return
  }
  const done =
    granularity === 'sentence'
      ? editor.review.apply(index + change.from, change.before, change.after)
      : editor.review.apply(0, rows, after, 'sentence')
  if (!done) {
    app.notices.fail({ key: 'align.changed' })
    return
  }
  app.notices.tell(
    {
      key: 'align.again.done',
      values: {
        count: change.after.length,
        doubtful: after.filter((row) => isDoubtful(row)).length,
      },
    },
    { label: { key: 'notice.undo' }, run: () => void editor.commands.undo.run() },
  )
  tellOfMoved(app, change.after)
  editor.focus()
}

/** What differs between two lists of rows: all from the first row that does to the last one. */
function changeOf(
  before: readonly Row[],
  after: readonly Row[],
): { readonly from: number; readonly before: readonly Row[]; readonly after: readonly Row[] } {
  const [old, now] = [
    before.map((row) => JSON.stringify(row)),
    after.map((row) => JSON.stringify(row)),
  ]
  const shorter = Math.min(old.length, now.length)
  let from = 0
  while (from < shorter && old[from] === now[from]) from++
  let end = 0
  while (end < shorter - from && old.at(-1 - end) === now.at(-1 - end)) end++
  return {
    from,
    before: before.slice(from, before.length - end),
    after: after.slice(from, after.length - end),
  }
}
