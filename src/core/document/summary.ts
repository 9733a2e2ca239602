import { countCharacters, countWords } from '../text/count.ts'
import { textOf } from './inline.ts'
import type { Row } from './model.ts'
import { accepted } from './revisions.ts'

/** Counts of some rows; counts of disjoint rows add up. */
export interface Counts {
  readonly rows: number
  /** Rows that are translated, reviewed or approved. */
  readonly done: number
  /** Chinese characters of the source side. */
  readonly characters: number
  /** Chinese characters of the rows that are done. */
  readonly charactersDone: number
  /** English words of the target side. */
  readonly words: number
}

/** What the library shows of a document without loading it. */
export interface Summary extends Counts {
  /** The first lines of the text, for the thumbnail: at most 8, each at most 80 characters. */
  readonly sample: readonly string[]
}

export const NO_COUNTS: Counts = { rows: 0, done: 0, characters: 0, charactersDone: 0, words: 0 }

export const addCounts = (a: Counts, b: Counts): Counts => ({
  rows: a.rows + b.rows,
  done: a.done + b.done,
  characters: a.characters + b.characters,
  charactersDone: a.charactersDone + b.charactersDone,
  words: a.words + b.words,
})

/** Whether a row of this status needs no more work by the translator. */
export const isDone = (status: Row['status']): boolean =>
  status === 'translated' || status === 'reviewed' || status === 'approved'

/** Counts of one row. */
export function countRow(row: Pick<Row, 'source' | 'target' | 'status'>): Counts {
  const characters = countCharacters(textOf(row.source))
  const done = isDone(row.status)
  return {
    rows: 1,
    done: done ? 1 : 0,
    characters,
    charactersDone: done ? characters : 0,
    words: countWords(textOf(accepted(row.target))),
  }
}

const SAMPLE_LINES = 8
const SAMPLE_LENGTH = 80

/** The first lines of the source side, without bylines: a page is known by its title. */
export function sampleOf(rows: Iterable<Pick<Row, 'source' | 'kind'>>): string[] {
  const lines: string[] = []
  for (const { kind, source } of rows) {
    if (kind === 'byline') continue
    const text = textOf(source).replace(/\s+/g, ' ').trim()
    if (text) lines.push(text.slice(0, SAMPLE_LENGTH))
    if (lines.length === SAMPLE_LINES) break
  }
  return lines
}

/** Summary of a whole document. */
export function summarise(rows: readonly Row[]): Summary {
  let counts = NO_COUNTS
  for (const row of rows) counts = addCounts(counts, countRow(row))
  return { ...counts, sample: sampleOf(rows) }
}
