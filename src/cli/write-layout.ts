import type { Layout } from '../core/layout/model.ts'
import type { LayoutOptions } from '../core/layout/options.ts'
import { orientationOf } from '../core/layout/paper.ts'
import { checkDocx } from '../formats/check/docx.ts'
import { checkHtml } from '../formats/check/html.ts'
import { checkPdf } from '../formats/check/pdf.ts'
import { type Check, describeCheck, passed } from '../formats/check/result.ts'
import type { ReviewExport } from '../formats/docx/review.ts'
import { writeDocx } from '../formats/docx/write.ts'
import { writeHtml } from '../formats/html/write.ts'
import { printHtml } from '../formats/print/write.ts'
import { plainLayout, writeReviewPage } from '../formats/review-page/write.ts'
import { InputError } from './command.ts'
import { printPdf } from './print-pdf.ts'

/** Formats that have a page, and are opened again when they are written. */
export type LaidOutFormat = 'docx' | 'html' | 'pdf'

/**
 * A layout as a file that was found whole.
 * @param tell is told what was found in it
 * @param review says how a review table goes to a reviewer, where it does
 * @throws InputError when not all of the layout is in it
 */
export async function writeLayout(
  layout: Layout,
  options: LayoutOptions,
  format: LaidOutFormat,
  tell: (line: string) => void,
  review?: ReviewExport,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx': {
      const bytes = new Uint8Array(await writeDocx(layout, options, {}, review))
      prove(checkDocx(bytes, layout), tell)
      return bytes
    }
    case 'html': {
      if (review && layout.arrangement === 'review') {
        const page = writeReviewPage(layout, review)
        prove(checkHtml(page, plainLayout(layout)), tell)
        return Buffer.from(page)
      }
      const html = writeHtml(layout, options)
      prove(checkHtml(html, layout), tell)
      return Buffer.from(html)
    }
    case 'pdf': {
      const page = printHtml(layout, options)
      const landscape = orientationOf(options) === 'landscape'
      const bytes = await printPdf({ ...page, paper: options.paper, landscape }, tell)
      prove(checkPdf(bytes, layout), tell)
      return bytes
    }
  }
}

/**
 * Says what was found in a file that was made, before it is written.
 * @throws InputError when not all of the document is in it; what stood there before is left alone
 */
function prove(check: Check, tell: (line: string) => void): void {
  const said = describeCheck(check)
  if (!passed(check)) throw new InputError(`The export is not what it should be: ${said}`)
  tell(said)
}
