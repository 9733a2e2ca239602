import type { Work } from '../contract/print-job.ts'
import { pageLabels } from './page-labels.ts'
import { PdfFile } from './pdf-file.ts'
import { type HeadingPlace, withPlaces } from './pdf-headings.ts'
import {
  type PdfDictionary,
  PdfSyntaxError,
  readDictionary,
  readReference,
  textString,
  writeDictionary,
} from './pdf-syntax.ts'
import { xmpPacket } from './xmp.ts'

/** What a PDF says of itself; an empty string leaves the entry as it is. */
export interface PdfMetadata {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly keywords: string
  /** The program that made it. */
  readonly creator: string
  /** BCP 47 tag of the language of the text. */
  readonly lang: string
  readonly work: Work
  /** What each page is called; null where that is its place in the file. */
  readonly labels: readonly string[] | null
  /** Where headings are that contents lead to, by their names. */
  readonly places: ReadonlyMap<string, HeadingPlace>
  /** Hexadecimal digits, the same for the same text set in the same way. */
  readonly id: string
}

export interface DescribedPdf {
  readonly pdf: Uint8Array<ArrayBuffer>
  /** Why the file was left as it was, or null where the metadata is in it. */
  readonly left: string | null
}

/**
 * Puts metadata into a PDF that Chromium printed, which knows of the title alone. The file is not
 * rewritten: an incremental update (ISO 32000-1, §7.5.6) follows its end, with a new document
 * information dictionary (§14.3.3), an XMP packet (§14.3.2), and a new catalog (§7.7.2) that names
 * the language and the pages and asks viewers to show the title rather than the file name (§12.2).
 */
export function describePdf(pdf: Uint8Array<ArrayBuffer>, metadata: PdfMetadata): DescribedPdf {
  try {
    return { pdf: concat(pdf, update(pdf, metadata)), left: null }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { pdf, left: error.message }
    throw error
  }
}

function update(pdf: Uint8Array, metadata: PdfMetadata): Uint8Array {
  const file = new PdfFile(pdf)
  const { trailer, root, start } = file
  const size = Number(trailer.get('Size'))
  if (!Number.isSafeInteger(size)) throw new PdfSyntaxError('The trailer has no size.')
  const info = readReference(trailer.get('Info'))
  const [infoNumber, infoGeneration] = info ?? [size, 0]
  const packet = Math.max(size, infoNumber + 1)

  const written = new Map(trailer)
  written.set('Prev', String(start))
  written.set('Size', String(packet + 1))
  written.set('Info', `${infoNumber} ${infoGeneration} R`)
  if (metadata.id) written.set('ID', `[<${metadata.id}> <${metadata.id}>]`)

  const told = describeInfo(info ? file.dictionary(info) : new Map(), metadata)
  const catalog = describeCatalog(file.dictionary(root), metadata)
  catalog.set('Metadata', `${packet} 0 R`)
  const objects = [
    { number: root[0], generation: root[1], source: writeDictionary(catalog) },
    { number: infoNumber, generation: infoGeneration, source: writeDictionary(told) },
    { number: packet, generation: 0, source: packetStream(told, metadata) },
    ...movedDestinations(file, catalog, metadata),
  ].sort((a, b) => a.number - b.number)

  let body = '\n'
  let table = 'xref\n'
  for (const { number, generation, source } of objects) {
    const offset = String(pdf.length + body.length).padStart(10, '0')
    table += `${number} 1\n${offset} ${String(generation).padStart(5, '0')} n \n`
    body += `${number} ${generation} obj\n${source}\nendobj\n`
  }
  const startOfTable = pdf.length + body.length
  const end = `trailer\n${writeDictionary(written)}\nstartxref\n${startOfTable}\n%%EOF\n`
  return Buffer.from(body + table + end, 'latin1')
}

/** The named destinations, an object of their own, where headings stand elsewhere than they say. */
function movedDestinations(file: PdfFile, catalog: PdfDictionary, { places }: PdfMetadata) {
  const names = readReference(catalog.get('Dests'))
  if (!names || places.size === 0) return []
  const [number, generation] = names
  return [{ number, generation, source: withPlaces(file.dictionary(names), places, file) }]
}

function describeInfo(old: PdfDictionary, metadata: PdfMetadata): PdfDictionary {
  const info = new Map(old)
  const set = (name: string, value: string) => value && info.set(name, textString(value))
  set('Title', metadata.title)
  set('Author', metadata.author)
  set('Subject', metadata.subject)
  set('Keywords', metadata.keywords)
  set('Creator', metadata.creator)
  return info
}

function describeCatalog(old: PdfDictionary, { lang, labels }: PdfMetadata): Map<string, string> {
  const catalog = new Map(old)
  if (lang) catalog.set('Lang', textString(lang))
  if (labels && labels.length > 0) catalog.set('PageLabels', pageLabels(labels))
  const preferences = old.get('ViewerPreferences')
  const merged = new Map(
    preferences?.startsWith('<<') ? readDictionary(preferences, 0).dictionary : [],
  )
  catalog.set('ViewerPreferences', writeDictionary(merged.set('DisplayDocTitle', 'true')))
  return catalog
}

/** The packet as a stream that is not compressed, so that every program finds it. */
function packetStream(info: PdfDictionary, { work, author, creator }: PdfMetadata): string {
  const producer = literal(info.get('Producer'))
  const made = isoDate(info.get('CreationDate'))
  const packet = xmpPacket({ work, author, creator, producer, made })
  const bytes = Buffer.from(packet, 'utf8').toString('latin1')
  return `<</Type /Metadata\n/Subtype /XML\n/Length ${bytes.length}>>\nstream\n${bytes}\nendstream`
}

/** A literal string without escapes, as Chromium names its producer; empty for others. */
const literal = (value: string | undefined): string => /^\(([ -~]*)\)$/.exec(value ?? '')?.[1] ?? ''

/** A PDF's date (§7.9.4) as ISO 8601 has it; empty where it is none. */
function isoDate(value: string | undefined): string {
  const parts = /^\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d)'?)/.exec(
    value ?? '',
  )
  if (!parts) return ''
  const [, year, month, day, hour, minute, second, hours, minutes] = parts
  const zone = hours ? `${hours}:${minutes}` : 'Z'
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
