import { toGranularity } from '../../../core/document/granularity.ts'
import type { BilingualDocument } from '../../../core/document/model.ts'
import { isTold } from '../../../core/review/decide.ts'
import { aboutInWorker, mergeInWorker } from '../../workers/merge.ts'
import { ask } from '../align/ask.ts'
import type { AppContext } from '../app.ts'
import { faultOf, messageOfFault } from '../import/faults.ts'
import type { SourceFile } from '../store.ts'
import { isAbort } from '../tasks.ts'
import { type Based, baseOf, findBase, takesUnlike } from './find-base.ts'
import { loadPending, stillDecided } from './pending.ts'
import type { Round } from './round.ts'
import { problemsSaid } from './say-problems.ts'

/** What a reviewer may send back. */
const EXTENSIONS = [
  'docx',
  'html',
  'htm',
  'mhtml',
  'mht',
  'xlf',
  'xliff',
  'mqxliff',
  'sdlxliff',
  'tmx',
  'tsv',
  'csv',
]

/**
 * Takes a review of the open document home: the file is merged with what was sent and what there is
 * now, and shown to be decided.
 * @param given the file; asked for when left out
 */
export async function importReview(app: AppContext, given?: SourceFile): Promise<void> {
  const document = app.editor?.document()
  if (!document) return
  const { settings } = app.storage
  forgetWhatWasTold(app)
  let pending = given ? null : await loadPending(settings, document.id)
  if (pending) {
    const answer = await ask(app, {
      heading: { key: 'rounds.pending.heading' },
      text: { key: 'rounds.pending.text', values: { name: pending.name } },
      answers: [
        { value: 'other', label: { key: 'rounds.pending.other' } },
        { value: 'on', label: { key: 'rounds.pending.on' } },
      ],
    })
    if (!answer) return
    if (answer === 'other') pending = null
  }
  const file = given ?? pending ?? (await chooseFile(app))
  if (!file) return
  try {
    const based = pending
      ? await baseOf(app, document, pending)
      : await findBase(app, document, file)
    if (!based) return
    const round = await mergeOpen(app, document.id, file, based)
    if (!round) return
    const isUnlike = round.output.problems.some(({ code }) => code === 'other-document')
    if (isUnlike && !pending && !based.isOther && !(await takesUnlike(app))) return
    if (!round.output.merge.entries.some(isTold)) {
      app.notices.tell({ key: 'rounds.nothing', values: { name: file.name } })
      return
    }
    const decisions = pending ? stillDecided(pending, round.output.merge.entries) : new Map()
    app.openDialog({ name: 'round', round, decisions })
  } catch (error) {
    if (isAbort(error)) return
    app.notices.fail(faultOf(error, file.name))
  }
}

/** That decisions are kept is old news once the review is taken up again. */
function forgetWhatWasTold({ notices }: AppContext): void {
  for (const { id, message } of notices.store.getState()) {
    if ('key' in message && message.key === 'rounds.kept') notices.dismiss(id)
  }
}

async function chooseFile(app: AppContext): Promise<SourceFile | null> {
  const { files, faults } = await app.platform.openFiles({
    filters: [
      { name: app.t('rounds.files'), extensions: EXTENSIONS },
      { name: app.t('import.filter.all'), extensions: ['*'] },
    ],
    multiple: false,
  })
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  return files[0] ?? null
}

/** Formats whose files name their rows so that other tools keep the names. */
const NAMING: ReadonlySet<string> = new Set(['xliff', 'bilingual-docx'])

async function originalOf(app: AppContext, { provenance }: BilingualDocument) {
  const { format, original } = provenance
  if (!original || !NAMING.has(format)) return null
  const file = await app.storage.loadOriginal(original)
  return file && { name: file.name, bytes: file.bytes, format }
}

/**
 * Merges a review into the open document as it is when that is done.
 * @returns null where another document has been opened meanwhile
 */
async function mergeOpen(
  app: AppContext,
  documentId: string,
  file: SourceFile,
  based: Based,
): Promise<Round | null> {
  for (;;) {
    const now = app.editor?.document()
    if (now?.id !== documentId) return null
    const round = await mergeRound(app, now, file, based)
    if (!app.editor || isStill(app.editor.document(), now)) return round
  }
}

const isStill = (document: BilingualDocument, before: BilingualDocument): boolean =>
  document.id === before.id &&
  document.rows.length === before.rows.length &&
  document.rows.every((row, i) => row === before.rows[i])

async function mergeRound(
  app: AppContext,
  now: BilingualDocument,
  file: SourceFile,
  { version, base, remarks }: Based,
): Promise<Round> {
  const mine = toGranularity(now.rows, now.granularity, base.granularity)
  const original = await originalOf(app, base)
  const label = { key: 'rounds.task', values: { name: file.name } } as const
  const output = await app.tasks.run(label, ({ signal, progress }) =>
    mergeInWorker(
      {
        name: file.name,
        bytes: file.bytes,
        base,
        mine: mine === base.rows ? null : mine,
        original,
        sent: { document: base.id, round: version?.round ?? 0 },
      },
      { signal, onProgress: progress },
    ),
  )
  return {
    file,
    version,
    base,
    now,
    output,
    problems: [...remarks, ...problemsSaid(output)],
    numbers: new Map(mine.map(({ id }, i) => [id, i + 1])),
  }
}

/**
 * Offers to take a file home that was dropped, where it says that it was made of the open document.
 * @returns whether it was a review, and is seen to
 */
export async function offerReview(app: AppContext, files: readonly SourceFile[]): Promise<boolean> {
  const [file] = files
  const document = app.editor?.header()
  if (!document || !file || files.length > 1 || !/\.(?:docx|html?)$/i.test(file.name)) return false
  const about = await aboutInWorker(file).catch(() => null)
  if (about?.document !== document.id) return false
  const answer = await ask(app, {
    heading: { key: 'rounds.offer.heading' },
    text: { key: 'rounds.offer.text', values: { name: file.name } },
    answers: [
      { value: 'open', label: { key: 'rounds.offer.open' } },
      { value: 'import', label: { key: 'rounds.offer.import' } },
    ],
  })
  if (answer === 'import') await importReview(app, file)
  return answer !== 'open'
}
