import { acceptedDocuments, layoutText } from '../../core/layout/collection.ts'
import { layoutComparison } from '../../core/layout/comparison.ts'
import type { Layout } from '../../core/layout/model.ts'
import { writeAlignZip } from '../../formats/align-list/write.ts'
import { checkDocx } from '../../formats/check/docx.ts'
import { checkHtml } from '../../formats/check/html.ts'
import { checkPdf } from '../../formats/check/pdf.ts'
import { type Check, describeCheck, passed } from '../../formats/check/result.ts'
import { reviewOf } from '../../formats/docx/review.ts'
import { writeDocx } from '../../formats/docx/write.ts'
import { writeHtml } from '../../formats/html/write.ts'
import { markdownOptions, writeMarkdown } from '../../formats/markdown/write.ts'
import { printHtml } from '../../formats/print/write.ts'
import { plainLayout, writeReviewPage } from '../../formats/review-page/write.ts'
import { tmxPieces } from '../../formats/tmx/write.ts'
import { tsvPieces } from '../../formats/tsv/write.ts'
import { xliffPieces } from '../../formats/xliff/write.ts'
import type { ExportJob, ExportOutput } from './export.ts'
import { type Report, serveJob } from './rpc.ts'

const file = (bytes: Uint8Array, check: Check | null = null): ExportOutput => ({
  type: 'file',
  bytes: new Uint8Array(bytes),
  check,
})

/** A file that was opened again. @throws Error naming the row when it is not whole */
function proved(bytes: Uint8Array, check: Check): ExportOutput {
  if (!passed(check)) throw new Error(describeCheck(check))
  return file(bytes, check)
}

const text = (content: string): ExportOutput => file(new TextEncoder().encode(content))

/** Rows between two reports. */
const STRIDE = 1000

/** Puts the pieces of a text together and tells how far it is. @param total how many there will be */
function collect(pieces: Iterable<string>, total: number, report: Report): ExportOutput {
  const done: string[] = []
  for (const piece of pieces) {
    if (done.push(piece) % STRIDE === 0) report(Math.min(1, done.length / total))
  }
  return text(done.join(''))
}

function* eachOf<T>(items: readonly T[], piecesOf: (item: T) => Iterable<string>) {
  for (const item of items) yield* piecesOf(item)
}

async function write(job: ExportJob, report: Report): Promise<ExportOutput> {
  const { format } = job
  // Forms of the exchange have no place for tracked changes; layouts decide for themselves.
  const documents = acceptedDocuments(job.text)
  const total = documents.reduce((sum, { rows }) => sum + rows.length, 0)
  switch (format) {
    case 'tmx':
      return collect(tmxPieces(...documents), total, report)
    case 'xliff':
      return collect(xliffPieces(...documents), total, report)
    case 'tsv':
      return collect(eachOf(documents, tsvPieces), total, report)
    case 'align':
      return file(writeAlignZip(documents[0], job.name ?? 'text'))
    default:
      return writeLaidOut(job, format, report)
  }
}

async function writeLaidOut(
  { text: given, options: chosen, versions, round, printed }: ExportJob,
  format: 'docx' | 'html' | 'md' | 'pdf',
  report: Report,
): Promise<ExportOutput> {
  const options = format === 'md' ? markdownOptions(chosen) : chosen
  const isOne = !('documents' in given)
  const layout =
    isOne && versions ? layoutComparison(given, options, versions) : layoutText(given, options)
  // What compares two versions is none that could come home.
  const review = isOne && !versions ? reviewOf(given, round) : undefined
  switch (format) {
    case 'docx':
      return proveDocx(
        await writeDocx(
          layout,
          options,
          { progress: (done, total) => report(total > 0 ? done / total : 0) },
          review,
        ),
        layout,
      )
    case 'html': {
      if (layout.arrangement === 'review' && !versions) {
        const page = writeReviewPage(layout, review)
        return proved(new TextEncoder().encode(page), checkHtml(page, plainLayout(layout)))
      }
      const html = writeHtml(layout, options)
      return proved(new TextEncoder().encode(html), checkHtml(html, layout))
    }
    case 'md':
      return text(writeMarkdown(layout))
    case 'pdf':
      return printed
        ? proved(printed, checkPdf(printed, layout))
        : { type: 'page', page: printHtml(layout, options) }
  }
}

const proveDocx = (bytes: Uint8Array, layout: Layout): ExportOutput =>
  proved(bytes, checkDocx(bytes, layout))

serveJob<ExportJob, ExportOutput>(write, (output) =>
  output.type === 'file' ? [output.bytes.buffer] : [],
)
