import { pageStarts } from '../../core/layout/chapters.ts'
import type { Layout } from '../../core/layout/model.ts'
import { alternatingHtml } from './alternating.ts'
import { columnsHtml } from './columns.ts'
import type { MarkupOptions } from './element.ts'
import { flowHtml } from './flow.ts'
import { footnotesHtml } from './footnotes.ts'
import { matterOf } from './matter.ts'

/**
 * The text of a layout as HTML to stand inside `body`: one `article`, in columns with a table, and
 * the pages around it that the theme has. It has no styles, no scripts and no `style` attributes,
 * and everything in it is escaped.
 */
export function articleHtml(layout: Layout, options: MarkupOptions): string {
  const { titlePage, contents, bibliography, colophon, text } = matterOf(layout)
  const markup: MarkupOptions = {
    ...options,
    pageStarts: pageStarts(text),
    ...(contents && { anchors: anchorsOf(layout) }),
  }
  const [before, behind] = options.around ?? ['', '']
  return `${titlePage}${contents}${before}<article class="${classesOf(layout)}">\n${contentHtml(text, markup)}\n</article>\n${behind}${bibliography}${colophon}`
}

/** Contents lead to `#b…`, the index of a block. */
function anchorsOf({ blocks }: Layout): NonNullable<MarkupOptions['anchors']> {
  const names = new Map(blocks.map(({ number }, i) => [number, `b${i}`]))
  return ({ number }) => names.get(number) ?? null
}

function contentHtml(layout: Layout, options: MarkupOptions): string {
  switch (layout.arrangement) {
    case 'columns':
    case 'facing':
    case 'vertical':
    case 'review':
      return columnsHtml(layout, options)
    case 'alternating':
      return alternatingHtml(layout, options)
    case 'footnotes':
      return footnotesHtml(layout, options)
    case 'interlinear':
    case 'target':
    case 'source':
      return flowHtml(layout, options)
  }
}

/** Whether a layout is set as a table, one column for each language. */
export const isTable = ({ arrangement }: Pick<Layout, 'arrangement'>): boolean =>
  arrangement === 'columns' ||
  arrangement === 'facing' ||
  arrangement === 'vertical' ||
  arrangement === 'review'

/** `columns` stands for every table; lines are named where they are not the plain theme's. */
function classesOf(layout: Layout): string {
  const { arrangement, lines } = layout
  const names = []
  if (isTable(layout)) names.push('columns')
  if (arrangement !== 'columns') names.push(arrangement === 'target' ? 'target-only' : arrangement)
  if (isTable(layout) && lines !== 'hairline') names.push(lines)
  if (arrangement === 'interlinear' && layout.by === 'row') names.push('by-row')
  return names.join(' ')
}
