import type { Status } from '../../../core/document/model.ts'
import type { XmlElement } from '../../xml/tree.ts'

/** How far a segment is (§4.3.1, `state`); one that is still initial has begun with its target. */
export function readState({ attributes }: XmlElement, blank: boolean): Status {
  const { state = 'initial', subState } = attributes
  if (state === 'initial') return blank && subState !== OWN_DRAFT ? 'empty' : 'draft'
  return STATES[state] ?? (blank ? 'empty' : 'draft')
}

/** What this program writes of a segment that was begun: see `write.ts`. */
export const OWN_DRAFT = 'facing-pages:draft'

const STATES: Readonly<Record<string, Status>> = {
  translated: 'translated',
  reviewed: 'reviewed',
  final: 'approved',
}

export const STATE_OF: Readonly<Record<Status, string>> = {
  empty: 'initial',
  draft: 'initial',
  translated: 'translated',
  reviewed: 'reviewed',
  approved: 'final',
}
