import { isBlank } from '../../core/document/inline.ts'
import type { Note, RowKind, Segment } from '../../core/document/model.ts'
import { type Comment, readComments } from '../docx/read/comments.ts'
import { DocxPackage } from '../docx/read/package.ts'
import { OOXML } from '../docx/read/vocabulary.ts'
import { wordText } from '../docx/read/word-text.ts'
import type { Warning } from '../types.ts'
import type { XmlFile } from '../xml/decode.ts'
import type { XmlPlace } from '../xml/scan.ts'
import { childOf, childrenOf, walkXml, type XmlElement } from '../xml/tree.ts'
import {
  type Cell,
  type CellContext,
  type Revisions,
  readCell,
  type TrackedChange,
} from './cell.ts'
import { type BilingualLayout, layoutOf, type TableLayout } from './layout.ts'
import { sampleOf, spanOf, survey } from './survey.ts'

/** A change that a reviewer tracked, and in which of the two texts. */
export interface SideChange extends TrackedChange {
  readonly side: 'source' | 'target'
}

/** A row of a bilingual table: what its tool and its reviewer say of one segment. */
export interface BilingualRow {
  /** Names the row in its file: place and identifiers, `word/document.xml#t1r12 10 5f0c…`. */
  readonly unit: string
  /** Identifiers as their cells have them: a number, a GUID. */
  readonly ids: readonly string[]
  /** Text of the status cell; empty where there is none. */
  readonly status: string
  readonly source: Segment
  readonly target: Segment
  /** Insertions and deletions, in the order of each text. */
  readonly changes: readonly SideChange[]
  /** Comments of Word on either text, and the text of the comment column. */
  readonly notes: readonly Note[]
  readonly kind: RowKind
  /** Of a heading, 1 to 6; else 0. */
  readonly level: number
}

/** A bilingual table, all tables of its document together. */
export interface BilingualTable {
  readonly layout: BilingualLayout
  readonly rows: readonly BilingualRow[]
  readonly warnings: readonly Warning[]
}

/** A row with the cells it stands in. */
export interface WalkedRow extends BilingualRow {
  readonly sourceCell: Cell | null
  readonly targetCell: Cell | null
}

/** A document that is a bilingual table, opened. */
export interface OpenTable {
  readonly docx: DocxPackage
  readonly layout: BilingualLayout
  readonly main: XmlFile
}

/**
 * Opens a document as a bilingual table.
 * @returns null where it is none, or not certainly one
 * @throws UnreadableFileError as `DocxPackage`, and for a main part that is not well-formed
 */
export function openTable(bytes: Uint8Array, name: string): OpenTable | null {
  const docx = new DocxPackage(bytes, name)
  const main = docx.xml(docx.main)
  if (!main || !/<(?:[\w.-]+:)?tbl[\s>]/.test(main.text)) return null
  let layout = surveyed.get(bytes)
  if (layout === undefined) {
    layout = recognised(main.text, docx.place(docx.main))
    surveyed.set(bytes, layout)
  }
  return layout && { docx, layout, main }
}

/** What files were found to be: one that has been recognised is about to be read. */
const surveyed = new WeakMap<Uint8Array, BilingualLayout | null>()

/** A tool's table is known by its first rows; that any other is nearly all two languages, by all. */
function recognised(xml: string, place: XmlPlace): BilingualLayout | null {
  const sample = sampleOf(xml)
  const sampled = sample === null ? null : layoutOf(survey(sample, place))
  return sampled && sampled.tool !== 'columns' ? sampled : layoutOf(survey(xml, place))
}

/**
 * The rows of a bilingual table: what a merge of reviewers' changes starts from.
 * @param revisions how tracked changes are read
 * @throws UnreadableFileError
 */
export function readTable(open: OpenTable, revisions: Revisions): BilingualTable {
  const rows: BilingualRow[] = []
  let short: string | null = null
  walkRows(open, revisions, ({ sourceCell: _, targetCell, ...row }) => {
    rows.push(row)
    if (!targetCell) short ??= row.unit
  })
  return { layout: open.layout, rows, warnings: damageOf(open, short) }
}

/**
 * What is wrong with a table that was read.
 * @param short the first row that has no cell for a translation, or null
 */
export function damageOf({ docx, layout }: OpenTable, short: string | null): Warning[] {
  const warnings: Warning[] = [...docx.archive.warnings, ...docx.warnings]
  if (layout.outside > 0) {
    warnings.push({
      code: 'text-outside-table',
      message:
        'There is text before, between or behind the tables. It is kept in the file, but was not read: put it into the table to have it translated.',
      where: docx.main,
    })
  }
  if (short !== null) {
    warnings.push({
      code: 'no-target-cell',
      message:
        'A row has no cell for a translation; what is written for it cannot be put back. Restore the cell in Word.',
      where: short,
    })
  }
  return warnings
}

/** Tells the rows of all tables in their order, one at a time. */
export function walkRows(
  { docx, layout, main }: OpenTable,
  revisions: Revisions,
  visit: (row: WalkedRow) => void,
): void {
  const comments = readComments(docx)
  const context: CellContext = {
    xml: main.text,
    relationships: docx.relationships(docx.main),
    revisions,
    phraseTags: layout.tool === 'phrase',
    noteOf: (id) => {
      const note = comments.get(id)?.note
      return note && note.answers === undefined ? note.id : null
    },
  }
  const byTable = new Map(layout.tables.map((each) => [each.table, each]))
  let table = -1
  let row = 0
  let depth = 0
  walkXml(
    main.text,
    docx.place(docx.main),
    {
      takes: (name) => name === 'w:tr' && depth === 1,
      open(name) {
        if (name !== 'w:tbl' || ++depth > 1) return
        table++
        row = 0
      },
      close(name) {
        if (name === 'w:tbl') depth--
      },
      element(element) {
        const index = row++
        const own = byTable.get(table)
        if (!own || index < own.firstRow || isGone(element, revisions)) return
        const place = `${docx.main}#t${table + 1}r${index + 1}`
        const read = readRow(element, place, own, context, comments)
        if (read) visit(read)
      },
    },
    { vocabulary: OOXML },
  )
}

/** Whether a row was deleted, or inserted and that is not to be read (17.13.5.12, 17.13.5.16). */
function isGone(row: XmlElement, revisions: Revisions): boolean {
  const properties = childOf(row, 'w:trPr')
  return (
    properties !== null && childOf(properties, revisions === 'reject' ? 'w:ins' : 'w:del') !== null
  )
}

/** Its run follows that of the number without a blank. */
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

function readRow(
  row: XmlElement,
  place: string,
  { columns }: TableLayout,
  context: CellContext,
  comments: ReadonlyMap<string, Comment>,
): WalkedRow | null {
  const cells = cellsOf(row)
  const textAt = (column: number | null): string => {
    const cell = column === null ? undefined : cells.get(column)
    return cell ? cellText(cell) : ''
  }
  const ids = columns.ids.flatMap((column) =>
    textAt(column).replace(GUID, ' $& ').split(/\s+/).filter(Boolean),
  )
  const unit = [place, ...ids].join(' ')
  const read = (column: number, side: string): Cell | null => {
    const cell = cells.get(column)
    return cell ? readCell(cell, unit, side, context) : null
  }
  const sourceCell = read(columns.source, 'source')
  const targetCell = read(columns.target, 'target')
  const shown = columns.shownTarget === null ? null : read(columns.shownTarget, 'shown')
  const source = sourceCell?.segment ?? []
  const written = targetCell?.segment ?? []
  const target = isBlank(written) && shown ? shown.segment : written
  if (isBlank(source) && isBlank(target)) return null
  const commentText = textAt(columns.comment).trim()
  const noteIds = new Set([...(sourceCell?.comments ?? []), ...(targetCell?.comments ?? [])])
  const notes = [...noteIds].flatMap((id) => comments.get(id)?.note ?? [])
  if (commentText) {
    notes.push({ id: `${unit}.comment`, author: '', date: '', text: commentText })
  }
  return {
    unit,
    ids,
    status: textAt(columns.status).trim(),
    source,
    target,
    changes: [
      ...(sourceCell?.changes ?? []).map((change): SideChange => ({ ...change, side: 'source' })),
      ...(targetCell?.changes ?? []).map((change): SideChange => ({ ...change, side: 'target' })),
    ],
    notes,
    ...kindOf(sourceCell?.paragraphStyle ?? ''),
    sourceCell,
    targetCell,
  }
}

/** The cells of a row by the column of the grid they begin in. */
function cellsOf(row: XmlElement): Map<number, XmlElement> {
  const cells = new Map<number, XmlElement>()
  const before = childOf(row, 'w:trPr')
  let column = before ? Number(childOf(before, 'w:gridBefore')?.attributes['w:val'] ?? 0) || 0 : 0
  const add = (parent: XmlElement): void => {
    for (const child of childrenOf(parent)) {
      if (child.name === 'w:tc') {
        cells.set(column, child)
        const properties = childOf(child, 'w:tcPr')
        const span = properties && childOf(properties, 'w:gridSpan')
        column += span ? spanOf(span.attributes['w:val']) : 1
      } else if (child.name !== 'w:trPr') add(child)
    }
  }
  add(row)
  return cells
}

/** Text of a cell that is only read: paragraphs on lines of their own. */
const cellText = (cell: XmlElement): string =>
  childrenOf(cell)
    .filter(({ name }) => name !== 'w:tcPr')
    .map(wordText)
    .join('\n')

const KIND_OF_STYLE: Readonly<Record<string, RowKind>> = {
  Title: 'title',
  Byline: 'byline',
  Metadata: 'byline',
  Quote: 'quotation',
  Caption: 'caption',
  ListParagraph: 'list-item',
  FootnoteText: 'footnote',
}

/** Kinds of rows by the styles that our own export gives them, which are those of Word. */
function kindOf(style: string): Pick<BilingualRow, 'kind' | 'level'> {
  const level = /^Heading([1-6])$/.exec(style)?.[1]
  if (level) return { kind: 'heading', level: Number(level) }
  return { kind: KIND_OF_STYLE[style] ?? 'paragraph', level: 0 }
}

/** A text of a row and its translation, which is written into one paragraph or all of a cell. */
export interface RowUnit {
  readonly unit: string
  readonly source: Segment
  readonly target: Segment
  /** Paragraph of the target's cell, from 0, there or to be added; null for all of the cell. */
  readonly paragraph: number | null
}

/**
 * What is translated in a row: in a table of a tool one segment; in others each paragraph of the
 * source, where those of the translation correspond to them or there are none yet.
 */
export function unitsOf(row: WalkedRow, { tool }: BilingualLayout): RowUnit[] {
  const { unit, source, target, sourceCell, targetCell } = row
  const whole: RowUnit[] = [{ unit, source, target, paragraph: null }]
  if (tool !== 'columns' || !sourceCell || !targetCell) return whole
  const sources = sourceCell.paragraphs.map(({ segment }) => segment)
  const targets = targetCell.paragraphs.map(({ segment }) => segment)
  if (sources.length < 2) return whole
  const places = (segments: readonly Segment[]): number[] =>
    segments.flatMap((segment, i) => (isBlank(segment) ? [] : [i]))
  const from = places(sources)
  const to = places(targets)
  const pairs: (readonly [number, number])[] | null =
    sources.length === targets.length
      ? sources.map((_, i) => [i, i] as const)
      : to.length === 0 || to.length === from.length
        ? from.map((place, i) => [place, to[i] ?? i] as const)
        : null
  if (!pairs) return whole
  return pairs.flatMap(([place, paragraph], i): RowUnit[] => {
    const own = { source: sources[place] ?? [], target: targets[paragraph] ?? [] }
    if (isBlank(own.source) && isBlank(own.target)) return []
    return [{ unit: `${unit} p${i + 1}`, ...own, paragraph }]
  })
}
