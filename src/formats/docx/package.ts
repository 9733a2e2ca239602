import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx'
import type { Side } from '../../core/document/model.ts'
import type { Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { legalXml } from '../xml/escape.ts'
import type { Sheet } from './sheet.ts'
import { STYLE, stylesOf } from './styles.ts'

/**
 * The file without its text: content types, relationships, styles, headers, footers, properties,
 * and a body that is one empty paragraph and the section.
 * @param properties custom ones, by name
 * @returns a ZIP archive
 */
export function emptyPackage(
  layout: Layout,
  options: LayoutOptions,
  sheet: Sheet,
  properties: Readonly<Record<string, string>>,
): Promise<ArrayBuffer> {
  const headers = headersOf(layout, sheet)
  const footers = footersOf(sheet)
  const document = new Document({
    title: legalXml(layout.title.source || layout.title.target),
    subject: legalXml(layout.title.source ? layout.title.target : ''),
    creator: legalXml(layout.author),
    lastModifiedBy: 'Facing Pages',
    customProperties: Object.entries(properties).map(([name, value]) => ({
      name,
      value: legalXml(value),
    })),
    styles: stylesOf(layout, options, sheet),
    sections: [
      {
        headers: sheet.mirrored ? headers : { default: headers.default },
        footers: sheet.mirrored ? footers : { default: footers.default },
        children: [new Paragraph({})],
      },
    ],
  })
  return Packer.toArrayBuffer(document)
}

const RUN_STYLE = { source: STYLE.sourceText, target: STYLE.targetText } as const

/** Left-hand pages say the title of the left-hand text, or the book's; right-hand ones the other. */
function headersOf(layout: Layout, { mirrored }: Sheet): { default: Header; even: Header } {
  const { theme, title, running } = layout
  const header = (children: ParagraphChild[], alignment?: 'left' | 'right') =>
    new Header({
      children: [
        new Paragraph({ style: STYLE.running, children, ...(alignment ? { alignment } : {}) }),
      ],
    })
  if (theme.running === 'none') return { default: header([]), even: header([]) }
  const text = (said: string, side?: Side) =>
    new TextRun({ text: legalXml(said), ...(side ? { style: RUN_STYLE[side] } : {}) })
  const outer = { even: AlignmentType.LEFT, odd: AlignmentType.RIGHT }
  if (layout.arrangement === 'facing') {
    const even: Side = layout.sourceSide === 'left' ? 'source' : 'target'
    const odd: Side = even === 'source' ? 'target' : 'source'
    return {
      default: header([text(title[odd] || running, odd)], outer.odd),
      even: header([text(title[even] || running, even)], outer.even),
    }
  }
  const hasChapters = layout.outline.some(({ level }) => level === 1)
  // The number stands for the style whatever it is called in the language of Word (17.16.5.59).
  const chapter =
    theme.running === 'chapter' && hasChapters
      ? new SimpleField(' STYLEREF 1 ', legalXml(running))
      : text(running)
  return mirrored
    ? { default: header([chapter], outer.odd), even: header([text(running)], outer.even) }
    : { default: header([chapter]), even: header([text(running)]) }
}

/** The number of the page: in the outer corner of an opening, else in the middle with how many. */
function footersOf({ mirrored }: Sheet): { default: Footer; even: Footer } {
  const footer = (children: (string | PageNumberPart)[], alignment?: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          style: STYLE.pageNumber,
          children: [new TextRun({ children })],
          ...(alignment ? { alignment } : {}),
        }),
      ],
    })
  if (!mirrored) {
    const both = footer([PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES])
    return { default: both, even: both }
  }
  return {
    default: footer([PageNumber.CURRENT], AlignmentType.RIGHT),
    even: footer([PageNumber.CURRENT], AlignmentType.LEFT),
  }
}

type PageNumberPart = (typeof PageNumber)[keyof typeof PageNumber]
