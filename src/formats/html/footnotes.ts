import { isBlank } from '../../core/document/inline.ts'
import { chaptersOf } from '../../core/layout/chapters.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { type MarkupOptions, sideAttributes } from './element.ts'
import { flowHtml } from './flow.ts'
import { segmentHtml } from './inline.ts'

/**
 * The translation, with the source of each block as a note behind its chapter; the two lead to each
 * other. Where there is no translation the source stands in, and needs no note.
 */
export function footnotesHtml(layout: Layout, options: MarkupOptions): string {
  const chapters = chaptersOf(layout.blocks)
  return chapters
    .map(({ from, to }, i) => {
      const blocks = layout.blocks.slice(from, to)
      const text = flowHtml(
        {
          ...layout,
          arrangement: 'target',
          blocks: blocks.map((block) => ({
            ...block,
            passages: block.passages.filter(({ side }) => side === mainSide(block)),
          })),
          opening: i === 0 ? layout.opening : 0,
          metadata: i === 0 ? layout.metadata : [],
          titleInText: i === 0 ? layout.titleInText : true,
        },
        {
          ...options,
          reference: (block) => (hasNote(block) ? referenceHtml(block) : ''),
        },
      )
      const notes = blocks.filter(hasNote).map((block) => noteHtml(layout, block))
      return notes.length > 0
        ? `${text}\n<section class="notes">\n${notes.join('\n')}\n</section>`
        : text
    })
    .join('\n')
}

const mainSide = (block: Block) => (isBlank(block.target) ? 'source' : 'target')

/** Whether both sides have text, so that one of them is a note. */
export const hasNote = (block: Block): boolean => !isBlank(block.source) && !isBlank(block.target)

/** The number of a note: that of the rows it is of. */
const referenceHtml = ({ number, rows }: Block): string =>
  `<sup class="reference"><a id="r${rows[0]}" href="#n${rows[0]}">${number}</a></sup>`

function noteHtml(layout: Layout, { source, number, rows }: Block): string {
  return `<p class="note" id="n${rows[0]}"><a class="reference" href="#r${rows[0]}">${number}</a> <span${sideAttributes(layout, 'source')}>${segmentHtml(source)}</span></p>`
}
