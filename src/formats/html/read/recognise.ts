import { extensionOf, FILE_KINDS } from '../../kinds.ts'

const REACH = 4096

/** What may stand before the first tag: an XML declaration, comments, white space. */
const PROLOGUE = /^(?:\s+|<\?[^>]*>)/

const PAGE = /^<(?:!doctype\s+html\b|html\b|head\b|body\b)/i

/** A piece of a page: with a name that says so only, since Markdown may begin with a tag as well. */
const FRAGMENT =
  /^<(?:title|meta|link|script|style|base|div|p|h[1-6]|table|article|section|main|header|nav|ul|ol|dl|blockquote|figure|center|font|span|a|b|i|strong|em|img|br|hr|pre)\b[^>]*>/i

/** Whether a file is a web page: by its doctype or its first element. */
export function recognisesHtml(bytes: Uint8Array, name: string): boolean {
  let rest = headOf(bytes)
  for (;;) {
    const end = rest.startsWith('<!--') ? rest.indexOf('-->', 4) : -1
    const skipped = end >= 0 ? end + 3 : (PROLOGUE.exec(rest)?.[0].length ?? 0)
    if (skipped === 0) break
    rest = rest.slice(skipped)
  }
  if (PAGE.test(rest)) return true
  return FILE_KINDS.html!.extensions.includes(extensionOf(name)) && FRAGMENT.test(rest)
}

function headOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  const text = new TextDecoder(wide ?? 'latin1').decode(bytes.subarray(0, REACH))
  return wide ? text : text.replace(/^\xef\xbb\xbf/, '')
}
