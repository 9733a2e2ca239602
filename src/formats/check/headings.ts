import { textOf } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import type { Problems } from './result.ts'
import { bare } from './rows.ts'

/** A heading of a file and what it says in either language. */
export interface FoundHeading {
  /** 0 for titles, 1 to 6 for headings; null where the file cannot tell them apart. */
  readonly level: number | null
  readonly text: Readonly<Record<Side, string>>
}

const SIDES = ['source', 'target'] as const

/** Whether the headings of a file are those of the text, in order, on every side that prints them. */
export function checkHeadings(
  layout: Layout,
  found: readonly FoundHeading[],
  problems: Problems,
): void {
  for (const side of SIDES) {
    const there = found
      .map(({ level, text }) => ({ level, text: bare(text[side]) }))
      .filter(({ text }) => text)
    const title = layout.titleInText ? '' : bare(layout.title[side])
    let at = 0
    for (const { block: index, level } of layout.outline) {
      const block = layout.blocks[index]!
      const wanted = bare(headingOf(layout, block, side))
      if (!wanted) continue
      // The title that stands over a text without one of its own is none of the outline.
      while (title && there[at]?.text === title && (there[at]!.level === 0 || wanted !== title))
        at++
      const next = there[at++]
      if (next?.text === wanted && (next.level ?? level) === level) continue
      problems.add(
        'heading',
        block.number,
        `The heading of row ${block.number} is not a heading of level ${level} in the file.`,
      )
      break
    }
  }
}

/** What stands of a heading's block in the heading itself; a source in a footnote does not. */
function headingOf({ arrangement }: Layout, { passages }: Block, side: Side): string {
  const inNote =
    arrangement === 'footnotes' &&
    side === 'source' &&
    passages.some((passage) => passage.side === 'target')
  if (inNote) return ''
  return passages
    .filter((passage) => passage.side === side)
    .map(({ segment }) => textOf(segment))
    .join('')
}
