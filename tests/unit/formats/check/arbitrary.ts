import fc from 'fast-check'
import { NOTES } from '../../../../src/core/layout/notes.ts'
import { ARRANGEMENTS, DEFAULT_LAYOUT, withTheme } from '../../../../src/core/layout/options.ts'
import { LINES, THEME_NAMES, THEMES } from '../../../../src/core/layout/themes.ts'

/** Any choice that changes what is written where. */
export const layoutOptions = fc
  .record({
    arrangement: fc.constantFrom(...ARRANGEMENTS),
    theme: fc.constantFrom(...THEME_NAMES),
    by: fc.constantFrom('row' as const, 'paragraph' as const, null),
    sourceSide: fc.constantFrom('left' as const, 'right' as const),
    alternate: fc.constantFrom('page' as const, 'chapter' as const),
    lines: fc.constantFrom(...LINES, null),
    rowNumbers: fc.boolean(),
    statusMarks: fc.boolean(),
    notes: fc.constantFrom(...NOTES),
  })
  .map(({ theme, ...chosen }) => ({ ...withTheme(DEFAULT_LAYOUT, THEMES[theme]), ...chosen }))
