import { NO_NOTES, NO_UNITS, SEGMENTED } from './create.ts'
import { newId } from './ids.ts'
import { concat, textOf } from './inline.ts'
import { ROW_KINDS } from './kinds.ts'
import {
  type Fields,
  fieldsOf,
  flag,
  isId,
  oneOf,
  text,
  unlessChanged,
  unlessListChanged,
} from './mend.ts'
import type {
  Division,
  Gap,
  Link,
  Note,
  Part,
  Row,
  RowKind,
  Segment,
  Side,
  Status,
} from './model.ts'
import { mendSegment } from './normalise-segment.ts'
import { isOrderKey } from './order-key.ts'
import { Repairs } from './repairs.ts'
import { STATUSES } from './status.ts'

const KINDS: ReadonlySet<RowKind> = new Set(ROW_KINDS)
const KNOWN_STATUSES: ReadonlySet<Status> = new Set(STATUSES)
const ORIGINS: ReadonlySet<Link['origin']> = new Set<Link['origin']>([
  'segmented',
  'aligned',
  'imported',
  'manual',
])
const LINK_TYPES: ReadonlySet<Link['type']> = new Set<Link['type']>([
  'normal',
  'omission',
  'addition',
  'inversion',
])

/** Ids that had to be replaced, so that rows which shared a bad paragraph id still share one. */
export type Renamed = Map<unknown, string>

/** A row with an order key of its own where it had none: see `normaliseDocument` for many rows. */
export function normaliseRow(value: unknown): { row: Row; repairs: string[] } {
  const repairs = new Repairs()
  const row = mendRow(value, repairs, new Map())
  return { row: row.order ? row : { ...row, order: 'a0' }, repairs: repairs.list() }
}

/** As `normaliseRow`, but a broken order key is left empty: only the whole list can tell. */
export function mendRow(value: unknown, repairs: Repairs, renamed: Renamed): Row {
  const given = fieldsOf(value, 'the row', repairs)
  const id = isId(given.id) ? given.id : rename(given.id, 'id', repairs, renamed)
  const kind = oneOf(given.kind, KINDS, 'paragraph', 'kind', repairs)
  const gap = mendGap(given.gap, repairs)
  const source = withoutStrayText(mendSegment(given.source, 'source', repairs), gap.source)
  const target = withoutStrayText(mendSegment(given.target, 'target', repairs), gap.target)
  return unlessChanged<Row>(given, {
    id,
    order: mendOrder(given.order, repairs),
    kind,
    level: mendLevel(given.level, kind, repairs),
    paragraph: mendParagraph(given, id, repairs, renamed),
    source,
    target,
    gap: isBlankGap(gap) ? gap : blankGap(gap, repairs),
    status: oneOf(
      given.status,
      KNOWN_STATUSES,
      target.length ? 'draft' : 'empty',
      'status',
      repairs,
    ),
    locked: flag(given.locked, 'locked', repairs),
    bookmarked: flag(given.bookmarked, 'bookmarked', repairs),
    link: mendLink(given.link, repairs),
    division: mendDivision(given.division, source, target, repairs),
    units: mendUnits(given.units, repairs),
    notes: mendNotes(given.notes, repairs),
  })
}

function rename(id: unknown, what: string, repairs: Repairs, renamed: Renamed): string {
  repairs.add(`${what} was missing or had other characters than letters, digits, “-” and “_”`)
  const fresh = newId()
  if (typeof id === 'string') renamed.set(id, fresh)
  return fresh
}

function mendParagraph(given: Fields, id: string, repairs: Repairs, renamed: Renamed): string {
  const { paragraph } = given
  if (isId(paragraph)) return paragraph
  if (paragraph === undefined) {
    repairs.add('paragraph was missing, now its own')
    return id
  }
  return renamed.get(paragraph) ?? rename(paragraph, 'paragraph', repairs, renamed)
}

function mendOrder(value: unknown, repairs: Repairs): string {
  if (typeof value === 'string' && isOrderKey(value)) return value
  repairs.add('order key was missing or broken')
  return ''
}

function mendLevel(value: unknown, kind: RowKind, repairs: Repairs): number {
  const level = typeof value === 'number' && !Number.isNaN(value) ? Math.round(value) : 0
  const mended = kind === 'heading' ? Math.min(6, Math.max(1, level)) : 0
  if (mended !== value) repairs.add(`level did not fit a ${kind}, now ${mended}`)
  return mended
}

function mendGap(value: unknown, repairs: Repairs): Gap {
  const given = fieldsOf(value, 'gap', repairs)
  return unlessChanged<Gap>(given, {
    source: text(given.source, 'source gap', repairs),
    target: text(given.target, 'target gap', repairs),
  })
}

const isBlankText = (gap: string): boolean => gap === '' || gap.trim() === ''
const isBlankGap = (gap: Gap): boolean => isBlankText(gap.source) && isBlankText(gap.target)

/** Text in a gap would be shown nowhere: it belongs to the end of the segment. */
const withoutStrayText = (segment: Segment, gap: string): Segment =>
  isBlankText(gap) ? segment : concat(segment, gap)

function blankGap(gap: Gap, repairs: Repairs): Gap {
  repairs.add('text between this row and the next was moved into the row')
  const blank = (side: Side) => (isBlankText(gap[side]) ? gap[side] : '')
  return { source: blank('source'), target: blank('target') }
}

function mendLink(value: unknown, repairs: Repairs): Link {
  const given = fieldsOf(value, 'link', repairs)
  return unlessChanged<Link>(given, {
    origin: oneOf(given.origin, ORIGINS, SEGMENTED.origin, 'origin of the link', repairs),
    type: oneOf(given.type, LINK_TYPES, SEGMENTED.type, 'type of the link', repairs),
    confidence: mendConfidence(given.confidence, repairs),
    ...mendPlace(given.place, repairs),
  })
}

function mendPlace(value: unknown, repairs: Repairs): { readonly place?: string } {
  if (value === undefined) return {}
  if (typeof value === 'string' && isOrderKey(value)) return { place: value }
  repairs.add('place of an inversion was broken, now unknown')
  return {}
}

function mendConfidence(value: unknown, repairs: Repairs): number | null {
  if (value === null || (typeof value === 'number' && value >= 0 && value <= 1)) return value
  repairs.add('confidence was no probability, now unknown')
  return null
}

const isUnit = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_UNIT

/** UTF-16 units of the name of a unit. */
const MAX_UNIT = 1024

/** Rows of earlier versions know of no units: their files were not kept. */
function mendUnits(value: unknown, repairs: Repairs): readonly string[] {
  if (value === undefined) return NO_UNITS
  if (Array.isArray(value) && value.every(isUnit)) return value
  repairs.add('list of units was broken, now without what was no name')
  return Array.isArray(value) ? value.filter(isUnit) : NO_UNITS
}

/** Rows of earlier versions have no notes. */
function mendNotes(value: unknown, repairs: Repairs): readonly Note[] {
  if (value === undefined) return NO_NOTES
  if (!Array.isArray(value)) {
    repairs.add('list of notes was no list')
    return NO_NOTES
  }
  return unlessListChanged(
    value,
    value.map((each) => mendNote(each, repairs)),
  )
}

/** Readers name a note by its place in the file, as they do units. */
function noteId(value: unknown, repairs: Repairs): string {
  if (isUnit(value)) return value
  repairs.add('id of a note was missing, now a new one')
  return newId()
}

function mendNote(value: unknown, repairs: Repairs): Note {
  const given = fieldsOf(value, 'a note', repairs)
  return unlessChanged<Note>(given, {
    id: noteId(given.id, repairs),
    author: text(given.author, 'author of a note', repairs),
    date: text(given.date, 'date of a note', repairs),
    text: text(given.text, 'text of a note', repairs),
    ...mendThread(given, repairs),
  })
}

/** Both are left out where there is nothing to say. */
function mendThread(given: Fields, repairs: Repairs): Pick<Note, 'answers' | 'resolved'> {
  const { answers, resolved } = given
  if (answers !== undefined && !isUnit(answers)) repairs.add('answer of a note was no id')
  if (resolved !== undefined && typeof resolved !== 'boolean') {
    repairs.add('settledness of a note was neither true nor false')
  }
  return {
    ...(isUnit(answers) && { answers }),
    ...(typeof resolved === 'boolean' && { resolved }),
  }
}

/** A division that does not fit cannot be mended, only dropped: it holds no text of its own. */
function mendDivision(
  value: unknown,
  source: Segment,
  target: Segment,
  repairs: Repairs,
): Division | null {
  if (value === null) return null
  const given = fieldsOf(value, 'division', repairs)
  const { sourceText, targetText, parts } = given
  // One of another text is void, as the model says, and no fault worth a word.
  if (typeof sourceText === 'string' && sourceText !== textOf(source)) return null
  if (typeof targetText === 'string' && targetText !== textOf(target)) return null
  if (
    typeof sourceText === 'string' &&
    typeof targetText === 'string' &&
    areParts(parts) &&
    fits(parts, sourceText, 'source') &&
    fits(parts, targetText, 'target')
  ) {
    return unlessChanged<Division>(given, { sourceText, targetText, parts })
  }
  repairs.add('division did not fit the text, now gone')
  return null
}

const PART_FIELDS = 10

function areParts(value: unknown): value is readonly Part[] {
  const quiet = new Repairs()
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => isPart(part, quiet)) &&
    new Set(value.map((part) => part.id)).size === value.length
  )
}

function isPart(value: unknown, quiet: Repairs): value is Part {
  const given = fieldsOf(value, 'part', quiet)
  const gap = mendGap(given.gap, quiet)
  return (
    isId(given.id) &&
    isLength(given.sourceLength) &&
    isLength(given.targetLength) &&
    gap === given.gap &&
    isBlankGap(gap) &&
    KNOWN_STATUSES.has(given.status as Status) &&
    typeof given.locked === 'boolean' &&
    typeof given.bookmarked === 'boolean' &&
    mendLink(given.link, quiet) === given.link &&
    areTexts(given.units) &&
    areTexts(given.notes) &&
    Object.keys(given).length === PART_FIELDS
  )
}

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

const isLength = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

/** Whether the lengths of the parts and the gaps between them make up a text. */
function fits(parts: readonly Part[], whole: string, side: Side): boolean {
  let at = 0
  return parts.every((part, i) => {
    at += side === 'source' ? part.sourceLength : part.targetLength
    if (i === parts.length - 1) return at === whole.length
    const gap = part.gap[side]
    const stands = whole.startsWith(gap, at)
    at += gap.length
    return stands
  })
}
