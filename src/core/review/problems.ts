import type { Merge, MergeEntry, RowMove } from './model.ts'

/** Something about a review as a whole that its reader should know. */
export interface ReviewProblem {
  /** Stable identifier, for messages in the user's language. */
  readonly code:
    | 'other-document'
    | 'older-round'
    | 'lost-ids'
    | 'added'
    | 'removed'
    | 'changed-source'
    | 'lost-codes'
    | RowMove
  /** Rows that it concerns. */
  readonly count: number
  /** One English sentence or two: what happened, and what was made of it. */
  readonly message: string
}

/** What is known of the two files besides their rows. */
export interface RoundTrip {
  /** Ids of the documents that were sent and that came back; empty where a file does not say. */
  readonly documents: readonly [sent: string, returned: string]
  /** Rounds they were sent in; 0 where a file does not say. */
  readonly rounds: readonly [sent: number, returned: number]
  /** Rows of the file that came back. */
  readonly rows: number
}

/** Part of the rows that came back below which they are another document's. */
const FEWEST_KNOWN = 0.2

/** What is the matter with a review, the gravest first. */
export function problemsOf(merge: Merge, { documents, rounds, rows }: RoundTrip): ReviewProblem[] {
  const problems: ReviewProblem[] = []
  const tell = (code: ReviewProblem['code'], count: number, message: string): void => {
    if (count > 0) problems.push({ code, count, message })
  }
  const { entries } = merge
  const kind = (of: MergeEntry['kind']) => entries.filter((entry) => entry.kind === of)
  const move = (of: RowMove) => entries.filter(({ moves }) => moves.includes(of))
  const where = (list: readonly MergeEntry[]): string => {
    const places = [...new Set(list.map(({ place }) => place))].filter(Boolean)
    return places.length > 0
      ? ` (${places.slice(0, 3).join(', ')}${places.length > 3 ? ', …' : ''})`
      : ''
  }

  const added = kind('added')
  const known = rows - added.length
  const isOther = documents[0] !== '' && documents[1] !== '' && documents[0] !== documents[1]
  if (known < FEWEST_KNOWN * rows || (isOther && known < rows / 2)) {
    tell(
      'other-document',
      rows,
      `The review is of another document: of its ${many(rows)} ${known} could be recognised.`,
    )
  }
  const [sent, returned] = rounds
  if (merge.outdated > 0 || (sent > 0 && returned > 0 && returned < sent)) {
    const about =
      sent > returned && returned > 0
        ? ` It was sent in round ${returned}, the base in round ${sent}.`
        : ''
    tell(
      'older-round',
      Math.max(1, merge.outdated),
      `${many(merge.outdated)} had another translation when they were sent: the review is of an older round.${about} What the reviewer left alone there is kept as it is now; what was changed without tracking is a conflict.`,
    )
  }
  // A file in which no row says which it is has no ids to lose.
  if (merge.nameless > 0 && merge.nameless < rows) {
    tell(
      'lost-ids',
      merge.nameless,
      `${many(merge.nameless)} came back without an id; ${merge.foundAgain} of them ${merge.foundAgain === 1 ? 'was' : 'were'} found again by text.`,
    )
  }
  const twice = move('twice')
  tell(
    'twice',
    twice.length,
    `${many(twice.length)} ${twice.length === 1 ? 'stands' : 'stand'} more than once in the review${where(twice)}. Copies that say the same count once; others are conflicts.`,
  )
  const split = move('split')
  tell(
    'split',
    split.length,
    `${many(split.length)} ${were(split)} divided by the reviewer${where(split)}; the translations of the parts are put together.`,
  )
  const joined = move('joined')
  tell(
    'joined',
    joined.length,
    `${many(joined.length)} ${were(joined)} put together with others${where(joined)}; their translation is divided where the texts had met.`,
  )
  const moved = move('moved')
  tell(
    'moved',
    moved.length,
    `${many(moved.length)} ${moved.length === 1 ? 'stands' : 'stand'} elsewhere in the review${where(moved)}.`,
  )
  tell(
    'added',
    added.length,
    `${many(added.length)} ${were(added)} added by the reviewer${where(added)}; ${added.length === 1 ? 'it is' : 'they are'} in the result only where rows are taken too.`,
  )
  const removed = entries.filter(({ base, theirs }) => base && !theirs)
  tell(
    'removed',
    removed.length,
    `${many(removed.length)} did not come back; ${removed.length === 1 ? 'it is kept as it is' : 'they are kept as they are'}.`,
  )
  const sources = entries.filter(({ theirSource }) => theirSource)
  tell(
    'changed-source',
    sources.length,
    `The source was changed in ${many(sources.length)}${where(sources)}; it stays as it is unless rows are taken too.`,
  )
  const codes = entries.filter(({ lostCodes }) => lostCodes.length > 0)
  tell(
    'lost-codes',
    codes.length,
    `The translation of ${many(codes.length)} has lost a note, a picture or a tag in review${where(codes)}; put it back by hand.`,
  )
  return problems
}

const were = ({ length }: readonly unknown[]): string => (length === 1 ? 'was' : 'were')

const many = (count: number): string => `${count.toLocaleString('en')} row${count === 1 ? '' : 's'}`
