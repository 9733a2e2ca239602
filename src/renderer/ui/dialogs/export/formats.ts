import type { ExportFormat } from '../../../workers/export.ts'

export const EXPORT_FORMATS: readonly ExportFormat[] = ['docx', 'pdf', 'html', 'md']

/** Whether a format has pages, and so a paper and an orientation. */
export const hasPages = (format: ExportFormat): boolean => format === 'docx' || format === 'pdf'
