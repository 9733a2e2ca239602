import { UnreadableFileError, type Warning } from '../types.ts'
import { decodeXml } from '../xml/decode.ts'
import type { Vocabulary } from '../xml/scan.ts'
import { childOf, childrenOf, parseXml, textIn, type XmlElement } from '../xml/tree.ts'
import type { ZipArchive } from '../zip/read.ts'
import { resolvePath } from './paths.ts'

/** The package document of a book (EPUB 3.3, §5; OPF 2.0.1). */
export interface Package {
  readonly path: string
  /** Its text, and how it is encoded. */
  readonly text: string
  readonly encoding: string
  readonly metadata: XmlElement | null
  /** Paths of the chapters in reading order, those beside it (`linear="no"`) included. */
  readonly spine: readonly string[]
  /** Path of the navigation document (EPUB 3), or null. */
  readonly nav: string | null
  /** Path of the table of contents of EPUB 2, or null. */
  readonly ncx: string | null
  readonly warnings: readonly Warning[]
}

const CONTAINER = 'META-INF/container.xml'

const VOCABULARY: Vocabulary = {
  'urn:oasis:names:tc:opendocument:xmlns:container': '',
  'http://www.idpf.org/2007/opf': '',
  'http://openebook.org/namespaces/oeb-package/1.0/': '',
  'http://purl.org/dc/elements/1.1/': 'dc',
}

const PACKAGE_TYPE = 'application/oebps-package+xml'
const NCX_TYPE = 'application/x-dtbncx+xml'
const PAGES = new Set(['application/xhtml+xml', 'text/html', 'text/x-oeb1-document'])

/**
 * Finds and reads the package document; of several renditions the first. Many writers put it at the
 * end of the archive: of a book whose end is missing the pages are taken as they stand in it.
 * @throws UnreadableFileError `damaged-book` where there is none; as `parseXml`
 */
export function readPackage(archive: ZipArchive): Package {
  if (!archive.truncated) return statedPackage(archive)
  try {
    return statedPackage(archive)
  } catch (error) {
    const spine = [...archive.entries.keys()].filter((path) => isPage(archive, path))
    if (!(error instanceof UnreadableFileError) || spine.length === 0) throw error
    return { ...NO_PACKAGE, spine }
  }
}

const PAGE_NAME = /\.x?html?$/i

/** Some books call their pages XML, which other files are as well. */
const isPage = (archive: ZipArchive, path: string): boolean =>
  PAGE_NAME.test(path) ||
  (/\.xml$/i.test(path) &&
    /<(?:\w+:)?html[\s>]/i.test(new TextDecoder().decode(archive.read(path)!.subarray(0, HEAD))))

const HEAD = 2048

const NO_PACKAGE: Package = {
  path: '',
  text: '',
  encoding: 'utf-8',
  metadata: null,
  spine: [],
  nav: null,
  ncx: null,
  warnings: [
    {
      code: 'no-spine',
      message:
        'The list of the chapters is missing with the end of the file: the pages that are there were read in the order of the file. Check that order.',
      where: '',
    },
  ],
}

function statedPackage(archive: ZipArchive): Package {
  const path = packagePath(archive)
  const bytes = path === null ? null : archive.read(path)
  if (path === null || !bytes) {
    throw new UnreadableFileError(
      'damaged-book',
      archive.name,
      CONTAINER,
      `“${archive.name}” is an EPUB book without a list of its chapters (package document); it is damaged. Ask for another copy.`,
    )
  }
  const place = { file: archive.name, part: path }
  const { text, encoding } = decodeXml(bytes, place)
  const root = parseXml(text, place, { vocabulary: VOCABULARY })
  const items = childrenIn(root, 'manifest', 'item')
  const pathOf = (item: XmlElement | undefined): string | null =>
    item ? resolvePath(path, item.attributes.href ?? '') : null
  const spine = childOf(root, 'spine')
  return {
    path,
    text,
    encoding,
    metadata: childOf(root, 'metadata'),
    ...chaptersOf(root, items, pathOf, path),
    nav: pathOf(items.find(({ attributes }) => /\bnav\b/.test(attributes.properties ?? ''))),
    ncx: pathOf(
      items.find(({ attributes }) => attributes.id && attributes.id === spine?.attributes.toc) ??
        items.find(({ attributes }) => attributes['media-type'] === NCX_TYPE),
    ),
  }
}

function packagePath(archive: ZipArchive): string | null {
  const bytes = archive.read(CONTAINER)
  if (!bytes) return [...archive.entries.keys()].find((path) => path.endsWith('.opf')) ?? null
  const place = { file: archive.name, part: CONTAINER }
  const root = parseXml(decodeXml(bytes, place).text, place, { vocabulary: VOCABULARY })
  const files = childrenIn(root, 'rootfiles', 'rootfile')
  const file = files.find(({ attributes }) => attributes['media-type'] === PACKAGE_TYPE) ?? files[0]
  return file ? resolvePath('', file.attributes['full-path'] ?? '') : null
}

const childrenIn = (root: XmlElement, list: string, name: string): XmlElement[] => {
  const element = childOf(root, list)
  return element ? childrenOf(element, name) : []
}

/** The spine, each item by its path; a picture or the like by the page that stands in for it. */
function chaptersOf(
  root: XmlElement,
  items: readonly XmlElement[],
  pathOf: (item: XmlElement | undefined) => string | null,
  where: string,
): { spine: string[]; warnings: Warning[] } {
  const byId = new Map(items.map((item) => [item.attributes.id, item]))
  const spine = new Set<string>()
  const warnings: Warning[] = []
  for (const { attributes } of childrenIn(root, 'spine', 'itemref')) {
    const item = byId.get(attributes.idref)
    const page = pageOf(item, byId)
    const path = pathOf(page)
    if (path !== null) spine.add(path)
    else {
      const what = item?.attributes.href ?? attributes.idref ?? ''
      const message = `The book names “${what}” as a chapter, which is no page of text that can be read; it was left out.`
      warnings.push({ code: 'unread-chapter', message, where })
    }
  }
  return { spine: [...spine], warnings }
}

function pageOf(
  item: XmlElement | undefined,
  byId: ReadonlyMap<string | undefined, XmlElement>,
): XmlElement | undefined {
  const seen = new Set<XmlElement>()
  for (let at = item; at && !seen.has(at); at = byId.get(at.attributes.fallback)) {
    const type = at.attributes['media-type'] ?? ''
    if (PAGES.has(type) || (type === '' && PAGE_NAME.test(at.attributes.href ?? ''))) return at
    if (at.attributes.fallback === undefined) return undefined
    seen.add(at)
  }
  return undefined
}

/** The pages to be translated; a table of contents for older readers only repeats the other. */
export function pagesOf({ spine, nav, ncx }: Package): string[] {
  const contents = nav ?? ncx
  return contents === null || spine.includes(contents) ? [...spine] : [...spine, contents]
}

/** The texts of the Dublin Core elements of a name, each without white space at its ends. */
export const dublinCore = ({ metadata }: Package, name: string): string[] =>
  dublinCoreElements(metadata, name)
    .map((element) => textIn(element).replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')

/** EPUB 1 and early EPUB 2 have them in an element of their own. */
export const dublinCoreElements = (metadata: XmlElement | null, name: string): XmlElement[] =>
  metadata
    ? [metadata, ...childrenOf(metadata, 'dc-metadata')].flatMap((holder) => [
        ...childrenOf(holder, `dc:${name}`),
        ...childrenOf(holder, `dc:${name[0]!.toUpperCase()}${name.slice(1)}`),
      ])
    : []
