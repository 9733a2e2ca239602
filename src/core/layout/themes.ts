import type { Margins } from './paper.ts'

/** What a face is used for. */
export const ROLES = ['text', 'title', 'heading', 'running', 'note'] as const
export type Role = (typeof ROLES)[number]

/** Weights that the bundled faces have. */
export const LATIN_WEIGHTS = [400, 600, 700] as const
export const CHINESE_WEIGHTS = [400, 700] as const

export const ALIGNMENTS = ['start', 'center', 'justify'] as const

/** How one role is set, in proportion to the text. */
export interface Face {
  readonly latin: { readonly weight: (typeof LATIN_WEIGHTS)[number]; readonly italic: boolean }
  readonly chinese: { readonly weight: (typeof CHINESE_WEIGHTS)[number] }
  /** Size as a part of the text's. */
  readonly scale: number
  readonly align: (typeof ALIGNMENTS)[number]
}

/** Colours as `#rrggbb`. */
export interface Colours {
  readonly ink: string
  /** Captions, numbers, running heads. */
  readonly quiet: string
  readonly hairline: string
  /** Every second row where rows are told apart by shade. */
  readonly zebra: string
  /** Titles and headings. */
  readonly heading: string
}

/** The look of a printed document, as data. */
export interface Theme {
  /** A built-in theme's name, or one the user gave. */
  readonly name: string
  /** The built-in theme it was made from; its own name where it is one. */
  readonly based: ThemeName
  /** Size of the Latin text in points. */
  readonly size: number
  /** Distance of lines as a multiple of the size. */
  readonly leading: number
  /** Size of Chinese as a part of the Latin one beside it: it fills its square and looks larger. */
  readonly chinese: number
  readonly faces: Readonly<Record<Role, Face>>
  readonly colours: Colours
  /** Drawn for A4: see `fitMargins`. */
  readonly margins: Margins
  /** First lines of paragraphs set in by two characters instead of space between paragraphs. */
  readonly indent: boolean
  readonly lines: Lines
  readonly running: Running
  readonly titlePage: boolean
  readonly contents: boolean
  /** A block that says author, source, date and translator in both languages. */
  readonly bibliography: boolean
  /** A last page that says how long both texts are, and how it was set. */
  readonly colophon: boolean
}

/** What tells the rows of columns apart. */
export const LINES = ['hairline', 'zebra', 'plain'] as const
export type Lines = (typeof LINES)[number]

/** What stands at the head of pages: both titles, the chapter, or nothing. */
export const RUNNING = ['titles', 'chapter', 'none'] as const
export type Running = (typeof RUNNING)[number]

const face = (
  scale: number,
  weight: Face['latin']['weight'],
  chinese: Face['chinese']['weight'],
  align: Face['align'] = 'start',
  italic = false,
): Face => ({ latin: { weight, italic }, chinese: { weight: chinese }, scale, align })

const INK: Colours = {
  ink: '#1d1a17',
  quiet: '#6b645a',
  hairline: '#c4bcb0',
  zebra: '#f4f1ea',
  heading: '#1d1a17',
}

const PLAIN: Theme = {
  name: 'plain',
  based: 'plain',
  size: 10.5,
  leading: 1.58,
  chinese: 0.96,
  faces: {
    text: face(1, 400, 400, 'justify'),
    title: face(1.6, 400, 700, 'center'),
    heading: face(1.2, 700, 700),
    running: face(0.78, 400, 400, 'center'),
    note: face(0.86, 400, 400),
  },
  colours: INK,
  margins: { top: 15, bottom: 24, inner: 22, outer: 22 },
  indent: false,
  lines: 'hairline',
  running: 'titles',
  titlePage: false,
  contents: false,
  bibliography: false,
  colophon: false,
}

const ACADEMIC: Theme = {
  ...PLAIN,
  name: 'academic',
  based: 'academic',
  size: 10.5,
  leading: 1.5,
  faces: {
    ...PLAIN.faces,
    title: face(1.5, 700, 700, 'center'),
    heading: face(1.15, 700, 700),
    note: face(0.82, 400, 400),
  },
  colours: { ...INK, heading: '#12304f', hairline: '#b9c2cc', zebra: '#f1f4f7' },
  margins: { top: 18, bottom: 25, inner: 27, outer: 22 },
  running: 'chapter',
  bibliography: true,
  colophon: true,
}

const PRESS: Theme = {
  ...PLAIN,
  name: 'press',
  based: 'press',
  size: 10,
  leading: 1.48,
  faces: {
    ...PLAIN.faces,
    title: face(2, 700, 700, 'start'),
    heading: face(1.25, 700, 700),
    running: face(0.74, 600, 700, 'start'),
  },
  colours: { ...INK, heading: '#8f1d14', hairline: '#d9c9c0', zebra: '#f8f3ef' },
  margins: { top: 15, bottom: 22, inner: 20, outer: 18 },
  indent: true,
  lines: 'plain',
  bibliography: true,
}

const BOOK: Theme = {
  ...PLAIN,
  name: 'book',
  based: 'book',
  size: 11,
  leading: 1.55,
  faces: {
    ...PLAIN.faces,
    title: face(2.1, 400, 700, 'center'),
    heading: face(1.3, 400, 700, 'center'),
    running: face(0.76, 400, 400, 'center', true),
  },
  margins: { top: 20, bottom: 30, inner: 25, outer: 30 },
  indent: true,
  lines: 'plain',
  running: 'chapter',
  titlePage: true,
  contents: true,
  bibliography: true,
  colophon: true,
}

const LARGE_PRINT: Theme = {
  ...PLAIN,
  name: 'large-print',
  based: 'large-print',
  size: 17,
  leading: 1.6,
  faces: {
    ...PLAIN.faces,
    text: face(1, 400, 400, 'start'),
    title: face(1.4, 700, 700, 'start'),
    heading: face(1.15, 700, 700),
    note: face(0.94, 400, 400),
    running: face(0.7, 600, 700, 'center'),
  },
  colours: {
    ink: '#000000',
    quiet: '#333333',
    hairline: '#777777',
    zebra: '#f0f0f0',
    heading: '#000000',
  },
  margins: { top: 15, bottom: 22, inner: 20, outer: 18 },
}

export const THEME_NAMES = ['academic', 'press', 'book', 'large-print', 'plain'] as const
export type ThemeName = (typeof THEME_NAMES)[number]

/** The themes that come with the program. */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  academic: ACADEMIC,
  press: PRESS,
  book: BOOK,
  'large-print': LARGE_PRINT,
  plain: PLAIN,
}

/** A built-in theme by its name in any spelling (`Large print`, `large-print`), or null. */
export function themeNamed(name: string): Theme | null {
  const id = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  return THEME_NAMES.some((known) => known === id) ? THEMES[id as ThemeName] : null
}
