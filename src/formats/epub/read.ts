import { plainText } from '../../core/document/inline.ts'
import type { BilingualDocument, SourceLanguage } from '../../core/document/model.ts'
import { detectScript } from '../../core/text/script.ts'
import { createCutDocument } from '../cut-document.ts'
import { rowOf } from '../html/read/units.ts'
import { sourceLanguageOf } from '../languages.ts'
import { languageOf } from '../text-file.ts'
import { type ReadOptions, type ReadResult, UnreadableFileError, type Warning } from '../types.ts'
import { ZipArchive } from '../zip/read.ts'
import { type Chapter, readChapter } from './chapter.ts'
import { headingIn, labelsIn } from './contents.ts'
import { dublinCore, type Package, pagesOf, readPackage } from './package.ts'
import { refuseProtected } from './protection.ts'

/**
 * Reads an EPUB book (EPUB 3.3 or 2.0.1): each page of its spine that has text is a document, and
 * so is its table of contents where that is no page of the spine. Units are named by the path of
 * the page and the offset in its text.
 * @param name file name, for messages
 * @throws UnreadableFileError when the book is damaged or protected, or has no text
 */
export function readEpub(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadResult {
  const archive = new ZipArchive(bytes, name)
  refuseProtected(archive)
  const book = readPackage(archive)
  const warnings: Warning[] = [...book.warnings]
  const chapters = pagesOf(book).flatMap((path): Chapter[] => {
    const chapter = readChapter(archive, path)
    if (!chapter) warnings.push(missing(path))
    else warnings.push(...chapter.warnings)
    return chapter ? [chapter] : []
  })
  const written = chapters.filter(({ units }) => units.length > 0)
  if (written.length === 0) throw noText(name)

  const text = written.map(textOf).join('\n')
  const { warnings: judged } = languageOf(text, '', options)
  const stated = sourceLanguageOf(dublinCore(book, 'language')[0] ?? '', '')
  const { language } = detectScript(text, stated)
  const labels = labelsOf(archive, book, chapters)
  const documents = written.map((chapter): BilingualDocument => {
    const cut = documentOf(chapter, book, name, language, labels.get(chapter.path) ?? '')
    warnings.push(...cut.warnings)
    return cut.document
  })
  return {
    format: 'epub',
    version: versionOf(book),
    encoding: '',
    documents,
    warnings: [...archive.warnings, ...judged, ...warnings],
    // Without its list of chapters no program would open what was written.
    writesBack: book.path !== '',
  }
}

const versionOf = ({ text }: Package): string =>
  /<(?:\w+:)?package\b[^>]{0,2000}?\sversion\s*=\s*["']([\d.]{1,8})["']/.exec(text)?.[1] ?? ''

const textOf = ({ units }: Chapter): string =>
  units.map((unit) => plainText(unit.text.source)).join('\n')

/** Titles of the pages by the tables of contents. */
function labelsOf(
  archive: ZipArchive,
  { nav, ncx }: Package,
  chapters: readonly Chapter[],
): Map<string, string> {
  const labels = new Map<string, string>()
  for (const path of [nav, ncx]) {
    if (path === null) continue
    const contents = chapters.find((each) => each.path === path) ?? readChapter(archive, path)
    for (const [page, label] of contents ? labelsIn(contents) : []) {
      if (!labels.has(page)) labels.set(page, label)
    }
  }
  return labels
}

function documentOf(
  chapter: Chapter,
  book: Package,
  name: string,
  sourceLanguage: SourceLanguage,
  label: string,
): ReturnType<typeof createCutDocument> {
  return createCutDocument({
    rows: chapter.units.map(rowOf),
    sourceLanguage,
    provenance: { name, format: 'epub', part: chapter.path },
    metadata: {
      title: label || headingIn(chapter),
      author: dublinCore(book, 'creator').join(', '),
      origin: dublinCore(book, 'title')[0] ?? '',
      date: dublinCore(book, 'date')[0] ?? '',
    },
  })
}

const missing = (path: string): Warning => ({
  code: 'missing-chapter',
  message: `The book names ${path} as one of its pages, but does not have it. Ask for another copy if something is missing.`,
  where: path,
})

const noText = (name: string): UnreadableFileError =>
  new UnreadableFileError(
    'no-text',
    name,
    '',
    `“${name}” is a book without text; its pages may be pictures. Read them with a program for text recognition and open what that gives.`,
  )
