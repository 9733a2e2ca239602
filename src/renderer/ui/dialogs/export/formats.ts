import type { ExportFormat } from '../../../workers/export.ts'

/** Documents to read first, then what other tools take up. */
export const EXPORT_FORMATS = [
  'docx',
  'pdf',
  'html',
  'md',
  'tmx',
  'xliff',
  'tsv',
  'align',
] as const satisfies readonly ExportFormat[]

/** What can be chosen: a format, or the file the document came from with the translation in it. */
export type ExportKind = 'original' | ExportFormat

/** Formats that hold the pairs of a document, not its page. */
export type InterchangeFormat = 'tmx' | 'xliff' | 'tsv' | 'align'

export const isInterchange = (format: ExportKind): format is InterchangeFormat =>
  format === 'tmx' || format === 'xliff' || format === 'tsv' || format === 'align'

/** Whether several documents can stand in one file of a format. */
export const canHoldSeveral = (format: ExportKind): boolean =>
  format !== 'original' && format !== 'align'

/** Whether a format has pages, and so a paper and an orientation. */
export const hasPages = (format: ExportKind): boolean => format === 'docx' || format === 'pdf'

/** What the name of a file ends in, without the dot. */
export function extensionOf(format: ExportFormat): string {
  switch (format) {
    case 'xliff':
      return 'xlf'
    case 'align':
      return 'zip'
    default:
      return format
  }
}
