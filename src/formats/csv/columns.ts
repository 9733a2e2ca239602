import { countCharacters } from '../../core/text/count.ts'
import { isChinese, isEnglish } from '../languages.ts'
import type { TableRecord } from './scan.ts'
import { isStatus } from './status.ts'

/** Which column of a table holds what; indexes from 0. */
export interface Columns {
  /** Whether the first record names the columns. */
  readonly head: boolean
  readonly source: number
  readonly target: number
  /** -1 where there is none. */
  readonly status: number
  readonly notes: readonly number[]
  /** Language codes that the head names, else empty. */
  readonly languages: { readonly source: string; readonly target: string }
}

type Role = 'source' | 'target' | 'status' | 'notes' | 'other'

const NAMES: Readonly<Record<Exclude<Role, 'other'>, ReadonlySet<string>>> = {
  source: new Set(
    (
      'source src original text sourcetext sourcesegment chinese simplifiedchinese traditionalchinese cn chs cht ' +
      '原文 源文 源语 源語 源语言 源語言 来源文本 中文 汉语 漢語 华语 華語 简体 簡體 繁体 繁體 简体中文 簡體中文 繁体中文 繁體中文 中文原文'
    ).split(' '),
  ),
  target: new Set(
    (
      'target tgt translation translated targettext targetsegment english ' +
      '译文 譯文 翻译 翻譯 英文 英语 英語 英译 英譯 目标语 目標語 目标语言 目標語言 英文译文 英文譯文'
    ).split(' '),
  ),
  status: new Set('status state 状态 狀態 翻译状态 翻譯狀態'.split(' ')),
  notes: new Set(
    'note notes comment comments remark remarks 备注 備註 註記 注记 批注 批註 评论 評論 说明 說明'.split(
      ' ',
    ),
  ),
}

function roleOf(name: string): Role {
  const word = name.normalize('NFKC').trim().toLowerCase()
  const bare = word.replace(/[\s_-]|\([^)]*\)/g, '')
  for (const role of ['source', 'target', 'status', 'notes'] as const) {
    if (NAMES[role].has(bare)) return role
  }
  if (/^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/.test(word)) {
    if (isChinese(word)) return 'source'
    if (isEnglish(word)) return 'target'
  }
  return 'other'
}

const codeOf = (name: string): string => {
  const word = name.trim().replaceAll('_', '-')
  return isChinese(word) || isEnglish(word) ? word : ''
}

/** What a column holds, counted. */
interface Content {
  readonly filled: number
  /** Cells that are mostly Chinese, and mostly words of an alphabet. */
  readonly chinese: number
  readonly latin: number
  readonly characters: number
  readonly letters: number
}

function contentOf(records: readonly TableRecord[], column: number): Content {
  const content = { filled: 0, chinese: 0, latin: 0, characters: 0, letters: 0 }
  for (const { cells } of records) {
    const text = cells[column]?.text ?? ''
    if (text.trim() === '') continue
    content.filled++
    const characters = countCharacters(text)
    const letters = text.match(/\p{Script=Latin}/gu)?.length ?? 0
    content.characters += characters
    content.letters += letters
    // A word of English is about a character and a half of Chinese.
    if (characters > 0 && characters * 3 >= letters) content.chinese++
    else if (letters > 0) content.latin++
  }
  return content
}

/** Of the cells of a column with anything in them, at least so many are of its language. */
const MOST = 0.6

/**
 * Finds the columns of the two languages: by their content, whatever their names say, and by their
 * names where they are empty.
 * @param width cells of most records
 * @param isTable whether it is certain that there are columns, so that two must be these two
 * @returns null where there are no two such columns
 */
export function findColumns(
  records: readonly TableRecord[],
  width: number,
  isTable: boolean,
): Columns | null {
  if (isOwnWithStatus(records, width)) return OWN_WITH_STATUS
  const roles = (records[0]?.cells ?? []).map(({ text }) => roleOf(text))
  const head = roles.includes('source') || roles.includes('target')
  const body = head ? records.slice(1) : records
  const contents = Array.from({ length: width }, (_, column) => contentOf(body, column))
  const roleAt = (column: number): Role => (head ? (roles[column] ?? 'other') : 'other')
  const isText = (column: number): boolean => !['status', 'notes'].includes(roleAt(column))
  const isNamed = (column: number): boolean => ['source', 'target'].includes(roleAt(column))
  const all = contents.map((_, column) => column).filter(isText)
  const named = all.filter(isNamed)

  const chinese = (column: number): number => {
    const { chinese, filled, characters } = contents[column]!
    return filled > 0 && chinese >= MOST * filled ? characters : 0
  }
  const english = (column: number): number => {
    const { latin, filled, letters } = contents[column]!
    return filled > 0 && latin >= MOST * filled ? letters : 0
  }
  const isEmpty = (column: number): boolean => contents[column]!.filled === 0

  const isSource = (column: number): boolean => roleAt(column) === 'source'
  // A translation that is still a copy of its source has no other place than behind it.
  const source =
    named.find((column) => isSource(column) && chinese(column) > 0) ??
    highest(named, chinese) ??
    (highest(all, english) === undefined ? all.find((column) => chinese(column) > 0) : undefined) ??
    highest(all, chinese) ??
    named.find(isSource)
  if (source === undefined) return null
  const others = (columns: readonly number[]): number[] => columns.filter((c) => c !== source)
  const target =
    highest(others(named), english) ??
    others(named).find((column) => isEmpty(column) || roleAt(column) === 'target') ??
    (head ? undefined : highest(others(all), english)) ??
    others(named)[0] ??
    (head ? highest(others(all), english) : undefined) ??
    others(all).find(isEmpty) ??
    (isTable && width === 2 ? others(all)[0] : undefined)
  if (target === undefined) return null
  const name = (column: number): string => codeOf(records[0]!.cells[column]?.text ?? '')
  return {
    head,
    source,
    target,
    status: head ? roles.indexOf('status') : -1,
    notes: head ? roles.flatMap((role, column) => (role === 'notes' ? [column] : [])) : [],
    languages: head ? { source: name(source), target: name(target) } : { source: '', target: '' },
  }
}

function highest(
  columns: readonly number[],
  worth: (column: number) => number,
): number | undefined {
  let best: number | undefined
  for (const column of columns) {
    if (worth(column) > (best === undefined ? 0 : worth(best))) best = column
  }
  return best
}

/** Our own export has a status in its third column. */
const isOwnWithStatus = (records: readonly TableRecord[], width: number): boolean =>
  width === 3 && records.every(({ cells }) => isStatus(cells[2]?.text ?? ''))

const OWN_WITH_STATUS: Columns = {
  head: false,
  source: 0,
  target: 1,
  status: 2,
  notes: [],
  languages: { source: '', target: '' },
}

/** Whether two columns without a head read like a text and its translation. */
export function looksTranslated(
  records: readonly TableRecord[],
  { source, target }: Columns,
): { readonly translated: number; readonly plausible: boolean } {
  const pairs = records.filter(({ cells }) => (cells[target]?.text ?? '').trim() !== '')
  const { chinese, filled, characters } = contentOf(pairs, source)
  const { latin, letters } = contentOf(pairs, target)
  return {
    translated: pairs.length,
    // A name before each line of a dialogue is shorter than what is said.
    plausible:
      pairs.length === 0 ||
      (chinese >= 0.8 * filled && latin >= 0.8 * pairs.length && letters >= characters),
  }
}
