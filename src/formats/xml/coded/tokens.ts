import type { CodeInline, CodeKind, Mark } from '../../../core/document/model.ts'
import { textIn, type XmlElement } from '../tree.ts'

/**
 * Text with inline codes, as XLIFF and TMX have it: characters, and elements that stand for pieces
 * of the original. Between the XML and a segment it is a list of tokens.
 */
export type Token = TextToken | CodeToken

export interface TextToken {
  readonly type: 'text'
  readonly text: string
}

export interface CodeToken {
  readonly type: 'code'
  /** Names the code within the document; the same on both sides and for both ends of a pair. */
  readonly id: string
  readonly role: CodeInline['role']
  readonly kind: CodeKind
  readonly label: string
  /** A tag, or all of an element, as it is written in the file. */
  readonly xml: string
  /** Whether it is the tag of an element around text: those have to nest. */
  readonly nests: boolean
  /** The formatting or line break it stands for, where it stands for nothing else. */
  readonly means: Mark | 'break' | null
  /** Whether a translation without it is wrong even if it is the end of a pair. */
  readonly required: boolean
}

/** What an inline element is. */
export interface CodeShape {
  /** The same for what corresponds on both sides of a unit, and for both ends of a pair. */
  readonly key: string
  /** `around`: an element whose content is text of the segment. */
  readonly role: 'around' | CodeInline['role']
  readonly kind?: CodeKind
  readonly label: string
  readonly means?: Mark | 'break' | null
  readonly required?: boolean
}

/** Tells what the inline elements of one text are, in their order. */
export type Dialect = (element: XmlElement) => CodeShape

/**
 * The tokens of an element's content.
 * @param xml the text the element was read from
 * @param unit begins the ids of the codes
 */
export function tokensOf(
  content: XmlElement,
  xml: string,
  unit: string,
  dialect: Dialect,
  preserve: boolean,
): Token[] {
  const tokens: Token[] = []
  const seen = new Map<string, number>()
  /** The nth code of a key has a name of its own, and so have the nth beginning and end. */
  const nameOf = (key: string, role: string): string => {
    const count = (seen.get(`${role} ${key}`) ?? 0) + 1
    seen.set(`${role} ${key}`, count)
    return count === 1 ? `${unit}.${key}` : `${unit}.${key}~${count}`
  }
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (child.type === 'text') {
        pushText(tokens, child.text)
        continue
      }
      const shape = dialect(child)
      const around = shape.role === 'around' && child.contentStart < child.end
      const role = around ? 'opening' : shape.role === 'around' ? 'standalone' : shape.role
      const code: CodeToken = {
        type: 'code',
        id: nameOf(shape.key, role),
        role,
        kind: shape.kind ?? 'tag',
        label: shorten(shape.label),
        xml: xml.slice(child.start, around ? child.contentStart : child.end),
        nests: around,
        means: shape.means ?? null,
        required: shape.required ?? false,
      }
      tokens.push(code)
      if (!around) continue
      walk(child)
      tokens.push({ ...code, role: 'closing', xml: xml.slice(child.contentEnd, child.end) })
    }
  }
  walk(content)
  if (seen.size === 0) return preserve ? tokens : unwrap(tokens)
  const paired = pairUp(tokens)
  return preserve ? paired : unwrap(paired)
}

function pushText(tokens: Token[], text: string): void {
  const last = tokens.at(-1)
  if (last?.type === 'text') tokens[tokens.length - 1] = { type: 'text', text: last.text + text }
  else if (text) tokens.push({ type: 'text', text })
}

/**
 * An end whose other end is not in the text stands alone. The end of a pair stands for what its
 * beginning stands for.
 */
function pairUp(tokens: readonly Token[]): Token[] {
  const open = new Map<string, number>()
  const partner = new Map<number, number>()
  tokens.forEach((token, i) => {
    if (token.type !== 'code') return
    if (token.role === 'opening') open.set(token.id, i)
    else if (token.role === 'closing') {
      const at = open.get(token.id)
      if (at === undefined) return
      open.delete(token.id)
      partner.set(at, i)
      partner.set(i, at)
    }
  })
  return tokens.map((token, i) => {
    if (token.type !== 'code') return token
    if (token.role === 'standalone') return isMark(token.means) ? { ...token, means: null } : token
    const other = partner.get(i)
    if (other === undefined) {
      const id = token.role === 'closing' ? `${token.id}/end` : token.id
      return { ...token, id, role: 'standalone', means: null }
    }
    if (token.role === 'opening') return token.means === 'break' ? { ...token, means: null } : token
    const { means, kind } = tokens[other] as CodeToken
    // What a field says is said once, by its beginning.
    const own = kind === 'field' ? token.kind : kind
    return { ...token, means: isMark(means) ? means : null, kind: own }
  })
}

const isMark = (means: CodeToken['means']): means is Mark => means !== null && means !== 'break'

/** Joins lines that were only wrapped; what stands before the first and behind the last word goes. */
function unwrap(tokens: Token[]): Token[] {
  if (!tokens.some((token) => token.type === 'text' && token.text.includes('\n'))) return tokens
  return tokens.flatMap((token, i): Token[] => {
    if (token.type !== 'text' || !token.text.includes('\n')) return [token]
    const lines = token.text.split('\n')
    const kept = lines
      .map((line, k) => trimmed(line, k > 0, k < lines.length - 1))
      .filter((line, k) => line !== '' || k === 0 || k === lines.length - 1)
    if (i === 0 && kept[0] === '') kept.shift()
    if (i === tokens.length - 1 && kept.at(-1) === '') kept.pop()
    const text = kept.join(' ')
    return text ? [{ type: 'text', text }] : []
  })
}

/** A line without the white space of XML (§2.3) at its ends; wider blanks are characters. */
function trimmed(line: string, start: boolean, end: boolean): string {
  let from = 0
  let to = line.length
  while (start && from < to && isBlank(line.charCodeAt(from))) from++
  while (end && to > from && isBlank(line.charCodeAt(to - 1))) to--
  return line.slice(from, to)
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x9 || code === 0xd

const MAX_LABEL = 200

const shorten = (label: string): string => {
  const line = label.replace(/\s+/g, ' ').trim()
  return line.length > MAX_LABEL ? `${line.slice(0, MAX_LABEL - 1)}…` : line
}

/** What is written in a code whose content is native text, or its name. */
export const nativeLabel = (element: XmlElement): string => textIn(element).trim() || element.name
