import { useMemo } from 'react'
import type { BilingualDocument } from '../../../../core/document/model.ts'
import { layoutDocument } from '../../../../core/layout/layout.ts'
import type { LayoutOptions } from '../../../../core/layout/options.ts'
import { writeHtml } from '../../../../formats/html/write.ts'
import { writeMarkdown } from '../../../../formats/markdown/write.ts'
import { isPaged } from '../../../../formats/print/paged.ts'
import { printHtml } from '../../../../formats/print/write.ts'
import type { ExportFormat } from '../../../workers/export.ts'
import { type InterchangeFormat, isInterchange } from './formats.ts'
import { InterchangePreview } from './InterchangePreview.tsx'
import { PagedPreview } from './PagedPreview.tsx'
import { PagePreview } from './PagePreview.tsx'
import { WebPreview } from './WebPreview.tsx'

interface PreviewProps {
  /** The beginning of the document. */
  readonly document: BilingualDocument
  readonly format: ExportFormat
  readonly options: LayoutOptions
}

/** What the file will look like, made by the writers themselves. */
export function Preview({ document, format, options }: PreviewProps) {
  return isInterchange(format) ? (
    <InterchangePreview document={document} format={format} />
  ) : (
    <LaidOutPreview document={document} format={format} options={options} />
  )
}

interface LaidOutPreviewProps extends PreviewProps {
  readonly format: Exclude<ExportFormat, InterchangeFormat>
}

function LaidOutPreview({ document, format, options }: LaidOutPreviewProps) {
  const layout = useMemo(() => layoutDocument(document, options), [document, options])
  switch (format) {
    case 'docx':
    case 'pdf':
      return <Pages layout={layout} options={options} />
    case 'html':
      return <WebPreview html={writeHtml(layout, options)} />
    case 'md':
      return <pre className="text-file">{writeMarkdown(layout)}</pre>
  }
}

interface PagesProps {
  readonly layout: ReturnType<typeof layoutDocument>
  readonly options: LayoutOptions
}

function Pages({ layout, options }: PagesProps) {
  const page = useMemo(() => printHtml(layout, options), [layout, options])
  return isPaged(layout) ? (
    <PagedPreview page={page} options={options} />
  ) : (
    <PagePreview page={page} options={options} />
  )
}
