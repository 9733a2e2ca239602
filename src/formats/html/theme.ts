import type { Face, Theme } from '../../core/layout/themes.ts'

/**
 * What a theme changes of the style sheet that `typographyCss` makes, to stand behind it. Sizes of
 * lesser headings lie between the theme's headings and its text.
 */
export function themeCss({ faces, leading, chinese, indent, colours }: Theme): string {
  const { text, title, heading, note } = faces
  const scale = (part: number) => round(1 + (heading.scale - 1) * part)
  return `html { line-height: calc(var(--size) * ${leading}); }
:where([lang|='zh']) { font-size: ${chinese}em; }
${headingCss('h1', title, title.scale)}
${headingCss('h2', heading, heading.scale)}
${headingCss('h3', heading, scale(0.4))}
${headingCss('h4', heading, 1)}
${alignCss('title', title)}
${alignCss('heading', heading)}
:is(p, figure).caption, .block.caption > :is(p, figure), .footnote > p, .note
  { font-size: ${note.scale}em; }
${facesCss(text, note)}.zebra tbody > tr:nth-child(even) > * { background: var(--zebra, ${colours.zebra});
  print-color-adjust: exact; }
ins { color: var(--change); text-decoration: underline; text-underline-offset: 0.22em; }
del { color: var(--quiet); text-decoration: line-through var(--change); }
.zebra td.target, .plain td.target, .zebra td.source, .plain td.source { border: 0; }
.zebra tbody > tr > * { padding-block: calc(var(--size) * 0.3); }
.zebra :is(th, td).source { padding-inline-start: 0.5em; }
.zebra :is(th, td).target { padding-inline-end: 0.5em; }
${text.align === 'start' ? START : ''}${indent ? INDENT : ''}`
}

/** The colour of tracked changes on paper: an editor's red, but in a theme without colour its ink. */
export const changeInk = ({ colours }: Theme): string =>
  [colours.heading, colours.ink].some(isColoured) ? CHANGE.light : colours.ink

/** The same on a screen, which has colour whatever the theme. */
export const CHANGE = { light: '#b83a26', dark: '#f0725a' } as const

function isColoured(colour: string): boolean {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return Math.max(...channels) - Math.min(...channels) > 32
}

const START = `.block.paragraph > p, .paragraph > td, .paragraph p { text-align: start !important; }
`

/** Two characters, and nothing behind a heading in English, where the space says enough. */
const INDENT = `.block.paragraph { margin-top: 0; }
.block.paragraph > p, .side.paragraph > p { text-indent: 2em; }
.block.paragraph > p:lang(en), .side.paragraph > p:lang(en) { text-indent: 1.5em; }
.block:is(.title, .heading, .byline, .metadata) + .block.paragraph > p:lang(en),
.side:is(.title, .heading, .byline) + .side.paragraph > p:lang(en),
.continues > p:lang(zh), .continues > p:lang(en) { text-indent: 0; }
ul + .block.paragraph { margin-top: 1em; }
.interlinear .block.paragraph { margin-top: 0.9em; }
.side.paragraph:not(.apart) { margin-top: 0; }
`

/** Over the rules of `typographyCss`, which are about languages, so languages are named here too. */
function headingCss(selector: string, { latin, chinese }: Face, scale: number): string {
  return `${selector} { font-size: ${scale}em; color: var(--heading, inherit); }
${selector}:lang(en), ${selector} > :lang(en) { font-weight: ${latin.weight}; font-style: ${latin.italic ? 'italic' : 'normal'}; }
${selector}:lang(zh), ${selector} > :lang(zh) { font-weight: ${chinese.weight}; font-style: normal; }`
}

/** Text that is not part of a running head, which has a face of its own. */
const TEXT = ':where(p, td):where(:not(.running *, .running-heads *))'
const NOTES = ':is(.caption p, .footnote > p, .note, .note p, .foot p)'

/** The faces of text and notes where one of them is not regular and upright, as pages are. */
function facesCss(text: Face, note: Face): string {
  const isRegular = ({ latin, chinese }: Face) =>
    latin.weight === 400 && !latin.italic && chinese.weight === 400
  if (isRegular(text) && isRegular(note)) return ''
  const css = (selector: string, { latin, chinese }: Face) =>
    `${selector}:lang(en) { font-weight: ${latin.weight}; font-style: ${latin.italic ? 'italic' : 'normal'}; }
${selector}:lang(zh) { font-weight: ${chinese.weight}; font-style: normal; }
`
  return css(TEXT, text) + css(NOTES, note)
}

/** Columns have their titles at the side. */
const alignCss = (kind: string, { align }: Face): string =>
  `:is(.block, .side).${kind} { text-align: ${align}; }`

const round = (value: number): number => Math.round(value * 100) / 100
