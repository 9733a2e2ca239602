import type { Change, Row } from '../../core/document/model.ts'
import { isTold } from '../../core/review/decide.ts'
import { mergeReview } from '../../core/review/merge.ts'
import type { MergeEntry } from '../../core/review/model.ts'
import { problemsOf } from '../../core/review/problems.ts'
import { recognisesDocx } from '../../formats/docx/read/recognise.ts'
import { NameIndex, returnedRows } from '../../formats/review/claims.ts'
import type { ReviewedFile } from '../../formats/review/model.ts'
import { namesOfRows, ownNames } from '../../formats/review/names.ts'
import { readReview, roundOf } from '../../formats/review/read.ts'
import type { About, AboutJob, MergeJob, PackedMerge } from './merge.ts'
import { type Report, serveJob } from './rpc.ts'

function about({ bytes, name }: AboutJob): About {
  // Only a table of Word says it without being read as a whole.
  const { document, round } = recognisesDocx(bytes) ? roundOf(bytes, name) : readReview(bytes, name)
  return { document, round }
}

/** Parts of the whole after which something is told, as measured on long documents. */
const READ = 0.5
const NAMED = 0.7

function merge({ bytes, name, base, mine, original, sent }: MergeJob, report: Report): PackedMerge {
  const file = withoutSent(readReview(bytes, name), base.rows)
  report(READ)
  const index = new NameIndex(namesOf(base, original))
  const returned = returnedRows(file, base.rows, index)
  report(NAMED)
  const merged = mergeReview({ base: base.rows, returned, ...(mine && { mine }) })
  const problems = problemsOf(merged, {
    documents: [sent.document, file.document],
    rounds: [sent.round, file.round],
    rows: file.rows.length,
  })
  return {
    merge: { ...merged, entries: merged.entries.map(packed) },
    problems,
    warnings: file.warnings,
    reviewers: reviewersOf(merged.entries),
    rows: file.rows.length,
  }
}

function namesOf(base: MergeJob['base'], original: MergeJob['original']) {
  if (!original) return new Map(base.rows.map((row) => [row.id, ownNames(row)]))
  const { bytes, name, format } = original
  return namesOfRows(bytes, name, { format, documents: [base] })
}

/** Rows of which there is nothing to tell are on the other side already. */
function packed(entry: MergeEntry): MergeEntry | string {
  const { kind, mine, id, base } = entry
  const isPlain = kind === 'unchanged' || (kind === 'keptMine' && !base)
  return isPlain && mine?.id === id && !isTold(entry) ? id : entry
}

/** A file without the changes that it was sent with: they are nobody's answer. */
function withoutSent(file: ReviewedFile, rows: readonly Row[]): ReviewedFile {
  const sent = new Set(
    rows.flatMap(({ source, target }) =>
      [...source, ...target].flatMap(({ change }) => (change ? [madeBy(change)] : [])),
    ),
  )
  if (sent.size === 0) return file
  return {
    ...file,
    rows: file.rows.map((row) => ({
      ...row,
      changes: row.changes.filter((change) => !sent.has(madeBy(change))),
    })),
  }
}

/** Who made a change in which minute: programs keep no more of a time than that for certain. */
const madeBy = ({ kind, author, date }: Pick<Change, 'kind' | 'author' | 'date'>): string =>
  `${kind} ${author} ${date.slice(0, 'yyyy-mm-ddThh:mm'.length)}`

function reviewersOf(entries: readonly MergeEntry[]): string[] {
  const counts = new Map<string, number>()
  for (const { changes, comments } of entries) {
    for (const { author } of [...changes, ...comments]) {
      if (author) counts.set(author, (counts.get(author) ?? 0) + 1)
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([author]) => author)
}

serveJob<AboutJob | MergeJob, About | PackedMerge>((job, report) =>
  job.type === 'about' ? about(job) : merge(job, report),
)
