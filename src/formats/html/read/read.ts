import type { RowDraft } from '../../../core/document/create.ts'
import { plainText } from '../../../core/document/inline.ts'
import { detectScript } from '../../../core/text/script.ts'
import { createCutDocument } from '../../cut-document.ts'
import { isChinese, sourceLanguageOf } from '../../languages.ts'
import { languageOf } from '../../text-file.ts'
import {
  type ReadOptions,
  type ReadResult,
  UnreadableFileError,
  type Warning,
} from '../../types.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { type Article, findArticle, isPageOfSite } from './article.ts'
import type { TextBlock } from './blocks.ts'
import { decodePage } from './decode.ts'
import { readMetadata } from './metadata.ts'
import { parsePage } from './page.ts'
import { rowOf, type Unit, unitsOf } from './units.ts'

/**
 * Reads a web page that was saved: its article, or all of it. No script in it is run and nothing it
 * names is fetched. Units are named by the offset in the text of the file at which they begin.
 * @param name file name, for messages
 * @throws UnreadableFileError when the file is too large, too deep or has no text, or the encoding
 *   asked for is unknown
 */
export function readHtml(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadResult {
  const { text, encoding, warnings } = decodePage(bytes, name, options)
  const page = parsePage(text, { file: name, part: '' })
  const units = unitsOf(page, text, '')
  if (units.length === 0) throw noText(name)

  const { article, warnings: searched } = options.wholePage ? WHOLE : articleOf(units, page.root)
  const { titleElement: _, ...metadata } = readMetadata(page.root)
  const title = article?.titleText || metadata.title
  const { rows, plain } = rowsOf(units, article)
  const { language: guessed, warnings: judged } = languageOf(plain, encoding, options)
  const { lang } = page.root.attributes
  const stated = lang && isChinese(lang) ? sourceLanguageOf(lang, '') : guessed
  const { language } = detectScript(plain, stated)
  const { document, warnings: cut } = createCutDocument({
    rows,
    sourceLanguage: language,
    provenance: { name, format: 'html', encoding },
    metadata: { ...metadata, title },
  })
  return {
    format: 'html',
    version: '',
    encoding,
    documents: [document],
    warnings: [...warnings, ...judged, ...searched, ...cut],
    writesBack: true,
  }
}

const noText = (name: string): UnreadableFileError =>
  new UnreadableFileError(
    'no-text',
    name,
    '',
    `“${name}” holds no text. If the page builds itself while it is shown, open it in a browser, select the text, copy it, and paste it here.`,
  )

interface Search {
  readonly article: Article | null
  readonly warnings: readonly Warning[]
}

const WHOLE: Search = { article: null, warnings: [] }

function articleOf(units: readonly Unit[], root: XmlElement): Search {
  if (!isPageOfSite(root)) return WHOLE
  const blocks = units.map(({ block }) => block)
  const article = findArticle(root, blocks)
  if (!article) return { article, warnings: [NO_ARTICLE] }
  const kept = blocks.filter((block) => isOf(article, block)).length
  if (kept === blocks.length) return { article, warnings: [] }
  const message = `The article was read, ${kept.toLocaleString('en')} of ${blocks.length.toLocaleString('en')} paragraphs of the page; menus, comments and other things around it were left out. Read the whole page if something is missing.`
  return { article, warnings: [{ code: 'article-only', message, where: '' }] }
}

const NO_ARTICLE: Warning = {
  code: 'no-article',
  message:
    'No article was found in this page, so all of it was read, menus and the like included. Delete the rows you do not need.',
  where: '',
}

const isOf = ({ blocks, title, byline }: Article, block: TextBlock): boolean =>
  blocks.has(block) || block === title || block === byline

/** The rows of what was chosen of a page, and their text. */
function rowsOf(
  units: readonly Unit[],
  article: Article | null,
): { rows: RowDraft[]; plain: string } {
  const chosen = article ? units.filter(({ block }) => isOf(article, block)) : units
  const title = article ? article.title : onlyHeading(units)
  const rows = chosen.map((unit): RowDraft => {
    const row = rowOf(unit)
    if (unit.block === title) return { ...row, kind: 'title' }
    return unit.block === article?.byline ? { ...row, kind: 'byline' } : row
  })
  return { rows, plain: chosen.map(({ text }) => plainText(text.source)).join('\n') }
}

/** The one heading of the first level, which is the headline of a text. */
function onlyHeading(units: readonly Unit[]): TextBlock | null {
  const [first, ...others] = units.filter(
    ({ block }) => block.kind === 'heading' && block.level === 1,
  )
  return first && others.length === 0 ? first.block : null
}
