import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import type { Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { joinBytes } from '../../core/text/bytes.ts'
import { xmlValue } from '../xml/escape.ts'
import { backMatterXml, hasBackMatter } from './back-matter.ts'
import { columnsXml } from './columns.ts'
import { Context } from './context.ts'
import { flowXml } from './flow.ts'
import { CHINESE_FONT, type Font, LATIN_FONT, wordLanguage } from './fonts.ts'
import { type FrontMatter, frontMatterOf, frontMatterXml } from './front-matter.ts'
import { emptyPackage } from './package.ts'
import { pagesXml } from './pages.ts'
import {
  PLAIN_REVIEW,
  type ReviewExport,
  remarksOf,
  reviewProperties,
  reviewXml,
} from './review.ts'
import { Sections } from './sections.ts'
import { settingsXml } from './settings.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { verticalXml } from './vertical.ts'

/** How a long export tells how far it is and learns that it should end. */
export interface WriteReport {
  /** Called from time to time with blocks done of blocks in all. */
  readonly progress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Blocks between two looks at the signal, a few milliseconds of work. */
const BATCH = 250

/** Stands first in the archive: that is what programs know a DOCX by. */
const CONTENT_TYPES = '[Content_Types].xml'
const DOCUMENT = 'word/document.xml'
const RELATIONSHIPS = 'word/_rels/document.xml.rels'
const FOOTNOTES = 'word/footnotes.xml'
const FOOTNOTE_RELATIONSHIPS = 'word/_rels/footnotes.xml.rels'

/**
 * Writes a layout as a DOCX (ECMA-376, transitional).
 *
 * The `docx` library makes the package and its styles. The text is written here, batch by batch
 * into the archive, because the library serialises a document in one go that can neither tell how
 * far it is nor be ended.
 * @param review what a table for reviewers says besides its rows; of no use to other layouts
 * @returns the bytes of the file
 * @throws DOMException named `AbortError` once the report's signal is aborted
 */
export async function writeDocx(
  layout: Layout,
  options: LayoutOptions,
  report: WriteReport = {},
  review: ReviewExport = PLAIN_REVIEW,
): Promise<Uint8Array> {
  throwIfAborted(report.signal)
  const sheet = sheetOf(options)
  const properties = layout.arrangement === 'review' ? reviewProperties(review) : {}
  const parts = unzipSync(new Uint8Array(await emptyPackage(layout, options, sheet, properties)))
  const { head, references, tail } = splitAtBody(strFromU8(parts[DOCUMENT]!))
  const remarks = layout.arrangement !== 'review' || remarksOf(review) === 'comments'
  const context = new Context(
    layout,
    options,
    sheet,
    new Sections(sheet, references),
    layout.changes === 'shown' && remarks,
  )
  const archive = new Archive()

  const { hyperlinks, footnotes, comments, running } = context
  const grown = (name: string, endTag: string, more: string): void =>
    archive.add(name, strToU8(before(endTag, more, opened(strFromU8(parts[name]!), endTag))))
  const remarkTypes = comments.any ? comments.contentTypes : ''
  grown(CONTENT_TYPES, '</Types>', remarkTypes + (running?.contentTypes ?? ''))
  const written = [DOCUMENT, RELATIONSHIPS, FOOTNOTES, FOOTNOTE_RELATIONSHIPS]
  for (const [name, bytes] of Object.entries(parts)) {
    if (name === CONTENT_TYPES || written.includes(name)) continue
    const patch = PATCHES[name]
    archive.add(name, patch ? strToU8(patch(strFromU8(bytes), layout, sheet)) : bytes)
  }
  const document = archive.open(DOCUMENT)
  document.push(strToU8(head))
  await writeBody(context, review, report, (xml) => document.push(strToU8(xml)))
  document.push(strToU8(tail), true)
  grown(
    RELATIONSHIPS,
    '</Relationships>',
    hyperlinks.toXml() +
      (comments.any ? comments.relationships : '') +
      (running?.relationships ?? ''),
  )
  const more = { ...(comments.any ? comments.toParts() : {}), ...running?.parts }
  for (const [name, xml] of Object.entries(more)) archive.add(name, strToU8(xml))
  grown(FOOTNOTES, '</w:footnotes>', footnotes.toXml())
  grown(FOOTNOTE_RELATIONSHIPS, '</Relationships>', footnotes.hyperlinks.toXml())
  return archive.end()
}

async function writeBody(
  context: Context,
  review: ReviewExport,
  { progress, signal }: WriteReport,
  write: (xml: string) => void,
): Promise<void> {
  const total = context.layout.blocks.length
  let batch = ''
  let done = 0
  for (const piece of bodyXml(context, review)) {
    batch += piece
    done++
    if (done % BATCH !== 0) continue
    write(batch)
    batch = ''
    progress?.(Math.min(done, total), total)
    await nextTask()
    throwIfAborted(signal)
  }
  write(batch)
  progress?.(total, total)
}

/** Front matter, text and back matter, and the section that all of it ends with. */
function* bodyXml(context: Context, review: ReviewExport): Generator<string> {
  const { layout, sections } = context
  const front = frontMatterOf(layout)
  yield frontMatterXml(context, front)
  yield* textXml(context, front, review)
  yield backMatterXml(context)
  const { running } = context
  const endsOnRight = layout.arrangement === 'facing' && !hasBackMatter(layout)
  const references = endsOnRight ? running?.last : running?.bare
  yield sections.end(endsOnRight ? 'oddPage' : 'nextPage', { references: references ?? '' })
}

function textXml(context: Context, front: FrontMatter, review: ReviewExport): Generator<string> {
  const besides = { title: !front.titlePage, metadata: !front.titlePage }
  switch (context.layout.arrangement) {
    case 'columns':
      return columnsXml(context, besides)
    case 'vertical':
      return verticalXml(context, besides)
    case 'review':
      return reviewXml(context, review)
    case 'facing':
      return pagesXml(context, besides, !hasBackMatter(context.layout))
    case 'alternating':
      return pagesXml(context, besides, true)
    default:
      return flowXml(context, besides)
  }
}

/** The document part before and after its text, and the running heads that its section names. */
function splitAtBody(xml: string): { head: string; references: string; tail: string } {
  const match = /<w:p\/>(<w:sectPr\b[\s\S]*?<\/w:sectPr>)/.exec(xml)
  if (!match) throw new Error('The empty document has not the body it should have.')
  const references = match[1]!.match(/<w:(?:header|footer)Reference\b[^>]*\/>/g) ?? []
  return {
    head: xml.slice(0, match.index),
    references: references.join(''),
    tail: xml.slice(match.index + match[0].length),
  }
}

/** What the library has no words for, put into the parts it wrote. */
const PATCHES: Readonly<Record<string, (xml: string, layout: Layout, sheet: Sheet) => string>> = {
  'word/fontTable.xml': (xml, { sourceLanguage }) =>
    xml.replace(
      /\/>$/,
      `>${fontXml(LATIN_FONT)}${fontXml(CHINESE_FONT[sourceLanguage])}</w:fonts>`,
    ),
  'word/settings.xml': (_xml, layout, sheet) => settingsXml(layout, sheet),
  'docProps/core.xml': (xml, { arrangement, sourceLanguage, targetLanguage }) => {
    const language = arrangement === 'source' ? sourceLanguage : targetLanguage
    return before(
      '</cp:coreProperties>',
      `<dc:language>${wordLanguage(language)}</dc:language>`,
      xml,
    )
  },
}

/** XML whose root is an empty element, with an end tag of its own. */
const opened = (xml: string, endTag: string): string =>
  xml.includes(endTag) ? xml : xml.replace(/\/>\s*$/, `>${endTag}`)

/** XML with more of it put in before an end tag. */
function before(endTag: string, more: string, xml: string): string {
  const at = xml.lastIndexOf(endTag)
  if (at < 0) throw new Error(`A part of the document has no ${endTag}.`)
  return xml.slice(0, at) + more + xml.slice(at)
}

const fontXml = ({ name, altName, charset }: Font): string =>
  `<w:font w:name="${xmlValue(name)}"><w:altName w:val="${xmlValue(altName)}"/><w:charset w:val="${charset}"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`

/** The same for every file, so that the same document makes the same archive: the first there is. */
const NO_DATE = new Date(1980, 0, 1)

/** A ZIP archive that grows as its files are written. */
class Archive {
  private readonly chunks: Uint8Array[] = []
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error
    this.chunks.push(chunk)
  })

  open(name: string): ZipDeflate {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = NO_DATE
    this.zip.add(file)
    return file
  }

  add(name: string, bytes: Uint8Array): void {
    this.open(name).push(bytes, true)
  }

  end(): Uint8Array {
    this.zip.end()
    return joinBytes(this.chunks)
  }
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException('Writing the document was cancelled.', 'AbortError')
}
