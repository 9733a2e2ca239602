import type { SourceLanguage } from '../../core/document/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { type Faces, typographyCss } from '../html/typography.ts'

/**
 * The bundled faces. Where a document's own face lacks a character the next one is tried before
 * any of the system's, since those embed in a PDF as Type 3.
 */
function faces(source: SourceLanguage): Faces {
  const hant = "'Noto Serif TC', 'Noto Serif HK', 'Noto Serif SC'"
  const hans = "'Noto Serif SC', 'Noto Serif TC', 'Noto Serif HK'"
  return {
    'zh-Hant': `${hant}, 'Source Serif 4', serif`,
    'zh-Hans': `${hans}, 'Source Serif 4', serif`,
    en: `'Source Serif 4', ${source === 'zh-Hant' ? hant : hans}, serif`,
  }
}

/**
 * The style sheet of the printed page. Emphasis marks are drawn as a dotted line: as marks they
 * would be characters of the PDF's text, and stand between its lines when it is copied.
 */
export function printCss(options: LayoutOptions, source: SourceLanguage): string {
  const { fontSize, orientation, paper } = options
  return `@page { size: ${paper} ${orientation}; margin: 15mm 22mm 24mm; }
:root { color-scheme: light; --ink: #1d1a17; --quiet: #6b645a; --hairline: #c4bcb0; --link: inherit;
  --size: ${fontSize}pt; }
${typographyCss(faces(source))}
body { margin: 0; background: none; }
a { text-decoration-color: var(--hairline); }
em:lang(zh) { text-emphasis: none; text-decoration: underline dotted 0.09em;
  text-underline-offset: 0.3em; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tr.title, tr.heading, tr.byline, tr.metadata { break-after: avoid; }
.block.title, .block.heading, .block.byline, .block.metadata { break-after: avoid; }
.sheet { display: table; table-layout: fixed; width: 100%; }
.running { break-inside: avoid; text-align: center; font-size: 0.78em; line-height: 1.4;
  color: var(--quiet); }
div.running { display: table-header-group; }
tr.running > td { padding: 0; border: 0; }
.running p { padding-bottom: 9mm; text-align: center; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
article:not(.columns) { margin: 0 auto; max-width: 39em; }
`
}
