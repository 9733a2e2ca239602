import type { MergeEntry } from '../../../core/review/model.ts'
import type { Round } from './round.ts'
import type { RoundState } from './use-round.ts'

/** An entry of a review, and what was decided of all. */
export interface EntryProps {
  readonly round: Round
  readonly state: RoundState
  readonly entry: MergeEntry
}

/** The same where its text can be written by hand. */
export interface EditableEntryProps extends EntryProps {
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
}
