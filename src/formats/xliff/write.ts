import type { BilingualDocument, Metadata, Note, Row, Status } from '../../core/document/model.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import { Codes } from './codes.ts'

/**
 * Documents as XLIFF 2.1, each a `file` of its own: the core, and the metadata module for what the
 * core has no place for.
 *
 * One unit a paragraph, one segment a row; the white space between two sentences is an ignorable.
 * Every row is there, an untranslated one without a target. The metadata of a unit have a group
 * for each segment, which names it and says how its sides were linked and how surely, and one for
 * each note, which names its segment and says who wrote it and when.
 *
 * @param documents of one source language, which the file has only one of; the target language is
 * that of the first
 * @see https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
 * @returns the text of the file, to be written as UTF-8
 */
export const writeXliff = (...documents: Documents): string =>
  [...xliffPieces(...documents)].join('')

type Documents = readonly [BilingualDocument, ...BilingualDocument[]]

/** The same in pieces: the beginning, a piece for each paragraph, the end. */
export function* xliffPieces(...documents: Documents): Generator<string, void> {
  const [{ sourceLanguage, targetLanguage }] = documents
  yield `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="${sourceLanguage}" trgLang="${targetLanguage}">
`
  for (const [i, document] of documents.entries()) {
    yield fileStart(document, `f${i + 1}`)
    yield* units(document)
    yield '</file>\n'
  }
  yield '</xliff>\n'
}

function* units({ rows }: BilingualDocument): Generator<string, void> {
  for (let i = 0; i < rows.length; ) {
    let end = i + 1
    while (end < rows.length && rows[end]!.paragraph === rows[i]!.paragraph) end++
    yield unit(rows.slice(i, end), i)
    i = end
  }
  // A file has at least one unit, and a unit at least one segment (§4.2.2.2, §4.2.2.5).
  if (rows.length === 0) yield '<unit id="u-0">\n<segment><source/></segment>\n</unit>\n'
}

function fileStart({ metadata, provenance }: BilingualDocument, id: string): string {
  const known = (Object.keys(metadata) as (keyof Metadata)[]).filter((name) => metadata[name])
  const notes = known.map(
    (name) => `<note category="${name}">${xmlContent(metadata[name])}</note>\n`,
  )
  return `<file id="${id}" original="${xmlValue(provenance.name)}" xml:space="preserve">
${notes.length > 0 ? `<notes>\n${notes.join('')}</notes>\n` : ''}`
}

/**
 * Rows of one paragraph.
 * @param index place of the first in the document
 */
function unit(rows: readonly Row[], index: number): string {
  const codes = new Codes()
  const groups: string[] = []
  const notes = new Notes()
  const segments: string[] = []
  rows.forEach((row, i) => {
    // Inline codes have bare numbers for ids, so the two never meet (§4.3.1, `id`).
    const id = `s-${token(row.id, index + i)}`
    groups.push(metaGroup(id, row))
    notes.add(id, row.notes)
    segments.push(segment(id, row, codes))
    if (i < rows.length - 1) segments.push(ignorable(row))
  })
  const { kind, level } = rows[0]!
  return `<unit id="u-${token(rows[0]!.id, index)}" type="facing-pages:${kind}${level > 0 ? `-${level}` : ''}">
<mda:metadata>
${groups.join('')}${notes.groups.join('')}</mda:metadata>
${notes.element()}${codes.originalData()}${segments.join('')}</unit>
`
}

/** An id as a name token (XML 1.0 §2.3), which ids of ours are; a place where one is not. */
const token = (id: string, index: number): string => (/^[\w.-]+$/.test(id) ? id : `${index}.`)

function metaGroup(segmentId: string, { link, locked }: Row): string {
  const facts = [
    ['segment', segmentId],
    ['link', link.type],
    ['origin', link.origin],
    ...(link.confidence === null ? [] : [['confidence', String(link.confidence)]]),
    ...(locked ? [['locked', 'yes']] : []),
  ]
  return group('row', facts)
}

function group(what: 'row' | 'note', facts: readonly (readonly string[])[]): string {
  const metas = facts.map(
    ([type, value]) => `<mda:meta type="${type}">${xmlContent(value!)}</mda:meta>`,
  )
  return `<mda:metaGroup category="facing-pages:${what}">${metas.join('')}</mda:metaGroup>\n`
}

/** The notes on the rows of one unit (§4.2.2.8). */
class Notes {
  readonly groups: string[] = []
  readonly #notes: string[] = []

  add(segmentId: string, notes: readonly Note[]): void {
    if (notes.length === 0) return
    const first = this.#notes.length + 1
    const ids = new Map(notes.map(({ id }, i) => [id, `n${first + i}`]))
    for (const { id, author, date, text, answers = '', resolved } of notes) {
      this.#notes.push(`<note id="${ids.get(id)}">${xmlContent(text)}</note>\n`)
      const facts = [
        ['note', ids.get(id)!],
        ['segment', segmentId],
        ['author', author],
        ['date', date],
        ['answers', ids.get(answers) ?? ''],
        ['resolved', resolved ? 'yes' : ''],
      ]
      this.groups.push(
        group(
          'note',
          facts.filter(([, value]) => value),
        ),
      )
    }
  }

  element(): string {
    return this.#notes.length > 0 ? `<notes>\n${this.#notes.join('')}</notes>\n` : ''
  }
}

function segment(id: string, row: Row, codes: Codes): string {
  const { source, target } = codes.pair(row.source, row.target)
  // What is beyond initial is said of a translation, so there is one even where it has no text.
  const hasTarget = row.target.length > 0 || (row.status !== 'empty' && row.status !== 'draft')
  return `<segment id="${id}" ${STATE[row.status]}><source>${source}</source>${
    hasTarget ? `<target>${target}</target>` : ''
  }</segment>\n`
}

/** `state`, and where that says too little `subState` in a word of our own (§4.3.1). */
const STATE: Readonly<Record<Status, string>> = {
  empty: 'state="initial"',
  draft: 'state="initial" subState="facing-pages:draft"',
  translated: 'state="translated"',
  reviewed: 'state="reviewed"',
  approved: 'state="final"',
}

/** The white space behind a row that another row of its paragraph follows. */
function ignorable({ gap }: Row): string {
  if (!gap.source && !gap.target) return ''
  const target = gap.target && `<target>${xmlContent(gap.target)}</target>`
  return `<ignorable><source>${xmlContent(gap.source)}</source>${target}</ignorable>\n`
}
