import { textOf } from '../../../core/document/inline.ts'
import { mendSegment } from '../../../core/document/normalise-segment.ts'
import { Repairs } from '../../../core/document/repairs.ts'
import type { Decision, Decisions } from '../../../core/review/decide.ts'
import type { MergeEntry } from '../../../core/review/model.ts'
import { hashText } from '../../../formats/review-stamp.ts'
import type { Settings } from '../../storage/types.ts'
import type { Round } from './round.ts'

/** A review that was begun and not applied: the file, what it was made of, and what was decided. */
export interface Pending {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Id of the version that was sent; empty where it is the text as it is now. */
  readonly version: string
  readonly decisions: readonly SavedDecision[]
}

interface SavedDecision extends Decision {
  readonly id: string
  /** A hash of the texts it was made of: it holds as long as these are the same. */
  readonly of: string
}

/** What begins with the id of a document is deleted along with it. */
const keyOf = (documentId: string): string => `${documentId}/round`

export const loadPending = (settings: Settings, documentId: string): Promise<Pending | null> =>
  settings.get(keyOf(documentId), parsePending)

export const forgetPending = (settings: Settings, documentId: string): Promise<void> =>
  settings.set(keyOf(documentId), null)

export function savePending(
  settings: Settings,
  { now, file, version, output }: Round,
  decisions: Decisions,
): Promise<void> {
  const saved = output.merge.entries.flatMap((entry): SavedDecision[] => {
    const decision = decisions.get(entry.id)
    return decision ? [{ ...decision, id: entry.id, of: textsOf(entry) }] : []
  })
  const pending: Pending = {
    name: file.name,
    bytes: file.bytes,
    version: version?.id ?? '',
    decisions: saved,
  }
  return settings.set(keyOf(now.id), pending)
}

/** The decisions that still hold: whose texts are what they were. */
export function stillDecided(
  pending: Pick<Pending, 'decisions'>,
  entries: readonly MergeEntry[],
): Decisions {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return new Map(
    pending.decisions.flatMap(({ id, of, ...decision }): [string, Decision][] => {
      const entry = byId.get(id)
      return entry && textsOf(entry) === of ? [[id, decision]] : []
    }),
  )
}

const textsOf = ({ theirs, mine }: MergeEntry): string =>
  hashText(`${theirs ? textOf(theirs) : ''}\n\n${mine ? textOf(mine.target) : ''}`)

function parsePending(value: unknown): Pending | null {
  if (typeof value !== 'object' || value === null) return null
  const { name, bytes, version, decisions } = value as Partial<Record<keyof Pending, unknown>>
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) return null
  return {
    name,
    bytes: new Uint8Array(bytes),
    version: typeof version === 'string' ? version : '',
    decisions: Array.isArray(decisions) ? decisions.flatMap(parseDecision) : [],
  }
}

const TEXTS: readonly Decision['text'][] = ['theirs', 'mine', 'note', 'own', null]

function parseDecision(value: unknown): SavedDecision[] {
  const given = (value ?? {}) as Partial<Record<keyof SavedDecision, unknown>>
  const { id, of, row, own } = given
  const text = TEXTS.find((each) => each === given.text)
  if (typeof id !== 'string' || typeof of !== 'string' || text === undefined) return []
  const written = own === undefined ? {} : { own: mendSegment(own, 'a decision', new Repairs()) }
  if (text === 'own' && own === undefined) return []
  return [{ id, of, text, row: row === true, ...written }]
}
