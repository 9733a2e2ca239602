import type { Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { articleHtml } from '../html/article.ts'
import { sideAttributes } from '../html/element.ts'
import { escapeHtml } from '../html/escape.ts'
import { printCss } from './style.ts'

/** What a page needs to print a document; with the paper it becomes a print job. */
export interface PrintPage {
  readonly title: string
  readonly author: string
  /** BCP 47 tag of the page. */
  readonly lang: string
  /** Markup to stand inside `body`. It has no `style` attributes: a strict CSP would drop them. */
  readonly body: string
  readonly css: string
  /** Text of the running head, which `body` prints already. */
  readonly running: string
}

/**
 * A layout as a page for Chromium's printToPDF. The page has to load the bundled faces; page
 * numbers are put in by whoever prints.
 */
export function printHtml(layout: Layout, options: LayoutOptions): PrintPage {
  return {
    title: layout.running,
    author: layout.author,
    lang: layout.targetLanguage,
    body: `<div class="sheet">\n${runningHead(layout)}${articleHtml(layout, { figures: false })}</div>\n`,
    css: printCss(options, layout.sourceLanguage),
    running: layout.running,
  }
}

/** Stands on every page as the head of a table made by the style sheet alone: Chromium repeats it. */
function runningHead(layout: Layout): string {
  const { title, arrangement } = layout
  const sides = (['source', 'target'] as const).filter(
    (side) => title[side] && (arrangement !== 'target' || side === 'target' || !title.target),
  )
  const spans = sides.map(
    (side) => `<span${sideAttributes(layout, side)}>${escapeHtml(title[side])}</span>`,
  )
  return `<div class="running" aria-hidden="true"><p>${spans.join(' · ')}</p></div>\n`
}
