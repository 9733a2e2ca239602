/** What is wrong with a file that was just written. */
export interface Problem {
  /** Stable identifier in kebab case, for messages in the user's language. */
  readonly code:
    | 'unreadable'
    | 'row-missing'
    | 'row-twice'
    | 'row-apart'
    | 'unexpected-text'
    | 'heading'
    | 'bookmark'
    | 'stamp'
    | 'font'
    | 'fallback-font'
    | 'structure'
  /** Number of the row, or `first–last` of a paragraph, as `Block.number`; empty where it is none. */
  readonly row: string
  /** One English sentence: what is wrong and where. */
  readonly message: string
}

/** A character that none of the bundled faces has. */
export interface MissingGlyph {
  readonly char: string
  /** Number of the first row it stands in. */
  readonly row: string
}

/** What the exporter found when it opened its own file. */
export interface Check {
  /** Rows that the layout prints. */
  readonly rows: number
  /** Of these, rows that stand in the file once, whole and in their place. */
  readonly found: number
  readonly missingGlyphs: readonly MissingGlyph[]
  readonly problems: readonly Problem[]
}

/** Whether a file holds what it should; a glyph that is missing, or from another face, is no failure. */
export const passed = ({ rows, found, problems }: Check): boolean =>
  found === rows && problems.every(({ code }) => code === 'fallback-font')

/** One line for people: `412 of 412 rows, 0 missing glyphs`, and the first problem where there is one. */
export function describeCheck({ rows, found, missingGlyphs, problems }: Check): string {
  const glyphs = missingGlyphs.length
  const named = missingGlyphs.slice(0, MOST_NAMED).map(({ char, row }) => `${char} in row ${row}`)
  const list = glyphs > 0 ? ` (${named.join(', ')}${glyphs > MOST_NAMED ? ', …' : ''})` : ''
  const first = problems[0] ? `; ${problems[0].message}` : ''
  return `${found} of ${rows} rows, ${glyphs} missing glyph${glyphs === 1 ? '' : 's'}${list}${first}`
}

const MOST_NAMED = 5

/** Problems as they are found: all are counted, the first ones kept. */
export class Problems {
  readonly list: Problem[] = []

  add(code: Problem['code'], row: string, message: string): void {
    if (this.list.length < MOST_PROBLEMS) this.list.push({ code, row, message })
  }
}

const MOST_PROBLEMS = 100
