import type { BilingualDocument } from '../../../core/document/model.ts'
import type { Version } from '../../storage/types.ts'
import { type About, aboutInWorker } from '../../workers/merge.ts'
import { ask } from '../align/ask.ts'
import type { AppContext } from '../app.ts'
import type { Message } from '../messages/catalogue.ts'
import type { SourceFile } from '../store.ts'
import type { Pending } from './pending.ts'

/** What a review was made of, and what is to be said of that. */
export interface Based {
  readonly version: Version | null
  readonly base: BilingualDocument
  readonly remarks: readonly Message[]
  /** Whether the user has been told that it is of another document, and goes on. */
  readonly isOther: boolean
}

/** The version that a review was made of which was begun before. */
export async function baseOf(
  app: AppContext,
  document: BilingualDocument,
  { version: id }: Pending,
): Promise<Based> {
  const version = (await app.storage.versions.list(document.id)).find((each) => each.id === id)
  return loadBase(app, document, version ?? null)
}

const loadBase = async (
  app: AppContext,
  document: BilingualDocument,
  version: Version | null,
  remarks: readonly Message[] = [],
  isOther = false,
): Promise<Based> => ({
  version,
  base: version ? await app.storage.versions.load(version.id) : document,
  remarks,
  isOther,
})

/**
 * The version that a file says it was made of, or the one that the user says.
 * @returns null where the user would rather not go on
 */
export async function findBase(
  app: AppContext,
  document: BilingualDocument,
  file: SourceFile,
): Promise<Based | null> {
  const about = await aboutInWorker(file)
  const isOther = about.document !== '' && about.document !== document.id
  if (isOther && !(await takesAnother(app, about))) return null
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
  return chosen === undefined ? null : loadBase(app, document, chosen, [], isOther)
}

/**
 * Says that a review is of another document, and goes there where it is in the library.
 * @returns whether what fits of it is taken all the same
 */
async function takesAnother(app: AppContext, { document: id }: About): Promise<boolean> {
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
  return answer === 'anyway'
}

/**
 * Says that hardly any row of a review, which does not say what it was made of, is in the document.
 * @returns whether what fits of it is taken all the same
 */
export async function takesUnlike(app: AppContext): Promise<boolean> {
  const answer = await ask(app, {
    heading: { key: 'rounds.other.heading' },
    text: { key: 'rounds.other.unlike' },
    answers: [{ value: 'anyway', label: { key: 'rounds.other.anyway' } }],
  })
  return answer === 'anyway'
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
