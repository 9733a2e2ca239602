import { layoutDocument } from '../../core/layout/layout.ts'
import { writeDocx } from '../../formats/docx/write.ts'
import { writeHtml } from '../../formats/html/write.ts'
import { writeMarkdown } from '../../formats/markdown/write.ts'
import { printHtml } from '../../formats/print/write.ts'
import type { ExportJob, ExportOutput } from './export.ts'
import { type Report, serveJob } from './rpc.ts'

const file = (bytes: Uint8Array): ExportOutput => ({ type: 'file', bytes: new Uint8Array(bytes) })

const text = (content: string): ExportOutput => file(new TextEncoder().encode(content))

async function write(
  { document, options, format }: ExportJob,
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
