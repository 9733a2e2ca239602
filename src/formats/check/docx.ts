import { strFromU8, unzipSync } from 'fflate'
import { textOf } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { stampName } from '../review-stamp.ts'
import { scanXml } from '../xml/scan.ts'
import { checkHeadings, type FoundHeading } from './headings.ts'
import { type Check, Problems } from './result.ts'
import { bare, checkRows, FoundSide } from './rows.ts'

/** Paragraph styles of what is printed around the text. */
const AROUND =
  /^(?:Metadata|ColumnHead|ReviewCell|RowNote|CoverTitle|CoverLine|TOCHeading|TOC\d|BackMatter|BackHeading|Header|Footer)$/

/** Character styles of what is printed beside a text, in its own paragraph. */
const BESIDE: ReadonlySet<string> = new Set(['RowNumber', 'StatusMark', 'FootnoteReference'])

const DOCUMENT = 'word/document.xml'
const FOOTNOTES = 'word/footnotes.xml'

/**
 * Opens a DOCX that `writeDocx` made and looks for all of a layout in it: every row once, whole and
 * in order, source and translation in one row of the table, headings as such, a bookmark for every
 * entry of the contents, the stamps of a review. Every part is parsed.
 */
export function checkDocx(bytes: Uint8Array, layout: Layout): Check {
  const problems = new Problems()
  const rows = layout.blocks.reduce((sum, block) => sum + block.rows.length, 0)
  let read: DocxText
  try {
    read = readParts(bytes, layout.arrangement === 'footnotes')
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    problems.add('unreadable', '', `The document that was written cannot be read: ${said}`)
    return { rows, found: 0, missingGlyphs: [], problems: problems.list }
  }
  const checked = checkRows(withoutNotes(layout, read.footnotes, problems), read, problems)
  checkHeadings(layout, read.headings, problems)
  for (const anchor of read.anchors) {
    if (read.bookmarks.has(anchor)) continue
    problems.add('bookmark', '', `The contents lead to a bookmark that is not there: ${anchor}.`)
  }
  if (layout.arrangement === 'review') checkStamps(layout, read.bookmarks, problems)
  return { ...checked, missingGlyphs: [], problems: problems.list }
}

function checkStamps({ blocks }: Layout, bookmarks: ReadonlySet<string>, problems: Problems): void {
  for (const { parts, number } of blocks) {
    if (parts.every(({ row, source, target }) => bookmarks.has(stampName(row, source, target)))) {
      continue
    }
    problems.add('stamp', number, `Row ${number} has not the stamp that brings it home.`)
  }
}

/**
 * A layout without the footnotes that a document has as such. Those it has not are looked for in the
 * text.
 */
function withoutNotes(
  layout: Layout,
  notes: Readonly<Record<Side, FoundSide>>,
  problems: Problems,
): Layout {
  if (!notes.source.text && !notes.target.text) return layout
  const at = { source: 0, target: 0 }
  const noted = new Set(layout.blocks.flatMap(({ footnotes }) => footnotes))
  const blocks = layout.blocks.map((block, i): Block => {
    if (!noted.has(i)) return block
    const passages = block.passages.filter(({ side, segment }) => {
      const text = bare(textOf(segment))
      if (!notes[side].text.startsWith(text, at[side])) return true
      at[side] += text.length
      return false
    })
    return { ...block, passages }
  })
  for (const side of ['source', 'target'] as const) {
    const rest = [...notes[side].text.slice(at[side])].slice(0, 20).join('')
    if (!rest) continue
    const message = `There is a footnote that is none of the document’s: “${rest}…”.`
    problems.add('unexpected-text', '', message)
  }
  return { ...layout, blocks }
}

/** What the check needs of a document. */
interface DocxText {
  readonly source: FoundSide
  readonly target: FoundSide
  /** The text's own footnotes, in the order of their marks. */
  readonly footnotes: Readonly<Record<Side, FoundSide>>
  readonly headings: readonly FoundHeading[]
  readonly bookmarks: ReadonlySet<string>
  /** Names of bookmarks that links and fields lead to. */
  readonly anchors: ReadonlySet<string>
}

interface Piece {
  readonly side: Side
  readonly text: string
}

/** @param sourceInNotes whether notes are the source of what they are to, and none of the text */
function readParts(bytes: Uint8Array, sourceInNotes: boolean): DocxText {
  const parts = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) })
  const notes = new Map<string, Piece[]>()
  const footnotes = parts[FOOTNOTES]
  if (footnotes) {
    let note: Piece[] = []
    readBody(strFromU8(footnotes), FOOTNOTES, {
      open(name, attributes) {
        if (name !== 'w:footnote') return
        note = []
        notes.set(attributes['w:id'] ?? '', note)
      },
      piece: (piece) => note.push(piece),
    })
  }
  const source = new FoundSide()
  const target = new FoundSide()
  const ownNotes = { source: new FoundSide(), target: new FoundSide() }
  const headings: FoundHeading[] = []
  const bookmarks = new Set<string>()
  const anchors = new Set<string>()
  let heading: { level: number; text: Record<Side, string> } | null = null
  let row = -1
  let depth = 0
  const main = parts[DOCUMENT]
  if (!main) throw new Error(`${DOCUMENT} is missing.`)
  const add = ({ side, text }: Piece): void => {
    const place = depth > 0 ? row : -1
    if (side === 'source') source.add(text, place)
    else target.add(text, place)
    if (heading) heading.text[side] += text
  }
  readBody(strFromU8(main), DOCUMENT, {
    open(name, attributes) {
      if (name === 'w:tbl') depth++
      else if (name === 'w:tr') row++
      else if (name === 'w:bookmarkStart') bookmarks.add(attributes['w:name'] ?? '')
      else if (name === 'w:hyperlink' && attributes['w:anchor']) anchors.add(attributes['w:anchor'])
      else if (name === 'w:footnoteReference') {
        const note = notes.get(attributes['w:id'] ?? '') ?? []
        if (!sourceInNotes) for (const { side, text } of note) ownNotes[side].add(text, -1)
        else {
          // What a heading's note says is no part of the heading.
          const open = heading
          heading = null
          for (const piece of note) add(piece)
          heading = open
        }
      } else if (name === 'w:pStyle') {
        const level = levelOf(attributes['w:val'] ?? '')
        if (level !== null) heading = { level, text: { source: '', target: '' } }
      }
    },
    close(name) {
      if (name === 'w:tbl') depth--
      else if (name === 'w:p' && heading) {
        headings.push(heading)
        heading = null
      }
    },
    piece: add,
  })
  for (const [name, part] of Object.entries(parts)) {
    if (name !== DOCUMENT && name !== FOOTNOTES) {
      scanXml(strFromU8(part), { file: 'the document', part: name }, {})
    }
  }
  return { source, target, footnotes: ownNotes, headings, bookmarks, anchors }
}

const levelOf = (style: string): number | null => {
  if (style === 'Title') return 0
  const level = /^Heading([1-6])$/.exec(style)?.[1]
  return level === undefined ? null : Number(level)
}

interface BodyHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  piece(piece: Piece): void
}

/** Tells the elements of a part, and the text of its runs by the side they belong to. */
function readBody(xml: string, part: string, { open, close, piece }: BodyHandler): void {
  let isAround = false
  let style = ''
  let hint = ''
  let text: string | null = null
  scanXml(
    xml,
    { file: 'the document', part },
    {
      open(name, attributes) {
        if (name === 'w:p') isAround = false
        else if (name === 'w:pStyle') isAround = AROUND.test(attributes['w:val'] ?? '')
        else if (name === 'w:r') {
          style = ''
          hint = ''
        } else if (name === 'w:rStyle') style = attributes['w:val'] ?? ''
        else if (name === 'w:rFonts') hint = attributes['w:hint'] ?? ''
        else if (isText(name)) text = ''
        open(name, attributes)
      },
      text(data) {
        if (text !== null) text += data
      },
      close(name) {
        if (isText(name)) {
          if (text && !isAround && !BESIDE.has(style)) piece({ side: sideOf(style, hint), text })
          text = null
        }
        close?.(name)
      },
    },
  )
}

/** What was deleted stands in the text as well, as long as nobody has accepted that. */
const isText = (name: string): boolean => name === 'w:t' || name === 'w:delText'

/** A link has a style of its own; the hint tells its side. */
const sideOf = (style: string, hint: string): Side =>
  style === 'SourceText' || style === 'Untranslated' || hint === 'eastAsia' ? 'source' : 'target'
