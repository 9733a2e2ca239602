import type { Side } from '../../core/document/model.ts'
import { STATUSES } from '../../core/document/status.ts'
import { madeWith, STATUS_MARKS, statisticsText, wordsOf } from '../../core/layout/labels.ts'
import type { Layout } from '../../core/layout/model.ts'
import { sideAttributes } from './element.ts'
import { escapeHtml } from './escape.ts'
import { segmentHtml } from './inline.ts'
import { metadataHtml } from './metadata.ts'

/** Pages around the text: each a `section`, or empty where the theme or the text has none. */
export interface Matter {
  readonly titlePage: string
  readonly contents: string
  readonly bibliography: string
  readonly colophon: string
  /** The layout without the blocks that stand on the title page. */
  readonly text: Layout
  /** How many blocks those are. */
  readonly taken: number
}

const SIDES: readonly Side[] = ['source', 'target']

/** The sides that an arrangement prints. */
export function sidesOf({ arrangement, title }: Layout): readonly Side[] {
  if (arrangement === 'target') return title.target ? ['target'] : ['source']
  if (arrangement === 'source') return title.source ? ['source'] : ['target']
  return SIDES
}

/** @param titlePage whether there has to be a title page, whatever the theme says */
export function matterOf(layout: Layout): Matter {
  const { theme, opening } = layout
  const taken = theme.titlePage ? opening : 0
  const text = theme.titlePage
    ? {
        ...layout,
        blocks: layout.blocks.slice(taken),
        opening: 0,
        metadata: [],
        titleInText: true,
      }
    : layout
  return {
    titlePage: theme.titlePage ? titlePageHtml(layout) : '',
    contents: theme.contents ? contentsHtml(layout, taken) : '',
    bibliography: theme.bibliography ? bibliographyHtml(layout) : '',
    colophon: theme.colophon || layout.statusMarks ? colophonHtml(layout) : '',
    text,
    taken,
  }
}

const span = (layout: Layout, side: Side, html: string): string =>
  html && `<span${sideAttributes(layout, side)}>${html}</span>`

/** The titles and bylines the text begins with; the metadata's title where it has none. */
function titlePageHtml(layout: Layout): string {
  const sides = sidesOf(layout)
  const blocks = layout.blocks.slice(0, layout.opening).map((block) => {
    const name = block.kind === 'title' ? 'h1' : 'p'
    const text = block.passages
      .map(({ side, segment }) => span(layout, side, segmentHtml(segment)))
      .join(' ')
    return `<${name} class="${block.kind}" data-row="${block.number}">${text}</${name}>`
  })
  if (!layout.titleInText) blocks.unshift(titleHtml(layout))
  return `<section class="title-page">\n${blocks.join('\n')}\n${metadataHtml(layout, sides)}\n</section>\n`
}

/** The title as a heading of the first page. */
function titleHtml(layout: Layout): string {
  const text = sidesOf(layout).map((side) => span(layout, side, escapeHtml(layout.title[side])))
  return `<h1 class="title">${text.filter(Boolean).join(' ')}</h1>`
}

/** The name of a section: no heading, which would be a bookmark among those of the text. */
function nameOf(layout: Layout, name: keyof ReturnType<typeof wordsOf>['source']): string {
  const words = wordsOf(layout.sourceLanguage)
  const text = sidesOf(layout).map((side) => span(layout, side, words[side][name]))
  return `<p class="matter-name">${text.join(' ')}</p>`
}

/** Entries lead to `#b…`, the block's index; a page number is put in by whoever knows it. */
function contentsHtml(layout: Layout, taken: number): string {
  // A heading of which nothing is left when changes are accepted leads nowhere.
  const entries = layout.outline.filter(
    ({ level, block, source, target }) => level > 0 && block >= taken && (source || target),
  )
  if (entries.length === 0) return ''
  const items = entries.map(({ level, block, ...titles }) => {
    const text = sidesOf(layout).map((side) => span(layout, side, escapeHtml(titles[side])))
    return `<li class="level-${Math.min(level, 3)}"><a href="#b${block}">${text.filter(Boolean).join(' ')}</a><span class="at" data-for="b${block}"></span></li>`
  })
  return `<section class="contents">\n${nameOf(layout, 'contents')}\n<ol>\n${items.join('\n')}\n</ol>\n</section>\n`
}

function bibliographyHtml(layout: Layout): string {
  if (layout.bibliography.length === 0) return ''
  const lines = metadataHtml({ ...layout, metadata: layout.bibliography }, sidesOf(layout))
  return `<section class="bibliography">\n${nameOf(layout, 'bibliography')}\n${lines}\n</section>\n`
}

function colophonHtml(layout: Layout): string {
  const { theme, statistics, sourceLanguage, statusMarks } = layout
  const paragraph = (texts: Readonly<Record<Side, string>>) =>
    sidesOf(layout).map(
      (side) => `<p${sideAttributes(layout, side)}>${escapeHtml(texts[side])}</p>`,
    )
  const legend = STATUSES.map((status) => `${STATUS_MARKS[status]} ${status}`).join(' · ')
  return [
    '<section class="colophon">',
    ...(theme.colophon
      ? [
          nameOf(layout, 'colophon'),
          ...paragraph(statisticsText(statistics, sourceLanguage)),
          ...paragraph(madeWith(sourceLanguage)),
        ]
      : []),
    ...(statusMarks ? [`<p class="legend" lang="en">${legend}</p>`] : []),
    '</section>\n',
  ].join('\n')
}

/** How the pages around the text are set; those that stand alone break behind themselves. */
export const MATTER_CSS = `.title-page { text-align: center; padding-top: 28%; }
.title-page h1 { text-align: center; }
.title-page > * { margin-top: 1.2em; }
.title-page p > span, .title-page h1 > span { display: block; }
.title-page dl > div { margin-top: 0.3em; }
.matter-name { font-size: 1.15em; margin-bottom: 1em; color: var(--heading, inherit); }
.matter-name > span:first-child { margin-inline-end: 0.5em; }
.contents ol { list-style: none; margin: 0; padding: 0; }
.contents li { display: flex; align-items: baseline; gap: 0.6em; margin-top: 0.45em; }
.contents li > a { flex: 1; color: inherit; text-decoration: none; }
.contents a > span:first-child { margin-inline-end: 0.6em; }
.contents .level-2 { padding-inline-start: 1.5em; }
.contents .level-3 { padding-inline-start: 3em; }
.contents .at { min-width: 2.5em; text-align: end; font-variant-numeric: lining-nums tabular-nums; }
.bibliography, .colophon { break-inside: avoid; margin-top: 2.4em; }
.bibliography dl > div { margin-top: 0.25em; padding-inline-start: 2em; text-indent: -2em; }
.colophon p { font-size: 0.86em; color: var(--quiet); }
.status { color: var(--quiet); margin-inline-start: 0.3em; }
`
