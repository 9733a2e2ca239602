import { concat, fromText, isBlank, segmentLength, slice, textOf } from '../document/inline.ts'
import { joinTexts } from '../document/join.ts'
import type { Row, Segment, Side } from '../document/model.ts'
import { joinStatus } from '../document/status.ts'
import { isDone } from '../document/summary.ts'
import type { Block, Part, Passage } from './model.ts'
import { type Arrangement, byOf, type LayoutOptions } from './options.ts'

type Choice = Pick<LayoutOptions, 'arrangement' | 'by'>

/**
 * The blocks of a document, in order: one for every row, or one for every paragraph. Running text
 * leaves out those that would print nothing.
 */
export function blocksOf(rows: readonly Row[], choice: Choice): Block[] {
  const { arrangement } = choice
  const byRow = byOf(choice) === 'row'
  const keepsEmpty = arrangement === 'columns' || arrangement === 'review'
  const blocks: Block[] = []
  const add = (block: Block) => {
    if (keepsEmpty || block.passages.length > 0) blocks.push(block)
  }
  let start = 0
  while (start < rows.length) {
    let end = start + 1
    while (end < rows.length && rows[end]!.paragraph === rows[start]!.paragraph) end++
    const paragraph = rows.slice(start, end)
    if (byRow) {
      paragraph.forEach((row, i) => {
        add(blockOf([row], start + i + 1, i === 0, arrangement))
      })
    } else add(blockOf(paragraph, start + 1, true, arrangement))
    start = end
  }
  return blocks
}

function blockOf(
  rows: readonly Row[],
  number: number,
  begins: boolean,
  arrangement: Arrangement,
): Block {
  const { kind, level } = rows[0]!
  const joined = rows.length === 1 ? null : joinTexts(rows)
  const { source, target } = joined ?? rows[0]!
  return {
    kind,
    level,
    rows: rows.map((row) => row.id),
    number: rows.length === 1 ? `${number}` : `${number}–${number + rows.length - 1}`,
    begins,
    status: joinStatus(rows.map((row) => row.status)),
    source,
    target,
    passages: passagesOf(rows, source, target, arrangement),
    parts: joined
      ? partsOf(rows, joined)
      : rows.map((row) => ({ row: row.id, source: row.source, target: row.target })),
    footnotes: [],
    comments: rows.flatMap((row) => row.notes),
  }
}

/** The joined text divided again where each row ends, the gap behind it taken along. */
function partsOf(rows: readonly Row[], joined: ReturnType<typeof joinTexts>): Part[] {
  const at = { source: 0, target: 0 }
  return rows.map((row, i) => {
    const part = (side: Side) => {
      const from = at[side]
      const gap = i < rows.length - 1 ? segmentLength(fromText(joined.gaps[i]![side])) : 0
      at[side] += segmentLength(row[side]) + gap
      return slice(joined[side], from, at[side])
    }
    return { row: row.id, source: part('source'), target: part('target') }
  })
}

function passagesOf(
  rows: readonly Row[],
  source: Segment,
  target: Segment,
  arrangement: Arrangement,
): Passage[] {
  if (arrangement === 'target') return inTarget(rows)
  const passages: Passage[] = [{ side: 'source', segment: source }]
  if (arrangement !== 'source') passages.push({ side: 'target', segment: target })
  return passages.filter(({ segment }) => !isBlank(segment))
}

/** The translation; where it is still missing the source stands in, so that nothing is lost. */
function inTarget(rows: readonly Row[]): Passage[] {
  const runs: { side: Side; rows: Row[] }[] = []
  for (const row of rows) {
    const side = isBlank(row.target) ? 'source' : 'target'
    if (side === 'source' && (isLeftOut(row) || isBlank(row.source))) continue
    const last = runs.at(-1)
    if (last?.side === side) last.rows.push(row)
    else runs.push({ side, rows: [row] })
  }
  return runs.map((run, i) => {
    const text = run.rows.length === 1 ? run.rows[0]![run.side] : joinTexts(run.rows)[run.side]
    const space = i < runs.length - 1 && !/\s$/.test(textOf(text)) ? ' ' : ''
    return { side: run.side, segment: concat(text, space) }
  })
}

/** Whether the translator left the source text out on purpose. */
const isLeftOut = (row: Row): boolean => row.link.type === 'omission' || isDone(row.status)
