import { toParagraphRows, toSentenceRows } from '../../../core/document/granularity.ts'
import type { BilingualDocument, Granularity, Row } from '../../../core/document/model.ts'
import { isTold } from '../../../core/review/decide.ts'
import type { ReviewProblem } from '../../../core/review/problems.ts'
import type { Warning } from '../../../formats/types.ts'
import type { Version } from '../../storage/types.ts'
import { type About, aboutInWorker, type MergeOutput, mergeInWorker } from '../../workers/merge.ts'
import { ask } from '../align/ask.ts'
import { type AppContext, reasonOf } from '../app.ts'
import { faultOf, messageOfFault } from '../import/faults.ts'
import type { Message, MessageKey } from '../messages/catalogue.ts'
import type { SourceFile } from '../store.ts'
import { isAbort } from '../tasks.ts'
import { loadPending, type Pending, stillDecided } from './pending.ts'
import type { Round } from './round.ts'

/** What a reviewer may send back. */
const EXTENSIONS = [
  'docx',
  'html',
  'htm',
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

/** What a review was made of, and what is to be said of that. */
interface Based {
  readonly version: Version | null
  readonly base: BilingualDocument
  readonly remarks: readonly Message[]
}

async function baseOf(
  app: AppContext,
  document: BilingualDocument,
  { version: id }: Pending,
): Promise<Based> {
  const version = (await app.storage.versions.list(document.id)).find((each) => each.id === id)
  return loadBase(app, document, version ?? null, [])
}

const loadBase = async (
  app: AppContext,
  document: BilingualDocument,
  version: Version | null,
  remarks: readonly Message[],
): Promise<Based> => ({
  version,
  base: version ? await app.storage.versions.load(version.id) : document,
  remarks,
})

/** The version that a file says it was made of, or the one that the user says. */
async function findBase(
  app: AppContext,
  document: BilingualDocument,
  file: SourceFile,
): Promise<Based | null> {
  const about = await aboutInWorker(file)
  if (about.document && about.document !== document.id) {
    const isOther = await isAnother(app, about)
    if (isOther !== 'anyway') return null
  }
  const versions = await app.storage.versions.list(document.id)
  const sent = versions.filter(({ kind }) => kind === 'sent')
  const latest = Math.max(0, ...sent.map(({ round }) => round))
  const named = sent.find(({ round }) => round > 0 && round === about.round)
  if (named && about.document === document.id) {
    const isOlder = about.round < latest
    const remark: Message = { key: 'rounds.older', values: { round: about.round, latest } }
    return loadBase(app, document, named, isOlder ? [remark] : [])
  }
  const chosen = await chooseBase(app, file.name, versions)
  return chosen === undefined ? null : loadBase(app, document, chosen, [])
}

/** Says that a review is of another document, and goes there where it is in the library. */
async function isAnother(app: AppContext, { document: id }: About): Promise<'anyway' | null> {
  const other = await app.storage.loadDocument(id).catch(() => null)
  const title = other && (other.metadata.title || other.provenance.name)
  const answer = await ask(app, {
    heading: { key: 'rounds.other.heading' },
    text: title
      ? { key: 'rounds.other.known', values: { title } }
      : { key: 'rounds.other.unknown' },
    answers: [
      { value: 'anyway', label: { key: 'rounds.other.anyway' } },
      ...(other ? [{ value: 'open', label: { key: 'rounds.other.open' } } as const] : []),
    ],
  })
  if (answer === 'open') await app.openDocument(id)
  return answer === 'anyway' ? answer : null
}

/** @returns undefined where the user would rather not; null: the text as it is now */
const chooseBase = (
  app: AppContext,
  file: string,
  versions: readonly Version[],
): Promise<Version | null | undefined> =>
  new Promise((resolve) => {
    app.openDialog({
      name: 'round-base',
      file,
      versions,
      choose: resolve,
      cancel: () => resolve(undefined),
    })
  })

/** Formats whose files name their rows so that other tools keep the names. */
const NAMING: ReadonlySet<string> = new Set(['xliff', 'bilingual-docx'])

async function originalOf(app: AppContext, { provenance }: BilingualDocument) {
  const { format, original } = provenance
  if (!original || !NAMING.has(format)) return null
  const file = await app.storage.loadOriginal(original)
  return file && { name: file.name, bytes: file.bytes, format }
}

/** The rows of a document as rows of another kind. */
export function asGranularity(
  rows: readonly Row[],
  from: Granularity,
  to: Granularity,
): readonly Row[] {
  if (from === to) return rows
  return to === 'sentence' ? toSentenceRows(rows) : toParagraphRows(rows)
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
  const mine = asGranularity(now.rows, now.granularity, base.granularity)
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

const PROBLEMS: Readonly<Record<ReviewProblem['code'], MessageKey>> = {
  'other-document': 'rounds.problem.other-document',
  'older-round': 'rounds.problem.older-round',
  'lost-ids': 'rounds.problem.lost-ids',
  'changed-source': 'rounds.problem.changed-source',
  'lost-codes': 'rounds.problem.lost-codes',
  added: 'rounds.problem.added',
  removed: 'rounds.problem.removed',
  split: 'rounds.problem.split',
  joined: 'rounds.problem.joined',
  moved: 'rounds.problem.moved',
  twice: 'rounds.problem.twice',
}

const WARNINGS: Readonly<Record<string, MessageKey>> = {
  'changed-head': 'rounds.problem.changed-head',
  'cut-off': 'rounds.problem.cut-off',
  'merged-cells': 'rounds.problem.merged-cells',
}

const problemsSaid = ({ problems, warnings }: MergeOutput): Message[] => [
  ...problems.map(({ code, count }): Message => ({ key: PROBLEMS[code], values: { count } })),
  ...warnings.map(({ code, message }: Warning): Message => {
    const key = WARNINGS[code]
    return key ? { key, english: message } : { text: message }
  }),
]

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

/** Says why something about versions did not work. */
export const tellFailure = (app: AppContext, error: unknown): void => {
  app.notices.fail({ key: 'notice.failed', values: { reason: reasonOf(error) } })
}
