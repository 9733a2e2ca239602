import type { Metadata } from '../../../../core/document/model.ts'
import { type LayoutOptions, normaliseOptions } from '../../../../core/layout/options.ts'
import type { WriteBackOptions } from '../../../../formats/types.ts'
import { EXPORT_FORMATS, type ExportKind } from './formats.ts'

/** What was chosen for the last export, offered for the next. */
export interface ExportChoices {
  readonly format: ExportKind
  readonly options: LayoutOptions
  /** What stands in an original where there is no translation. */
  readonly untranslated: WriteBackOptions['untranslated']
}

/** Name of the choices among the settings. */
export const EXPORT_CHOICES = 'export'

export const FONT_SIZES = [8, 9, 10, 10.5, 11, 12, 13, 14, 16] as const

/** Metadata that can stand under the title. */
export const METADATA_LINES = [
  'author',
  'translator',
  'origin',
  'date',
] as const satisfies readonly (keyof Metadata)[]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const oneOf = <T>(values: readonly T[], value: unknown, fallback: T): T =>
  values.find((candidate) => candidate === value) ?? fallback

/** The choices out of whatever was stored: what is missing or wrong takes its default. */
export function parseChoices(value: unknown): ExportChoices {
  const given = isRecord(value) ? value : {}
  return {
    format: oneOf<ExportKind>(['original', ...EXPORT_FORMATS], given.format, 'docx'),
    options: normaliseOptions(given.options),
    untranslated: oneOf(['source', 'empty'], given.untranslated, 'source'),
  }
}
