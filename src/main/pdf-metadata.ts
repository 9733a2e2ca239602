import {
  type PdfDictionary,
  PdfSyntaxError,
  readDictionary,
  readReference,
  skipWhite,
  textString,
  writeDictionary,
} from './pdf-syntax.ts'

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
}

export interface DescribedPdf {
  readonly pdf: Uint8Array<ArrayBuffer>
  /** Why the file was left as it was, or null where the metadata is in it. */
  readonly left: string | null
}

/**
 * Puts metadata into a PDF that Chromium printed, which knows of the title alone. The file is not
 * rewritten: an incremental update (ISO 32000-1, §7.5.6) follows its end, with a new document
 * information dictionary (§14.3.3) and a new catalog (§7.7.2) that names the language and asks
 * viewers to show the title rather than the file name (§12.2).
 */
export function describePdf(pdf: Uint8Array<ArrayBuffer>, metadata: PdfMetadata): DescribedPdf {
  try {
    return { pdf: concat(pdf, update(pdf, metadata)), left: null }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { pdf, left: error.message }
    throw error
  }
}

/** Where an indirect object stands, and the number it goes by. */
interface Entry {
  readonly number: number
  readonly generation: number
  readonly offset: number
}

function update(pdf: Uint8Array, metadata: PdfMetadata): Uint8Array {
  const start = lastStart(pdf)
  const { trailer, entries } = readTable(pdf, start)
  if (trailer.has('Encrypt')) throw new PdfSyntaxError('The file is encrypted.')

  const size = Number(trailer.get('Size'))
  const root = readReference(trailer.get('Root'))
  if (!root || !Number.isSafeInteger(size)) throw new PdfSyntaxError('The trailer has no catalog.')
  const catalog = objectAt(pdf, entries, root)
  const info = readReference(trailer.get('Info'))
  const [infoNumber, infoGeneration] = info ?? [size, 0]

  const written = new Map(trailer)
  written.set('Prev', String(start))
  written.set('Size', String(Math.max(size, infoNumber + 1)))
  written.set('Info', `${infoNumber} ${infoGeneration} R`)

  const objects = [
    { number: root[0], generation: root[1], dictionary: describeCatalog(catalog, metadata) },
    {
      number: infoNumber,
      generation: infoGeneration,
      dictionary: describeInfo(info ? objectAt(pdf, entries, info) : new Map(), metadata),
    },
  ].sort((a, b) => a.number - b.number)

  let body = '\n'
  let table = 'xref\n'
  for (const { number, generation, dictionary } of objects) {
    const offset = String(pdf.length + body.length).padStart(10, '0')
    table += `${number} 1\n${offset} ${String(generation).padStart(5, '0')} n \n`
    body += `${number} ${generation} obj\n${writeDictionary(dictionary)}\nendobj\n`
  }
  const startOfTable = pdf.length + body.length
  const end = `trailer\n${writeDictionary(written)}\nstartxref\n${startOfTable}\n%%EOF\n`
  return Buffer.from(body + table + end, 'latin1')
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

function describeCatalog(old: PdfDictionary, metadata: PdfMetadata): PdfDictionary {
  const catalog = new Map(old)
  if (metadata.lang) catalog.set('Lang', textString(metadata.lang))
  const preferences = old.get('ViewerPreferences')
  const merged = new Map(
    preferences?.startsWith('<<') ? readDictionary(preferences, 0).dictionary : [],
  )
  catalog.set('ViewerPreferences', writeDictionary(merged.set('DisplayDocTitle', 'true')))
  return catalog
}

const latin1 = (pdf: Uint8Array, from: number, to = pdf.length): string =>
  Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1', from, to)

/** Offset of the newest cross-reference section (§7.5.5). */
function lastStart(pdf: Uint8Array): number {
  const match = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(latin1(pdf, Math.max(0, pdf.length - 1024)))
  if (!match) throw new PdfSyntaxError('The file has no end.')
  return Number(match[1])
}

/** The newest trailer, and every object's newest entry (§7.5.4). */
function readTable(
  pdf: Uint8Array,
  start: number,
): { readonly trailer: PdfDictionary; readonly entries: ReadonlyMap<number, Entry> } {
  const entries = new Map<number, Entry>()
  const seen = new Set<number>()
  let newest: PdfDictionary | null = null
  for (let at: number | null = start; at !== null; ) {
    if (seen.has(at)) throw new PdfSyntaxError('The cross-reference tables go in a circle.')
    seen.add(at)
    const { trailer, section } = readSection(latin1(pdf, at))
    for (const entry of section) if (!entries.has(entry.number)) entries.set(entry.number, entry)
    newest ??= trailer
    const previous = trailer.get('Prev')
    at = previous === undefined ? null : Number(previous)
  }
  return { trailer: newest!, entries }
}

function readSection(source: string): {
  readonly trailer: PdfDictionary
  readonly section: readonly Entry[]
} {
  if (!source.startsWith('xref')) {
    throw new PdfSyntaxError('The file has a cross-reference stream instead of a table.')
  }
  const section: Entry[] = []
  const header = /(\d+) (\d+)\s+/y
  let at = skipWhite(source, 4)
  for (;;) {
    header.lastIndex = at
    const match = header.exec(source)
    if (!match) break
    at = header.lastIndex
    const first = Number(match[1])
    for (let i = 0; i < Number(match[2]); i++, at += 20) {
      const entry = /^(\d{10}) (\d{5}) ([nf])/.exec(source.slice(at, at + 20))
      if (!entry) throw new PdfSyntaxError('The cross-reference table is damaged.')
      if (entry[3] === 'f') continue
      section.push({
        number: first + i,
        generation: Number(entry[2]),
        offset: Number(entry[1]),
      })
    }
    at = skipWhite(source, at)
  }
  if (!source.startsWith('trailer', at)) throw new PdfSyntaxError('The file has no trailer.')
  return { trailer: readDictionary(source, at + 'trailer'.length).dictionary, section }
}

/** Far more than Chromium's catalog and information dictionary take. */
const MAX_DICTIONARY = 1024 * 1024

function objectAt(
  pdf: Uint8Array,
  entries: ReadonlyMap<number, Entry>,
  [number, generation]: readonly [number, number],
): PdfDictionary {
  const entry = entries.get(number)
  if (!entry || entry.generation !== generation) {
    throw new PdfSyntaxError(`Object ${number} is not in the file.`)
  }
  const source = latin1(pdf, entry.offset, entry.offset + MAX_DICTIONARY)
  const head = new RegExp(`^${number}\\s+${generation}\\s+obj`).exec(source)
  if (!head) throw new PdfSyntaxError(`Object ${number} is not where the table says.`)
  return readDictionary(source, head[0].length).dictionary
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
