import { layoutOf, type TableLayout } from '../bilingual-docx/layout.ts'
import { type Survey, type SurveyedTable, sampleOf, survey } from '../bilingual-docx/survey.ts'
import type { OpenTable } from '../bilingual-docx/table.ts'
import { DocxPackage } from '../docx/read/package.ts'

/** A reviewed document, and whether its head was no longer that of a table that is known. */
export interface OpenReview {
  readonly table: OpenTable
  readonly headChanged: boolean
}

/**
 * Opens the tables of a reviewed document. Where no head is known any more, columns are told by
 * what stands in them: most Chinese, and most English.
 * @returns null where there is no such table
 * @throws UnreadableFileError as `DocxPackage`, and for a main part that is not well-formed
 */
export function openReviewedDocx(bytes: Uint8Array, name: string): OpenReview | null {
  const docx = new DocxPackage(bytes, name)
  const main = docx.xml(docx.main)
  if (!main) return null
  const place = docx.place(docx.main)
  const sample = sampleOf(main.text)
  const sampled = sample === null ? null : layoutOf(survey(sample, place))
  if (sampled) return { table: { docx, main, layout: sampled }, headChanged: false }
  const all = survey(main.text, place)
  const known = layoutOf(all)
  if (known) return { table: { docx, main, layout: known }, headChanged: false }
  const tables = layoutsOf(all)
  if (tables.length === 0) return null
  const languages = { source: '', target: '' }
  const layout = { tool: 'columns', version: '', languages, tables, outside: 0 } as const
  return { table: { docx, main, layout }, headChanged: true }
}

const layoutsOf = ({ tables }: Survey): TableLayout[] =>
  tables.flatMap((table, i) => {
    const columns = columnsOf(table)
    return columns ? [{ table: i, firstRow: firstRow(table, columns.source), columns }] : []
  })

type Letters = 'han' | 'latin'

function columnsOf({ rows }: SurveyedTable): TableLayout['columns'] | null {
  const count = (letters: Letters): Map<number, number> => {
    const sums = new Map<number, number>()
    for (const cell of rows.flat()) {
      sums.set(cell.column, (sums.get(cell.column) ?? 0) + cell[letters])
    }
    return sums
  }
  const source = most(count('han'))
  const latin = count('latin')
  if (source === null) return null
  latin.delete(source)
  const target = most(latin)
  if (target === null) return null
  const behind = rows.flat().filter(({ column }) => column < source)
  const ids = [...new Set(behind.filter(isId).map(({ column }) => column))]
  return { ids, source, target, shownTarget: null, status: null, comment: null }
}

const isId = ({ head, han }: { readonly head: string; readonly han: number }): boolean =>
  han === 0 && /\d/.test(head)

function most(sums: ReadonlyMap<number, number>): number | null {
  let best: number | null = null
  for (const [column, sum] of sums) {
    if (sum > 0 && (best === null || sum > sums.get(best)!)) best = column
  }
  return best
}

/** A head has a few letters of Chinese at most; rows of text have more, some of them at least. */
const MOST_OF_HEAD = 8

/** Only a first row that is unlike a text is left out: no row of text is to be lost for a head. */
function firstRow({ rows }: SurveyedTable, source: number): number {
  const [first] = rows
  const isHead =
    first !== undefined &&
    rows.length > 1 &&
    !first.some(({ head }) => /\d/.test(head)) &&
    first.every(({ head, han }) => head.length <= 40 && han <= MOST_OF_HEAD) &&
    first.some(({ column }) => column === source)
  return isHead ? 1 : 0
}
