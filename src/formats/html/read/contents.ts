import type { XmlElement } from '../../xml/tree.ts'
import { isAnchor, isBlock, isFormula, isUnread } from './elements.ts'

/** What an element is told by, all that is in it considered once. */
interface Content {
  readonly block: boolean
  readonly blank: boolean
}

/** Answers what elements hold, each looked into once however often it is asked. */
export class Contents {
  readonly #known = new Map<XmlElement, Content>()

  /** Whether there is a block element in an element. */
  hasBlock(element: XmlElement): boolean {
    return this.#of(element).block
  }

  /** Whether nothing of an element is seen: no text, no picture, no formula. */
  isBlank(element: XmlElement): boolean {
    return this.#of(element).blank
  }

  /** Whether an element, or one in it, may be pointed at. */
  hasAnchor(element: XmlElement): boolean {
    return (
      isAnchor(element) ||
      element.children.some((child) => child.type === 'element' && this.hasAnchor(child))
    )
  }

  #of(element: XmlElement): Content {
    const known = this.#known.get(element)
    if (known) return known
    let block = false
    let blank = element.name !== 'img' && !isFormula(element)
    if (!isUnread(element)) {
      for (const child of element.children) {
        if (child.type === 'text') blank &&= !child.text.trim()
        else {
          const content = this.#of(child)
          block ||= isBlock(child) || content.block
          blank &&= content.blank
        }
      }
    }
    const content = { block, blank }
    this.#known.set(element, content)
    return content
  }
}
