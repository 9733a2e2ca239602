import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  Parser,
  type ParserOptions,
} from 'parse5'
import { MAX_HTML_ELEMENTS, MAX_XML_DEPTH } from '../../limits.ts'
import { UnreadableFileError } from '../../types.ts'
import type { XmlPlace } from '../../xml/scan.ts'
import type { XmlElement, XmlNode, XmlText } from '../../xml/tree.ts'

type Adapter = NonNullable<
  ParserOptions<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>['treeAdapter']
>
type Parent = DefaultTreeAdapterTypes.ParentNode
type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/**
 * An HTML text as browsers understand it (HTML Living Standard, §13.2), in the same shape as an XML
 * text, so that both are walked alike. Names are in lower case. Nothing is run or fetched.
 *
 * An element whose tags are not written (`tbody`, an open `b` that goes on in the next paragraph)
 * begins and ends where its content does. A comment is a text without characters.
 * @param text without a byte order mark
 * @throws UnreadableFileError `too-deep`, or `too-large` for more than `MAX_HTML_ELEMENTS`
 */
export function parseHtml(text: string, place: XmlPlace): XmlElement {
  const options = { sourceCodeLocationInfo: true, treeAdapter: limitedAdapter(place) }
  const document = Parser.parse(text, options)
  const root = document.childNodes.find((node): node is Element => 'tagName' in node)
  return convert(root!, 0, { text, place, seen: new Set() })
}

/**
 * The parser's own tree, but for two things: texts are never put together, since those of one place
 * in the tree may stand apart in the file (text in a table comes before it, text behind `</body>`
 * in it), and what no page is like is refused while it is read.
 */
function limitedAdapter(place: XmlPlace): Adapter {
  let elements = 0
  let depth = 0
  return {
    ...defaultTreeAdapter,
    createElement(...of) {
      if (++elements > MAX_HTML_ELEMENTS) {
        throw tooMany(place)
      }
      return defaultTreeAdapter.createElement(...of)
    },
    insertText(parent, text) {
      defaultTreeAdapter.appendChild(parent, defaultTreeAdapter.createTextNode(text))
    },
    insertTextBefore(parent, text, before) {
      defaultTreeAdapter.insertBefore(parent, defaultTreeAdapter.createTextNode(text), before)
    },
    onItemPush() {
      if (++depth > MAX_XML_DEPTH) {
        throw tooDeep(place)
      }
    },
    onItemPop() {
      depth--
    },
  }
}

const tooMany = (place: XmlPlace): UnreadableFileError =>
  refused(place, 'too-large', `more than ${MAX_HTML_ELEMENTS.toLocaleString('en')} elements`)

const tooDeep = (place: XmlPlace): UnreadableFileError =>
  refused(place, 'too-deep', `more than ${MAX_XML_DEPTH} elements within one another`)

const refused = ({ file, part }: XmlPlace, code: string, what: string): UnreadableFileError =>
  new UnreadableFileError(
    code,
    file,
    part,
    `“${file}” has ${what} and was not read: no document is made like that. Ask its sender for another copy.`,
  )

interface Conversion {
  readonly text: string
  readonly place: XmlPlace
  /** Where start tags stand that an element was made of already. */
  readonly seen: Set<number>
}

function convert(element: Element, depth: number, of: Conversion): XmlElement {
  const { text, place, seen } = of
  if (depth > MAX_XML_DEPTH) throw tooDeep(place)
  const at = element.sourceCodeLocation
  // The parser opens a misnested element again from the same tag.
  const written = at?.startTag && !seen.has(at.startTag.startOffset) ? at : null
  if (written) seen.add(written.startOffset)
  const children = contentOf(element, depth, of)
  const contentStart =
    written?.startTag?.endOffset ?? children[0]?.start ?? at?.startTag?.endOffset ?? 0
  const implied = children.reduce((end, child) => Math.max(end, child.end), contentStart)
  const endTag = at?.endTag && isNext(text, implied, at.endTag.startOffset) ? at.endTag : null
  return {
    type: 'element',
    name: element.tagName.toLowerCase(),
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    children,
    start: written?.startOffset ?? contentStart,
    end: endTag?.endOffset ?? implied,
    contentStart,
    contentEnd: endTag?.startOffset ?? implied,
  }
}

/** How far an end tag may stand from the content it ends. */
const REACH = 1000

/**
 * Whether between the content of an element and its end tag there is nothing but white space that
 * was dropped, and end tags of nothing. A misnested element ends where others have begun.
 */
const isNext = (text: string, end: number, tag: number): boolean =>
  end <= tag && tag - end <= REACH && /^(?:\s|<\/[^<>]*>)*$/.test(text.slice(end, tag))

const isTemplate = (node: Element): node is DefaultTreeAdapterTypes.Template => 'content' in node

function contentOf(element: Element, depth: number, of: Conversion): XmlNode[] {
  const parent: Parent = isTemplate(element) ? element.content : element
  const children: XmlNode[] = []
  for (const node of parent.childNodes) {
    if ('tagName' in node) children.push(convert(node, depth + 1, of))
    else addText(children, node)
  }
  // The parser's tree is several times as large; what has been converted can go.
  parent.childNodes = []
  return children
}

function addText(children: XmlNode[], node: Exclude<Node, Element>): void {
  const at = node.sourceCodeLocation
  if (!at) return
  const text = 'value' in node ? node.value : ''
  const before = children.at(-1)
  // A comment has no text, and stays apart so that one at the end of a line may stay in the file.
  const goesOn = before?.type === 'text' && before.text !== '' && text !== ''
  if (goesOn && before.end === at.startOffset) {
    children[children.length - 1] = joined(before, text, at.endOffset)
  } else children.push({ type: 'text', text, start: at.startOffset, end: at.endOffset })
}

const joined = (before: XmlText, text: string, end: number): XmlText => ({
  ...before,
  text: before.text + text,
  end,
})
