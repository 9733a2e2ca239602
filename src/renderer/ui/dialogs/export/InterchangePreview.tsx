import { useMemo } from 'react'
import type { BilingualDocument } from '../../../../core/document/model.ts'
import { acceptedDocuments, type Collection } from '../../../../core/layout/collection.ts'
import { writeAlignList } from '../../../../formats/align-list/write.ts'
import { writeTmx } from '../../../../formats/tmx/write.ts'
import { writeTsv } from '../../../../formats/tsv/write.ts'
import { writeXliff } from '../../../../formats/xliff/write.ts'
import type { InterchangeFormat } from './formats.ts'

interface InterchangePreviewProps {
  /** The beginning of the text. */
  readonly text: BilingualDocument | Collection
  readonly format: InterchangeFormat
}

/** The text of the files, one below the other where there are several. */
export function InterchangePreview({ text, format }: InterchangePreviewProps) {
  const files = useMemo(() => textsOf(text, format), [text, format])
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

function textsOf(given: BilingualDocument | Collection, format: InterchangeFormat) {
  const documents = acceptedDocuments(given)
  switch (format) {
    case 'tmx':
      return [{ id: format, text: writeTmx(...documents) }]
    case 'xliff':
      return [{ id: format, text: writeXliff(...documents) }]
    case 'tsv':
      return [{ id: format, text: documents.map((each) => writeTsv(each)).join('') }]
    case 'align': {
      const files = writeAlignList(documents[0])
      return (['links', 'source', 'target'] as const).map((id) => ({ id, text: files[id] }))
    }
  }
}
