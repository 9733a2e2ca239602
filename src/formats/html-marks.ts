import type { Mark } from '../core/document/model.ts'

/** Formatting, without links. */
type Format = Exclude<Mark['type'], 'link'>

/** The element that formatting is written as. */
export const ELEMENT_OF = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
} as const satisfies Readonly<Record<Format, string>>

/** The formatting that elements mean, by their names. */
export const FORMAT_OF: ReadonlyMap<string, Format> = new Map([
  ...(Object.entries(ELEMENT_OF) as [Format, string][]).map(
    ([format, name]) => [name, format] as const,
  ),
  ['b', 'bold'],
  ['i', 'italic'],
])
