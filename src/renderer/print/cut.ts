/** A place in a document, as ranges have it. */
export interface Point {
  readonly node: Node
  readonly offset: number
}

/** Cuts an element at a place inside it. @returns a copy of the element with the rest of its text */
export function cutAt(element: HTMLElement, { node, offset }: Point): HTMLElement {
  const range = element.ownerDocument.createRange()
  range.setStart(node, offset)
  range.setEnd(element, element.childNodes.length)
  const rest = element.cloneNode(false) as HTMLElement
  const content = range.extractContents()
  if (content.textContent) rest.append(content)
  rest.classList.add('continues')
  return rest
}

/** The end of an element's text: a cut there leaves nothing behind it. */
export const endOf = (element: HTMLElement): Point => ({
  node: element,
  offset: element.childNodes.length,
})

/** The characters of an element, found by their place among all of them. */
export class Characters {
  private readonly texts: Text[] = []
  private readonly starts: number[] = []
  private readonly range: Range
  readonly length: number

  /** @param element what is in a `.number` does not count as its text */
  constructor(private readonly element: HTMLElement) {
    this.range = element.ownerDocument.createRange()
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let length = 0
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      if (text.parentElement?.closest('.number')) continue
      this.texts.push(text)
      this.starts.push(length)
      length += text.length
    }
    this.length = length
  }

  /** All of them. */
  get text(): string {
    return this.texts.map(({ data }) => data).join('')
  }

  at(index: number): string {
    const { node, offset } = this.pointOf(index)
    return (node as Text).data?.[offset] ?? ''
  }

  /** Where a character begins; the end of the element behind the last. */
  pointOf(index: number): Point {
    if (index >= this.length) return endOf(this.element)
    let low = 0
    let high = this.texts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.starts[middle]! <= index) low = middle
      else high = middle - 1
    }
    return { node: this.texts[low]!, offset: index - this.starts[low]! }
  }

  /** Where a character stands on the page; null where white space has collapsed. */
  private rectOf(index: number): DOMRect | null {
    const { node, offset } = this.pointOf(index)
    const range = this.range
    range.setStart(node, offset)
    range.setEnd(node, Math.min(offset + 1, (node as Text).length))
    const rects = range.getClientRects()
    return rects[rects.length - 1] ?? null
  }

  /**
   * The first character of a line.
   * @param top of the first line, and the height of every line, in CSS pixels
   */
  firstOfLine(line: number, top: number, height: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      let seen = middle
      let rect = this.rectOf(seen)
      while (!rect && seen + 1 < high) rect = this.rectOf(++seen)
      const isBefore = rect && Math.floor((rect.top + rect.height / 2 - top) / height) < line
      if (isBefore) low = seen + 1
      else high = middle
    }
    return low
  }

  /** The start of the word that a place divides, or the place where it divides none. */
  wordStart(index: number): number {
    let start = index
    while (start > 0 && isLetter(this.at(start - 1)) && isLetter(this.at(index))) start--
    return start
  }
}

const isLetter = (character: string): boolean =>
  /^[\p{Script=Latin}\p{M}’'\u00ad]$/u.test(character)
