import { textOf } from '../../core/document/inline.ts'
import type { Segment, Side } from '../../core/document/model.ts'
import type { Block } from '../../core/layout/model.ts'
import { columnWidths } from './columns.ts'
import type { Context } from './context.ts'
import { Ruler } from './openings.ts'
import { orderOf, spreadsIn } from './pages.ts'
import { folioOf } from './running.ts'
import { RowHeights } from './table.ts'
import { Room, verticalWidths } from './vertical.ts'

/**
 * The numbers of the pages that blocks begin on, for the contents. On facing pages they are what the
 * pages say. Elsewhere only the program that opens the file knows them: these are told from the
 * widths of the characters, until it counts them itself.
 * @param front how many pages stand before the text
 */
export function foliosOf(context: Context, front: number): (block: Block, side: Side) => string {
  const { layout, running } = context
  const pages = new Map<Block, readonly [source: string, target: string]>()
  if (layout.arrangement === 'facing' || isByPage(context)) {
    const [left] = orderOf(context)
    const first = layout.arrangement === 'facing' ? front + 1 + ((front + 1) % 2) : front + 1
    for (const [i, { placed }] of spreadsIn(context).entries()) {
      const page = (side: Side): string => {
        const k = side === left ? 0 : 1
        // An opening is one place, whichever of its pages is meant.
        return running ? folioOf(i, 0) : `${first + 2 * i + k}`
      }
      for (const { block, first: begins } of placed) {
        if (begins) pages.set(block, [page('source'), page('target')])
      }
    }
  } else {
    for (const [block, source, target] of counted(context)) {
      pages.set(block, [`${front + 1 + source}`, `${front + 1 + target}`])
    }
  }
  return (block, side) => pages.get(block)?.[side === 'source' ? 0 : 1] ?? ''
}

const isByPage = ({ layout }: Context): boolean =>
  layout.arrangement === 'alternating' && layout.alternate === 'page'

type Counted = readonly [block: Block, source: number, target: number]

/** The pages, from 0, that blocks begin on where the text runs on by itself. */
function counted(context: Context): Counted[] {
  const { layout, sheet } = context
  const full = sheet.textHeight
  let height = 0
  const begin = (block: Block): void => {
    if (context.chapters.has(block)) height = Math.ceil(height / full) * full
  }
  /** Room that a row of a table takes, which stays on one page. */
  const row = (high: number): number => {
    if ((height % full) + high > full) height += full - (height % full)
    const page = Math.floor(height / full)
    height += Math.min(high, full)
    return page
  }
  const flow = (high: number): number => {
    const page = Math.floor(height / full)
    height += high
    return page
  }
  if (layout.arrangement === 'columns') {
    const heights = new RowHeights(context, columnWidths(context))
    return layout.blocks.map((block): Counted => {
      begin(block)
      const high = heights.of(block)
      const page = heights.isTall(block) ? flow(high) : row(high)
      return [block, page, page]
    })
  }
  if (layout.arrangement === 'vertical') {
    const room = new Room(context, verticalWidths(context))
    return layout.blocks.map((block): Counted => {
      begin(block)
      const pages = room.piecesOf(block).map((piece) => row(room.heightOfPiece(block, piece)))
      return [block, pages[0] ?? 0, pages[0] ?? 0]
    })
  }
  const ruler = new Ruler(context, sheet.textWidth)
  if (layout.arrangement === 'alternating') {
    const found = new Map<Block, { source: number; target: number }>()
    for (const { placed } of spreadsIn(context)) {
      for (const side of ['source', 'target'] as const) {
        if (height % full > 0) height += full - (height % full)
        for (const { block, piece } of placed) {
          const pages = found.get(block) ?? { source: 0, target: 0 }
          pages[side] = flow(ruler.heightOf(block, textOf(piece[side])))
          found.set(block, pages)
        }
      }
    }
    return [...found].map(([block, { source, target }]) => [block, source, target])
  }
  const notesOf = (block: Block, segment: Segment, side: Side) =>
    ruler.notesHeight(context.notes.textsIn(block, segment, side, true))
  return layout.blocks.map((block): Counted => {
    if (context.notes.areAll(block)) return [block, 0, 0]
    begin(block)
    const [first, ...more] = block.passages.map(({ segment, side }) =>
      flow(ruler.heightOf(block, textOf(segment)) + notesOf(block, segment, side)),
    )
    return [block, first ?? 0, more[0] ?? first ?? 0]
  })
}
