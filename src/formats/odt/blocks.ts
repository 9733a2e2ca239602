import type { RowKind } from '../../core/document/model.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/tree.ts'
import { isParagraph, WITHOUT_TEXT } from './elements.ts'
import { ListNumbers, type ListState } from './lists.ts'
import type { OdtPart } from './package.ts'
import type { Paragraph } from './paragraph.ts'
import { type PartContext, readParagraph } from './paragraph-reader.ts'
import type { Style } from './styles.ts'

/** A paragraph and what it is in the document. */
export interface Block {
  readonly paragraph: Paragraph
  readonly kind: RowKind
  /** 1 to 6 for headings, else 0. */
  readonly level: number
  /** Number or bullet that is shown before it and is not in its text. */
  readonly label: string
}

interface Around {
  /** What paragraphs are here whatever their style says, or null. */
  readonly kind: RowKind | null
  readonly list: ListState | null
  readonly listLevel: number
}

const NOTHING_AROUND: Around = { kind: null, list: null, listLevel: 0 }

/** Reads the paragraphs of one part in the order in which they are read on the page. */
export class PartReader {
  readonly #part: OdtPart
  readonly #context: PartContext
  readonly #numbers: ListNumbers
  readonly #ordinals = new Map<XmlElement, number>()
  readonly #noteBodies: XmlElement[] = []
  #blocks: Block[] = []

  constructor(part: OdtPart, context: PartContext) {
    this.#part = part
    this.#context = context
    this.#numbers = new ListNumbers(context.styles)
    numberParagraphs(part.root, this.#ordinals)
  }

  /** The paragraphs in an element, the notes on them behind all others. */
  read(container: XmlElement): Block[] {
    this.#blocks = []
    this.#children(container, NOTHING_AROUND)
    for (let i = 0; i < this.#noteBodies.length; i++) {
      this.#children(this.#noteBodies[i]!, { ...NOTHING_AROUND, kind: 'footnote' })
    }
    this.#noteBodies.length = 0
    return this.#blocks
  }

  #children(container: XmlElement, around: Around): void {
    for (const child of childrenOf(container)) this.#element(child, around)
  }

  #element(element: XmlElement, around: Around): void {
    const { name, attributes } = element
    if (isParagraph(name)) {
      this.#paragraph(element, around, null)
      return
    }
    if (WITHOUT_TEXT.has(name)) return
    switch (name) {
      case 'text:list':
        this.#list(element, around)
        return
      case 'text:section':
        // 5.4: what is hidden under a condition says whether it was when it was written.
        if (attributes['text:display'] === 'none' || attributes['text:is-hidden'] === 'true') {
          this.#hidden(element)
        } else this.#children(element, around)
        return
      case 'table:table-row':
        if (HIDDEN_ROWS.has(attributes['table:visibility'] ?? '')) this.#hidden(element)
        else this.#children(element, around)
        return
      case 'table:table-cell':
        this.#children(element, { ...NOTHING_AROUND, kind: around.kind ?? 'table-cell' })
        return
      case 'table:covered-table-cell':
        // 9.1.5: under a cell that spans it.
        this.#hidden(element)
        return
      case 'text:change-start':
        this.#context.changes.start(attributes['text:change-id'] ?? '')
        return
      case 'text:change-end':
        this.#context.changes.end(attributes['text:change-id'] ?? '')
        return
      default:
        this.#children(element, around)
    }
  }

  #hidden(element: XmlElement): void {
    if (textIn(element).trim()) this.#context.hidden()
  }

  /** 5.3 */
  #list(element: XmlElement, around: Around): void {
    const list = this.#numbers.begin(element, around.list)
    const listLevel = around.listLevel + 1
    const inside = { ...around, list, listLevel }
    for (const item of childrenOf(element)) {
      let first: string | undefined = item.attributes['text:start-value']
      const counts = item.name === 'text:list-item'
      let begun = !counts
      for (const child of childrenOf(item)) {
        if (isParagraph(child.name)) {
          const label = begun ? '' : this.#numbers.item(list, listLevel, first)
          first = undefined
          this.#paragraph(child, inside, label)
        } else this.#element(child, inside)
        if (child.name !== 'text:number') begun = true
      }
    }
  }

  /** @param itemLabel of the list item it begins, or null outside of lists */
  #paragraph(element: XmlElement, around: Around, itemLabel: string | null): void {
    const { attributes } = element
    const style = this.#context.styles.of('paragraph', attributes['text:style-name'])
    const isHeading = element.name === 'text:h'
    const level = isHeading
      ? clampLevel(attributes['text:outline-level'])
      : around.list
        ? 0
        : headingLevel(style)
    const counted =
      isHeading && itemLabel === null && attributes['text:is-list-header'] !== 'true'
        ? this.#numbers.heading(level, attributes['text:start-value'])
        : ''
    const unit = `${this.#part.path}#${this.#ordinals.get(element)}`
    const paragraph = readParagraph(element, unit, style, this.#context)
    this.#noteBodies.push(...paragraph.noteBodies)
    if (style.look.hidden || isHiddenParagraph(element)) this.#hidden(element)
    else {
      this.#blocks.push({
        paragraph,
        ...kindOf(style, level, around),
        label: itemLabel || counted,
      })
    }
    const inShapes = { ...NOTHING_AROUND, kind: around.kind === 'footnote' ? around.kind : null }
    for (const shape of paragraph.shapes) this.#children(shape, inShapes)
  }
}

const HIDDEN_ROWS: ReadonlySet<string> = new Set(['collapse', 'filter'])

/** The nth paragraph or heading of a part is so wherever it stands, from 1. */
function numberParagraphs(element: XmlElement, ordinals: Map<XmlElement, number>): void {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    if (isParagraph(child.name)) ordinals.set(child, ordinals.size + 1)
    numberParagraphs(child, ordinals)
  }
}

/** 7.7.9: a field in it may hide all of a paragraph. */
const isHiddenParagraph = (element: XmlElement): boolean =>
  childrenOf(element, 'text:hidden-paragraph').some(
    ({ attributes }) => attributes['text:is-hidden'] === 'true',
  )

const clampLevel = (level: string | undefined): number =>
  Math.min(Math.max(Number(level ?? 1) || 1, 1), 6)

const HEADING = /^(?:heading|標題|标题|标 题)\s*([1-9])\b/i

function headingLevel({ names, outline }: Style): number {
  for (const name of names) {
    const level = HEADING.exec(name)?.[1]
    if (level) return clampLevel(level)
  }
  return outline > 0 ? clampLevel(String(outline)) : 0
}

/** Styles by the names that LibreOffice and Word give them, in English and in Chinese. */
const KIND_OF_STYLE: readonly (readonly [RegExp, RowKind])[] = [
  [/^(?:title|標題|标题)$/i, 'title'],
  [
    /^(?:quotations?|(?:block|intense) ?(?:text|quote)|quote|引文|引用|明顯引文|明显引用)$/i,
    'quotation',
  ],
  [/^(?:caption|標號|題注|题注|圖表標題|图表标题)$/i, 'caption'],
  [/^(?:author|byline|作者)$/i, 'byline'],
  [/^(?:footnote|endnote)(?: text)?$/i, 'footnote'],
]

function kindOf(style: Style, level: number, around: Around): Pick<Block, 'kind' | 'level'> {
  if (around.kind) return { kind: around.kind, level: 0 }
  if (level > 0) return { kind: 'heading', level }
  if (around.list) return { kind: 'list-item', level: 0 }
  for (const name of style.names) {
    const known = KIND_OF_STYLE.find(([pattern]) => pattern.test(name))
    if (known) return { kind: known[1], level: 0 }
  }
  return { kind: 'paragraph', level: 0 }
}
