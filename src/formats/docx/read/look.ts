import { plainText } from '../../../core/document/inline.ts'
import { type FormattedParagraph, rolesByLook } from '../../../core/structure/look.ts'
import type { DocxParagraph } from './story.ts'
import type { StyleRole } from './style-roles.ts'
import type { Styles } from './styles.ts'

/** A paragraph and where it stands in the list of all. */
interface Placed {
  readonly index: number
  readonly look: FormattedParagraph
}

/**
 * Headings that are made with bold and large type instead of styles. Judged only where no style
 * and no outline level names a heading or a title in all of the body.
 */
export class LookRoles {
  readonly #placed: Placed[] = []
  #styled = false

  /**
   * @param index of the paragraph among all of the document
   * @param styles of the document
   */
  add(index: number, paragraph: DocxParagraph, styles: Styles): void {
    const { kind } = paragraph.role
    if (kind === 'heading' || kind === 'title') this.#styled = true
    if (!this.#styled && paragraph.content.hasText && JUDGED.has(kind)) {
      this.#placed.push({ index, look: lookOf(paragraph, styles) })
    }
  }

  /** Roles by the index of the paragraphs that are no running text. */
  roles(lang: 'zh' | 'en'): ReadonlyMap<number, StyleRole> {
    if (this.#styled || this.#placed.length < FEWEST) return new Map()
    const roles = rolesByLook(
      this.#placed.map(({ look }) => look),
      lang,
    )
    return new Map([...roles].map(([at, role]) => [this.#placed[at]!.index, role]))
  }
}

/** An automatic number makes an item of a list of a heading. */
const JUDGED: ReadonlySet<StyleRole['kind']> = new Set(['paragraph', 'list-item'])

/** In a text of so few paragraphs nothing tells what is usual in it. */
const FEWEST = 4

/** Half points that text has where nothing says otherwise (17.3.2.38). */
const DEFAULT_SIZE = '20'

function lookOf(
  { segment, role, content, style, shape }: DocxParagraph,
  styles: Styles,
): FormattedParagraph {
  const around = styles.paragraph(style).run
  const { format, marks } = content
  const isBold = around.get('b') === '1' && format?.rest.get('b') !== '0'
  return {
    text: plainText(segment),
    inList: role.kind === 'list-item',
    bold: isBold || marks.some(({ type }) => type === 'bold'),
    centred: shape.centred,
    size: Number(format?.rest.get('sz') || around.get('sz') || DEFAULT_SIZE),
    face: format?.eastAsia ?? '',
  }
}
