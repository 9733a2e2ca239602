import { textIn, type XmlElement } from '../../xml/tree.ts'
import type { TextBlock } from './blocks.ts'

/**
 * The article with what a search for running prose leaves out of its middle: lists, tables, short
 * lines, headings. All blocks of the element that holds the article count, from the first that was
 * found to the last, but for those in parts that are something else; an `article` element counts
 * as a whole.
 */
export function completeArticle(
  blocks: readonly TextBlock[],
  kept: ReadonlySet<TextBlock>,
): Set<TextBlock> {
  const home = commonElement(blocks.filter((block) => kept.has(block)))
  const article = home.findLast(isArticle)
  const depth = article ? home.indexOf(article) + 1 : home.length
  const holder = home[depth - 1]
  const first = blocks.findIndex((block) => kept.has(block))
  const last = blocks.findLastIndex((block) => kept.has(block))
  return new Set(
    blocks.filter((block, i) => {
      if (kept.has(block)) return true
      if (!article && (i < first || i > last)) return false
      if (block.within[depth - 1] !== holder) return false
      return !block.within.slice(depth).some(isOther) && !isMostlyLinks(block)
    }),
  )
}

/** The elements that all blocks stand in, the innermost last. */
function commonElement([first, ...others]: readonly TextBlock[]): readonly XmlElement[] {
  let common = first?.within ?? []
  for (const { within } of others) {
    let shared = 0
    while (shared < common.length && common[shared] === within[shared]) shared++
    common = common.slice(0, shared)
  }
  return common
}

const isArticle = ({ name, attributes }: XmlElement): boolean =>
  name === 'article' || /\barticleBody\b/.test(attributes.itemprop ?? '')

const OTHER = new Set(['nav', 'aside', 'footer', 'form', 'menu', 'dialog'])
const OTHER_NAMES =
  /(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|footer|menu|nav|pagination|pager|popup|promo\w*|recommend\w*|related|share|sharing|sidebar|social|sponsor\w*|subscribe|tags?|toolbar|widget)(?:$|[\s_-])/i

/** Whether an element in an article is no part of it, by what it is or what it is called. */
const isOther = ({ name, attributes: { class: classes = '', id = '', role } }: XmlElement) =>
  OTHER.has(name) ||
  role === 'navigation' ||
  role === 'complementary' ||
  OTHER_NAMES.test(classes) ||
  OTHER_NAMES.test(id)

/** Whether more than half of a block's text leads elsewhere. */
function isMostlyLinks({ nodes }: TextBlock): boolean {
  let all = 0
  let linked = 0
  for (const node of nodes) {
    const length = (node.type === 'text' ? node.text : textIn(node)).trim().length
    all += length
    if (node.type === 'element') linked += linkedLength(node)
  }
  return 2 * linked > all
}

function linkedLength(element: XmlElement): number {
  if (element.name === 'a') return textIn(element).trim().length
  return element.children.reduce(
    (sum, child) => sum + (child.type === 'element' ? linkedLength(child) : 0),
    0,
  )
}
