import type { BilingualDocument } from '../../../core/document/model.ts'
import { oneDocument } from '../../../core/review/one-document.ts'
import type { BackupEntry } from '../../platform/types.ts'
import { isBackup, readBackup } from '../../storage/backup-file.ts'
import type { Version } from '../../storage/types.ts'
import type { AppContext } from '../app.ts'
import { faultOf, messageOfFault } from '../import/faults.ts'
import { readFile } from '../import/files.ts'
import { openableFilters } from '../import/filters.ts'
import type { Translate } from '../messages/translate.ts'
import { versionName } from '../reviews/version-name.ts'
import { sayMoment } from '../say-moment.ts'
import type { SourceFile } from '../store.ts'
import { isAbort } from '../tasks.ts'

/** A text that can be compared: the one that is open, or another that is loaded when it is chosen. */
export type Candidate =
  | { readonly kind: 'now'; readonly id: string }
  | { readonly kind: 'version'; readonly id: string; readonly version: Version }
  | { readonly kind: 'backup'; readonly id: string; readonly entry: BackupEntry }
  | {
      readonly kind: 'file'
      readonly id: string
      readonly name: string
      readonly document: BilingualDocument
    }

/** The text as it stands in the editor. */
export const NOW: Candidate = { kind: 'now', id: 'now' }

export const versionCandidate = (version: Version): Candidate => ({
  kind: 'version',
  id: `version/${version.id}`,
  version,
})

export const backupCandidate = (entry: BackupEntry): Candidate => ({
  kind: 'backup',
  id: `backup/${entry.id}`,
  entry,
})

/** When a text was as it is, in milliseconds since 1970; null where nobody knows. */
export function timeOf(candidate: Candidate): number | null {
  switch (candidate.kind) {
    case 'version':
      return candidate.version.created
    case 'backup':
      return candidate.entry.time
    default:
      return null
  }
}

/** What a text is called in a list and in print: with its day and hour, where it has one. */
export function candidateName(candidate: Candidate, t: Translate): string {
  switch (candidate.kind) {
    case 'now':
      return t('compare.now')
    case 'version':
      return `${versionName(candidate.version, t)} · ${sayMoment(candidate.version.created, t.language)}`
    case 'backup':
      return t('compare.backup', { when: sayMoment(candidate.entry.time, t.language) })
    case 'file':
      return candidate.name
  }
}

/** A text cannot be had, for a reason that is said to the user. */
class NoCandidateError extends Error {
  override readonly name = 'NoCandidateError'
}

/**
 * The text of a candidate.
 * @throws NoCandidateError, StorageError, PlatformError
 */
export async function loadCandidate(
  app: AppContext,
  candidate: Candidate,
): Promise<BilingualDocument> {
  switch (candidate.kind) {
    case 'now': {
      const document = app.editor?.document()
      if (!document) throw new NoCandidateError(app.t('compare.gone'))
      return document
    }
    case 'version':
      return app.storage.versions.load(candidate.version.id)
    case 'backup': {
      const bytes = await app.platform.backups?.read(candidate.entry.id)
      if (!bytes) throw new NoCandidateError(app.t('compare.gone'))
      return sameDocument(app, bytes)
    }
    case 'file':
      return candidate.document
  }
}

/** The open document as a backup has it. */
async function sameDocument(
  app: AppContext,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<BilingualDocument> {
  const { documents } = await readBackup(bytes)
  const id = app.ui.getState().workbench?.documentId
  const found = documents.find((document) => document.id === id)
  if (!found) throw new NoCandidateError(app.t('compare.notInBackup'))
  return found
}

/**
 * Lets the user choose a file, of any kind that can be opened, and reads it.
 * @returns null where the user cancels, or it could not be read; that is said then
 */
export async function chooseFile(app: AppContext): Promise<Candidate | null> {
  const { files, faults } = await app.platform.openFiles({
    filters: openableFilters(app.t),
    multiple: false,
  })
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  const [file] = files
  if (!file) return null
  try {
    const document = await readCandidate(app, file)
    return { kind: 'file', id: `file/${document.id}`, name: file.name, document }
  } catch (error) {
    if (!isAbort(error)) app.notices.fail(faultOf(error, file.name))
    return null
  }
}

async function readCandidate(app: AppContext, file: SourceFile): Promise<BilingualDocument> {
  if (await isBackup(file.bytes)) return sameDocument(app, file.bytes)
  const { documents } = await readFile(app, file, {})
  // Of a book the chapter that is open.
  const part = app.editor?.header().provenance.part
  const same = documents.find(({ provenance }) => part && provenance.part === part)
  return same ?? oneDocument(documents)
}
