import type { SourceLanguage } from '../../core/document/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { fitMargins, orientationOf, sheetSize } from '../../core/layout/paper.ts'
import type { Theme } from '../../core/layout/themes.ts'
import { BESIDE_CSS } from '../html/beside.ts'
import { MATTER_CSS } from '../html/matter.ts'
import { changeInk, themeCss } from '../html/theme.ts'
import { type Faces, typographyCss } from '../html/typography.ts'
import { isPaged } from './paged.ts'

/**
 * The bundled faces. Where a document's own face lacks a character the next one is tried before
 * any of the system's, since those embed in a PDF as Type 3.
 */
function faces(source: SourceLanguage): Faces {
  const hant = "'Noto Serif TC Common', 'Noto Serif TC', 'Noto Serif HK', 'Noto Serif SC'"
  const hans = "'Noto Serif SC Common', 'Noto Serif SC', 'Noto Serif TC', 'Noto Serif HK'"
  return {
    'zh-Hant': `${hant}, 'Source Serif 4', serif`,
    'zh-Hans': `${hans}, 'Source Serif 4', serif`,
    en: `'Source Serif 4', ${source === 'zh-Hant' ? hant : hans}, serif`,
  }
}

/** The style sheet of the printed page. The dots of emphasis are drawn: see `withDots`. */
export function printCss(options: LayoutOptions, source: SourceLanguage): string {
  const { fontSize, theme } = options
  const { ink, quiet, hairline, heading, zebra } = theme.colours
  return `:root { color-scheme: light; --ink: ${ink}; --quiet: ${quiet}; --hairline: ${hairline};
  --heading: ${heading}; --zebra: ${zebra}; --change: ${changeInk(theme)}; --link: inherit; --size: ${fontSize}pt; }
${typographyCss(faces(source))}
${themeCss(theme)}
${MATTER_CSS}
body { margin: 0; background: none; }
a { text-decoration-color: var(--hairline); }
a:is(.reference, .draft), .reference a { text-decoration: none; }
em:lang(zh) { text-emphasis: none; }
em:lang(zh) .dot { background: ${drawn("<circle cx='5' cy='5' r='5'/>", ink)} 50% 100% / 0.17em 0.17em no-repeat; }
u:lang(zh) { background-image: ${drawn("<rect width='10' height='10'/>", ink)}; }
.vertical .source .dot { background-position: 100% 50%; }
${isPaged(options) ? pagedCss(options) : flowCss(options)}`
}

/**
 * A shape as a background. As a gradient, which a style sheet could have instead, each would be a
 * pattern with a mask in the PDF, and a thousand of them take eight megabytes.
 */
function drawn(shape: string, ink: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10' preserveAspectRatio='none' fill='${ink}'>${shape}</svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

/** Pages that Chromium breaks. */
function flowCss(options: LayoutOptions): string {
  const { paper, theme } = options
  const [width, height] = sheetSize(paper, orientationOf(options))
  const { top, bottom, inner, outer } = fitMargins(theme.margins, paper)
  const mirrored =
    inner === outer
      ? ''
      : `@page :left { margin-left: ${outer}mm; margin-right: ${inner}mm; }
@page :right { margin-left: ${inner}mm; margin-right: ${outer}mm; }
`
  return `:root { --measure: ${round(width - inner - outer)}mm; }
@page { size: ${width}mm ${height}mm; margin: ${top}mm ${(inner + outer) / 2}mm ${bottom}mm; }
${mirrored}thead { display: table-header-group; }
tr { break-inside: avoid; }
tr.title, tr.heading, tr.byline, tr.metadata { break-after: avoid; }
.block.title, .block.heading, .block.byline, .block.metadata { break-after: avoid; }
.sheet { display: table; table-layout: fixed; width: 100%; }
.running { break-inside: avoid; ${runningCss(theme)} }
div.running { display: table-header-group; }
tr.running > td { padding: 0; border: 0; }
.running p { padding-bottom: 9mm; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; text-align: inherit; }
.title-page, .contents { break-after: page; }
.begins-page { break-before: page; }
.chapter + .chapter { break-before: page; }
article:not(.columns) { margin: 0 auto; max-width: 39em; }
.review th, .review td { font-size: 0.88em; border: 0.5px solid var(--hairline);
  padding: 0.3em 0.5em !important; }
.review th.number { padding-inline: 0.2em !important; }
/* The outer half of its last line would be off the page. */
.review table { width: calc(100% - 1px); }
${BESIDE_CSS}.columns .reference { font-size: 0.72em; margin-inline-start: 0.1em; font-variant-numeric: lining-nums; }
.remarks { margin-top: 2.4em; padding-top: 0.8em; border-top: 0.5px solid var(--hairline); }
.remarks-head { break-after: avoid; color: var(--heading); font-weight: 700; }
.remarks .note { margin-top: 0.4em; padding-inline-start: 2.5em; text-indent: -2.5em;
  font-size: ${theme.faces.note.scale}em; }
`
}

/**
 * Pages that are boxes of the sheet's size; running heads and numbers are elements of them. Nothing
 * here is positioned, or clipped but the running heads: Chromium goes through every layer of the
 * document for every page it prints, and its time would grow with the square of the pages.
 */
function pagedCss(options: LayoutOptions): string {
  const { paper, theme } = options
  const [width, height] = sheetSize(paper, orientationOf(options))
  const { top, bottom, inner, outer } = fitMargins(theme.margins, paper)
  const head = theme.running === 'none' ? top : top + HEAD
  const centred = theme.faces.running.align === 'center'
  return `@page { size: ${width}mm ${height}mm; margin: 0; }
html { text-rendering: geometricPrecision; }
.page { box-sizing: border-box; width: ${width}mm; height: ${height - ROUNDING}mm;
  display: grid; grid-template: ${head}mm minmax(0, 1fr) ${bottom}mm / minmax(0, 1fr);
  padding: 0 ${outer}mm 0 ${inner}mm; break-after: page; break-inside: avoid; }
.page.verso { padding-inline: ${outer}mm ${inner}mm; }
.page:last-child { break-after: auto; }
.area { --lead: 1; grid-row: 2; display: flow-root;
  height: ${round(height - ROUNDING - head - bottom)}mm;
  line-height: calc(var(--size) * ${theme.leading} * var(--lead)); }
.area.fitted { height: auto; }
.over { grid-row: 1; margin: ${top}mm 0 0; white-space: nowrap; overflow: clip;
  text-overflow: ellipsis; ${runningCss(theme)} }
.folio { grid-row: 3; align-self: center; margin: 0; font-size: 0.8em; line-height: 1.2;
  color: var(--quiet); text-align: ${centred ? 'center' : 'end'};
  font-family: 'Source Serif 4', serif; font-variant-numeric: lining-nums; }
.verso > :is(.folio, .over) { text-align: ${centred ? 'center' : 'start'}; }
.recto > .over { text-align: ${centred ? 'center' : 'end'}; }
.side { margin: 0.8em 0 0; }
.side:is(.title, .heading) { margin-top: 1.8em; }
.side.heading:not(:empty) { padding-bottom: 0.7em; }
.side.title:not(:empty) { padding-bottom: 0.4em; }
.side:is(.byline, .metadata) { margin-top: 0.3em; }
.side.caption { margin-top: 1.2em; }
.side.caption > p { text-align: center; }
.side.byline, .side.byline > p:lang(zh) { text-align: ${theme.faces.title.align}; }
.side.quotation { margin-top: 1.2em; }
.side.quotation > blockquote { margin-inline: 2em; }
.side.list-item { margin-top: 0.25em; padding-inline-start: 1.5em; }
.side.apart { margin-top: 1em; }
.side:empty { margin-top: 0; }
.side.paragraph > p { text-align: ${theme.faces.text.align === 'start' ? 'start' : 'justify'}; }
.side.cut > p, .side.cut > blockquote > p { text-align-last: justify; }
.side > .number { float: left; width: 4em; margin-left: -5em; text-align: right;
  white-space: nowrap; }
.area > :first-child, .area > .main > :first-child { margin-top: 0; }
.footed { display: flex; flex-direction: column; }
.foot-area { margin-top: auto; padding-top: 0.7em; }
.foot-area::before { content: ''; display: block; width: 30%; margin-bottom: 0.5em;
  border-top: 0.5px solid var(--hairline); }
.foot p, .side.note p { font-size: ${theme.faces.note.scale}em; }
.side.note { margin-top: 0.35em; }
.side.note > p, .foot > p { line-height: calc(var(--size) * ${round(theme.leading * theme.faces.note.scale)} * var(--lead)); }
.side.note p { text-align: justify; color: var(--quiet); }
.reference { font-size: 0.72em; margin-inline-start: 0.15em; color: var(--quiet);
  font-variant-numeric: lining-nums; }
.side.note .reference { margin: 0; vertical-align: 0.35em; line-height: 0; }
.title-page { padding-top: ${round(height * 0.22)}mm; }
.vertical .unit { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  column-gap: ${round(width * 0.04)}mm; margin-top: 1.2em; align-items: start; }
.vertical .side, .vertical .area .side { margin-top: 0; }
.vertical .side.source { writing-mode: vertical-rl; justify-self: end;
  text-orientation: mixed; }
.vertical[data-first='source'] .unit > .source { order: 0; }
.vertical[data-first='target'] .unit > .source { order: 1; }
.vertical .side.source > * { text-align: start; margin: 0; }
.vertical .side.source > :is(h1, h2, h3, h4, h5, h6) { text-wrap: wrap; }
`
}

/** Room for the running head above the text, in millimetres. */
const HEAD = 13
/** A box as high as the sheet would be rounded up to a second one. */
const ROUNDING = 0.2

function runningCss({ faces }: Theme): string {
  const { scale, latin, align } = faces.running
  return `text-align: ${align}; font-size: ${scale}em; line-height: 1.4; color: var(--quiet);
  font-weight: ${latin.weight}; font-style: ${latin.italic ? 'italic' : 'normal'};`
}

const round = (value: number): number => Math.round(value * 100) / 100
