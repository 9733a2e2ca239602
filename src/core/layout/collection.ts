import { createRow } from '../document/create.ts'
import { isBlank, textOf } from '../document/inline.ts'
import type { BilingualDocument, Metadata, Row, Side } from '../document/model.ts'
import { acceptedDocument } from '../document/revisions.ts'
import { addCounts, NO_COUNTS, summarise } from '../document/summary.ts'
import { layoutDocument, metadataLines, oneLine, runningHead, titlesOf } from './layout.ts'
import type { Block, Layout, MetadataLine } from './model.ts'
import type { LayoutOptions } from './options.ts'

/** Several documents that are set one after another, as the chapters of a book. */
export interface Collection {
  /** Plain text of the titles of the whole; either may be empty. */
  readonly title: Readonly<Record<Side, string>>
  /** All of one source language: see `canJoin`. */
  readonly documents: readonly [BilingualDocument, ...BilingualDocument[]]
}

/** The documents of what is exported, every tracked change accepted, for forms that have none. */
export function acceptedDocuments(text: BilingualDocument | Collection): Collection['documents'] {
  const [first, ...others] = 'documents' in text ? text.documents : [text]
  return [acceptedDocument(first), ...others.map(acceptedDocument)]
}

/** Lays out what is exported. */
export const layoutText = (text: BilingualDocument | Collection, options: LayoutOptions): Layout =>
  'documents' in text ? layoutCollection(text, options) : layoutDocument(text, options)

/** Whether documents can stand in one file: Chinese in both scripts would need two sets of faces. */
export const canJoin = (documents: readonly Pick<BilingualDocument, 'sourceLanguage'>[]): boolean =>
  new Set(documents.map(({ sourceLanguage }) => sourceLanguage)).size === 1

/**
 * Lays several documents out as one: each is a chapter under its own title, with its own credits and
 * footnotes; contents, numbers and statistics go through all of them. Credits that all documents
 * share stand under the title of the whole. Rows are numbered through, the headings of chapters that
 * had none among them.
 */
export function layoutCollection({ title, documents }: Collection, options: LayoutOptions): Layout {
  const shared = sharedLines(documents, options.metadata)
  const names = shared.map(({ name }) => name)
  const own = options.metadata.filter((name) => !names.includes(name))
  const chapters = documents.map((document) => {
    const chapter = asChapter(document, metadataLines(document, own))
    return { rows: chapter.rows.length, layout: layoutDocument(chapter, options) }
  })
  const blocks: Block[] = []
  const outline: Layout['outline'][number][] = []
  let rows = 0
  for (const { layout, rows: more } of chapters) {
    const before = blocks.length
    outline.push(...layout.outline.map((entry) => ({ ...entry, block: entry.block + before })))
    for (const block of layout.blocks) blocks.push(movedOn(block, rows, before))
    rows += more
  }
  const counts = documents
    .map((document) => summarise(document.rows))
    .reduce((sum, each) => addCounts(sum, each), NO_COUNTS)
  return {
    ...chapters[0]!.layout,
    title,
    titleInText: false,
    author: shared.find(({ name }) => name === 'author')?.value ?? '',
    running: runningHead(title, options.arrangement),
    metadata: shared,
    opening: 0,
    outline,
    bibliography: documents.flatMap(entryOf),
    statistics: {
      rows: counts.rows,
      done: counts.done,
      characters: counts.characters,
      words: counts.words,
    },
    blocks,
  }
}

/** A block behind others. @param rows how many rows, and @param blocks how many blocks are before it */
const movedOn = (block: Block, rows: number, blocks: number): Block => ({
  ...block,
  number: block.number.replace(/\d+/g, (number) => `${Number(number) + rows}`),
  footnotes: block.footnotes.map((footnote) => footnote + blocks),
})

/** The metadata that all documents state, and alike. */
function sharedLines(
  documents: Collection['documents'],
  names: readonly (keyof Metadata)[],
): MetadataLine[] {
  return metadataLines({ ...documents[0], rows: [] }, names).filter(({ name, value }) =>
    documents.every(({ metadata }) => oneLine(metadata[name]) === value),
  )
}

/** A document in the bibliography: one entry, under its titles. */
function entryOf(document: BilingualDocument): MetadataLine[] {
  const { author, translator, origin, date } = document.metadata
  const value = [author, translator, origin, date].map(oneLine).filter(Boolean).join(', ')
  return value ? [{ name: 'title', label: titlesOf(document), value }] : []
}

/**
 * A document as a chapter: its title is a heading of level 1, its own headings follow from level 2
 * on, and its credits stand as bylines under the title.
 */
function asChapter(
  document: BilingualDocument,
  credits: readonly MetadataLine[],
): BilingualDocument {
  const { rows } = document
  const end = rows.findIndex(({ kind }) => kind !== 'title' && kind !== 'byline')
  const opening = rows.slice(0, end < 0 ? rows.length : end)
  const text = rows.slice(opening.length)
  const title = opening.find((row) => row.kind === 'title' && !isEmpty(row))
  const start = title ? null : ownHeading(document)
  const isHead = (row: Row) => row.paragraph === (title ?? start)?.paragraph
  const head = title || start ? rows.filter(isHead) : [headingOf(document)]
  const byline = (row: Row): Row => ({ ...row, kind: 'byline', level: 0 })
  const others = text.filter((row) => !isHead(row))
  const levels = others.filter(isHeading).map(levelOf)
  const down = 2 - Math.min(...levels)
  return {
    ...document,
    rows: [
      ...head.map((row): Row => ({ ...row, kind: 'heading', level: 1 })),
      ...opening.filter((row) => !isHead(row)).map(byline),
      ...credits.map((line, i) => creditOf(line, `${document.id}-credit-${i}`)),
      ...others.map((row) =>
        isHeading(row)
          ? { ...row, kind: 'heading' as const, level: Math.min(6, levelOf(row) + down) }
          : row,
      ),
    ],
  }
}

const isEmpty = (row: Row): boolean => isBlank(row.source) && isBlank(row.target)
const isHeading = ({ kind }: Row): boolean => kind === 'heading' || kind === 'title'
/** A title in the midst of a text is as a heading of level 1. */
const levelOf = ({ level }: Row): number => Math.max(1, level)

/**
 * The heading that a document without a title begins with, as the chapters of a book do that came
 * in one file; null where the document has another title, which is nowhere in its text.
 */
function ownHeading({ rows, metadata, provenance }: BilingualDocument): Row | null {
  const row = rows.find((each) => each.kind !== 'byline')
  if (row?.kind !== 'heading' || isEmpty(row)) return null
  const title = oneLine(metadata.title)
  const isTitle = title === oneLine(textOf(row.source))
  return provenance.part || isTitle || !(title || oneLine(metadata.targetTitle)) ? row : null
}

/** The titles of a document whose text has none, as a row. */
function headingOf(document: BilingualDocument): Row {
  const { source, target } = titlesOf(document)
  const draft = { kind: 'heading', level: 1, source, target, status: 'approved' } as const
  return createRow(draft, '', `${document.id}-title`)
}

/** A line of the credits in both languages, as a row. */
function creditOf({ label, value }: MetadataLine, id: string): Row {
  const source = `${label.source}：${value}`
  const target = `${label.target}: ${value}`
  return createRow({ kind: 'byline', source, target, status: 'approved' }, '', id)
}
