import type { Status } from '../../../core/document/model.ts'
import { memoqStatus, tradosSegment } from './flavour.ts'
import type { SegmentPlaceV1, TransUnit } from './unit.ts'

/**
 * How far a segment is: by what Trados or memoQ keep of it, else by `approved` of the unit and
 * `state` of the target (§2.3.2). What is unknown counts as begun where there is a translation.
 */
export function readStatus(unit: TransUnit, place: SegmentPlaceV1, blank: boolean): Status {
  const begun: Status = blank ? 'empty' : 'draft'
  const trados = tradosSegment(unit, place)
  if (trados) return TRADOS[trados.attributes.conf ?? ''] ?? begun
  const memoq = memoqStatus(unit)
  if (memoq !== null) return MEMOQ[memoq] ?? begun
  if (unit.element.attributes.approved === 'yes') return 'approved'
  return STATES[unit.target?.attributes.state ?? ''] ?? begun
}

/** States of a target; all others ask for something to be done, and so are begun. */
const STATES: Readonly<Record<string, Status>> = {
  translated: 'translated',
  'signed-off': 'reviewed',
  final: 'approved',
}

const TRADOS: Readonly<Record<string, Status>> = {
  Translated: 'translated',
  ApprovedTranslation: 'reviewed',
  ApprovedSignOff: 'approved',
}

const MEMOQ: Readonly<Record<string, Status>> = {
  ManuallyConfirmed: 'translated',
  Reviewer1Confirmed: 'reviewed',
  Reviewer2Confirmed: 'reviewed',
  Proofread: 'approved',
}

/** The words in which a status is written back. */
export const STATE_OF: Readonly<Record<Status, string>> = {
  empty: 'new',
  draft: 'needs-translation',
  translated: 'translated',
  reviewed: 'signed-off',
  approved: 'final',
}

/** Trados has no word for a segment that nobody has begun. */
export const TRADOS_OF: Readonly<Record<Status, string | null>> = {
  empty: null,
  draft: 'Draft',
  translated: 'Translated',
  reviewed: 'ApprovedTranslation',
  approved: 'ApprovedSignOff',
}

export const MEMOQ_OF: Readonly<Record<Status, string>> = {
  empty: 'NotStarted',
  draft: 'PartiallyEdited',
  translated: 'ManuallyConfirmed',
  reviewed: 'Reviewer1Confirmed',
  approved: 'Proofread',
}
