import type { Note, Segment, Side } from '../../core/document/model.ts'
import { withoutAnnotations } from '../../core/document/revisions.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { sidesOf } from '../../core/layout/sides.ts'
import { languageOf } from '../html/element.ts'
import { escapeHtml } from '../html/escape.ts'
import { segmentHtml } from '../html/inline.ts'
import { metadataHtml } from '../html/metadata.ts'
import { REVIEW_PROPERTIES, STAMP_VERSION, stampName } from '../review-stamp.ts'
import { ATTRIBUTES, CLASSES, PARTS, ROWS_IN_CHUNK } from './markup.ts'
import { PROGRAM, PROGRAM_HASH, STYLE, STYLE_HASH } from './page.generated.ts'

/** What a page says of where it comes from. */
export interface SentRound {
  /** Id of the document; empty where it has none. */
  readonly document: string
  /** In which round it is sent, from 1. */
  readonly round: number
}

/**
 * Nothing is fetched, nothing runs but the program that the page was written with (by its hash, CSP
 * level 3, 2.3.1), and no text ever becomes markup (`require-trusted-types-for`).
 */
const POLICY = [
  "default-src 'none'",
  `script-src '${PROGRAM_HASH}'`,
  `style-src '${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/**
 * A layout as one HTML file for a reviewer: it opens in any browser without a network, its
 * translations can be edited, and it saves a copy of itself to be sent back. Tracked changes are as
 * accepted in it; remarks keep the text that they are on.
 * @param layout of the arrangement `review`
 * @returns the text of the file, to be written as UTF-8
 */
export function writeReviewPage(
  layout: Layout,
  { document, round }: SentRound = { document: '', round: 1 },
): string {
  const meta = (name: string, content: string) =>
    `<meta name="${name}" content="${escapeHtml(content)}">`
  return `<!DOCTYPE html>
<html lang="${layout.targetLanguage}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${meta(REVIEW_PROPERTIES.document, document)}
${meta(REVIEW_PROPERTIES.round, `${round}`)}
${meta(REVIEW_PROPERTIES.stamp, STAMP_VERSION)}
<title>${escapeHtml(layout.running)}</title>
<style id="${PARTS.style}">${STYLE}</style>
</head>
<body>
${aboutHtml(layout)}
<table id="${PARTS.table}" class="review">
${headHtml(layout)}
${[...chunks(layout.blocks.map((block) => rowHtml(layout, block)))].join('\n')}
</table>
<script id="${PARTS.program}">${PROGRAM}</script>
</body>
</html>
`
}

/** A layout as the page has it: every tracked change accepted, no comment on a piece of text. */
export const plainLayout = (layout: Layout): Layout => ({
  ...layout,
  changes: 'accepted',
  blocks: layout.blocks.map((block) => ({
    ...block,
    source: withoutAnnotations(block.source),
    target: withoutAnnotations(block.target),
    passages: block.passages.map(({ side, segment }) => ({
      side,
      segment: withoutAnnotations(segment),
    })),
  })),
})

const NO_SCRIPT =
  'To change this page and send it back, open it in a browser that may run scripts; some mail programs only show it.'

function aboutHtml(layout: Layout): string {
  const titles = (['source', 'target'] as const)
    .filter((side) => layout.title[side])
    .map(
      (side) => `<span lang="${languageOf(layout, side)}">${escapeHtml(layout.title[side])}</span>`,
    )
  return `<header id="${PARTS.about}">
<h1>${titles.join(' ')}</h1>
${metadataHtml(layout, ['source', 'target'])}
<noscript><p lang="en">${NO_SCRIPT}</p></noscript>
</header>`
}

function headHtml(layout: Layout): string {
  const head = (side: Side) =>
    `<th scope="col" class="${side}" lang="${languageOf(layout, side)}">${escapeHtml(layout.languageNames[side])}</th>`
  return `<thead><tr><th scope="col" class="number">#</th>${sidesOf(layout).map(head).join('')}<th scope="col" class="state" lang="en">Status</th><th scope="col" class="comment" lang="en">Comments</th></tr></thead>`
}

function* chunks(rows: readonly string[]): Generator<string> {
  for (let from = 0; from < rows.length; from += ROWS_IN_CHUNK) {
    yield `<tbody>\n${rows.slice(from, from + ROWS_IN_CHUNK).join('\n')}\n</tbody>`
  }
}

function rowHtml(layout: Layout, block: Block): string {
  const [stamp, ...others] = block.parts.map(({ row, source, target }) =>
    stampName(row, source, target),
  )
  const further = others.map((name) => `<a id="${name}"></a>`).join('')
  const cell = (side: Side) => {
    const name = elementOf(block)
    const html = segmentHtml(withoutAnnotations(block[side]))
    return `<td class="${side}" lang="${languageOf(layout, side)}"><${name} class="${CLASSES.text}">${html}</${name}></td>`
  }
  const remarks = block.comments.map((note) => remarkHtml(note, anchorOf(block, note.id)))
  const classes = `${block.kind}${block.begins ? '' : ' continues'}`
  return [
    `<tr id="${stamp}" class="${classes}" ${ATTRIBUTES.status}="${block.status}">`,
    `<th scope="row" class="number">${block.number}${further}</th>`,
    ...sidesOf(layout).map(cell),
    `<td class="state"><span class="word">${block.status}</span></td>`,
    `<td class="comment">${remarks.join('')}</td></tr>`,
  ].join('')
}

const elementOf = ({ kind, level }: Block): string =>
  kind === 'title' ? 'h1' : kind === 'heading' ? `h${Math.min(level + 1, 6)}` : 'div'

/** The text that a remark is on, empty where it is on all of the row. */
function anchorOf({ source, target }: Block, id: string): string {
  const on = (segment: Segment) =>
    withoutAnnotations(segment.filter(({ comments }) => comments?.includes(id)))
      .map((inline) => (inline.type === 'text' ? inline.text : ' '))
      .join('')
      .trim()
  return on(source) || on(target)
}

function remarkHtml({ id, author, date, text, answers, resolved }: Note, anchor: string): string {
  const given: readonly (readonly [string, string | undefined])[] = [
    [ATTRIBUTES.id, id],
    [ATTRIBUTES.author, author],
    [ATTRIBUTES.date, date],
    [ATTRIBUTES.answers, answers],
    [ATTRIBUTES.anchor, anchor],
    [ATTRIBUTES.resolved, resolved ? 'true' : ''],
  ]
  const attributes = given.map(([name, value]) => (value ? ` ${name}="${escapeHtml(value)}"` : ''))
  const by = author && `<b class="author">${escapeHtml(author)}</b> `
  const at = date && `<time datetime="${escapeHtml(date)}">${escapeHtml(date.slice(0, 10))}</time>`
  const quoted = anchor && `<q>${escapeHtml(anchor)}</q>`
  const lines = escapeHtml(text).replace(/\r\n|[\r\n]/g, '<br>')
  return `<div class="${CLASSES.remark}"${attributes.join('')}>${by}${at}${quoted}<p>${lines}</p></div>`
}
