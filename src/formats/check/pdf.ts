import type { Side } from '../../core/document/model.ts'
import type { Layout } from '../../core/layout/model.ts'
import { aroundText } from './around.ts'
import { checkHeadings, type FoundHeading } from './headings.ts'
import { fontFaults } from './pdf/fonts.ts'
import { PdfFile } from './pdf/objects.ts'
import { taggedText } from './pdf/text.ts'
import { type Check, type MissingGlyph, Problems } from './result.ts'
import { checkRows, FoundSide } from './rows.ts'

/**
 * Opens a PDF that Chromium printed and looks for all of a layout in it, by its tagged structure:
 * every row once, whole and in order, by the language of its element; headings as such; glyphs that
 * no face has; fonts that are not embedded, or are drawings (Type 3).
 */
export function checkPdf(bytes: Uint8Array, layout: Layout): Check {
  const problems = new Problems()
  const missingGlyphs: MissingGlyph[] = []
  try {
    const file = new PdfFile(bytes)
    const source = new FoundSide(foldPdf)
    const target = new FoundSide(foldPdf)
    const headings: FoundHeading[] = []
    let heading = -1
    for (const { text, lang, isHead, row, ...rest } of taggedText(file)) {
      if (isHead) continue
      const side: Side = /^zh\b/i.test(lang) ? 'source' : 'target'
      const place = layout.arrangement === 'columns' || layout.arrangement === 'review' ? row : -1
      if (side === 'source') source.add(text, place)
      else target.add(text, place)
      if (rest.heading < 0) continue
      if (rest.heading !== heading) headings.push({ level: null, text: { source: '', target: '' } })
      heading = rest.heading
      ;(headings.at(-1)!.text as Record<Side, string>)[side] += text
    }
    if (!source.text && !target.text) {
      problems.add('structure', '', 'The PDF has no tagged text: its structure was not written.')
    }
    const checked = checkRows(layout, { source, target }, problems, {
      fold: foldPdf,
      around: aroundText(layout),
      unordered: layout.arrangement === 'footnotes',
      missingGlyph: (char, row) => {
        if (!missingGlyphs.some((known) => known.char === char)) missingGlyphs.push({ char, row })
      },
    })
    checkHeadings(layout, headings, problems, foldPdf)
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
