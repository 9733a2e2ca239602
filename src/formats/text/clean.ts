import type { Warning } from '../types.ts'
import { lineOf, many, were } from './words.ts'

/** Characters that no document may hold: neither text nor layout, and not allowed in XML. */
export const FORBIDDEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g

/** Next Line (U+0085) as the line end it is; every place stays where it is. */
export const asLines = (text: string): string => text.replaceAll('\x85', '\n')

/**
 * Takes out control characters and says where they stood.
 */
export function clean(text: string): { text: string; warnings: Warning[] } {
  const lines = asLines(text)
  const first = lines.search(FORBIDDEN)
  if (first < 0) return { text: lines, warnings: [] }
  let count = 0
  const cleaned = lines.replace(FORBIDDEN, () => {
    count++
    return ''
  })
  const message = `${many(count, 'control character')} that no text can show ${were(count)} left out, the first on line ${lineOf(lines, first)}.`
  return {
    text: cleaned,
    warnings: [{ code: 'control-characters', message, where: `line ${lineOf(lines, first)}` }],
  }
}
