import { METADATA_FIELDS } from '../document/create.ts'
import type { Metadata } from '../document/model.ts'
import { NOTES, type Notes } from './notes.ts'
import { isBuiltIn } from './own-themes.ts'
import { type Orientation, PAPERS, type Paper } from './paper.ts'
import { parseTheme } from './parse-theme.ts'
import type { Changes } from './printable.ts'
import { LINES, type Lines, THEMES, type Theme } from './themes.ts'

export { type Orientation, PAPERS, type Paper } from './paper.ts'

export const ARRANGEMENTS = [
  'columns',
  'interlinear',
  'facing',
  'alternating',
  'target',
  'source',
  'footnotes',
  'vertical',
  'review',
] as const

/**
 * How the two texts stand on the page:
 * - `columns`: side by side, in step;
 * - `interlinear`: each piece of the source, then its translation;
 * - `facing`: source on left pages, translation on right ones, each opening in step;
 * - `alternating`: a page or a chapter of the source, then the same of the translation;
 * - `target`, `source`: one of them alone;
 * - `footnotes`: the translation, the source of each piece at the foot of its page;
 * - `vertical`: Chinese in vertical lines (縱排) beside horizontal English, in step;
 * - `review`: a table for reviewers, with number and status.
 */
export type Arrangement = (typeof ARRANGEMENTS)[number]

/** What stands in step: rows as they are, or the paragraphs they make. */
export type By = 'row' | 'paragraph'

/** What the user chooses for an export; the same for every file format. */
export interface LayoutOptions {
  readonly arrangement: Arrangement
  /** Null: as suits the arrangement (see `byOf`). */
  readonly by: By | null
  /** Which column, or which page of an opening, the source takes. */
  readonly sourceSide: 'left' | 'right'
  /** What alternates in `alternating`. */
  readonly alternate: 'page' | 'chapter'
  readonly theme: Theme
  /** What tells rows of columns apart; null: as the theme has it. */
  readonly lines: Lines | null
  readonly paper: Paper
  readonly orientation: Orientation
  /** Size of the Latin body text in points; Chinese is set in proportion to it. */
  readonly fontSize: number
  /** Metadata lines printed under the title. */
  readonly metadata: readonly (keyof Metadata)[]
  /** Number each row in the margin or in a narrow first column. */
  readonly rowNumbers: boolean
  /** Mark each row with how far it is. */
  readonly statusMarks: boolean
  /** What becomes of remarks on rows in columns. */
  readonly notes: Notes
  /** What becomes of tracked changes; null: as suits the arrangement (see `changesOf`). */
  readonly changes: Changes | null
}

export const DEFAULT_LAYOUT: LayoutOptions = {
  arrangement: 'columns',
  by: null,
  sourceSide: 'left',
  alternate: 'page',
  theme: THEMES.plain,
  lines: null,
  paper: 'A4',
  orientation: 'portrait',
  fontSize: THEMES.plain.size,
  metadata: ['author', 'translator', 'origin', 'date'],
  rowNumbers: false,
  statusMarks: false,
  notes: 'none',
  changes: null,
}

/** A reviewer sees what was changed and said, a reader the text alone. */
export const changesOf = ({
  arrangement,
  changes,
}: Pick<LayoutOptions, 'arrangement' | 'changes'>): Changes =>
  changes ?? (arrangement === 'review' ? 'shown' : 'accepted')

/** Rows in step where there is a line for each, else whole paragraphs. */
export const byOf = ({ arrangement, by }: Pick<LayoutOptions, 'arrangement' | 'by'>): By =>
  by ?? (arrangement === 'columns' || arrangement === 'review' ? 'row' : 'paragraph')

/** The options with another theme: its size comes with it. */
export const withTheme = (options: LayoutOptions, theme: Theme): LayoutOptions => ({
  ...options,
  theme,
  fontSize: theme.size,
})

/** The smallest and the largest text that can be asked for, in points. */
export const FONT_SIZE = { least: 6, most: 24 } as const

/**
 * The one gate for options from outside: settings that were stored, a project's choice. What is
 * missing or wrong takes its default; a size that is missing is the theme's.
 */
export function normaliseOptions(value: unknown): LayoutOptions {
  const given: Record<string, unknown> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  const theme = chosenTheme(given.theme)
  const { least, most } = FONT_SIZE
  const size = Number.isFinite(given.fontSize) ? (given.fontSize as number) : theme.size
  const metadata = given.metadata
  return {
    arrangement: oneOf(ARRANGEMENTS, given.arrangement, DEFAULT_LAYOUT.arrangement),
    by: oneOf(['row', 'paragraph', null], given.by, null),
    sourceSide: oneOf(['left', 'right'], given.sourceSide, 'left'),
    alternate: oneOf(['page', 'chapter'], given.alternate, 'page'),
    theme,
    lines: oneOf([...LINES, null], given.lines, null),
    paper: oneOf(PAPERS, given.paper, DEFAULT_LAYOUT.paper),
    orientation: oneOf(['portrait', 'landscape'], given.orientation, 'portrait'),
    fontSize: Math.min(most, Math.max(least, size)),
    metadata: Array.isArray(metadata)
      ? METADATA_FIELDS.filter((name) => metadata.includes(name))
      : DEFAULT_LAYOUT.metadata,
    rowNumbers: given.rowNumbers === true,
    statusMarks: given.statusMarks === true,
    notes: oneOf(NOTES, given.notes, 'none'),
    changes: oneOf(['accepted', 'shown', null], given.changes, null),
  }
}

/** A built-in theme is what it is now; one of the user's what it was when it was chosen. */
function chosenTheme(value: unknown): Theme {
  const theme = parseTheme(value)
  return isBuiltIn(theme) ? THEMES[theme.name] : theme
}

const oneOf = <T>(values: readonly T[], value: unknown, fallback: T): T =>
  values.find((candidate) => candidate === value) ?? fallback
