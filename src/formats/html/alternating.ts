import { isBlank } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import { type Chapter, chaptersOf } from '../../core/layout/chapters.ts'
import type { Layout } from '../../core/layout/model.ts'
import { sidesOf } from '../../core/layout/sides.ts'
import type { MarkupOptions } from './element.ts'
import { flowHtml } from './flow.ts'

/** A layout chapter by chapter: each in one language, then in the other. */
export function alternatingHtml(layout: Layout, options: MarkupOptions): string {
  const order = sidesOf(layout)
  return chaptersOf(layout.blocks)
    .flatMap((chapter) =>
      order.map((side, i) => {
        const markup = i === 0 ? options : behind(options, order[0])
        return `<section class="chapter ${side}">\n${flowHtml(oneSide(layout, chapter, side), markup)}\n</section>`
      }),
    )
    .join('\n')
}

/** Contents lead to the text that comes first, or to the other where the heading is only there. */
function behind({ anchors, ...options }: MarkupOptions, first: Side): MarkupOptions {
  if (!anchors) return options
  return { ...options, anchors: (block) => (isBlank(block[first]) ? anchors(block) : null) }
}

/** A chapter as the layout of one language alone; the front matter stands at its first text. */
function oneSide(layout: Layout, { from, to }: Chapter, side: Side): Layout {
  const blocks = layout.blocks
    .slice(from, to)
    .filter((block) => !isBlank(block[side]))
    .map((block) => ({ ...block, passages: [{ side, segment: block[side] }] }))
  const opens = from === 0
  const opening = blocks.findIndex(({ kind }) => kind !== 'title' && kind !== 'byline')
  return {
    ...layout,
    arrangement: side,
    blocks,
    opening: opens ? (opening < 0 ? blocks.length : opening) : 0,
    metadata: opens ? layout.metadata : [],
    titleInText: opens ? layout.titleInText : true,
  }
}
