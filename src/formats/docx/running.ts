import { fromText } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import { beginsChapter } from '../../core/layout/chapters.ts'
import type { Context } from './context.ts'
import type { Spread } from './openings.ts'
import { orderOf } from './pages.ts'
import { paragraphXml } from './paragraph.ts'
import { STYLE } from './styles.ts'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

type Kind = 'header' | 'footer'

/**
 * Heads and feet of facing pages, which are sections each (17.10): the head is the chapter in the
 * language of its page, the foot the number of the opening, 12 on the left and 12′ on the right,
 * whatever becomes of the pages before it. What is on both pages of a chapter is one part.
 */
export class Running {
  readonly #context: Context
  readonly #ids = new Map<string, string>()
  readonly #parts = new Map<string, { readonly kind: Kind; readonly name: string }>()
  /** References of each page, by opening. */
  readonly #pages: (readonly [left: string, right: string])[]
  /** References of a page with neither a head nor a number. */
  readonly bare: string

  constructor(context: Context, spreads: readonly Spread[]) {
    this.#context = context
    this.bare = this.#references('header', '') + this.#references('footer', '')
    const order = orderOf(context)
    const { layout } = context
    let chapter: Readonly<Record<Side, string>> | null = null
    this.#pages = spreads.map((spread, i) => {
      const own = spread.placed.find(({ block }) => beginsChapter(block))?.block
      if (own) {
        chapter = layout.outline.find(({ block }) => layout.blocks[block] === own) ?? null
      }
      const page = (side: Side, k: number): string => {
        const title = layout.title[side] || layout.running
        const said = layout.theme.running === 'chapter' ? chapter?.[side] || title : title
        const isHeaded = layout.theme.running !== 'none' && i > 0 && !spread.begins
        const align = k === 0 ? 'left' : 'right'
        const head = isHeaded ? this.#line(STYLE.running, said, side, align) : ''
        const number = this.#line(STYLE.pageNumber, folioOf(i, k), 'target', align)
        return this.#references('header', head) + this.#references('footer', number)
      }
      return [page(order[0], 0), page(order[1], 1)]
    })
  }

  /** The references of a page's section. @param k 0 on the left, 1 on the right */
  of(opening: number, k: number): string {
    return this.#pages[opening]?.[k] ?? ''
  }

  /** The references of the last page. */
  get last(): string {
    return this.of(this.#pages.length - 1, 1)
  }

  #line(style: string, text: string, side: Side, align: 'left' | 'right'): string {
    const runs = this.#context.runs(fromText(text), side, style)
    return paragraphXml(style, runs, `<w:jc w:val="${align}"/>`)
  }

  /** Which of the two a program takes, it decides by the number that it counts itself. */
  #references(kind: Kind, content: string): string {
    const id = this.#part(kind, content)
    return ['even', 'default']
      .map((type) => `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`)
      .join('')
  }

  #part(kind: Kind, content: string): string {
    const [root, style] = kind === 'header' ? ['hdr', STYLE.running] : ['ftr', STYLE.pageNumber]
    const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACES}>${content || paragraphXml(style, '')}</w:${root}>`
    const before = this.#ids.get(xml)
    if (before) return before
    const count = this.#ids.size + 1
    const id = `rIdRunning${count}`
    this.#ids.set(xml, id)
    this.#parts.set(id, { kind, name: `${kind}-${count}.xml` })
    return id
  }

  /** The parts by their names in the package, and what it has to say of them. */
  get parts(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.#ids].map(([xml, id]) => [`word/${this.#parts.get(id)!.name}`, xml]),
    )
  }

  get contentTypes(): string {
    return [...this.#parts.values()]
      .map(
        ({ kind, name }) =>
          `<Override ContentType="${CONTENT}.${kind}+xml" PartName="/word/${name}"/>`,
      )
      .join('')
  }

  get relationships(): string {
    return [...this.#parts]
      .map(
        ([id, { kind, name }]) =>
          `<Relationship Id="${id}" Type="${RELATIONSHIP}/${kind}" Target="${name}"/>`,
      )
      .join('')
  }
}

/** The number of a page: both pages of an opening share one. */
export const folioOf = (opening: number, k: number): string => `${opening + 1}${k > 0 ? '′' : ''}`
