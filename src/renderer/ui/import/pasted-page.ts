import { isSafeHref } from '../../../core/document/href.ts'

/** Elements that say what a text is; all others are opened, and what is in them kept. */
const KEPT: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li blockquote table caption thead tbody tr td th dl dt dd figcaption hr strong em u sup sub ruby rb rt rp'.split(
    ' ',
  ),
)

const RENAMED: Readonly<Record<string, string>> = { b: 'strong', i: 'em', cite: 'em' }

/** Elements that part paragraphs, though they are none: WeChat's articles are made of `section`. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside body center details dialog div fieldset figure footer form header main nav pre section summary'.split(
    ' ',
  ),
)

const SILENT: ReadonlySet<string> = new Set(
  'head script style template noscript iframe object embed svg math title meta link button input select textarea'.split(
    ' ',
  ),
)

const INLINE: ReadonlySet<string> = new Set('strong em u sup sub a ruby rb rt rp'.split(' '))

/** Longer than any article, and no more than is parsed at once. */
const MAX_LENGTH = 4_000_000

/**
 * What a copied page or Word text says, as HTML without its looks: headings, lists, tables,
 * quotations, bold, italics, links and readings. It is parsed without being loaded.
 * @returns null where there is no structure that plain text would lose
 */
export function cleanPastedPage(html: string): string | null {
  if (html.length > MAX_LENGTH) return null
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const page = document.implementation.createHTMLDocument()
  copyChildren(body, page.body)
  const hasStructure = page.body.querySelector(
    'h1,h2,h3,h4,h5,h6,li,td,blockquote,strong,em,u,sup,sub,a,rt',
  )
  if (!hasStructure || !page.body.textContent?.trim()) return null
  return `<!DOCTYPE html>\n<meta charset="utf-8">\n${page.body.innerHTML}\n`
}

function copyChildren(from: Element, to: Element): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(child.nodeValue ?? '')
    else if (child.nodeType === Node.ELEMENT_NODE) copyElement(child as HTMLElement, to)
  }
}

function copyElement(element: HTMLElement, to: Element): void {
  const given = element.localName
  if (SILENT.has(given) || isHidden(element)) return
  const page = to.ownerDocument
  if (given === 'br') {
    to.append(page.createElement('br'))
    return
  }
  const name = nameOf(element, RENAMED[given] ?? given)
  if (!name) {
    copyChildren(element, formatted(element, to))
    return
  }
  const copy = page.createElement(name)
  if (name === 'a') copy.setAttribute('href', element.getAttribute('href')!)
  for (const attribute of ['colspan', 'rowspan', 'start']) {
    const value = element.getAttribute(attribute)
    if (value && /^\d{1,4}$/.test(value)) copy.setAttribute(attribute, value)
  }
  copyChildren(element, INLINE.has(name) ? copy : formatted(element, copy))
  if (copy.textContent?.trim() || name === 'td' || name === 'th') to.append(copy)
}

/** What an element is in a text, or null where it is nothing but a wrapper. */
function nameOf(element: HTMLElement, name: string): string | null {
  // Google Docs wraps all in <b style="font-weight:normal">.
  if (name === 'strong' && /^(?:normal|[1-4]00)$/.test(element.style.fontWeight)) return null
  if (name === 'p') return meantAs(element) ?? 'p'
  if (name === 'a') return isSafeHref(element.getAttribute('href') ?? '') ? 'a' : null
  if (KEPT.has(name)) return name
  return BLOCKS.has(name) && isParagraph(element) ? 'p' : null
}

/** Word's titles, headings and items of lists, which it copies as paragraphs of a style. */
function meantAs(element: Element): string | null {
  if (/mso-list:\s*l\d/i.test(element.getAttribute('style') ?? '')) return 'li'
  const level = /\bMso(?:Heading([1-6])|(Title))\b/i.exec(element.className)
  return level ? `h${level[1] ?? 1}` : null
}

/** A block that holds text and no other block is a paragraph. */
const isParagraph = (element: Element): boolean =>
  Boolean(element.textContent?.trim()) &&
  ![...element.querySelectorAll('*')].some(
    ({ localName }) =>
      BLOCKS.has(localName) ||
      (KEPT.has(localName) && !INLINE.has(RENAMED[localName] ?? localName)),
  )

/** Bold and italics that are said by style alone. @returns where the content is to go */
function formatted(element: HTMLElement, to: Element): Element {
  let inner = to
  const wrap = (name: string) => {
    if (inner.closest(name)) return
    const wrapper = to.ownerDocument.createElement(name)
    inner.append(wrapper)
    inner = wrapper
  }
  const { fontWeight, fontStyle } = element.style
  const isBlock = BLOCKS.has(element.localName)
  if (isBlock && !isParagraph(element)) return to
  if (/^(?:bold|bolder|[6-9]00)$/.test(fontWeight) && !/^h\d$/.test(to.localName)) wrap('strong')
  if (/^(?:italic|oblique)/.test(fontStyle)) wrap('em')
  return inner
}

const isHidden = (element: HTMLElement): boolean =>
  element.style?.display === 'none' ||
  element.hasAttribute('hidden') ||
  /mso-hide:\s*all/i.test(element.getAttribute('style') ?? '') ||
  // The number or bullet that Word writes before the text of a list's paragraph.
  /mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '')
