import type { Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { articleHtml } from './article.ts'
import { languageOf } from './element.ts'
import { escapeHtml } from './escape.ts'
import { screenCss } from './style.ts'

/**
 * A layout as one HTML file that stands alone: its styles inside, no scripts, nothing to fetch.
 * @returns the text of the file, to be written as UTF-8
 */
export function writeHtml(layout: Layout, options: LayoutOptions): string {
  const author = layout.author && `\n<meta name="author" content="${escapeHtml(layout.author)}">`
  return `<!DOCTYPE html>
<html lang="${languageOf(layout, layout.arrangement === 'source' ? 'source' : 'target')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(layout.running)}</title>${author}
<style>
${screenCss(options)}</style>
</head>
<body>
${articleHtml(layout, { figures: true })}</body>
</html>
`
}
