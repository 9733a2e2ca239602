import { fromText, isBlank, textOf } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import { accepted } from '../../core/document/revisions.ts'
import { wordsOf } from '../../core/layout/labels.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { xmlContent } from '../xml/escape.ts'
import { type Context, tocName } from './context.ts'
import { metadataXml, titleSides } from './flow.ts'
import { foliosOf } from './folios.ts'
import { edgeXml, paragraphXml } from './paragraph.ts'
import { TWIPS_A_POINT } from './sheet.ts'
import { ENTRY_SPACE, STYLE } from './styles.ts'

/** Levels that contents list. */
const DEEPEST = 3

/** What stands on pages of its own before the text. */
export interface FrontMatter {
  readonly titlePage: boolean
  readonly contents: boolean
}

/**
 * Facing pages always have a title page: a source that begins on a left page leaves the first right
 * one to it. A table for reviewers has nothing but its rows.
 */
export function frontMatterOf({ arrangement, theme, outline, title }: Layout): FrontMatter {
  if (arrangement === 'review') return { titlePage: false, contents: false }
  const hasTitle = Boolean(title.source || title.target)
  return {
    titlePage: arrangement === 'facing' || (theme.titlePage && hasTitle),
    contents: theme.contents && outline.some(({ level }) => level >= 1 && level <= DEEPEST),
  }
}

/** The title page and the contents, the last of which ends their section. */
export function frontMatterXml(context: Context, { titlePage, contents }: FrontMatter): string {
  if (!titlePage && !contents) return ''
  const section = context.sections.end('nextPage', {
    bareFirstPage: titlePage,
    roman: context.running !== null,
  })
  return (
    (titlePage ? titlePageXml(context) : '') +
    (contents ? contentsXml(context, titlePage) : '') +
    edgeXml(section)
  )
}

/** Part of the page above the title. */
const DROP = 0.28

function titlePageXml(context: Context): string {
  const { layout, sheet } = context
  const drop = `<w:spacing w:before="${Math.round(sheet.textHeight * DROP)}"/>`
  return (
    titleSides(layout)
      .map((side, i) =>
        context.line(STYLE.coverTitle, layout.title[side], side, i === 0 ? drop : ''),
      )
      .join('') +
    layout.metadata.map((line) => metadataXml(context, line, STYLE.coverLine)).join('')
  )
}

interface Entry {
  readonly level: number
  readonly block: Block
  readonly side: Side
  readonly text: string
  readonly bookmark: string
}

/** Entries for each heading in each language that it is printed in, as it reads now. */
function entriesOf({ outline, blocks, arrangement }: Layout): Entry[] {
  return outline.flatMap((heading, i) => {
    const { level } = heading
    if (level < 1 || level > DEEPEST) return []
    const block = blocks[heading.block]!
    const printed = block.passages.filter(({ segment }) => !isBlank(accepted(segment)))
    const translated = block.passages.some(({ side }) => side === 'target')
    const entry = (side: Side, text: string): Entry => ({
      level,
      block,
      side,
      text,
      bookmark: tocName(i, side),
    })
    if (arrangement === 'target') {
      // One paragraph, in which source may stand in for what is not translated.
      const text = printed
        .map(({ segment }) => textOf(accepted(segment)))
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
      return text ? [entry(translated ? 'target' : 'source', text)] : []
    }
    return [...new Set(printed.map(({ side }) => side))]
      .filter((side) => side === 'target' || arrangement !== 'footnotes' || !translated)
      .map((side) => entry(side, heading[side]))
  })
}

const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** How many pages stand before the text. */
function frontPages({ layout, sheet, options }: Context, titlePage: boolean, entries: number) {
  const line = options.fontSize * TWIPS_A_POINT * (layout.theme.leading + ENTRY_SPACE)
  const lines = Math.floor(sheet.textHeight / line)
  return (titlePage ? 1 : 0) + Math.ceil((entries + CONTENTS_HEAD) / lines)
}

/** Lines that the heading of the contents takes. */
const CONTENTS_HEAD = 2

/**
 * The contents as a field (ECMA-376 part 1, 17.16.5.68) that holds its entries already. The field is
 * marked to be brought up to date, as only the program that lays the pages out knows their numbers.
 * Facing pages say their numbers themselves: there it is locked.
 */
function contentsXml(context: Context, newPage: boolean): string {
  const { layout } = context
  const entries = entriesOf(layout)
  const words = wordsOf(layout.sourceLanguage)
  const head = paragraphXml(
    STYLE.contentsHead,
    titleSides(layout)
      .map((side, i) => context.runs(fromText((i > 0 ? '  ' : '') + words[side].contents), side))
      .join(''),
    newPage ? '<w:pageBreakBefore/>' : '',
  )
  const folio = foliosOf(context, frontPages(context, newPage, entries.length))
  const counts = context.running === null
  // What facing pages say of their numbers, a program does not find: it is not to count them.
  const state = counts ? 'w:dirty="true"' : 'w:fldLock="true"'
  const begin = `<w:r><w:fldChar w:fldCharType="begin" ${state}/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-${DEEPEST}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
  const lines = entries.map(({ level, block, side, text, bookmark }, i) => {
    const style = side === 'source' ? STYLE.sourceText : STYLE.targetText
    const hint = side === 'source' ? '<w:rFonts w:hint="eastAsia"/>' : ''
    const run = `<w:r><w:rPr><w:rStyle w:val="${style}"/>${hint}</w:rPr><w:t xml:space="preserve">${xmlContent(text)}</w:t></w:r>`
    const page = folio(block, side)
    const number = `<w:r><w:tab/></w:r>${counts ? field(`PAGEREF ${bookmark} \\h`, page) : `<w:r><w:t>${page}</w:t></w:r>`}`
    const link = `<w:hyperlink w:anchor="${bookmark}" w:history="1">${run}${number}</w:hyperlink>`
    return paragraphXml(
      STYLE.contents[level - 1]!,
      (i === 0 ? begin : '') + link + (i === entries.length - 1 ? end : ''),
    )
  })
  return (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>' +
    `${head}${lines.join('')}</w:sdtContent></w:sdt>`
  )
}
