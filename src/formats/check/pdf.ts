import { textOf } from '../../core/document/inline.ts'
import type { Layout } from '../../core/layout/model.ts'
import { aroundText } from './around.ts'
import { checkMixed } from './mixed.ts'
import { fontFaults } from './pdf/fonts.ts'
import { PdfFile } from './pdf/objects.ts'
import { taggedText } from './pdf/text.ts'
import { type Check, type MissingGlyph, Problems } from './result.ts'
import { bare, FoundSide } from './rows.ts'

/**
 * Opens a PDF that Chromium printed and looks for all of a layout in it, in the order of its tagged
 * structure: every row whole and in order, source and translation in one row of a table; headings as
 * such; glyphs that no face has; fonts that are not embedded, or are drawings (Type 3). The structure
 * names the language of some elements only, so the two texts are told apart by what they say.
 */
export function checkPdf(bytes: Uint8Array, layout: Layout): Check {
  const problems = new Problems()
  const missingGlyphs: MissingGlyph[] = []
  try {
    const file = new PdfFile(bytes)
    const found = new FoundSide(foldPdf)
    let headings = ''
    for (const { text, isHead, row, heading } of taggedText(file)) {
      if (isHead) continue
      found.add(text, row)
      if (heading >= 0) headings += text
    }
    if (!found.text) {
      problems.add('structure', '', 'The PDF has no tagged text: its structure was not written.')
    }
    const checked = checkMixed(layout, found, problems, {
      fold: foldPdf,
      around: aroundText(layout),
      missingGlyph: (char, row) => {
        if (!missingGlyphs.some((known) => known.char === char)) missingGlyphs.push({ char, row })
      },
    })
    checkHeadingText(layout, bare(foldPdf(headings)), problems)
    const { missing, type3 } = fontFaults(file)
    for (const name of missing) {
      problems.add(
        'font',
        '',
        `The font ${name} is not embedded: elsewhere the PDF looks different.`,
      )
    }
    if (type3 > 0) {
      const message = `Characters that no bundled face has are set in another one, as drawings (${type3} Type 3 fonts).`
      problems.add('fallback-font', '', message)
    }
    return { ...checked, missingGlyphs, problems: problems.list }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    problems.add('unreadable', '', `The PDF that was printed cannot be read: ${said}`)
    const rows = layout.blocks.reduce((sum, block) => sum + block.rows.length, 0)
    return { rows, found: 0, missingGlyphs, problems: problems.list }
  }
}

/** Whether every heading of the text stands in a heading of the file, in order. */
function checkHeadingText(
  { outline, blocks, titleInText }: Layout,
  text: string,
  problems: Problems,
): void {
  let at = 0
  for (const { block: index } of outline) {
    const block = blocks[index]!
    const printed = [block.target, block.source].map(textOf)
    const wanted = printed.map((each) => bare(foldPdf(each))).filter(Boolean)
    // Either language may be on another page, or in a note.
    const places = wanted.map((each) => text.indexOf(each, at)).filter((place) => place >= 0)
    if (places.length > 0) {
      at = Math.min(...places)
      continue
    }
    if (block.kind === 'title' && titleInText) continue
    problems.add('heading', block.number, `The heading of row ${block.number} is none in the PDF.`)
    return
  }
}

const HYPHENS = /[-\u2010\u2011\u00ad]/g

/**
 * Characters that share a glyph are one in a PDF: those that Unicode holds for compatible, dashes,
 * and dots in the middle. Hyphens come at the ends of lines.
 */
const foldPdf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(HYPHENS, '')
    .replace(/[\u2014\u2015]/g, '—')
    .replace(/[\u00b7\u2022\u2027\u30fb]/g, '·')
