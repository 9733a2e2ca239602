import type { CodeInline, Inline } from '../../core/document/model.ts'

/** Character styles in which tools set their tags. */
export const TAG_STYLES: ReadonlySet<string> = new Set([
  'Tag',
  'mqInternal',
  'tw4winInternal',
  'DO_NOT_TRANSLATE',
])

/** Tags of Phrase are plain text: `{1}`, `{1>`, `<1}`, `{b>`. */
export const PHRASE_TAG = /\{\w{1,4}[}>]|<\w{1,4}\}/g

/** Tags that may stand in one run: memoQ's, Phrase's, and those of XML. */
const TAG = /\{\w+[}\]>]|\[\w+\}|<\w+\}|<[^<>]*>/g

/** A tag that has been found in a cell. */
export interface Tag {
  readonly type: 'tag'
  readonly text: string
}

/** The tags in a text of which nothing else is known than that it is no text. */
export function splitTags(text: string): string[] {
  const tags: string[] = []
  let at = 0
  for (const match of text.matchAll(TAG)) {
    const between = text.slice(at, match.index)
    if (between.trim()) tags.push(between)
    tags.push(match[0])
    at = match.index + match[0].length
  }
  const rest = text.slice(at)
  if (rest.trim() || tags.length === 0) tags.push(rest)
  return tags
}

interface ReadTag {
  readonly role: CodeInline['role']
  /** What both ends of a pair have in common. */
  readonly name: string
}

/** What a tag is by the way it is written: `[1}`…`{1]`, `{1>`…`<1}`, `<b>`…`</b>`. */
function readTag(tag: string): ReadTag {
  const numbered = /^(?:(?<open>\[(\w+)\}|\{(\w+)>)|(?<close>\{(\w+)\]|<(\w+)\}))$/.exec(tag)
  if (numbered) {
    const name = numbered[2] ?? numbered[3] ?? numbered[5] ?? numbered[6] ?? ''
    return { role: numbered.groups!.open ? 'opening' : 'closing', name }
  }
  const xml = /^<(\/?)\s*([^\s/<>]+)[^<>]*?(\/?)>$/.exec(tag)
  if (!xml || xml[3]) return { role: 'standalone', name: tag }
  return { role: xml[1] ? 'closing' : 'opening', name: xml[2]! }
}

/**
 * Makes codes of the tags in a text. Those of a source and of its translation that are written
 * alike have the same name; a tag whose other end is missing stands alone.
 * @param unit in which they stand
 */
export function tagCodes(
  pieces: readonly (Inline | Tag)[],
  unit: string,
): { readonly inlines: Inline[]; readonly texts: Map<string, string> } {
  const read = pieces.map((piece) => (piece.type === 'tag' ? readTag(piece.text) : null))
  const partners = pairUp(read)
  const counts = new Map<string, number>()
  const numbered = (key: string): string => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return `${unit}.${key}.${count}`
  }
  const ids = new Map<number, string>()
  const texts = new Map<string, string>()
  const inlines = pieces.map((piece, i): Inline => {
    const tag = read[i]
    if (piece.type !== 'tag' || !tag) return piece as Inline
    const partner = partners.get(i)
    const role = partner === undefined ? 'standalone' : tag.role
    const id =
      role === 'closing'
        ? ids.get(partner!)!
        : numbered(role === 'opening' ? `pair ${tag.name}` : piece.text)
    ids.set(i, id)
    texts.set(`${role} ${id}`, piece.text)
    return { type: 'code', id, role, kind: 'tag', label: piece.text, image: '' }
  })
  return { inlines, texts }
}

/** Places of the other ends of pairs. */
function pairUp(tags: readonly (ReadTag | null)[]): Map<number, number> {
  const partners = new Map<number, number>()
  const open = new Map<string, number[]>()
  for (const [i, tag] of tags.entries()) {
    if (!tag) continue
    if (tag.role === 'opening') {
      const held = open.get(tag.name)
      if (held) held.push(i)
      else open.set(tag.name, [i])
    } else if (tag.role === 'closing') {
      const start = open.get(tag.name)?.pop()
      if (start === undefined) continue
      partners.set(start, i).set(i, start)
    }
  }
  return partners
}
