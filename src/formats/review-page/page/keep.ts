import { STATUSES } from '../../../core/document/status.ts'
import { REVIEW_PROPERTIES } from '../../review-stamp.ts'
import { ATTRIBUTES, META } from '../markup.ts'
import { given } from './dom.ts'
import { parseRemark, putRemark, type Remark, remarkOf, remarksIn } from './remarks.ts'
import { keyOf, rows, sentRuns, setStatus, settle, statusOf, textIn } from './row.ts'
import { fill, parseRuns, type Run, runsOf } from './runs.ts'
import { metaOf, now, recall, remember } from './session.ts'

/** A row as the browser keeps it, so that a window that is closed too early loses nothing. */
interface KeptRow {
  readonly text: readonly Run[]
  readonly edited: string
  readonly by: string
  readonly status: string
  readonly remarks: readonly Remark[]
}

/** Rows that were worked on since the page was opened, and those of before that were taken up. */
const work = new Map<string, KeptRow>()

/** One place for each document and round: whatever the file is called, it is the same review. */
const place = (): string => {
  const first = rows()[0]
  const document = metaOf(REVIEW_PROPERTIES.document) || (first ? keyOf(first) : '')
  return `facing-pages.review/${document}/${metaOf(REVIEW_PROPERTIES.round)}`
}

/** Notes how rows are now. */
export function note(changed: Iterable<Element>): void {
  for (const row of changed) {
    work.set(keyOf(row), {
      text: runsOf(textIn(row, 'target')),
      edited: given(row, ATTRIBUTES.edited),
      by: given(row, ATTRIBUTES.by),
      status: statusOf(row),
      remarks: remarksIn(row).map(remarkOf),
    })
  }
}

/**
 * Lets the browser keep all work.
 * @param saved whether it is in a file as well
 * @param at when it was last worked on, or the file was saved
 * @returns whether it could
 */
export const keep = (saved: boolean, at: string = now()): boolean =>
  remember(place(), JSON.stringify({ at, saved, rows: Object.fromEntries(work) }))

export const forget = (): boolean => remember(place(), null)

/** Work that the browser has and the file has not. */
export interface Found {
  readonly at: string
  /** Whether it was saved into another file. */
  readonly saved: boolean
  /** Puts it into the page. @returns its rows */
  readonly takeUp: () => HTMLTableRowElement[]
}

/** Looks for work on this review that is later than the file. */
export function findKept(): Found | null {
  const kept = parseKept(recall(place()))
  if (!kept || kept.rows.size === 0 || kept.at <= metaOf(META.saved)) return null
  const { at, saved } = kept
  return { at, saved, takeUp: () => takeUp(kept.rows) }
}

function takeUp(kept: ReadonlyMap<string, KeptRow>): HTMLTableRowElement[] {
  const done: HTMLTableRowElement[] = []
  for (const row of rows()) {
    const before = kept.get(keyOf(row))
    if (!before) continue
    sentRuns(row)
    fill(textIn(row, 'target'), before.text)
    settle(row, before.by, before.edited || now())
    setStatus(row, before.status)
    const ids = new Set(before.remarks.map(({ id }) => id))
    for (const remark of remarksIn(row)) {
      if (remarkOf(remark).own && !ids.has(remarkOf(remark).id)) remark.remove()
    }
    for (const remark of before.remarks) putRemark(row, remark)
    done.push(row)
  }
  note(done)
  return done
}

/** Pages of other files may share what the browser keeps: nothing of it is believed. */
function parseKept(
  text: string | null,
): { at: string; saved: boolean; rows: Map<string, KeptRow> } | null {
  const given = text === null ? null : parsed(text)
  if (!isRecord(given) || typeof given.at !== 'string' || !isRecord(given.rows)) return null
  if (Number.isNaN(Date.parse(given.at))) return null
  const found = new Map<string, KeptRow>()
  for (const [key, row] of Object.entries(given.rows)) {
    const runs = isRecord(row) ? parseRuns(row.text) : null
    const status = isRecord(row) && STATUSES.find((each) => each === row.status)
    if (!isRecord(row) || !runs || !status) continue
    found.set(key, {
      text: runs,
      edited: typeof row.edited === 'string' ? row.edited : '',
      by: typeof row.by === 'string' ? row.by : '',
      status,
      remarks: Array.isArray(row.remarks)
        ? row.remarks.flatMap((each) => parseRemark(each) ?? [])
        : [],
    })
  }
  return { at: given.at, saved: given.saved === true, rows: found }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
