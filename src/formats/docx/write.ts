import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import type { Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { xmlValue } from '../xml/escape.ts'
import { columnsXml } from './columns.ts'
import { flowXml } from './flow.ts'
import { CHINESE_FONT, type Font, LATIN_FONT, wordLanguage } from './fonts.ts'
import { emptyPackage, textWidth } from './package.ts'
import { Hyperlinks } from './runs.ts'

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
const BODY_PLACE = '<w:p/><w:sectPr>'

/**
 * Writes a layout as a DOCX (ECMA-376, transitional).
 *
 * The `docx` library makes the package and its styles. The text is written here, batch by batch
 * into the archive, because the library serialises a document in one go that can neither tell how
 * far it is nor be ended.
 * @returns the bytes of the file
 * @throws DOMException named `AbortError` once the report's signal is aborted
 */
export async function writeDocx(
  layout: Layout,
  options: LayoutOptions,
  report: WriteReport = {},
): Promise<Uint8Array> {
  throwIfAborted(report.signal)
  const parts = unzipSync(new Uint8Array(await emptyPackage(layout, options)))
  const [head, tail] = splitAtBody(strFromU8(parts[DOCUMENT]!))
  const hyperlinks = new Hyperlinks()
  const archive = new Archive()

  const { [CONTENT_TYPES]: contentTypes, [RELATIONSHIPS]: relationships, ...others } = parts
  archive.add(CONTENT_TYPES, contentTypes!)
  for (const [name, bytes] of Object.entries(others)) {
    const patch = PATCHES[name]
    if (name !== DOCUMENT) {
      archive.add(name, patch ? strToU8(patch(strFromU8(bytes), layout)) : bytes)
    }
  }
  const document = archive.open(DOCUMENT)
  document.push(strToU8(head))
  await writeBody(layout, options, hyperlinks, report, (xml) => document.push(strToU8(xml)))
  document.push(strToU8(tail), true)
  archive.add(
    RELATIONSHIPS,
    strToU8(before('</Relationships>', hyperlinks.toXml(), strFromU8(relationships!))),
  )
  return archive.end()
}

async function writeBody(
  layout: Layout,
  options: LayoutOptions,
  hyperlinks: Hyperlinks,
  { progress, signal }: WriteReport,
  write: (xml: string) => void,
): Promise<void> {
  const total = layout.blocks.length
  const pieces =
    layout.arrangement === 'columns'
      ? columnsXml(layout, textWidth(options), hyperlinks)
      : flowXml(layout, hyperlinks)
  let batch = ''
  let done = 0
  for (const piece of pieces) {
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

/** The document part before and after its text. */
function splitAtBody(xml: string): [string, string] {
  const at = xml.indexOf(BODY_PLACE)
  if (at < 0) throw new Error('The empty document has not the body it should have.')
  return [xml.slice(0, at), xml.slice(at + '<w:p/>'.length)]
}

/** What the library has no words for, put into the parts it wrote. */
const PATCHES: Readonly<Record<string, (xml: string, layout: Layout) => string>> = {
  'word/fontTable.xml': (xml, { sourceLanguage }) =>
    xml.replace(
      /\/>$/,
      `>${fontXml(LATIN_FONT)}${fontXml(CHINESE_FONT[sourceLanguage])}</w:fonts>`,
    ),
  'word/settings.xml': (xml, { sourceLanguage, targetLanguage }) =>
    before(
      '</w:settings>',
      `<w:themeFontLang w:val="${wordLanguage(targetLanguage)}" w:eastAsia="${wordLanguage(sourceLanguage)}"/>`,
      xml,
    ),
  'docProps/core.xml': (xml, { targetLanguage }) =>
    before(
      '</cp:coreProperties>',
      `<dc:language>${wordLanguage(targetLanguage)}</dc:language>`,
      xml,
    ),
}

/** XML with more of it put in before an end tag. */
function before(endTag: string, more: string, xml: string): string {
  const at = xml.lastIndexOf(endTag)
  if (at < 0) throw new Error(`A part of the document has no ${endTag}.`)
  return xml.slice(0, at) + more + xml.slice(at)
}

const fontXml = ({ name, altName, charset }: Font): string =>
  `<w:font w:name="${xmlValue(name)}"><w:altName w:val="${xmlValue(altName)}"/><w:charset w:val="${charset}"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`

/** A ZIP archive that grows as its files are written. */
class Archive {
  private readonly chunks: Uint8Array[] = []
  private length = 0
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error
    this.chunks.push(chunk)
    this.length += chunk.length
  })

  open(name: string): ZipDeflate {
    const file = new ZipDeflate(name, { level: 6 })
    this.zip.add(file)
    return file
  }

  add(name: string, bytes: Uint8Array): void {
    this.open(name).push(bytes, true)
  }

  end(): Uint8Array {
    this.zip.end()
    const bytes = new Uint8Array(this.length)
    let at = 0
    for (const chunk of this.chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes
  }
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException('Writing the document was cancelled.', 'AbortError')
}
