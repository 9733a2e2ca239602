import type { Side } from '../../core/document/model.ts'
import { STATUS_MARKS } from '../../core/layout/labels.ts'
import type { Block, Layout } from '../../core/layout/model.ts'

export interface MarkupOptions {
  /**
   * Whether captions are marked up as `figure` with `figcaption`. In a tagged PDF that makes a
   * figure that has neither picture nor description, so print sets them as paragraphs.
   */
  readonly figures: boolean
  /** Markup of the running head, where the text has to bring its own; it is put first. */
  readonly running?: string
  /** Markup before and behind the article, inside the pages around it. */
  readonly around?: readonly [before: string, behind: string]
  /** The name by which contents lead to a heading; null: none, as it has that name elsewhere. */
  readonly anchors?: (block: Block) => string | null
  /** Blocks that begin a page on paper. */
  readonly pageStarts?: ReadonlySet<Block>
  /** Markup of the mark that leads to a block's note, put behind its text. */
  readonly reference?: (block: Block) => string
}

/** Classes of the element that a block is. */
export const classesOf = (block: Block, { pageStarts }: MarkupOptions): string =>
  `${block.kind}${block.begins ? '' : ' continues'}${pageStarts?.has(block) ? ' begins-page' : ''}`

/** The `id` of a heading, with a leading space, where contents lead to it. */
export function anchorOf(block: Block, { anchors }: MarkupOptions): string {
  const name = block.kind === 'heading' ? anchors?.(block) : null
  return name ? ` id="${name}"` : ''
}

/** The number of a block and the mark of its status, as far as they are printed. */
export function numberHtml({ numbered, statusMarks }: Layout, block: Block): string {
  const mark = `<span class="status" title="${block.status}">${STATUS_MARKS[block.status]}</span>`
  return `${numbered ? block.number : ''}${statusMarks ? mark : ''}`
}

/** BCP 47 tag of a side's language. */
export const languageOf = (layout: Layout, side: Side): string =>
  side === 'source' ? layout.sourceLanguage : layout.targetLanguage

/** The class and language of an element that holds text of one side, with a leading space. */
export const sideAttributes = (layout: Layout, side: Side, classes: string = side): string =>
  ` class="${classes}" lang="${languageOf(layout, side)}"`

/**
 * The element that a block's text is set in.
 * @param html what stands in it, escaped
 * @param attributes escaped, each with a leading space
 */
export function elementHtml(
  { kind, level }: Pick<Block, 'kind' | 'level'>,
  html: string,
  attributes: string,
  { figures }: MarkupOptions,
): string {
  switch (kind) {
    case 'title':
      return `<h1${attributes}>${html}</h1>`
    case 'heading': {
      const name = `h${Math.min(level + 1, 6)}`
      return `<${name}${attributes}>${html}</${name}>`
    }
    case 'quotation':
      return `<blockquote${attributes}><p>${html}</p></blockquote>`
    case 'caption':
      return figures
        ? `<figure${attributes}><figcaption>${html}</figcaption></figure>`
        : `<p${attributes}>${html}</p>`
    default:
      return `<p${attributes}>${html}</p>`
  }
}
