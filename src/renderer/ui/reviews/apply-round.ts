import { toGranularity } from '../../../core/document/granularity.ts'
import type { Row } from '../../../core/document/model.ts'
import { mergedRows } from '../../../core/review/apply.ts'
import { type Decisions, decidedRows } from '../../../core/review/decide.ts'
import type { MergeEntry } from '../../../core/review/model.ts'
import { type AppContext, tellFailure } from '../app.ts'
import { forgetPending } from './pending.ts'
import { type Round, returnedEntries, reviewerOf } from './round.ts'

/**
 * Puts a review into the open document, as it was decided: one step to undo. What there was before,
 * and what came back, are kept as versions first.
 * @param asChanges whether what is taken of the reviewer arrives as changes tracked by him
 * @returns whether it was done
 */
export async function applyRound(
  app: AppContext,
  round: Round,
  decisions: Decisions,
  asChanges: boolean,
): Promise<boolean> {
  const { editor, storage } = app
  const { now, base, output, version, file } = round
  if (!editor || editor.header().id !== now.id) return false
  const by = (entry: MergeEntry) => {
    const last = entry.changes.at(-1)
    return { author: last?.author || reviewerOf(round), date: last?.date ?? '' }
  }
  const rows = decidedRows(output.merge, decisions, {
    ...(asChanges && { trackedBy: by }),
    remark: (entry, text) => ({
      ...by(entry),
      text: app.t(text ? 'rounds.remark' : 'rounds.remark.empty', { text }),
    }),
  })
  if (rows.length === 0) {
    app.notices.fail({ key: 'rounds.noRows' })
    return false
  }
  const number = version?.round ?? 0
  try {
    await storage.versions.add(now, { kind: 'before', round: number })
    await storage.versions.add(
      { ...base, rows: returnedRows(round) },
      { kind: 'received', round: number, name: file.name },
    )
  } catch (error) {
    tellFailure(app, error)
    return false
  }
  const result = toGranularity(rows, base.granularity, now.granularity)
  if (!editor.review.apply(0, now.rows, result)) {
    app.notices.fail({ key: 'rounds.changed' })
    return false
  }
  await forgetPending(storage.settings, now.id).catch(() => {})
  const before = new Set(now.rows)
  app.notices.tell(
    {
      key: 'rounds.applied',
      values: { count: rows.filter((row) => !before.has(row)).length },
    },
    { label: { key: 'notice.undo' }, run: () => void editor.commands.undo.run() },
  )
  editor.focus()
  return true
}

const returnedRows = ({ output }: Round): readonly Row[] =>
  mergedRows(returnedEntries(output.merge), {
    choose: () => 'theirs',
    take: 'everything',
    remarks: 'anchored',
  })
