import type { Block, Layout } from './model.ts'

/** A run of blocks, the end exclusive. */
export interface Chapter {
  readonly from: number
  readonly to: number
}

/** Whether a chapter begins with a block: a heading of level 1. */
export const beginsChapter = ({ kind, level }: Pick<Block, 'kind' | 'level'>): boolean =>
  kind === 'heading' && level === 1

/**
 * The chapters of a text. What stands before the first heading of level 1 is a chapter of its own,
 * but where it is only the title and bylines, it belongs to the first.
 */
export function chaptersOf(blocks: readonly Block[]): readonly Chapter[] {
  const chapters: Chapter[] = []
  let from = 0
  blocks.forEach((block, i) => {
    if (!beginsChapter(block) || i === from) return
    const isFront = blocks.slice(from, i).every(({ kind }) => kind === 'title' || kind === 'byline')
    if (isFront) return
    chapters.push({ from, to: i })
    from = i
  })
  if (from < blocks.length) chapters.push({ from, to: blocks.length })
  return chapters
}

/**
 * Blocks that begin a page where the text runs on by itself: chapters, the documents of several that
 * are set as one among them, in themes that set books. The first begins where the text does.
 */
export const pageStarts = ({
  blocks,
  theme,
}: Pick<Layout, 'blocks' | 'theme'>): ReadonlySet<Block> =>
  new Set(
    theme.titlePage
      ? chaptersOf(blocks)
          .slice(1)
          .map(({ from }) => blocks[from]!)
      : [],
  )
