import type { Metadata } from '../../../../core/document/model.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../../../../core/layout/options.ts'
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

function parseOptions(value: unknown): LayoutOptions {
  const given = isRecord(value) ? value : {}
  const chosen = Array.isArray(given.metadata) ? given.metadata : DEFAULT_LAYOUT.metadata
  return {
    arrangement: oneOf(
      ['columns', 'interlinear', 'target'],
      given.arrangement,
      DEFAULT_LAYOUT.arrangement,
    ),
    paper: oneOf(['A4', 'Letter'], given.paper, DEFAULT_LAYOUT.paper),
    orientation: oneOf(['portrait', 'landscape'], given.orientation, DEFAULT_LAYOUT.orientation),
    fontSize: oneOf<number>(FONT_SIZES, given.fontSize, DEFAULT_LAYOUT.fontSize),
    metadata: METADATA_LINES.filter((name) => chosen.includes(name)),
    rowNumbers:
      typeof given.rowNumbers === 'boolean' ? given.rowNumbers : DEFAULT_LAYOUT.rowNumbers,
  }
}

/** The choices out of whatever was stored: what is missing or wrong takes its default. */
export function parseChoices(value: unknown): ExportChoices {
  const given = isRecord(value) ? value : {}
  return {
    format: oneOf<ExportKind>(['original', ...EXPORT_FORMATS], given.format, 'docx'),
    options: parseOptions(given.options),
    untranslated: oneOf(['source', 'empty'], given.untranslated, 'source'),
  }
}
