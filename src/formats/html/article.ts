import type { Layout } from '../../core/layout/model.ts'
import { columnsHtml } from './columns.ts'
import type { MarkupOptions } from './element.ts'
import { flowHtml } from './flow.ts'

/**
 * The text of a layout as HTML to stand inside `body`: one `article`, in columns with a table. It
 * has no styles, no scripts and no `style` attributes, and everything in it is escaped.
 */
export function articleHtml(layout: Layout, options: MarkupOptions): string {
  const content =
    layout.arrangement === 'columns' ? columnsHtml(layout, options) : flowHtml(layout, options)
  const name = layout.arrangement === 'target' ? 'target-only' : layout.arrangement
  return `<article class="${name}">\n${content}\n</article>\n`
}
