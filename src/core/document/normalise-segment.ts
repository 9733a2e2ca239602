import { isSafeHref } from './href.ts'
import { concat, fromText, orderMarks } from './inline.ts'
import { type Fields, oneOf, text, unlessChanged, unlessListChanged, wellFormed } from './mend.ts'
import type {
  Annotated,
  BreakInline,
  Change,
  CodeInline,
  Mark,
  Segment,
  TextInline,
} from './model.ts'
import type { Repairs } from './repairs.ts'

const PLAIN_MARKS: ReadonlySet<unknown> = new Set([
  'bold',
  'italic',
  'underline',
  'superscript',
  'subscript',
])
const NO_MARKS: readonly Mark[] = []
const MAX_HREF = 8192
const LINE_BREAK = /[\n\r\u2028\u2029]/

/** A segment without empty runs, line breaks inside runs, or neighbours with the same marks. */
export function mendSegment(value: unknown, what: string, repairs: Repairs): Segment {
  if (typeof value === 'string') {
    repairs.add(`${what} was plain text`)
    return fromText(wellFormed(value, what, repairs))
  }
  if (!Array.isArray(value)) {
    repairs.add(`${what} was missing or no list`)
    return []
  }
  // Nearly every segment is one run, and has no neighbours to be merged with.
  if (value.length === 1) return unlessListChanged(value, mendInline(value[0], what, repairs))
  const mended = value.flatMap((inline) => mendInline(inline, what, repairs))
  return unlessListChanged(value, concat(mended))
}

function mendInline(value: unknown, what: string, repairs: Repairs): Segment {
  if (typeof value === 'string') return mendText({ text: value, marks: [] }, what, repairs)
  const given: Fields = typeof value === 'object' && value !== null ? (value as Fields) : {}
  if (given.type === 'break') {
    const annotations = mendAnnotations(given, what, repairs)
    return [unlessChanged<BreakInline>(given, { type: 'break', ...annotations })]
  }
  if (given.type === 'code') return mendCode(given, what, repairs)
  if (typeof given.text === 'string') return mendText(given, what, repairs)
  repairs.add(`${what} had a piece without text, now gone`)
  return []
}

const ROLES: ReadonlySet<CodeInline['role']> = new Set<CodeInline['role']>([
  'standalone',
  'opening',
  'closing',
])
const CODE_KINDS: ReadonlySet<CodeInline['kind']> = new Set<CodeInline['kind']>([
  'note',
  'comment',
  'image',
  'field',
  'ruby',
  'tag',
])
/** UTF-16 units of what names, labels or locates a code. */
const MAX_CODE = 4096

function mendCode(given: Fields, what: string, repairs: Repairs): Segment {
  if (typeof given.id !== 'string' || !given.id || given.id.length > MAX_CODE) {
    repairs.add(`${what} had a code without a name, now gone`)
    return []
  }
  return [
    unlessChanged<CodeInline>(given, {
      type: 'code',
      id: wellFormed(given.id, what, repairs),
      role: oneOf(given.role, ROLES, 'standalone', `role of a code of ${what}`, repairs),
      kind: oneOf(given.kind, CODE_KINDS, 'tag', `kind of a code of ${what}`, repairs),
      label: text(given.label, `label of a code of ${what}`, repairs, MAX_CODE),
      image: text(given.image, `picture of a code of ${what}`, repairs, MAX_CODE),
      ...mendAnnotations(given, what, repairs),
    }),
  ]
}

function mendText(given: Fields, what: string, repairs: Repairs): Segment {
  const text = wellFormed(given.text as string, what, repairs)
  const marks = mendMarks(given.marks, what, repairs)
  const annotations = mendAnnotations(given, what, repairs)
  if (given.type !== 'text') repairs.add(`${what} had a piece of unknown type, now text`)
  if (!text) repairs.add(`${what} had an empty piece, now gone`)
  if (LINE_BREAK.test(text)) repairs.add(`${what} had line feeds in its text, now breaks`)
  else if (text) {
    return [unlessChanged<TextInline>(given, { type: 'text', text, marks, ...annotations })]
  }
  return fromText(text, marks).map((inline) => ({ ...inline, ...annotations }))
}

const NO_ANNOTATIONS: Annotated = {}

/** Nearly every piece has none: these are left out, not empty. */
function mendAnnotations(given: Fields, what: string, repairs: Repairs): Annotated {
  if (given.change === undefined && given.comments === undefined) return NO_ANNOTATIONS
  const change = mendChange(given.change, what, repairs)
  const comments = mendComments(given.comments, what, repairs)
  return { ...(change && { change }), ...(comments && { comments }) }
}

function mendChange(value: unknown, what: string, repairs: Repairs): Change | undefined {
  if (value === undefined) return undefined
  const given: Fields = typeof value === 'object' && value !== null ? (value as Fields) : {}
  const { kind } = given
  if (kind !== 'insertion' && kind !== 'deletion') {
    repairs.add(`${what} had a tracked change of unknown kind, now plain text`)
    return undefined
  }
  return unlessChanged<Change>(given, {
    kind,
    author: text(given.author, `author of a change of ${what}`, repairs, MAX_NAME),
    date: text(given.date, `date of a change of ${what}`, repairs, MAX_NAME),
  })
}

/** UTF-16 units of the name of an author, of a date. */
const MAX_NAME = 512

function mendComments(
  value: unknown,
  what: string,
  repairs: Repairs,
): readonly string[] | undefined {
  if (value === undefined) return undefined
  const ids = Array.isArray(value) ? value.filter(isCommentId) : []
  const mended = [...new Set(ids)].sort()
  const isSame =
    Array.isArray(value) &&
    mended.length === value.length &&
    mended.every((id, i) => id === value[i])
  if (isSame && mended.length > 0) return value
  repairs.add(`${what} had a list of comments that was broken`)
  return mended.length > 0 ? mended : undefined
}

const isCommentId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_CODE

function mendMarks(value: unknown, what: string, repairs: Repairs): readonly Mark[] {
  if (!Array.isArray(value)) {
    repairs.add(`${what} had formatting that was no list, now none`)
    return NO_MARKS
  }
  if (value.length === 0) return value
  const marks = orderMarks(value.flatMap((mark) => mendMark(mark, what, repairs)))
  return unlessListChanged(value, marks)
}

function mendMark(value: unknown, what: string, repairs: Repairs): Mark[] {
  const given: Fields = typeof value === 'object' && value !== null ? (value as Fields) : {}
  const { type, href } = given
  if (PLAIN_MARKS.has(type)) return [unlessChanged(given, { type } as Mark)]
  if (type !== 'link') repairs.add(`${what} had formatting of unknown type, now gone`)
  else if (typeof href !== 'string' || href.length > MAX_HREF || !isSafeHref(href)) {
    repairs.add(`${what} had a link to an address that may not be opened, now plain text`)
  } else {
    const safe = wellFormed(href, what, repairs)
    return [unlessChanged<Mark>(given, { type: 'link', href: safe })]
  }
  return []
}
