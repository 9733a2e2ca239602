import type { LayoutOptions } from '../../core/layout/options.ts'
import { orientationOf, sheetSize } from '../../core/layout/paper.ts'
import { BESIDE_CSS } from './beside.ts'
import { MATTER_CSS } from './matter.ts'
import { CHANGE, changeInk, themeCss } from './theme.ts'
import { typographyCss } from './typography.ts'

/** Points to CSS pixels at 96 dpi, and a size that reads well on a screen. */
const SCREEN = (96 / 72) * 1.15

/**
 * The style sheet of a file that stands alone: light and dark as the reader prefers, columns that
 * stack on a narrow window, and paper of the chosen size when printed.
 */
export function screenCss(options: LayoutOptions): string {
  const { fontSize, paper, theme } = options
  const [width, height] = sheetSize(paper, orientationOf(options))
  return `:root {
  color-scheme: light dark;
  --ink: #211e1a; --quiet: #6b645a; --hairline: #d8d1c6; --paper: #fbfaf7; --link: #2b5b8a;
  --change: ${CHANGE.light}; --size: ${round(fontSize * SCREEN)}px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #ece6db; --quiet: #9c9488; --hairline: #3d3933; --paper: #191816; --link: #86b4e3;
    --change: ${CHANGE.dark};
  }
}
${typographyCss(SERIFS)}
${themeCss(theme)}${MATTER_CSS}@media (prefers-color-scheme: light) { :root { --heading: ${theme.colours.heading}; } }
body { margin: 0; background: var(--paper); }
.title-page, .contents, .bibliography, .colophon { box-sizing: border-box; margin: 0 auto;
  padding: 3.5em 1.5em 0; max-width: 42em; }
.bibliography, .colophon { padding-bottom: 3em; }
@media (prefers-color-scheme: dark) { :root { --zebra: #211f1c; } }
.chapter.target { margin-top: 3em; }
.notes { margin-top: 2.4em; padding-top: 1em; border-top: 0.5px solid var(--hairline); }
.note { margin-top: 0.5em; padding-inline-start: 2.5em; text-indent: -2.5em; color: var(--quiet); }
.vertical td.source { writing-mode: vertical-rl; text-orientation: mixed; max-inline-size: 24em; }
.review th, .review td { font-size: 0.92em; border: 0.5px solid var(--hairline); padding: 0.4em; }
${BESIDE_CSS}.remarks-head { font-weight: 700; }
article.columns .reference { font-size: 0.72em; }
article { box-sizing: border-box; margin: 0 auto; padding: 3.5em 1.5em 5em; max-width: 42em; }
article.columns { max-width: 68em; }
@media (max-width: 40em) {
  .columns table, .columns tbody, .columns tr, .columns td { display: block; width: auto; }
  .columns thead, .columns colgroup { display: none; }
  .columns td { padding-inline: 0; border: 0; }
}
@media print {
  :root {
    color-scheme: light;
    --ink: #000; --quiet: #555; --hairline: #bbb; --paper: #fff; --link: inherit;
    --change: ${changeInk(theme)}; --size: ${fontSize}pt;
  }
  @page { size: ${width}mm ${height}mm; margin: 22mm 20mm; }
  article { padding: 0; }
  .title-page, .contents, .chapter { break-after: page; }
  .begins-page { break-before: page; }
  .columns thead { display: table-header-group; }
  .columns tr { break-inside: avoid; }
}
`
}

/** Serif faces that systems bring along: macOS, Windows, Linux. */
const SERIFS = {
  'zh-Hant':
    "'Songti TC', 'Noto Serif CJK TC', 'Noto Serif TC', 'Source Han Serif TC', PMingLiU, serif",
  'zh-Hans':
    "'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', SimSun, serif",
  en: "'Source Serif 4', 'Iowan Old Style', Charter, Georgia, 'Noto Serif', serif",
} as const

const round = (value: number): number => Math.round(value * 100) / 100
