import { plainText } from '../../core/document/inline.ts'
import type { BilingualDocument, Row, Segment } from '../../core/document/model.ts'
import { sentences } from '../../core/segmentation/index.ts'
import { legalXml } from '../xml/escape.ts'

/** Sentences that belong together, by their places on each side, counted from 0. */
export interface IndexLink {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

/** A row as the sentences it joins. */
export interface RowLink extends IndexLink {
  readonly row: Row
}

/** Both texts of a document as lists of sentences, and what links them. */
export interface SentenceLists {
  readonly source: readonly string[]
  readonly target: readonly string[]
  /** In the order of the document; every sentence of either side is in exactly one. */
  readonly links: readonly RowLink[]
}

/**
 * Divides both sides of every row into sentences; a row is the link of its sentences. A sentence
 * stands on one line: line breaks and other runs of white space in it become one blank.
 */
export function sentenceLists({ rows }: BilingualDocument): SentenceLists {
  const source: string[] = []
  const target: string[] = []
  const links: RowLink[] = []
  for (const row of rows) {
    const link = {
      row,
      source: append(source, linesOf(row.source, 'zh')),
      target: append(target, linesOf(row.target, 'en')),
    }
    if (link.source.length + link.target.length > 0) links.push(link)
  }
  return { source, target, links }
}

const linesOf = (segment: Segment, language: 'zh' | 'en'): string[] =>
  sentences(legalXml(plainText(segment)), language).map((sentence) =>
    sentence.replace(/[\s\u0085]+/g, ' '),
  )

/** Puts lines at the end of a list; gives the places they got. */
function append(list: string[], lines: readonly string[]): number[] {
  return lines.map((line) => list.push(line) - 1)
}
