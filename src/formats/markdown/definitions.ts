/** Definitions of links and footnotes, which hold in all of a file wherever they stand. */
export interface Definitions {
  /** Those that a piece of the file refers to, as Markdown. */
  readonly neededIn: (text: string) => string
}

/** CommonMark 4.7, and the footnotes of GitHub. */
const DEFINITION = /^ {0,3}\[([^[\]\\\n]{1,999})\]:[ \t]*(\S.*)?$/gm
const LABEL = /\[([^[\]\\\n]{1,999})\]/g

/** Labels are matched without regard to case and blanks (CommonMark 4.7). */
const normalise = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase()

export function definitionsIn(text: string): Definitions {
  const known = new Map<string, string>()
  for (const [, label, content] of text.matchAll(DEFINITION)) {
    const key = normalise(label!)
    if (known.has(key)) continue
    // What a footnote says is read where it stands; that there is one is all that is needed here.
    known.set(key, `[${label}]: ${label!.startsWith('^') ? 'x' : (content ?? '')}`)
  }
  return {
    neededIn(piece) {
      if (known.size === 0) return ''
      const labels = new Set([...piece.matchAll(LABEL)].map(([, label]) => normalise(label!)))
      return [...labels].flatMap((label) => known.get(label) ?? []).join('\n\n')
    },
  }
}
