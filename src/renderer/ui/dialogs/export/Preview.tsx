import { useMemo } from 'react'
import type { BilingualDocument } from '../../../../core/document/model.ts'
import { type Collection, layoutText } from '../../../../core/layout/collection.ts'
import type { Layout } from '../../../../core/layout/model.ts'
import type { LayoutOptions } from '../../../../core/layout/options.ts'
import { writeHtml } from '../../../../formats/html/write.ts'
import { markdownOptions, writeMarkdown } from '../../../../formats/markdown/write.ts'
import { isPaged } from '../../../../formats/print/paged.ts'
import { printHtml } from '../../../../formats/print/write.ts'
import { writeReviewPage } from '../../../../formats/review-page/write.ts'
import type { ExportFormat } from '../../../workers/export.ts'
import { type InterchangeFormat, isInterchange } from './formats.ts'
import { InterchangePreview } from './InterchangePreview.tsx'
import { PagedPreview } from './PagedPreview.tsx'
import { PagePreview } from './PagePreview.tsx'
import { WebPreview } from './WebPreview.tsx'

interface PreviewProps {
  /** The beginning of the text. */
  readonly text: BilingualDocument | Collection
  readonly format: ExportFormat
  readonly options: LayoutOptions
}

/** What the file will look like, made by the writers themselves. */
export function Preview({ text, format, options }: PreviewProps) {
  return isInterchange(format) ? (
    <InterchangePreview text={text} format={format} />
  ) : (
    <LaidOutPreview text={text} format={format} options={options} />
  )
}

interface LaidOutPreviewProps extends PreviewProps {
  readonly format: Exclude<ExportFormat, InterchangeFormat>
}

function LaidOutPreview({ text, format, options }: LaidOutPreviewProps) {
  const layout = useMemo(
    () => layoutText(text, format === 'md' ? markdownOptions(options) : options),
    [text, format, options],
  )
  switch (format) {
    case 'docx':
    case 'pdf':
      return <Pages layout={layout} options={options} />
    case 'html':
      return (
        <WebPreview
          html={
            layout.arrangement === 'review' ? writeReviewPage(layout) : writeHtml(layout, options)
          }
        />
      )
    case 'md':
      return <pre className="text-file">{writeMarkdown(layout)}</pre>
  }
}

interface PagesProps {
  readonly layout: Layout
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
