/** The first start tag of an XML file, as far as its head tells. */
export interface RootTag {
  /** Name without its prefix. */
  readonly name: string
  /** Name of its namespace, or empty. */
  readonly namespace: string
  /** Attributes as they are written, references unresolved. */
  readonly attributes: Readonly<Record<string, string>>
}

/** Bytes within which a root must begin: enough for a licence in a comment above it. */
const HEAD = 64 * 1024

/** The root element of an XML file, found without reading more than the head, or null. */
export function rootTag(bytes: Uint8Array): RootTag | null {
  const head = headOf(bytes.subarray(0, HEAD))
  const tag = START_TAG.exec(head.slice(endOfProlog(head)))
  if (!tag) return null
  const [, prefix = '', name = '', written = ''] = tag
  const attributes: Record<string, string> = {}
  for (const [, key, double, single] of written.matchAll(ATTRIBUTE)) {
    attributes[key!] = double ?? single ?? ''
  }
  const namespace = attributes[prefix ? `xmlns:${prefix.slice(0, -1)}` : 'xmlns'] ?? ''
  return { name, namespace, attributes }
}

const START_TAG = /^<([\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*)/
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** XML 1.0, appendix F; a wrong guess only makes the root unknown. */
function headOf(head: Uint8Array): string {
  const [first, second] = head
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return new TextDecoder('utf-16be').decode(head)
  }
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return new TextDecoder('utf-16le').decode(head)
  }
  return new TextDecoder('utf-8').decode(head)
}

/** Where the root begins, behind the declaration, comments, instructions and document type. */
function endOfProlog(head: string): number {
  let at = 0
  for (;;) {
    while (/\s/.test(head.charAt(at))) at++
    const end = endOfMisc(head, at)
    if (end === at) return at
    at = end
  }
}

function endOfMisc(head: string, at: number): number {
  if (head.startsWith('<?', at)) return behind(head, '?>', at)
  if (head.startsWith('<!--', at)) return behind(head, '-->', at)
  if (!head.startsWith('<!DOCTYPE', at)) return at
  const subset = head.indexOf('[', at)
  const end = head.indexOf('>', at)
  return subset >= 0 && subset < end ? behind(head, '>', head.indexOf(']', subset)) : end + 1
}

function behind(head: string, mark: string, from: number): number {
  const found = from < 0 ? -1 : head.indexOf(mark, from)
  return found < 0 ? head.length : found + mark.length
}
