import { layoutDocument } from '../../core/layout/layout.ts'
import { writeAlignZip } from '../../formats/align-list/write.ts'
import { writeDocx } from '../../formats/docx/write.ts'
import { writeHtml } from '../../formats/html/write.ts'
import { writeMarkdown } from '../../formats/markdown/write.ts'
import { printHtml } from '../../formats/print/write.ts'
import { tmxPieces } from '../../formats/tmx/write.ts'
import { tsvPieces } from '../../formats/tsv/write.ts'
import { xliffPieces } from '../../formats/xliff/write.ts'
import type { ExportJob, ExportOutput } from './export.ts'
import { type Report, serveJob } from './rpc.ts'

const file = (bytes: Uint8Array): ExportOutput => ({ type: 'file', bytes: new Uint8Array(bytes) })

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

async function write(job: ExportJob, report: Report): Promise<ExportOutput> {
  const { document, format } = job
  const total = document.rows.length
  switch (format) {
    case 'tmx':
      return collect(tmxPieces(document), total, report)
    case 'xliff':
      return collect(xliffPieces(document), total, report)
    case 'tsv':
      return collect(tsvPieces(document), total, report)
    case 'align':
      return file(writeAlignZip(document, job.name ?? 'text'))
    default:
      return writeLaidOut(job, format, report)
  }
}

async function writeLaidOut(
  { document, options }: ExportJob,
  format: 'docx' | 'html' | 'md' | 'pdf',
  report: Report,
): Promise<ExportOutput> {
  const layout = layoutDocument(document, options)
  switch (format) {
    case 'docx':
      return file(
        await writeDocx(layout, options, {
          progress: (done, total) => report(total > 0 ? done / total : 0),
        }),
      )
    case 'html':
      return text(writeHtml(layout, options))
    case 'md':
      return text(writeMarkdown(layout))
    case 'pdf':
      return { type: 'page', page: printHtml(layout, options) }
  }
}

serveJob<ExportJob, ExportOutput>(write, (output) =>
  output.type === 'file' ? [output.bytes.buffer] : [],
)
