import { newId } from '../document/ids.ts'
import { isBlank } from '../document/inline.ts'
import type { BilingualDocument, Link, Metadata, Row, Side } from '../document/model.ts'
import { withNotesAtHome } from '../document/notes.ts'
import { keysBetween } from '../document/order.ts'
import { joinStatus } from '../document/status.ts'
import type { SegmentOptions } from '../segmentation/index.ts'
import { isConfirmed } from './doubt.ts'
import {
  areAllOf,
  gapBetween,
  inSameParagraph,
  joinPieces,
  type Piece,
  piecesOf,
} from './pieces.ts'
import { withPlaces } from './places.ts'

/** Sentences of two texts that belong together, by their numbers from 0. */
export interface SentenceLink {
  readonly source: readonly number[]
  readonly target: readonly number[]
  readonly type: Link['type']
  /** Probability that the link is right, 0 to 1. */
  readonly confidence: number
}

/** A translation by itself: rows that have nothing but a target side. */
export interface Translation {
  readonly rows: readonly Row[]
  readonly metadata: Partial<Metadata>
}

/** A text that was read as if it were a source, as the translation it is. */
export const asTranslation = ({ rows, metadata }: BilingualDocument): Translation => ({
  rows: rows.map((row) => ({
    ...row,
    source: [],
    target: row.source,
    gap: { source: '', target: row.gap.source },
    status: 'draft',
  })),
  metadata,
})

/** Sentences of both sides of some rows. */
export interface Pieces {
  readonly source: readonly Piece[]
  readonly target: readonly Piece[]
}

/** The sentences of a text and of its translation. */
export const piecesOfPair = (
  source: readonly Row[],
  translation: readonly Row[],
  options: SegmentOptions = {},
): Pieces => ({
  source: piecesOf(source, 'source', options),
  target: piecesOf(translation, 'target'),
})

/**
 * One document of sentence rows out of a text and its translation.
 *
 * Paragraphs and kinds are those of the source. A link of sentences from several paragraphs stands
 * in the first of them, with a line end between them. What only the translation has belongs to the
 * paragraph it is written in; a whole paragraph of it that is linked with nothing stays one of its
 * own, of its own kind. A new paragraph of the translation within one of the source is kept as a
 * line end between the rows.
 *
 * The translation is someone's text, but nobody has said of it yet that it translates its row: the
 * status of a row that has one is `draft`.
 * @param links every sentence of `piecesOfPair` in exactly one, in the order of the rows
 */
export function pairDocuments(
  document: BilingualDocument,
  translation: Translation,
  pieces: Pieces,
  links: readonly SentenceLink[],
): BilingualDocument {
  const { metadata } = document
  const { title = '', translator = '' } = translation.metadata
  return {
    ...document,
    granularity: 'sentence',
    metadata: {
      ...metadata,
      targetTitle: metadata.targetTitle || title,
      translator: metadata.translator || translator,
    },
    rows: linkPieces(pieces, links, { before: null, after: null }),
  }
}

/** Order keys of the rows between which rows are put; null at the ends of the document. */
export interface Bounds {
  readonly before: string | null
  readonly after: string | null
}

/**
 * The rows that links make of sentences. A row that comes out as it was stays the same row, and
 * one that holds stays untouched.
 * @param links every piece in exactly one, in the order of the rows
 * @param holds whether an aligner may not touch a row; see `isFixed` and `isHeld`
 */
export function linkPieces(
  pieces: Pieces,
  links: readonly SentenceLink[],
  bounds: Bounds,
  holds: (row: Row) => boolean = isFixed,
): Row[] {
  const drafts = links
    .map(({ source, target, type, confidence }): Draft => {
      const sources = source.map((i) => pieces.source[i]!)
      const targets = target.map((i) => pieces.target[i]!)
      const link = linkOf(sources, targets, type, confidence)
      return { sources, targets, firstTarget: target[0] ?? null, link }
    })
    .filter(({ sources, targets }) => sources.length + targets.length > 0)
  const homes = findHomes(drafts)
  const claimed = new Set(drafts.flatMap(({ sources }) => beginningOf(sources)))
  const rows = drafts.map((draft, i) => toRow(draft, homes[i]!, claimed, holds))
  const keyed = withKeys(withGaps(rows, drafts), bounds)
  const placed = keyed.map((row, i) => ({ row, target: drafts[i]!.firstTarget }))
  return [...withNotesAtHome(withPlaces(placed, bounds.before, bounds.after))]
}

interface Draft {
  readonly sources: readonly Piece[]
  readonly targets: readonly Piece[]
  /** Number of the first of the targets, or null. */
  readonly firstTarget: number | null
  readonly link: Link
}

/** The paragraph a row is put into, and the row that says of what kind it is. */
interface Home {
  readonly paragraph: string
  readonly like: Row
}

/** A row that no aligner may touch: the user has said what it is. */
export const isFixed = (row: Row): boolean => row.locked || isConfirmed(row)

/** The same, and rows that the user has put together by hand. */
export const isHeld = (row: Row): boolean => isFixed(row) || isHeldByHand(row)

/**
 * Whether a user has put a row together and not confirmed it. A text that an operation left alone
 * is not meant: it was said where it does not belong, but not where it does.
 */
export function isHeldByHand({ link, source, target }: Row): boolean {
  if (link.origin !== 'manual' || link.confidence !== null) return false
  return link.type !== 'normal' || (!isBlank(source) && !isBlank(target))
}

/** What an aligner must not part or join: the sentences of each row that holds, by number. */
export function fixedLinks(
  pieces: Pieces,
  holds: (row: Row) => boolean = isFixed,
): { readonly source: readonly number[]; readonly target: readonly number[] }[] {
  const links = new Map<Row, { source: number[]; target: number[] }>()
  for (const side of ['source', 'target'] as const) {
    for (const [number, { row }] of pieces[side].entries()) {
      if (!holds(row)) continue
      const link = links.get(row) ?? { source: [], target: [] }
      links.set(row, link)
      link[side].push(number)
    }
  }
  return [...links.values()]
}

function linkOf(
  sources: readonly Piece[],
  targets: readonly Piece[],
  type: Link['type'],
  confidence: number,
): Link {
  const link = { origin: 'aligned', confidence: Math.min(Math.max(confidence, 0), 1) } as const
  if (targets.length === 0) return { ...link, type: 'omission' }
  if (sources.length === 0) return { ...link, type: 'addition' }
  // In rows both sides stand in the order of the source: what was an inversion looks in order.
  const isOne = [...sources, ...targets].every(({ row }) => row.link.type === 'inversion')
  const place = targets[0]!.row.link.place
  if (isOne) return { ...link, type: 'inversion', ...(place !== undefined && { place }) }
  return { ...link, type: type === 'inversion' ? type : 'normal' }
}

/** Ids of the row that begins with these pieces: at most one. */
const beginningOf = ([first]: readonly Piece[]): string[] =>
  first?.from === 0 ? [first.row.id] : []

function toRow(
  draft: Draft,
  { paragraph, like }: Home,
  claimed: Set<string>,
  holds: (row: Row) => boolean,
): Row {
  const { sources, targets, link } = draft
  const kept = keptRow(draft)
  if (kept && holds(kept)) return kept.paragraph === paragraph ? kept : { ...kept, paragraph }
  const ofSource = beginningOf(sources)
  const ofTarget = beginningOf(targets).filter((id) => sources.length === 0 && !claimed.has(id))
  for (const id of ofTarget) claimed.add(id)
  const all = [...sources, ...targets]
  return {
    id: ofSource[0] ?? ofTarget[0] ?? newId(),
    order: kept?.order ?? '',
    kind: like.kind,
    level: like.level,
    paragraph,
    source: joinPieces(sources),
    target: joinPieces(targets),
    gap: { source: '', target: '' },
    status: statusOf(targets),
    locked: all.some(({ row }) => row.locked),
    bookmarked: all.some(
      ({ row, side, from }) =>
        row.bookmarked && from === 0 && (side === 'source' || isBlank(row.source)),
    ),
    link,
    division: null,
    units: sources.flatMap(({ row, from }) => (from === 0 ? row.units : [])),
    notes: all.flatMap(({ row, side, from }) =>
      from === 0 && (side === 'source' || isBlank(row.source)) ? row.notes : [],
    ),
  }
}

/** The row whose two sides a link joins again. */
function keptRow({ sources, targets }: Draft): Row | null {
  const { row } = (sources[0] ?? targets[0])!
  return areAllOf(sources, row, 'source') && areAllOf(targets, row, 'target') ? row : null
}

/** As far as the least advanced of the texts that were joined. */
const statusOf = (targets: readonly Piece[]): Row['status'] =>
  targets.length === 0
    ? 'empty'
    : joinStatus(targets.map(({ row }) => (row.status === 'empty' ? 'draft' : row.status)))

function findHomes(drafts: readonly Draft[]): Home[] {
  const homes: (Home | null)[] = drafts.map(({ sources: [first] }) =>
    first ? { paragraph: first.row.paragraph, like: first.row } : null,
  )
  const ofSources = new Set(homes.flatMap((home) => (home ? [home.paragraph] : [])))
  for (let i = 0; i < drafts.length; ) {
    let end = i
    while (end < drafts.length && !homes[end]) end++
    if (end === i) {
      i++
      continue
    }
    const above = homes[i - 1] ?? null
    const below = homes[end] ?? null
    if (above && above.paragraph === below?.paragraph) homes.fill(above, i, end)
    else {
      const lastAbove = nearestTarget(drafts, i - 1, -1)
      const firstBelow = nearestTarget(drafts, end, 1)
      let first = i
      let last = end - 1
      while (above && first <= last && continues(drafts[first]!, lastAbove, above)) {
        homes[first++] = above
      }
      while (below && last >= first && continues(drafts[last]!, firstBelow, below)) {
        homes[last--] = below
      }
      for (let at = first; at <= last; at++) homes[at] = ownHome(drafts[at]!, above, ofSources)
    }
    i = end
  }
  return apart(homes as Home[])
}

/** The piece of the target that stands next to an addition. */
function nearestTarget(drafts: readonly Draft[], from: number, step: 1 | -1): Piece | null {
  for (let i = from; i >= 0 && i < drafts.length; i += step) {
    const piece = drafts[i]!.targets.at(step === 1 ? 0 : -1)
    if (piece) return piece
  }
  return null
}

/** Whether an addition belongs to the paragraph that a neighbour of it is written in. */
const continues = ({ targets }: Draft, neighbour: Piece | null, home: Home): boolean =>
  targets[0]!.row.paragraph === home.paragraph ||
  (neighbour !== null && inSameParagraph(targets[0]!, neighbour))

function ownHome({ targets }: Draft, above: Home | null, ofSources: ReadonlySet<string>): Home {
  const { row } = targets[0]!
  // The paragraph it stood in is elsewhere: a paragraph stands in one place only.
  if (ofSources.has(row.paragraph)) return above ?? { paragraph: newId(), like: row }
  return { paragraph: row.paragraph, like: row }
}

/** Paragraphs that come again after another one are paragraphs of their own. */
function apart(homes: readonly Home[]): Home[] {
  const closed = new Set<string>()
  let given = ''
  let current = ''
  return homes.map((home) => {
    if (home.paragraph !== given) {
      if (given) closed.add(given)
      given = home.paragraph
      current = closed.has(given) ? newId() : given
    }
    return current === home.paragraph ? home : { ...home, paragraph: current }
  })
}

/**
 * White space between the rows. It stands behind the row that is followed by the text it parts,
 * so that rows with one empty side come between a text and its gap without doubling it.
 */
function withGaps(rows: readonly Row[], drafts: readonly Draft[]): Row[] {
  const gaps = rows.map(() => ({ source: '', target: '' }))
  for (const side of ['source', 'target'] as const) placeGaps(side, rows, drafts, gaps)
  return rows.map((row, i) => {
    const gap = gaps[i]!
    return row.gap.source === gap.source && row.gap.target === gap.target ? row : { ...row, gap }
  })
}

function placeGaps(
  side: Side,
  rows: readonly Row[],
  drafts: readonly Draft[],
  gaps: { source: string; target: string }[],
): void {
  let last: { readonly piece: Piece; readonly paragraph: string } | null = null
  for (const [i, draft] of drafts.entries()) {
    const pieces = side === 'source' ? draft.sources : draft.targets
    const { paragraph } = rows[i]!
    const above = rows[i - 1]?.paragraph
    if (last && above === last.paragraph) {
      // Behind a paragraph stands what stood there.
      if (above !== paragraph) gaps[i - 1]![side] = last.piece.gap
      else if (pieces[0]) gaps[i - 1]![side] = gapBetween(last.piece, pieces[0])
    }
    const piece = pieces.at(-1)
    if (piece) last = { piece, paragraph }
  }
  if (last && last.paragraph === rows.at(-1)!.paragraph) gaps.at(-1)![side] = last.piece.gap
}

/** Rows keep the order keys they have, as long as these ascend; the others get keys between. */
function withKeys(rows: readonly Row[], { before, after }: Bounds): Row[] {
  const keyed: Row[] = []
  let waiting: Row[] = []
  let last = before
  const settle = (next: string | null): void => {
    const keys = keysBetween(last, next, waiting.length)
    keyed.push(...waiting.map((row, i) => ({ ...row, order: keys[i]! })))
    waiting = []
  }
  for (const row of rows) {
    if (row.order && (last === null || row.order > last)) {
      settle(row.order)
      keyed.push(row)
      last = row.order
    } else waiting.push(row)
  }
  settle(after)
  return keyed
}
