import { concat, fromText, orderMarks } from '../../core/document/inline.ts'
import type { CodeInline, Mark, Segment } from '../../core/document/model.ts'
import { FORBIDDEN } from '../text-file.ts'
import { type Cue, unitOf } from './cues.ts'
import type { Flavour } from './time.ts'

/** What a cue shows. */
export interface CueText {
  readonly segment: Segment
  /** The tag behind each code, by `codeKey`. */
  readonly codes: ReadonlyMap<string, string>
}

export const codeKey = ({ id, role }: Pick<CodeInline, 'id' | 'role'>): string => `${role} ${id}`

/** Tags of both formats; the commands in braces come from SubStation Alpha. */
const TOKENS: Readonly<Record<Flavour, RegExp>> = {
  srt: /(<\/?[a-z][^<>]*>|\{\\[^{}]*\})/i,
  vtt: /(<[^<>]*>)/,
}

const MARKS: Readonly<Record<string, Mark>> = {
  b: { type: 'bold' },
  i: { type: 'italic' },
  u: { type: 'underline' },
}

/**
 * Reads the lines of a cue: breaks between them, bold, italic and underlined text as marks, every
 * other tag (classes, voices, colours, positions, times) as a code.
 */
export function readCue(cue: Cue, flavour: Flavour): CueText {
  const whole = cue.lines.map(({ text }) => text.trim()).join('\n')
  const tokens = whole.split(TOKENS[flavour])
  const pairs = pairTags(tokens)
  const out: Segment[] = []
  const codes = new Map<string, string>()
  const ids = new Map<number, string>()
  let marks: readonly Mark[] = []
  let count = 0
  for (const [i, token] of tokens.entries()) {
    if (i % 2 === 0) {
      out.push(fromText(meaningOf(token, flavour).replace(FORBIDDEN, ''), marks))
      continue
    }
    const pair = pairs.get(i)
    const mark = pair && MARKS[pair.mark]
    if (mark && pair.role === 'opening') marks = orderMarks([...marks, mark])
    else if (mark) marks = marks.filter(({ type }) => type !== mark.type)
    else {
      const id = (pair && ids.get(pair.with)) ?? `${unitOf(cue)}.${++count}`
      ids.set(i, id)
      const role = pair?.role ?? 'standalone'
      out.push([
        { type: 'code', id, role, kind: 'tag', label: token.replace(FORBIDDEN, ''), image: '' },
      ])
      codes.set(codeKey({ id, role }), token)
    }
  }
  return { segment: concat(...out), codes }
}

interface Pair {
  readonly role: 'opening' | 'closing'
  /** The index of the other end. */
  readonly with: number
  /** Name of the element where it is a mark within no other of its kind, else empty. */
  readonly mark: string
}

function pairTags(tokens: readonly string[]): Map<number, Pair> {
  const pairs = new Map<number, Pair>()
  const open: { readonly name: string; readonly plain: boolean; readonly at: number }[] = []
  for (let i = 1; i < tokens.length; i += 2) {
    const match = /^<(\/?)([a-z]+)([^>]*)>$/i.exec(tokens[i]!)
    if (!match) continue
    const name = match[2]!.toLowerCase()
    if (!match[1]) {
      open.push({ name, plain: match[3] === '', at: i })
      continue
    }
    const last = open.findLastIndex((tag) => tag.name === name)
    if (last < 0) continue
    const { plain, at } = open[last]!
    open.length = last
    const nested = open.some((tag) => tag.name === name && tag.plain)
    const mark = plain && !nested ? name : ''
    pairs.set(at, { role: 'opening', with: i, mark })
    pairs.set(i, { role: 'closing', with: at, mark })
  }
  return pairs
}

/** WebVTT 4.2.2; SubRip has no references. */
const meaningOf = (text: string, flavour: Flavour): string =>
  flavour === 'srt' ? text : text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, referred)

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\xa0',
  lrm: '\u200e',
  rlm: '\u200f',
}

function referred(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return NAMED[name] ?? whole
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal!, 16)
  const sound = code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return sound ? String.fromCodePoint(code) : '\ufffd'
}
