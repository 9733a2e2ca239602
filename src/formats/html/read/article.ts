import { Readability } from '@mozilla/readability'
import { textIn, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { TextBlock } from './blocks.ts'
import { completeArticle } from './complete.ts'
import { copyPage, lengthened, STAMP } from './copy.ts'

/** Which blocks of a page are its article. */
export interface Article {
  readonly blocks: ReadonlySet<TextBlock>
  /** The block that is its headline, or null. */
  readonly title: TextBlock | null
  /** The block that names its author, or null. */
  readonly byline: TextBlock | null
  /** What it is called, without the name of the site. */
  readonly titleText: string
}

/**
 * Finds the article of a saved web page with Mozilla's Readability. It works on a copy of the page
 * in which each text wears a stamp; the blocks whose stamps it keeps are the article. The copy has
 * no scripts and no addresses to fetch from.
 * @returns null where there is none
 */
export function findArticle(root: XmlElement, blocks: readonly TextBlock[]): Article | null {
  const document = copyPage(root)
  if (!document) return null
  const found = search(document)
  const content = found?.content
  if (!found || !content) return null
  const places = new Set<number>()
  for (const stamped of content.querySelectorAll(`[${STAMP}]`)) {
    places.add(Number(stamped.getAttribute(STAMP)))
  }
  const kept = new Set(blocks.filter((block) => stampsOf(block.nodes).some((at) => places.has(at))))
  if (kept.size === 0) return null
  const titleText = found.title?.trim() ?? ''
  const before = blocks.slice(0, blocks.findIndex((block) => kept.has(block)) + 1)
  return {
    blocks: completeArticle(blocks, kept),
    title: headline(before, titleText) ?? headline(blocks, titleText),
    byline: blocks.find((block) => isText(block, found.byline ?? '')) ?? null,
    titleText,
  }
}

function search(document: Document): ReturnType<Readability<Element>['parse']> {
  try {
    return new Readability(document, {
      serializer: (node) => node as Element,
      disableJSONLD: true,
    }).parse()
  } catch {
    return null
  }
}

/** What only a page of a web site has; a text that was saved as HTML is all article. */
const FURNITURE = new Set(['nav', 'aside', 'footer', 'form', 'iframe', 'script', 'button', 'input'])
const ROLES = new Set(['navigation', 'banner', 'complementary', 'contentinfo', 'search'])

/** Whether a page is one of a web site, with things around its text. */
export const isPageOfSite = (element: XmlElement): boolean =>
  element.children.some(
    (child) =>
      child.type === 'element' &&
      (FURNITURE.has(child.name) || ROLES.has(child.attributes.role ?? '') || isPageOfSite(child)),
  )

/** The heading that says what the article is called; the title of the page may say more. */
function headline(blocks: readonly TextBlock[], title: string): TextBlock | null {
  const whole = bare(title)
  const says = (block: TextBlock): boolean => {
    const text = block.kind === 'heading' && block.level <= 2 ? textOfBlock(block) : ''
    return text !== '' && (text === whole || (text.length > 1 && whole.startsWith(text)))
  }
  return blocks.findLast(says) ?? null
}

/** @param copied a text of the copy */
const isText = (block: TextBlock, copied: string): boolean =>
  bare(copied) !== '' && lengthened(textOfBlock(block)) === bare(copied)

const textOfBlock = ({ nodes }: TextBlock): string =>
  bare(nodes.map((node) => (node.type === 'text' ? node.text : textIn(node))).join(''))

const bare = (text: string): string => text.replace(/\s+/g, '')

function stampsOf(nodes: readonly XmlNode[]): number[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node.start]
    return node.name === 'img' ? [node.start] : stampsOf(node.children)
  })
}
