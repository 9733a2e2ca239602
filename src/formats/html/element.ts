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
  /** Index of the first block, where headings are to be found by `#b…`, their blocks' indices. */
  readonly anchors?: number
  /** Markup of the mark that leads to a block's note, put behind its text. */
  readonly reference?: (block: Block) => string
}

/** The `id` of a heading, with a leading space, where contents lead to it. */
export const anchorOf = ({ kind }: Block, index: number, { anchors }: MarkupOptions): string =>
  anchors !== undefined && kind === 'heading' ? ` id="b${anchors + index}"` : ''

/** The number of a block and the mark of its status, as far as they are printed. */
export function numberHtml({ numbered, statusMarks }: Layout, block: Block): string {
  const mark = `<span class="status" title="${block.status}">${STATUS_MARKS[block.status]}</span>`
  return `${numbered ? block.number : ''}${statusMarks ? mark : ''}`
}

/** The class and language of an element that holds text of one side, with a leading space. */
export const sideAttributes = (layout: Layout, side: Side, classes: string = side): string =>
  ` class="${classes}" lang="${side === 'source' ? layout.sourceLanguage : layout.targetLanguage}"`

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
