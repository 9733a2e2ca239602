import { fromText, isBlank, plainText } from '../../core/document/inline.ts'
import type { BilingualDocument } from '../../core/document/model.ts'
import { inEncoding } from '../html/write-back/encoding.ts'
import { setLanguage } from '../html/write-back/language.ts'
import { changePage, missingUnits } from '../html/write-back/units.ts'
import { isChinese } from '../languages.ts'
import { rewriteText } from '../text-file.ts'
import type { Warning, WriteBack, WriteBackOptions } from '../types.ts'
import { type UnitText, unitTexts } from '../units.ts'
import { xmlContent } from '../xml/escape.ts'
import type { Splice } from '../xml/splice.ts'
import { textIn } from '../xml/tree.ts'
import { ZipArchive } from '../zip/read.ts'
import { rewriteZip } from '../zip/rewrite.ts'
import { type Chapter, readChapter } from './chapter.ts'
import { dublinCoreElements, type Package, pagesOf, readPackage } from './package.ts'

/**
 * Puts the translation of a book into the book: the text of its pages changes, and what says the
 * language and the title; every other file of the archive stays as it is packed. A heading that is
 * translated is so in the tables of contents as well, unless they have a translation of their own.
 */
export const writeBackEpub: WriteBack = (bytes, documents, options) => {
  const { provenance, targetLanguage } = documents[0]!
  const archive = new ZipArchive(bytes, provenance.name)
  const book = readPackage(archive)
  const headings = new Headings(documents, book)
  const changed = new Map<string, Uint8Array>()
  const warnings: Warning[] = []
  let translated = 0
  let untranslated = 0

  for (const path of pagesOf(book)) {
    const document = documents.find(({ provenance: { part } }) => part === path)
    const chapter = document ? readChapter(archive, path) : null
    if (!document || !chapter) continue
    const texts = unitTexts([document])
    warnings.push(...missingUnits(chapter.units, texts, { file: archive.name, part: path }))
    const known = isContents(path, book) ? headings.fill(texts) : texts
    const changes = changePage(
      chapter.page,
      chapter.text,
      chapter.units,
      known,
      targetLanguage,
      options,
    )
    translated += changes.translated
    untranslated += changes.untranslated
    warnings.push(...changes.warnings)
    put(changed, chapter, [...changes.splices, ...titleOfPage(chapter, document, headings)])
  }
  if (book.nav !== null && book.ncx !== null) {
    const contents = readChapter(archive, book.ncx)
    if (contents) putLabels(changed, contents, headings, targetLanguage, options)
  }
  if (changed.size > 0) putPackage(changed, archive, book, headings, targetLanguage)
  return {
    bytes: changed.size > 0 ? rewriteZip(archive, changed) : bytes,
    translated,
    untranslated,
    warnings,
  }
}

const isContents = (path: string, { nav, ncx }: Package): boolean => path === nav || path === ncx

function put(
  changed: Map<string, Uint8Array>,
  { path, bytes, encoding }: Pick<Chapter, 'path' | 'bytes' | 'encoding'>,
  splices: readonly Splice[],
): void {
  if (splices.length === 0) return
  const encodable = splices.map((each) => ({ ...each, text: inEncoding(each.text, encoding) }))
  changed.set(path, rewriteText(bytes, encoding, encodable).bytes)
}

/** Translations of the headings of a book and of its contents, by what they say. */
class Headings {
  readonly #targets = new Map<string, string>()

  constructor(documents: readonly BilingualDocument[], book: Package) {
    for (const { provenance, rows } of documents) {
      const all = isContents(provenance.part, book)
      for (const { kind, source, target } of rows) {
        if (all || kind === 'heading') this.#add(plainText(source), plainText(target))
      }
    }
    for (const { metadata } of documents) this.#add(metadata.title, metadata.targetTitle)
  }

  #add(source: string, target: string): void {
    const key = bare(source)
    if (key && target.trim() && !this.#targets.has(key)) {
      this.#targets.set(key, target.replaceAll('\n', ' ').trim())
    }
  }

  /** The translation of a text, or null. */
  of(source: string): string | null {
    return this.#targets.get(bare(source)) ?? null
  }

  /** Texts with those that have no translation of their own translated as the headings are. */
  fill(texts: ReadonlyMap<string, UnitText>): Map<string, UnitText> {
    return new Map(
      [...texts].map(([name, text]) => {
        const target = isBlank(text.target) ? this.of(plainText(text.source)) : null
        return [name, target === null ? text : { ...text, target: fromText(target) }]
      }),
    )
  }
}

const bare = (text: string): string => text.replace(/\s+/g, '')

/** The `title` of a page, which readers show nowhere but tools do. */
function titleOfPage(
  { page: { root } }: Chapter,
  { metadata }: BilingualDocument,
  headings: Headings,
): Splice[] {
  const head = root.children.find((child) => child.type === 'element' && child.name === 'head')
  const title =
    head?.type === 'element'
      ? head.children.find((child) => child.type === 'element' && child.name === 'title')
      : undefined
  if (title?.type !== 'element') return []
  const source = textIn(title)
  const own = bare(source) === bare(metadata.title) ? metadata.targetTitle : ''
  const target = own || headings.of(source)
  if (!target || bare(source) === '' || target === source) return []
  return [{ start: title.contentStart, end: title.contentEnd, text: xmlContent(target) }]
}

/** The table of contents for readers of EPUB 2 repeats that of EPUB 3. */
function putLabels(
  changed: Map<string, Uint8Array>,
  contents: Chapter,
  headings: Headings,
  language: string,
  options: WriteBackOptions,
): void {
  const texts = new Map<string, UnitText>()
  for (const { name, text } of contents.units) {
    const target = headings.of(plainText(text.source))
    if (target === null) continue
    texts.set(name, {
      source: text.source,
      target: fromText(target),
      status: 'translated',
      locked: false,
      notes: [],
      mergedInto: null,
    })
  }
  const { page, text, units } = contents
  put(changed, contents, changePage(page, text, units, texts, language, options).splices)
}

/** Title and language of the book (EPUB 3.3, §5.5.3). */
function putPackage(
  changed: Map<string, Uint8Array>,
  archive: ZipArchive,
  { path, text, encoding, metadata }: Package,
  headings: Headings,
  language: string,
): void {
  const splices: Splice[] = []
  for (const title of dublinCoreElements(metadata, 'title')) {
    const target = headings.of(textIn(title))
    if (target === null || target === textIn(title)) continue
    splices.push({ start: title.contentStart, end: title.contentEnd, text: xmlContent(target) })
    splices.push(...setLanguage(text, null, new Set([title]), language, true))
  }
  const languages = dublinCoreElements(metadata, 'language')
  const said = languages.find((each) => isChinese(textIn(each))) ?? languages[0]
  if (said && said.contentStart < said.end) {
    splices.push({ start: said.contentStart, end: said.contentEnd, text: language })
  }
  put(changed, { path, bytes: archive.read(path)!, encoding }, splices)
}
