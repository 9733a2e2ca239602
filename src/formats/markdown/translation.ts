import { sameMarks } from '../../core/document/inline.ts'
import type { Inline, Mark, Segment, TextInline } from '../../core/document/model.ts'
import { type Block, codeKey, type LinkSource, type Setting } from './block.ts'
import { escapeTranslation } from './escape-translation.ts'
import { trimLines } from './soft-breaks.ts'

/** What the file says about the place a translation is put in. */
export interface TranslationPlace {
  readonly block: Pick<Block, 'setting' | 'prefix' | 'links'>
  /** The Markdown behind the codes of the file: see `Block.codes`. */
  readonly codes: ReadonlyMap<string, string>
  /** How a line is broken in a paragraph: two blanks or a backslash, and the line end. */
  readonly lineBreak: string
}

type Piece =
  | { readonly type: 'open' | 'close'; readonly mark: Mark }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'raw'; readonly raw: string }
  | { readonly type: 'break' }

/**
 * A translation as Markdown for the very place its source stands in. Codes come back as the file
 * has them, links as the file writes them, everything else is what `readInlines` reads again.
 * @param segment with codes that the file can hold: see `fitCodes`
 */
export function translationMarkdown(segment: Segment, place: TranslationPlace): string {
  const pieces = piecesOf(trimLines(withoutOuterBreaks(segment)), place)
  return new Renderer(pieces, place).render()
}

/** At the ends of a block a break breaks nothing. */
function withoutOuterBreaks(segment: Segment): Segment {
  const isEmpty = (inline: Inline | undefined): boolean =>
    inline?.type === 'break' || (inline?.type === 'text' && inline.text.trim() === '')
  let from = 0
  let to = segment.length
  while (isEmpty(segment[from])) from++
  while (to > from && isEmpty(segment[to - 1])) to--
  return segment.slice(from, to)
}

/** Marks become openings and closings that nest; none goes across a code that has two ends. */
function piecesOf(segment: Segment, { codes }: TranslationPlace): Piece[] {
  const pieces: Piece[] = []
  const open: Mark[] = []
  const closeTo = (depth: number): void => {
    while (open.length > depth) pieces.push({ type: 'close', mark: open.pop()! })
  }
  const keep = (marks: readonly Mark[]): number => {
    let shared = 0
    while (shared < open.length && isSame(open[shared], marks[shared])) shared++
    return shared
  }
  const inlines = segment.flatMap(outsideBlanks)
  for (const [i, inline] of inlines.entries()) {
    if (inline.type === 'text') {
      const marks = inline.text.trim() ? inline.marks : sharedBy(inlines, i)
      closeTo(keep(marks))
      for (const mark of marks.slice(open.length)) {
        open.push(mark)
        pieces.push({ type: 'open', mark })
      }
      pieces.push({ type: 'text', text: inline.text })
    } else if (inline.type === 'break') {
      closeTo(keep(sharedBy(inlines, i)))
      pieces.push(inline)
    } else {
      closeTo(inline.role === 'standalone' ? keep(sharedBy(inlines, i)) : 0)
      const raw = codes.get(codeKey(inline.id, inline.role)) ?? ''
      if (raw) pieces.push({ type: 'raw', raw })
    }
  }
  closeTo(0)
  return pieces
}

const isSame = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a !== undefined && b !== undefined && sameMarks([a], [b])

/** White space at the ends of a marked text apart: beside it the signs would mean nothing. */
function outsideBlanks(inline: Inline): Inline[] {
  if (inline.type !== 'text' || inline.marks.length === 0) return [inline]
  const core = inline.text.trim()
  if (!core || core.length === inline.text.length) return [inline]
  const start = inline.text.length - inline.text.trimStart().length
  const parts = [inline.text.slice(0, start), core, inline.text.slice(start + core.length)]
  return parts.filter(Boolean).map((text): TextInline => ({ ...inline, text }))
}

/** The marks of the words on both sides of what has none of its own. */
function sharedBy(inlines: readonly Inline[], at: number): readonly Mark[] {
  const isWord = (inline: Inline): boolean => inline.type === 'text' && inline.text.trim() !== ''
  let before = at - 1
  while (before >= 0 && !isWord(inlines[before]!) && !isEnd(inlines[before]!)) before--
  let after = at + 1
  while (after < inlines.length && !isWord(inlines[after]!) && !isEnd(inlines[after]!)) after++
  const marksAt = (i: number): readonly Mark[] => {
    const inline = inlines[i]
    return inline?.type === 'text' ? inline.marks : []
  }
  const [left, right] = [marksAt(before), marksAt(after)]
  let shared = 0
  while (isSame(left[shared], right[shared])) shared++
  return left.slice(0, shared)
}

const isEnd = (inline: Inline): boolean => inline.type === 'code' && inline.role !== 'standalone'

/** Marks that Markdown has no sign for, and emphasis where its signs would mean nothing. */
const TAGS: Readonly<Record<Exclude<Mark['type'], 'link'>, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
}

const SIGNS: Readonly<Record<string, string>> = { bold: '**', italic: '*' }

class Renderer {
  readonly #pieces: readonly Piece[]
  readonly #place: TranslationPlace
  /** What each mark that is open is closed with. */
  readonly #closings: string[] = []
  #out = ''
  #atLineStart = true

  constructor(pieces: readonly Piece[], place: TranslationPlace) {
    this.#pieces = pieces
    this.#place = place
  }

  render(): string {
    for (let i = 0; i < this.#pieces.length; i++) {
      const piece = this.#pieces[i]!
      if (piece.type === 'break') this.#break()
      else if (piece.type === 'close') this.#out += this.#closings.pop()!
      else if (piece.type === 'raw') this.#raw(piece.raw, i)
      else if (piece.type === 'text') this.#text(piece.text)
      else i += this.#open(piece.mark, i)
      if (piece.type !== 'break') this.#atLineStart = false
    }
    // Number signs at the end of a heading would be dropped (CommonMark 4.2).
    return this.#place.block.setting === 'heading'
      ? this.#out.replace(/(^|[ \t])(#+)$/, '$1\\$2')
      : this.#out
  }

  #break(): void {
    const { setting, prefix } = this.#place.block
    this.#out += setting === 'paragraph' ? this.#place.lineBreak + prefix : '<br>'
    this.#atLineStart = setting === 'paragraph'
  }

  #raw(raw: string, at: number): void {
    // Two code spans that touch would be one.
    if (raw.startsWith('`') && this.#pieces[at - 1]?.type === 'raw' && this.#out.endsWith('`')) {
      this.#out += '<!-- -->'
    }
    this.#out += raw
  }

  #text(text: string): void {
    this.#out += escapeTranslation(text, this.#place.block.setting, this.#atLineStart)
  }

  /** @returns how many pieces were written with it */
  #open(mark: Mark, at: number): number {
    if (mark.type === 'link') return this.#openLink(mark.href, at)
    const signs = this.#canSign(at) ? SIGNS[mark.type] : undefined
    this.#out += signs ?? `<${TAGS[mark.type]}>`
    this.#closings.push(signs ?? `</${TAGS[mark.type]}>`)
    return 0
  }

  #openLink(href: string, at: number): number {
    const { setting, links } = this.#place.block
    const known = links.filter((link) => link.href === href)
    const [, text, close] = this.#pieces.slice(at, at + 3)
    const auto = known.find(isAuto(text, close))?.auto
    if (auto) {
      this.#out += auto.raw
      return 2
    }
    const written = known.find((link) => link.close) ?? linkFor(href, setting)
    this.#out += written.open
    this.#closings.push(written.close)
    return 0
  }

  /**
   * Whether the signs of emphasis open and close where the piece and its end stand: beside white
   * space, punctuation or nothing (CommonMark 6.2), and not beside another such sign.
   */
  #canSign(at: number): boolean {
    if (this.#place.block.setting === 'html') return false
    const before = this.#atLineStart ? undefined : this.#out.at(-1)
    return before !== '*' && before !== '_' && isEdge(before) && isEdge(this.#after(at))
  }

  /** What follows the end of the mark that opens at a piece. */
  #after(at: number): string | undefined {
    let depth = 0
    let end = at
    for (; end < this.#pieces.length; end++) {
      const { type } = this.#pieces[end]!
      if (type === 'open') depth++
      else if (type === 'close' && --depth === 0) break
    }
    const next = this.#pieces[end + 1]
    if (next?.type === 'text') return next.text[0]
    if (next?.type === 'raw') return next.raw[0]
    // The signs of a mark that begins here would join those of the one that ends.
    return next?.type === 'open' && next.mark.type in SIGNS ? 'x' : undefined
  }
}

const isAuto =
  (text: Piece | undefined, close: Piece | undefined) =>
  ({ auto }: LinkSource): boolean =>
    auto !== null && text?.type === 'text' && text.text === auto.text && close?.type === 'close'

const isEdge = (char: string | undefined): boolean =>
  char === undefined || /[\s\p{P}\p{S}]/u.test(char)

/** How a link to an address that the file does not have is written. */
const linkFor = (href: string, setting: Setting): Pick<LinkSource, 'open' | 'close'> =>
  setting === 'html'
    ? { open: `<a href="${escapeTranslation(href, 'html', false)}">`, close: '</a>' }
    : { open: '[', close: `](${destination(href)})` }

/** An address that ends where it should, in a table too (CommonMark 6.3, GFM 4.10). */
const destination = (href: string): string => {
  const safe = href.replace(/[\\|]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;')
  return /[()]/.test(safe) ? `<${safe}>` : safe
}
