import { METADATA_FIELDS } from '../document/create.ts'
import { isBlank, textOf } from '../document/inline.ts'
import type { BilingualDocument, Metadata, Row, Segment, Side } from '../document/model.ts'
import { accepted } from '../document/revisions.ts'
import { summarise } from '../document/summary.ts'
import { blocksOf } from './blocks.ts'
import { withFootnotes } from './footnotes.ts'
import { labelOf, languageNames } from './labels.ts'
import { authorsLine } from './legend.ts'
import type { Block, Layout, MetadataLine, OutlineEntry } from './model.ts'
import { type Arrangement, byOf, changesOf, type LayoutOptions } from './options.ts'
import { printableRow } from './printable.ts'

/**
 * Lays a document out for printing.
 *
 * Nothing of either text is left out: a row without a translation has an empty target in columns,
 * prints its source alone in interlinear, and lets its source stand in for the translation in
 * target only. The exceptions are what the translator left out on purpose (an omission, or an
 * empty target with a finished status), which target only does not print, and the translation,
 * which source only does not print.
 */
export function layoutDocument(given: BilingualDocument, options: LayoutOptions): Layout {
  const changes = changesOf(options)
  const document = { ...given, rows: given.rows.map((row) => printableRow(row, changes)) }
  const { arrangement } = options
  const blocks = withFootnotes(blocksOf(document.rows, options), given.rows)
  const title = titlesOf(document)
  const { rows, done, characters, words } = summarise(document.rows)
  return {
    arrangement,
    by: byOf(options),
    sourceSide: options.sourceSide,
    alternate: options.alternate,
    theme: options.theme,
    lines: options.lines ?? options.theme.lines,
    sourceLanguage: document.sourceLanguage,
    targetLanguage: document.targetLanguage,
    languageNames: languageNames(document.sourceLanguage, document.targetLanguage),
    title,
    titleInText: blocks.some((block) => block.kind === 'title'),
    author: oneLine(document.metadata.author),
    running: runningHead(title, arrangement),
    metadata: [
      ...(changes === 'shown' && arrangement !== 'review' ? authorsLine(document) : []),
      ...metadataLines(document, options.metadata),
    ],
    opening: openingLength(blocks),
    outline: outlineOf(blocks),
    numbered: options.rowNumbers || arrangement === 'review',
    statusMarks: options.statusMarks || arrangement === 'review',
    bibliography: bibliographyOf(document, title),
    statistics: { rows, done, characters, words },
    changes,
    notes: arrangement === 'columns' ? options.notes : 'none',
    blocks,
  }
}

/** A text without line breaks, which titles and credits have none of. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** A text as it reads now, in one line. */
const lineOf = (segment: Segment): string => oneLine(textOf(accepted(segment)))

/** Both titles: from the metadata, else from the title rows; the file's name where there is none. */
export function titlesOf({ metadata, rows, provenance }: BilingualDocument): Record<Side, string> {
  const titleRows = rows.filter((row) => row.kind === 'title')
  const inText = (side: Side) => oneLine(titleRows.map((row) => lineOf(row[side])).join(' '))
  const source = oneLine(metadata.title) || inText('source')
  const target = oneLine(metadata.targetTitle) || inText('target')
  if (source || target) return { source, target }
  return { source: oneLine(provenance.name).replace(/\.[^.]+$/, ''), target: '' }
}

/** What stands at the head of every page. */
export function runningHead(
  title: Readonly<Record<Side, string>>,
  arrangement: Arrangement,
): string {
  if (arrangement === 'target') return title.target || title.source
  if (arrangement === 'source') return title.source || title.target
  return [title.source, title.target].filter(Boolean).join(' · ')
}

function bibliographyOf(
  { metadata, sourceLanguage }: BilingualDocument,
  title: Readonly<Record<Side, string>>,
): MetadataLine[] {
  const known = { ...metadata, title: title.source, targetTitle: title.target }
  return METADATA_FIELDS.map((name) => ({
    name,
    label: labelOf(name, sourceLanguage),
    value: oneLine(known[name]),
  })).filter(({ value }) => value)
}

/** A value that a byline of the text already states is not said a second time. */
export function metadataLines(
  { metadata, rows, sourceLanguage }: BilingualDocument,
  names: readonly (keyof Metadata)[],
): (MetadataLine & { readonly name: keyof Metadata })[] {
  const stated = rows.filter((row) => row.kind === 'byline').map(bothTexts)
  return [...new Set(names)]
    .filter((name) => name !== 'title' && name !== 'targetTitle')
    .map((name) => ({ name, label: labelOf(name, sourceLanguage), value: oneLine(metadata[name]) }))
    .filter(({ value }) => value && !stated.some((text) => text.includes(value)))
}

const bothTexts = (row: Row): string => `${textOf(row.source)}\n${textOf(row.target)}`

function openingLength(blocks: readonly Block[]): number {
  const end = blocks.findIndex(({ kind }) => kind !== 'title' && kind !== 'byline')
  return end < 0 ? blocks.length : end
}

function outlineOf(blocks: readonly Block[]): OutlineEntry[] {
  const outline: OutlineEntry[] = []
  blocks.forEach((block, i) => {
    if (block.kind !== 'title' && block.kind !== 'heading') return
    if (isBlank(block.source) && isBlank(block.target)) return
    outline.push({
      level: block.level,
      block: i,
      source: lineOf(block.source),
      target: lineOf(block.target),
    })
  })
  return outline
}
