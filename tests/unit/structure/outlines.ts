import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../fixtures/text/outlines/', import.meta.url)

/** A text of ours with the row that each line belongs to. */
export interface AnnotatedText {
  readonly name: string
  readonly lang: 'zh' | 'en'
  readonly text: string
  /** `kind`, for headings with the level, and the text of each row, lines joined by `\n`. */
  readonly rows: readonly (readonly [kind: string, source: string])[]
}

/**
 * Reads the fixtures. Each line is `kind | text`; `⏎` instead of a kind goes on with the row after
 * a line break, `…` without one.
 */
export function annotatedTexts(): AnnotatedText[] {
  return readdirSync(folder).map((name) => {
    const lines: string[] = []
    const rows: [string, string][] = []
    for (const line of readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n')) {
      const [, kind, text] = /^(\S+) *\| (.*)$/.exec(line) ?? ['', '', line]
      lines.push(text!)
      const last = rows[rows.length - 1]
      if (kind === '⏎') last![1] += `\n${text!.trim()}`
      else if (kind === '…') last![1] += text!.trim()
      else if (kind) rows.push([kind, text!.trim()])
    }
    return { name, lang: name.startsWith('english') ? 'en' : 'zh', text: lines.join('\n'), rows }
  })
}
