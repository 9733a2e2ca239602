import {
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import type { Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { legalXml } from '../xml/escape.ts'
import { STYLE, stylesOf } from './styles.ts'

/** Width and height of the paper in twips, upright. */
const PAPER = { A4: [11906, 16838], Letter: [12240, 15840] } as const

const MARGIN = { top: 1360, bottom: 1300, left: 1250, right: 1250, header: 720, footer: 680 }

/** Width between the margins in twips. */
export function textWidth({ paper, orientation }: LayoutOptions): number {
  const [width, height] = PAPER[paper]
  return (orientation === 'portrait' ? width : height) - MARGIN.left - MARGIN.right
}

/**
 * The file without its text: content types, relationships, styles, header, footer, properties, and
 * a body that is one empty paragraph and the section.
 * @returns a ZIP archive
 */
export function emptyPackage(layout: Layout, options: LayoutOptions): Promise<ArrayBuffer> {
  const [width, height] = PAPER[options.paper]
  const document = new Document({
    title: legalXml(layout.title.source || layout.title.target),
    subject: legalXml(layout.title.source ? layout.title.target : ''),
    creator: legalXml(layout.author),
    lastModifiedBy: 'Facing Pages',
    styles: stylesOf(layout, options),
    sections: [
      {
        properties: {
          page: {
            size: {
              width,
              height,
              orientation:
                options.orientation === 'landscape'
                  ? PageOrientation.LANDSCAPE
                  : PageOrientation.PORTRAIT,
            },
            margin: MARGIN,
          },
        },
        headers: {
          default: new Header({
            children: [new Paragraph({ style: STYLE.running, text: legalXml(layout.running) })],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: STYLE.pageNumber,
                children: [
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [new Paragraph({})],
      },
    ],
  })
  return Packer.toArrayBuffer(document)
}
