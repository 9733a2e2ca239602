import type { Mark } from '../../core/document/model.ts'
import type { Attributes } from '../xml/scan.ts'

/** The marks that formatting is read as; links are elements of their own. */
export type LookMark = Exclude<Mark['type'], 'link'>

/** What a style says of text: what it does not say is left to what is around it. */
export interface Look {
  /** Marks it turns on or off. */
  readonly marks: Readonly<Partial<Record<LookMark, boolean>>>
  /** Whether marks that it turns on hold for Western text as well; else it cannot give them to it. */
  readonly western: boolean
  /** Whether it hides the text (part 3, 20.403, `text:display`). */
  readonly hidden: boolean | null
  /** Everything else that can be seen, by property; empty where there is nothing. */
  readonly other: Readonly<Record<string, string>>
}

export const NO_LOOK: Look = { marks: {}, western: true, hidden: null, other: {} }

/** Properties that can be seen and are no marks (part 3, 20), and the values that mean nothing. */
const VISIBLE: Readonly<Record<string, readonly string[]>> = {
  'fo:color': [],
  'fo:background-color': ['transparent'],
  'fo:font-size': ['100%'],
  'fo:font-variant': ['normal'],
  'fo:text-transform': ['none'],
  'fo:text-shadow': ['none'],
  'style:text-line-through-style': ['none'],
  'style:text-outline': ['false'],
  'style:text-overline-style': ['none'],
  'style:font-relief': ['none'],
  'style:text-emphasize': ['none'],
  'style:text-combine': ['none'],
  'style:text-rotation-angle': ['0'],
}

/** How the attributes of `style:text-properties` look (part 3, 16.29.29). */
export function lookOf(attributes: Attributes): Look {
  const marks: Partial<Record<LookMark, boolean>> = {}
  const set = (mark: LookMark, on: boolean | null): void => {
    if (on !== null) marks[mark] = on
  }
  set('bold', either(attributes, ['fo:font-weight', 'style:font-weight-asian'], isBold))
  set('italic', either(attributes, ['fo:font-style', 'style:font-style-asian'], isSlanted))
  set(
    'underline',
    either(attributes, ['style:text-underline-style'], (value) => value !== 'none'),
  )
  const position = attributes['style:text-position']
  if (position !== undefined) {
    const raised = positionOf(position)
    marks.superscript = raised > 0
    marks.subscript = raised < 0
  }
  const display = attributes['text:display']
  const other: Record<string, string> = {}
  for (const [property, plain] of Object.entries(VISIBLE)) {
    const value = attributes[property]
    if (value !== undefined && !plain.includes(value)) other[property] = value
  }
  const western =
    (!marks.bold || isBold(attributes['fo:font-weight'] ?? '')) &&
    (!marks.italic || isSlanted(attributes['fo:font-style'] ?? ''))
  return { marks, western, hidden: display === undefined ? null : display === 'none', other }
}

/** The look of a style over that of its parent. */
export function over(parent: Look, look: Look): Look {
  if (parent === NO_LOOK) return look
  return {
    marks: { ...parent.marks, ...look.marks },
    western: parent.western && look.western,
    hidden: look.hidden ?? parent.hidden,
    other: { ...parent.other, ...look.other },
  }
}

/** Western and Asian text have properties of their own; a Chinese text shows the latter. */
function either(
  attributes: Attributes,
  names: readonly string[],
  test: (value: string) => boolean,
): boolean | null {
  const values = names.flatMap((name) => attributes[name] ?? [])
  return values.length === 0 ? null : values.some(test)
}

const isBold = (value: string): boolean => value === 'bold' || Number(value) >= 600
const isSlanted = (value: string): boolean => value === 'italic' || value === 'oblique'

/** `super`, `sub` or a percentage, then the size (part 3, 20.391). */
function positionOf(value: string): number {
  if (value.startsWith('super')) return 1
  if (value.startsWith('sub')) return -1
  return Number.parseFloat(value) || 0
}
