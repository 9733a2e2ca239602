import { concat, isBlank, textOf } from '../document/inline.ts'
import { joinTexts } from '../document/join.ts'
import type { Row, Segment, Side } from '../document/model.ts'
import { joinStatus } from '../document/status.ts'
import { isDone } from '../document/summary.ts'
import type { Block, Passage } from './model.ts'
import type { Arrangement } from './options.ts'

/**
 * The blocks of a document, in order. Columns have a block for every row; running text has one for
 * every paragraph and leaves out paragraphs that would print nothing.
 */
export function blocksOf(rows: readonly Row[], arrangement: Arrangement): Block[] {
  const blocks: Block[] = []
  let start = 0
  while (start < rows.length) {
    let end = start + 1
    while (end < rows.length && rows[end]!.paragraph === rows[start]!.paragraph) end++
    const paragraph = rows.slice(start, end)
    if (arrangement === 'columns') {
      paragraph.forEach((row, i) => {
        blocks.push(blockOf([row], start + i + 1, i === 0, arrangement))
      })
    } else {
      const block = blockOf(paragraph, start + 1, true, arrangement)
      if (block.passages.length > 0) blocks.push(block)
    }
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
  const { source, target } = rows.length === 1 ? rows[0]! : joinTexts(rows)
  return {
    kind,
    level,
    rows: rows.map((row) => row.id),
    number: rows.length === 1 ? `${number}` : `${number}–${number + rows.length - 1}`,
    begins,
    status: joinStatus(rows.map((row) => row.status)),
    source,
    target,
    passages: arrangement === 'target' ? inTarget(rows) : bothSides(source, target),
  }
}

function bothSides(source: Segment, target: Segment): Passage[] {
  const passages: Passage[] = [
    { side: 'source', segment: source },
    { side: 'target', segment: target },
  ]
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
