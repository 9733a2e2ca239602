import path from 'node:path'
import { NOTES } from '../core/layout/notes.ts'
import {
  ARRANGEMENTS,
  type By,
  DEFAULT_LAYOUT,
  FONT_SIZE,
  type LayoutOptions,
  PAPERS,
  withTheme,
} from '../core/layout/options.ts'
import { parseThemeFile, ThemeFileError } from '../core/layout/own-themes.ts'
import { LINES, THEME_NAMES, THEMES, type Theme, themeNamed } from '../core/layout/themes.ts'
import { type Command, InputError, type Io, nameOf, oneOf, UsageError } from './command.ts'

/** How a document is set: the flags, the same for every command that lays one out. */
export const LAYOUT_OPTIONS = {
  layout: { type: 'string' },
  by: { type: 'string' },
  theme: { type: 'string' },
  paper: { type: 'string' },
  'source-side': { type: 'string' },
  'row-lines': { type: 'string' },
  alternate: { type: 'string' },
  landscape: { type: 'boolean' },
  'font-size': { type: 'string' },
  'row-numbers': { type: 'boolean' },
  status: { type: 'boolean' },
  notes: { type: 'string' },
} as const

export const LAYOUT_USAGE = `[--layout ${ARRANGEMENTS.join('|')}] [--by row|paragraph] [--theme NAME|FILE.json] [--paper ${PAPERS.join('|')}] [--source-side left|right] [--row-lines ${LINES.join('|')}] [--alternate page|chapter] [--landscape] [--font-size POINTS] [--row-numbers] [--status] [--notes ${NOTES.join('|')}]`

export const LAYOUT_HELP: readonly string[] = [
  '  --layout LAYOUT     columns, interlinear, facing (pages, in step), alternating,',
  '                      target or source alone, footnotes (the source at the foot of the',
  '                      page), vertical (縱排 beside English), or review (a table)',
  '  --by UNIT           what stands in step: row or paragraph; as suits the layout',
  `  --theme NAME        ${THEME_NAMES.join(', ')},`,
  '                      or a file of a theme of your own (.json)',
  `  --paper PAPER       ${PAPERS.join(', ')}`,
  '  --source-side SIDE  the column or page of the source: left or right',
  `  --row-lines LINES   between rows of columns: ${LINES.join(', ')}`,
  '  --alternate UNIT    what alternates in alternating: page or chapter',
  '  --landscape         turn the paper',
  `  --font-size POINTS  of the Latin text, ${FONT_SIZE.least} to ${FONT_SIZE.most}; the theme’s when left out`,
  '  --row-numbers       number the rows',
  '  --status            mark how far each row is; in TSV a third column',
  '  --notes FORM        remarks on rows of columns: a column of their own, or footnotes',
]

type Values = Parameters<Command['run']>[1]

/**
 * The layout that the flags ask for.
 * @throws UsageError when a value makes no sense; InputError when a file of a theme holds none
 */
export async function layoutOptions(values: Values, io: Io): Promise<LayoutOptions> {
  const themed = withTheme(DEFAULT_LAYOUT, await theme(values.theme, io))
  return {
    ...themed,
    arrangement: oneOf(values, 'layout', ARRANGEMENTS) ?? themed.arrangement,
    by: oneOf<By>(values, 'by', ['row', 'paragraph']) ?? null,
    sourceSide: oneOf(values, 'source-side', ['left', 'right']) ?? themed.sourceSide,
    lines: oneOf(values, 'row-lines', LINES) ?? null,
    alternate: oneOf(values, 'alternate', ['page', 'chapter']) ?? themed.alternate,
    paper: oneOf(values, 'paper', PAPERS) ?? themed.paper,
    orientation: values.landscape ? 'landscape' : 'portrait',
    fontSize: fontSize(values['font-size'], themed.fontSize),
    rowNumbers: values['row-numbers'] === true,
    statusMarks: values.status === true,
    notes: oneOf(values, 'notes', NOTES) ?? themed.notes,
  }
}

/** A built-in theme by its name, or one out of a file. */
async function theme(given: unknown, io: Io): Promise<Theme> {
  if (typeof given !== 'string') return THEMES.plain
  const found = themeNamed(given)
  if (found) return found
  if (path.extname(given).toLowerCase() !== '.json') {
    throw new UsageError(
      `--theme takes ${THEME_NAMES.join(', ')} or a file that ends in .json, not “${given}”.`,
    )
  }
  const text = new TextDecoder().decode(await io.read(given))
  try {
    const { theme, wrong } = parseThemeFile(text, path.parse(given).name)
    if (wrong.length > 0) {
      io.complain(
        `${nameOf(given)}: not what a theme can hold, and left as in ${theme.based}: ${wrong.join(', ')}.`,
      )
    }
    return theme
  } catch (error) {
    if (!(error instanceof ThemeFileError)) throw error
    throw new InputError(`“${nameOf(given)}” holds no theme. ${error.message}`)
  }
}

function fontSize(given: unknown, fallback: number): number {
  if (given === undefined) return fallback
  const size = Number(given)
  const { least, most } = FONT_SIZE
  if (size >= least && size <= most) return size
  throw new UsageError(`--font-size takes points from ${least} to ${most}, not “${given}”.`)
}
