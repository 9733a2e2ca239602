import { languageTag } from './language-names.ts'
import type { Survey, SurveyedCell, SurveyedTable } from './survey.ts'

/** The tools whose tables are known; `columns` is any table of two languages side by side. */
export type Tool = 'memoq' | 'trados' | 'phrase' | 'cafetran' | 'columns'

/** Columns of the grid, from 0; null where there is none. */
export interface Columns {
  readonly ids: readonly number[]
  readonly source: number
  readonly target: number
  /** Where a text is shown that is translated in `target`: the first of two columns of targets. */
  readonly shownTarget: number | null
  readonly status: number | null
  readonly comment: number | null
}

export interface TableLayout {
  /** Ordinal of the table in the document, from 0. */
  readonly table: number
  /** Ordinal of the first row that is no head. */
  readonly firstRow: number
  readonly columns: Columns
}

export interface BilingualLayout {
  readonly tool: Tool
  readonly version: string
  /** Languages as the head names them (BCP 47); empty where it does not. */
  readonly languages: { readonly source: string; readonly target: string }
  readonly tables: readonly TableLayout[]
  /** Letters of text that is no part of the tables, where a tool does not put any. */
  readonly outside: number
}

const UNKNOWN = { source: '', target: '' }

/**
 * What kind of bilingual table a document is, or null where that is not certain: then it is an
 * ordinary document that has tables.
 */
export function layoutOf(survey: Survey): BilingualLayout | null {
  return trados(survey) ?? memoq(survey) ?? cafetran(survey) ?? phrase(survey) ?? columns(survey)
}

type Row = readonly SurveyedCell[]

const headOf = (cell: SurveyedCell | undefined): string =>
  (cell?.head ?? '').replace(/\s+/g, ' ').trim().toLowerCase()

/** Column of the cell whose text is one of these, or null. */
const find = (row: Row, ...heads: readonly string[]): number | null =>
  row.find((cell) => heads.includes(headOf(cell)))?.column ?? null

/** The layouts of all tables that have one. */
const each = (
  { tables }: Survey,
  layout: (table: SurveyedTable) => Omit<TableLayout, 'table'> | null,
): TableLayout[] =>
  tables.flatMap((table, i) => {
    const found = layout(table)
    return found ? [{ table: i, ...found }] : []
  })

/** Rows above the segments, at most. */
const HEAD_ROWS = 3

/** A head among the first rows of a table, and what is made of it. */
function below(
  { rows }: SurveyedTable,
  columnsOf: (row: Row, above: Row | undefined) => Columns | null,
): Omit<TableLayout, 'table'> | null {
  for (let i = 0; i < Math.min(HEAD_ROWS, rows.length); i++) {
    const found = columnsOf(rows[i]!, rows[i - 1])
    if (found) return { firstRow: i + 1, columns: found }
  }
  return null
}

/** Trados Studio: `Segment ID | Segment status | Source segment | Target segment`. */
function trados(survey: Survey): BilingualLayout | null {
  const tables = each(survey, (table) =>
    below(table, (row) => {
      const id = find(row, 'segment id')
      const source = find(row, 'source segment')
      const target = find(row, 'target segment')
      if (id === null || source === null || target === null) return null
      const status = find(row, 'segment status')
      const comment = find(row, 'comment', 'comments')
      return { ids: [id], source, target, shownTarget: null, status, comment }
    }),
  )
  return tables.length > 0
    ? { tool: 'trados', version: '', languages: UNKNOWN, tables, outside: 0 }
    : null
}

const GUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i
const MEMOQ_VERSION = /\bV?(\d+(?:\.\d+)+)\s*[<(]?[0-9a-f]{8}-/i

/** memoQ: a row of one cell with version and GUID, then `ID | language | language | Comment | Status`. */
function memoq(survey: Survey): BilingualLayout | null {
  let version = ''
  let languages = UNKNOWN
  const tables = each(survey, (table) =>
    below(table, (row, above) => {
      if (headOf(row[0]) !== 'id' || row.length < 3) return null
      const title = above?.length === 1 ? above[0]!.head : ''
      const isMemoq = GUID.test(title) || /\bmemoq\b/i.test(title)
      const texts = row.slice(1).filter((cell) => !NAMED.has(headOf(cell)))
      const known = texts.length >= 2 && texts.every((cell) => languageTag(cell.head) !== '')
      // Either the row above or both languages and the columns behind them make it certain.
      const status = find(row, 'status')
      const comment = find(row, 'comment', 'comments')
      if (!isMemoq && !(known && status !== null)) return null
      const [source, first, second] = texts
      if (!source || !first) return null
      version ||= MEMOQ_VERSION.exec(title)?.[1] ?? ''
      languages = { source: languageTag(source.head), target: languageTag(first.head) }
      return {
        ids: [row[0]!.column],
        source: source.column,
        target: (second ?? first).column,
        shownTarget: second ? first.column : null,
        status,
        comment,
      }
    }),
  )
  return tables.length > 0 ? { tool: 'memoq', version, languages, tables, outside: 0 } : null
}

const NAMED: ReadonlySet<string> = new Set(['comment', 'comments', 'status'])

/** CafeTran: `ID | name of the file over both languages | Notes | *`. */
function cafetran(survey: Survey): BilingualLayout | null {
  const tables = each(survey, (table) =>
    below(table, (row) => {
      const comment = find(row, 'notes')
      const mark = find(row, '*')
      if (headOf(row[0]) !== 'id' || comment === null || mark === null || comment < 3) return null
      return {
        ids: [row[0]!.column],
        source: 1,
        target: 2,
        shownTarget: null,
        status: mark,
        comment,
      }
    }),
  )
  return tables.length > 0
    ? { tool: 'cafetran', version: '', languages: UNKNOWN, tables, outside: 0 }
    : null
}

/** Such as `kVHYFpIcqkDQE1dN:42`. */
const PHRASE_ID = /^[\w.-]{6,}:\d+$/

/** Part of the rows that have to be alike for a table without a head to be known by them. */
const MOST = 0.8

const most = (rows: readonly Row[], test: (row: Row) => boolean): boolean =>
  rows.length > 0 && rows.filter(test).length >= MOST * rows.length

/** Phrase: tables without a head; identifier, nothing, number, source, target, status, comment. */
function phrase(survey: Survey): BilingualLayout | null {
  const tables = each(survey, ({ rows }) => {
    if (!most(rows, (row) => row.length >= 6 && PHRASE_ID.test(row[0]!.head))) return null
    const number = [1, 2, 3].find((column) =>
      most(rows, (row) => /^\d+$/.test(at(row, column)?.head ?? '')),
    )
    if (number === undefined) return null
    const column = { source: number + 1, target: number + 2, status: number + 3 }
    return {
      firstRow: 0,
      columns: { ids: [number, 0], ...column, shownTarget: null, comment: number + 4 },
    }
  })
  return tables.length > 0
    ? { tool: 'phrase', version: '', languages: UNKNOWN, tables, outside: 0 }
    : null
}

/** The cell that begins in a column. */
const at = (row: Row, column: number): SurveyedCell | undefined =>
  row.find((cell) => cell.column === column)

/** Part of a document's letters that may stand outside of its bilingual tables. */
const MOST_OUTSIDE = 0.1

/** Any document that is nearly all a table of Chinese on one side and English, or nothing, beside. */
function columns(survey: Survey): BilingualLayout | null {
  let languages = UNKNOWN
  const tables = each(survey, (table) => {
    const layout = sideBySide(table)
    if (layout && layout.firstRow > 0 && !languages.source) {
      const head = table.rows[0]!
      const named = (column: number) => languageTag(at(head, column)?.head ?? '')
      const { source, target } = layout.columns
      languages = { source: named(source), target: named(target) }
    }
    return layout
  })
  const inside = tables.reduce((sum, { table }) => sum + lettersOf(survey.tables[table]!), 0)
  const all = survey.tables.reduce((sum, table) => sum + lettersOf(table), survey.outside)
  if (inside === 0 || all - inside > MOST_OUTSIDE * all) return null
  return { tool: 'columns', version: '', languages, tables, outside: all - inside }
}

const lettersOf = ({ rows }: SurveyedTable): number =>
  rows.reduce((sum, row) => sum + row.reduce((own, { han, latin }) => own + han + latin, 0), 0)

const SOURCE_HEAD =
  /^(?:source|original|原文|中文|漢語|汉语|華語|华语|.*chinese.*|.*[簡繁正简]體?体?中文)/i
const TARGET_HEAD = /^(?:target|translation|譯文|译文|翻譯|翻译|英文|英語|英语|.*\benglish\b)/i
const COMMENT_HEAD = /^(?:comments?|notes?|remarks?|備註|备注|註|注|意見|意见)$/i
const STATUS_HEAD = /^(?:status|狀態|状态)$/i
const ID_HEAD = /^(?:id|#|no\.?|nr\.?|number|編號|编号|序號|序号|)$/i

function sideBySide(table: SurveyedTable): Omit<TableLayout, 'table'> | null {
  const [head = [], ...rest] = table.rows
  const source = head.find((cell) => SOURCE_HEAD.test(cell.head))
  const target = head.find((cell) => cell !== source && TARGET_HEAD.test(cell.head))
  const isHead = source !== undefined && target !== undefined && head.every(isShort)
  const rows = (isHead ? rest : table.rows).filter((row) => row.some(hasText))
  if (rows.length < FEWEST_ROWS) return null
  if (isHead) {
    const known = { source: source.column, target: target.column }
    if (!isChinese(rows, known.source) || !isTranslation(rows, known.target)) return null
    const column = (pattern: RegExp) =>
      head.find((cell) => cell !== source && cell !== target && pattern.test(cell.head))?.column
    return {
      firstRow: 1,
      columns: {
        ...known,
        ids: [column(ID_HEAD)].flatMap((id) => id ?? []),
        shownTarget: null,
        status: column(STATUS_HEAD) ?? null,
        comment: column(COMMENT_HEAD) ?? null,
      },
    }
  }
  const first = firstColumn(rows)
  if (first === null) return null
  const sides = [first, first + 1]
  const chinese = sides.find((column) => isChinese(rows, column))
  const other = sides.find((column) => column !== chinese)
  if (chinese === undefined || other === undefined || !isTranslation(rows, other)) return null
  // A list of short words beside empty cells is a form to be filled in.
  if (isEmpty(rows, other) && averageHan(rows, chinese) < SENTENCE) return null
  return {
    firstRow: 0,
    columns: {
      ids: first === 1 ? [0] : [],
      source: chinese,
      target: other,
      shownTarget: null,
      status: null,
      comment: null,
    },
  }
}

const FEWEST_ROWS = 2
/** Characters that make a sentence rather than a label. */
const SENTENCE = 8

const isShort = ({ head }: SurveyedCell): boolean => head.length <= 40
const hasText = ({ han, latin, digits }: SurveyedCell): boolean => han + latin + digits > 0

/** Where two columns of text begin: at once, or behind one of numbers; null for other tables. */
function firstColumn(rows: readonly Row[]): 0 | 1 | null {
  if (most(rows, (row) => row.length === 2)) return 0
  const numbered = most(
    rows,
    (row) => row.length === 3 && /^[\s\d.,()（）#、-]*$/.test(row[0]!.head) && row[0]!.latin === 0,
  )
  return numbered ? 1 : null
}

const cellsOf = (rows: readonly Row[], column: number): SurveyedCell[] =>
  rows.flatMap((row) => at(row, column) ?? [])

const sum = (cells: readonly SurveyedCell[], letters: 'han' | 'latin' | 'digits'): number =>
  cells.reduce((total, cell) => total + cell[letters], 0)

/** A word of English has five letters or so, and says what a character and a half do. */
function isChinese(rows: readonly Row[], column: number): boolean {
  const cells = cellsOf(rows, column)
  return sum(cells, 'han') > 0 && 3 * sum(cells, 'han') > sum(cells, 'latin')
}

const isEmpty = (rows: readonly Row[], column: number): boolean =>
  !cellsOf(rows, column).some(hasText)

/** English with a name in Chinese here and there, or nothing at all yet. */
function isTranslation(rows: readonly Row[], column: number): boolean {
  const cells = cellsOf(rows, column)
  if (cells.length === 0) return false
  const latin = sum(cells, 'latin')
  if (latin === 0) return isEmpty(rows, column)
  return sum(cells, 'han') * 5 <= latin && sum(cells, 'digits') <= latin
}

const averageHan = (rows: readonly Row[], column: number): number =>
  sum(cellsOf(rows, column), 'han') / rows.length
