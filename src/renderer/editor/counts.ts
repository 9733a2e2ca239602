import type { Node } from 'prosemirror-model'
import { missingCodes } from '../../core/document/codes.ts'
import { isBlank, plainText } from '../../core/document/inline.ts'
import { accepted } from '../../core/document/revisions.ts'
import { addCounts, type Counts, countRow, NO_COUNTS } from '../../core/document/summary.ts'
import { toRow } from './convert.ts'
import { derived } from './derived.ts'
import type { OutlineEntry } from './handle.ts'

export const countsOfRow = derived<Counts>((row) => countRow(toRow(row)))

const countsOfChunk = derived<Counts>((chunk) => {
  let counts = NO_COUNTS
  chunk.forEach((row) => {
    counts = addCounts(counts, countsOfRow(row))
  })
  return counts
})

/** Counts of a whole document; only chunks that changed are counted again. */
export function countsOf(doc: Node): Counts {
  let rows = 0
  let done = 0
  let characters = 0
  let charactersDone = 0
  let words = 0
  for (let i = 0; i < doc.childCount; i++) {
    const counts = countsOfChunk(doc.child(i))
    rows += counts.rows
    done += counts.done
    characters += counts.characters
    charactersDone += counts.charactersDone
    words += counts.words
  }
  return { rows, done, characters, charactersDone, words }
}

/** How many codes of the source a translation lacks; 0 where there is none yet. */
export const missingCodesOf = derived<number>((row) => {
  const { source } = toRow(row)
  const target = accepted(toRow(row).target)
  return isBlank(target) ? 0 : missingCodes(accepted(source), target).length
})

const isBookmarkIn = derived<boolean>((chunk) => {
  for (let at = 0; at < chunk.childCount; at++) if (chunk.child(at).attrs.bookmarked) return true
  return false
})

/** Whether any row of a document has a bookmark; only chunks that changed are looked into. */
export function hasBookmarks(doc: Node): boolean {
  for (let i = 0; i < doc.childCount; i++) if (isBookmarkIn(doc.child(i))) return true
  return false
}

type ChunkEntry = Omit<OutlineEntry, 'rowIndex'> & { readonly at: number }

const entriesOfChunk = derived<readonly ChunkEntry[]>((chunk) => {
  const entries: ChunkEntry[] = []
  for (let at = 0; at < chunk.childCount; at++) {
    const { id, kind, level, source, target } = toRow(chunk.child(at))
    if (kind !== 'title' && kind !== 'heading') continue
    entries.push({
      at,
      rowId: id,
      kind,
      level,
      source: plainText(accepted(source)),
      target: plainText(accepted(target)),
    })
  }
  return entries
})

/**
 * Titles and headings, in order.
 * @param before the outline of an earlier state; it is given back as long as it is still true
 */
export function outlineOf(doc: Node, before: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const outline: OutlineEntry[] = []
  let first = 0
  doc.forEach((chunk) => {
    for (const { at, ...entry } of entriesOfChunk(chunk)) {
      outline.push({ ...entry, rowIndex: first + at })
    }
    first += chunk.childCount
  })
  const same =
    outline.length === before.length && outline.every((entry, i) => isSame(entry, before[i]!))
  return same ? before : outline
}

const isSame = (a: OutlineEntry, b: OutlineEntry): boolean =>
  a.rowId === b.rowId &&
  a.rowIndex === b.rowIndex &&
  a.kind === b.kind &&
  a.level === b.level &&
  a.source === b.source &&
  a.target === b.target
