import { LEADING } from '../../core/layout/openings.ts'
import type { SideName } from './measure.ts'

/** Lines are never set closer than this, even where a text would not fit: then it may stand out. */
const LEAST = LEADING.least * 0.96

/** Makes the pages of a document, one behind the other. */
export class Pages {
  private readonly document: Document
  private readonly areas: HTMLElement[] = []
  private readonly names: string[] = []
  private readonly titles: Readonly<Record<SideName, HTMLElement>> | null
  private readonly running: 'titles' | 'chapter'

  constructor(
    private readonly article: HTMLElement,
    heads: HTMLElement | null,
  ) {
    this.document = article.ownerDocument
    this.running = heads?.dataset.running === 'chapter' ? 'chapter' : 'titles'
    const [source, target] = heads ? [...heads.children] : []
    this.titles =
      source && target ? { source: source as HTMLElement, target: target as HTMLElement } : null
  }

  get count(): number {
    return this.areas.length
  }

  /** Whether the next page is a right one. */
  get isRecto(): boolean {
    return this.count % 2 === 0
  }

  /** What each page is called, whether or not it stands on it. */
  get labels(): readonly string[] {
    return this.names
  }

  /** A page without head and number. @returns where its text goes */
  bare(label: string): HTMLElement {
    const page = this.document.createElement('section')
    page.className = `page ${this.isRecto ? 'recto' : 'verso'}`
    const area = this.document.createElement('div')
    area.className = 'area'
    page.append(area)
    this.article.append(page)
    this.areas.push(area)
    this.names.push(label)
    return area
  }

  /**
   * A page of the text.
   * @param heads the sides whose titles stand over it
   * @param chapter headings of the chapter; null where it begins on this page
   */
  numbered(
    folio: string,
    heads: readonly SideName[],
    chapter: Readonly<Record<SideName, string>> | null,
  ): HTMLElement {
    const area = this.bare(folio)
    const page = area.parentElement!
    if (this.titles && !(this.running === 'chapter' && chapter === null)) {
      const over = this.document.createElement('p')
      over.className = 'over'
      over.setAttribute('aria-hidden', 'true')
      heads.forEach((side, i) => {
        const head = this.titles![side].cloneNode(true) as HTMLElement
        const said = this.running === 'chapter' ? chapter?.[side] : ''
        if (said) head.textContent = said
        if (i > 0 && head.textContent) over.append(' · ')
        over.append(head)
      })
      page.prepend(over)
    }
    const number = this.document.createElement('p')
    number.className = 'folio'
    number.setAttribute('aria-hidden', 'true')
    number.textContent = folio
    page.append(number)
    return area
  }

  /**
   * Brings text that is higher than was thought back into its page, by its leading: where a cut
   * took a word along, or a line of the rest is one more.
   */
  settle(): void {
    const tight: [HTMLElement, number][] = []
    for (const area of this.areas) {
      const last = area.lastElementChild
      if (!last) continue
      const box = area.getBoundingClientRect()
      const over = last.getBoundingClientRect().bottom - box.bottom
      if (over > 0.5) tight.push([area, box.height / (box.height + over)])
    }
    for (const [area, factor] of tight) {
      const lead = Number.parseFloat(area.style.getPropertyValue('--lead') || '1')
      // A little more than in proportion: headings and spaces stay as they are.
      const closer = Math.max(LEAST, lead * factor ** 1.15)
      if (closer < lead) area.style.setProperty('--lead', String(closer))
    }
  }
}
