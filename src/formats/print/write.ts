import type { Side } from '../../core/document/model.ts'
import type { Layout, MetadataLine } from '../../core/layout/model.ts'
import type { Arrangement, LayoutOptions } from '../../core/layout/options.ts'
import { articleHtml, isTable } from '../html/article.ts'
import { languageOf, sideAttributes } from '../html/element.ts'
import { escapeHtml } from '../html/escape.ts'
import { sidesOf } from '../html/matter.ts'
import { withDots } from './emphasis.ts'
import { isPaged, pagedHtml } from './paged.ts'
import { printCss } from './style.ts'

/** What a file says of the work that is printed, besides its title and author. */
export interface Work {
  /** In every language that is printed, with its BCP 47 tag. */
  readonly titles: readonly { readonly lang: string; readonly text: string }[]
  readonly languages: readonly string[]
  /** Empty where not known, as are those below. */
  readonly translator: string
  readonly origin: string
  readonly date: string
}

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
  readonly work: Work
}

/**
 * A layout as a page for Chromium's printToPDF. The page has to load the bundled faces; page
 * numbers are put in by whoever prints.
 */
export function printHtml(layout: Layout, options: LayoutOptions): PrintPage {
  return {
    title: layout.running,
    author: layout.author,
    lang: languageOf(layout, mainSide(layout)),
    body: withDots(bodyOf(layout)),
    css: printCss(options, layout.sourceLanguage),
    running: layout.running,
    work: workOf(layout),
  }
}

function workOf(layout: Layout): Work {
  const { arrangement, title, bibliography } = layout
  const sides: readonly Side[] = isSingle(arrangement) ? [arrangement] : ['source', 'target']
  const value = (name: MetadataLine['name']) =>
    bibliography.find((line) => line.name === name)?.value ?? ''
  return {
    titles: sidesOf(layout)
      .filter((side) => title[side])
      .map((side) => ({ lang: languageOf(layout, side), text: title[side] })),
    languages: sides.map((side) => languageOf(layout, side)),
    translator: value('translator'),
    origin: value('origin'),
    date: value('date'),
  }
}

const isSingle = (arrangement: Arrangement): arrangement is Side =>
  arrangement === 'source' || arrangement === 'target'

const mainSide = ({ arrangement }: Layout): Side => (arrangement === 'source' ? 'source' : 'target')

/**
 * Chromium repeats the head of a table on every page. Columns are a table; running text gets one
 * that is made by the style sheet alone.
 */
function bodyOf(layout: Layout): string {
  if (isPaged(layout)) return pagedHtml(layout)
  if (layout.theme.running === 'none') return articleHtml(layout, { figures: false })
  const running = runningHead(layout)
  if (isTable(layout)) return articleHtml(layout, { figures: false, running })
  const before = `<div class="sheet">\n<div class="running" aria-hidden="true">${running}</div>\n`
  return articleHtml(layout, { figures: false, around: [before, '</div>\n'] })
}

function runningHead(layout: Layout): string {
  const spans = sidesOf(layout)
    .filter((side) => layout.title[side])
    .map((side) => `<span${sideAttributes(layout, side)}>${escapeHtml(layout.title[side])}</span>`)
  return `<p>${spans.join(' · ')}</p>`
}
