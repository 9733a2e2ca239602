import type { Metadata, Side } from '../../../../core/document/model.ts'
import { type LayoutOptions, normaliseOptions } from '../../../../core/layout/options.ts'
import type { WriteBackOptions } from '../../../../formats/types.ts'
import type { Settings } from '../../../storage/types.ts'
import { EXPORT_FORMATS, type ExportKind } from './formats.ts'

/** The document alone, every document of its project into a file each, or all into one. */
export const SCOPES = ['document', 'each', 'joined'] as const
export type Scope = (typeof SCOPES)[number]

/** What was chosen for the last export, offered for the next. */
export interface ExportChoices {
  readonly format: ExportKind
  readonly options: LayoutOptions
  /** Which documents of the project. */
  readonly scope: Scope
  /** Titles of all documents in one file; where both are empty, the project's. */
  readonly titles: Readonly<Record<Side, string>>
  /** What stands in an original where there is no translation. */
  readonly untranslated: WriteBackOptions['untranslated']
}

/** Name of the last choices among the settings; a project's own stand beside it. */
const LAST = 'export'
const ofProject = (project: string): string => `${LAST}/${project}`

/** What was chosen for this project last, else for any. */
export async function lastChoices(settings: Settings, project: string): Promise<ExportChoices> {
  const own = await settings.get(ofProject(project), (value) =>
    value === undefined ? null : parseChoices(value),
  )
  return own ?? (await settings.get(LAST, parseChoices))
}

/** Keeps what was chosen, for the project and for the next one that has no choice of its own. */
export async function keepChoices(
  settings: Settings,
  project: string,
  choices: ExportChoices,
): Promise<void> {
  await settings.set(ofProject(project), choices)
  const { titles: _titles, ...any } = choices
  await settings.set(LAST, any)
}

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

const titleIn = (value: unknown, side: Side): string =>
  isRecord(value) && typeof value[side] === 'string' ? value[side] : ''

/** The choices out of whatever was stored: what is missing or wrong takes its default. */
export function parseChoices(value: unknown): ExportChoices {
  const given = isRecord(value) ? value : {}
  return {
    format: oneOf<ExportKind>(['original', ...EXPORT_FORMATS], given.format, 'docx'),
    options: normaliseOptions(given.options),
    scope: oneOf(SCOPES, given.scope, 'document'),
    titles: { source: titleIn(given.titles, 'source'), target: titleIn(given.titles, 'target') },
    untranslated: oneOf(['source', 'empty'], given.untranslated, 'source'),
  }
}
