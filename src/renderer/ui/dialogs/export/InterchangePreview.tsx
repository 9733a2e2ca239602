import { useMemo } from 'react'
import type { BilingualDocument } from '../../../../core/document/model.ts'
import { writeAlignList } from '../../../../formats/align-list/write.ts'
import { writeTmx } from '../../../../formats/tmx/write.ts'
import { writeTsv } from '../../../../formats/tsv/write.ts'
import { writeXliff } from '../../../../formats/xliff/write.ts'
import type { InterchangeFormat } from './formats.ts'

interface InterchangePreviewProps {
  /** The beginning of the document. */
  readonly document: BilingualDocument
  readonly format: InterchangeFormat
}

/** The text of the files, one below the other where there are several. */
export function InterchangePreview({ document, format }: InterchangePreviewProps) {
  const files = useMemo(() => textsOf(document, format), [document, format])
  return (
    <div className="text-files">
      {files.map(({ id, text }) => (
        <pre key={id} className="text-file">
          {text}
        </pre>
      ))}
    </div>
  )
}

function textsOf(document: BilingualDocument, format: InterchangeFormat) {
  switch (format) {
    case 'tmx':
      return [{ id: format, text: writeTmx(document) }]
    case 'xliff':
      return [{ id: format, text: writeXliff(document) }]
    case 'tsv':
      return [{ id: format, text: writeTsv(document) }]
    case 'align': {
      const files = writeAlignList(document)
      return (['links', 'source', 'target'] as const).map((id) => ({ id, text: files[id] }))
    }
  }
}
