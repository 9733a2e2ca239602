import type { Command, EditorState } from 'prosemirror-state'
import { toParagraphRows, toSentenceRows } from '../../../core/document/granularity.ts'
import { segmentLength } from '../../../core/document/inline.ts'
import type { Granularity, Row, Side } from '../../../core/document/model.ts'
import type { SegmentOptions } from '../../../core/segmentation/index.ts'
import { toChunks, toRows } from '../convert.ts'
import { activeRow, activeSide, caretIn, cellAt, rowByIndex } from '../positions.ts'
import { step } from './command.ts'
import { granularityOf } from './structure.ts'

/** Makes each row a paragraph, or a sentence; the caret stays at its place in the text. */
const switchTo =
  (granularity: Granularity, options: () => SegmentOptions = () => ({})): Command =>
  (state, dispatch) => {
    if (granularityOf(state) === granularity) return false
    if (!dispatch) return true
    const before = toRows(state.doc)
    const after =
      granularity === 'sentence' ? toSentenceRows(before, options()) : toParagraphRows(before)
    const tr = step(state)
    tr.setDocAttribute('granularity', granularity)
    tr.replaceWith(0, state.doc.content.size, toChunks(after))
    const side = activeSide(state.selection)
    const place = findPlace(after, placeInParagraph(state, before, side), side)
    const row = rowByIndex(tr.doc, place.index)
    if (row) tr.setSelection(caretIn(tr.doc, row, side, place.offset))
    dispatch(tr.scrollIntoView())
    return true
  }

export const paragraphRows = switchTo('paragraph')
/** @param options asked each time, since the user may change their mind */
export const sentenceRows = (options: () => SegmentOptions): Command =>
  switchTo('sentence', options)

interface ParagraphPlace {
  readonly paragraph: string
  /** Offset of the caret from the start of the paragraph, gaps included. */
  readonly offset: number
}

const lengthOf = (row: Row, side: Side): number => segmentLength(row[side]) + row.gap[side].length

function placeInParagraph(state: EditorState, rows: readonly Row[], side: Side): ParagraphPlace {
  const active = activeRow(state)
  const row = active && rows[active.index]
  if (!active || !row) return { paragraph: '', offset: 0 }
  const cell = cellAt(state.selection.$head)
  let offset = cell ? state.selection.head - cell.start : 0
  for (let i = active.index - 1; rows[i]?.paragraph === row.paragraph; i--) {
    offset += lengthOf(rows[i]!, side)
  }
  return { paragraph: row.paragraph, offset }
}

function findPlace(
  rows: readonly Row[],
  { paragraph, offset }: ParagraphPlace,
  side: Side,
): { readonly index: number; readonly offset: number } {
  let index = Math.max(
    0,
    rows.findIndex((row) => row.paragraph === paragraph),
  )
  let rest = offset
  while (rows[index + 1]?.paragraph === paragraph && rest > segmentLength(rows[index]![side])) {
    rest -= lengthOf(rows[index]!, side)
    index++
  }
  return { index, offset: Math.max(0, rest) }
}
