import {
  type PdfDictionary,
  PdfSyntaxError,
  readDictionary,
  readReference,
  skipWhite,
} from './pdf-syntax.ts'

/** Where an indirect object stands, and the number it goes by. */
interface Entry {
  readonly number: number
  readonly generation: number
  readonly offset: number
}

/** An object's number and generation. */
export type Reference = readonly [number: number, generation: number]

/** Far more than any dictionary takes that Chromium writes. */
const MAX_DICTIONARY = 4 * 1024 * 1024

/** A PDF with cross-reference tables, as Chromium prints it: its dictionaries and its pages. */
export class PdfFile {
  /** Offset of the newest cross-reference section (ISO 32000-1, §7.5.5). */
  readonly start: number
  /** The newest trailer. */
  readonly trailer: PdfDictionary
  /** The document catalog's object (§7.7.2). */
  readonly root: Reference
  private readonly entries: ReadonlyMap<number, Entry>
  private leaves: readonly Reference[] | null = null

  /** @throws PdfSyntaxError where the file is not one of these */
  constructor(readonly bytes: Uint8Array) {
    this.start = lastStart(bytes)
    const { trailer, entries } = readTable(bytes, this.start)
    if (trailer.has('Encrypt')) throw new PdfSyntaxError('The file is encrypted.')
    const root = readReference(trailer.get('Root'))
    if (!root) throw new PdfSyntaxError('The trailer has no catalog.')
    this.trailer = trailer
    this.entries = entries
    this.root = root
  }

  /** The pages, in order (§7.7.3). @throws PdfSyntaxError */
  get pages(): readonly Reference[] {
    this.leaves ??= this.leavesOf(readReference(this.dictionary(this.root).get('Pages')))
    return this.leaves
  }

  private leavesOf(root: Reference | null): Reference[] {
    const leaves: Reference[] = []
    const waiting = root ? [root] : []
    const seen = new Set<number>()
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (seen.has(node[0])) throw new PdfSyntaxError('The tree of pages goes in a circle.')
      seen.add(node[0])
      const kids = this.dictionary(node).get('Kids')
      if (kids === undefined) leaves.push(node)
      else waiting.push(...references(kids).reverse())
    }
    return leaves
  }

  /** An object that is a dictionary. @throws PdfSyntaxError where it is none */
  dictionary([number, generation]: Reference): PdfDictionary {
    const entry = this.entries.get(number)
    if (!entry || entry.generation !== generation) {
      throw new PdfSyntaxError(`Object ${number} is not in the file.`)
    }
    const head = new RegExp(`^${number}\\s+${generation}\\s+obj`).exec(
      latin1(this.bytes, entry.offset, entry.offset + 40),
    )
    if (!head) throw new PdfSyntaxError(`Object ${number} is not where the table says.`)
    // Most are short: what a long one needs is not read for all of them.
    for (let length = 4096; ; length *= 32) {
      const from = entry.offset + head[0].length
      try {
        return readDictionary(latin1(this.bytes, from, from + length), 0).dictionary
      } catch (error) {
        if (length > MAX_DICTIONARY || from + length > this.bytes.length) throw error
      }
    }
  }
}

const references = (list: string): Reference[] =>
  [...list.matchAll(/(\d+)\s+(\d+)\s+R/g)].map(([, number, generation]) => [
    Number(number),
    Number(generation),
  ])

const latin1 = (pdf: Uint8Array, from: number, to = pdf.length): string =>
  Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1', from, to)

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
