import type { Inline, Mark, Segment } from '../../core/document/model.ts'
import { ELEMENT_OF } from '../html-marks.ts'
import { type NestedPiece, nestedPieces } from '../nested-pieces.ts'
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
  | Exclude<NestedPiece, { readonly type: 'code' | 'open' | 'close' }>
  | { readonly type: 'open' | 'close'; readonly mark: Mark | Strikethrough }
  | { readonly type: 'raw'; readonly raw: string }

/** A pair of codes that is written with signs as marks are, and bound by the same rules (GFM 6.5). */
interface Strikethrough {
  readonly type: 'strikethrough'
  readonly sign: string
}

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

function piecesOf(segment: Segment, { codes }: TranslationPlace): Piece[] {
  const pieces = nestedPieces(segment).flatMap((piece): Piece[] => {
    if (piece.type !== 'code') return [piece]
    const { id, role } = piece.code
    const raw = codes.get(codeKey(id, role))
    if (!raw) return []
    if (role === 'standalone' || !/^~+$/.test(raw)) return [{ type: 'raw', raw }]
    const mark: Strikethrough = { type: 'strikethrough', sign: raw }
    return [{ type: role === 'opening' ? 'open' : 'close', mark }]
  })
  return blanksOutside(pieces)
}

/** Takes white space out from behind a sign that opens and from before one that closes. */
function blanksOutside(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out[out.length - 1]
    if (piece.type === 'text' && last?.type === 'open') {
      const text = piece.text.trimStart()
      if (text === piece.text) out.push(piece)
      else {
        const opens: Piece[] = []
        while (out[out.length - 1]?.type === 'open') opens.unshift(out.pop()!)
        out.push({ type: 'text', text: piece.text.slice(0, -text.length || undefined) }, ...opens)
        if (text) out.push({ type: 'text', text })
      }
    } else if (piece.type === 'close' && last?.type === 'text' && /\s$/.test(last.text)) {
      const text = last.text.trimEnd()
      out.pop()
      if (text) out.push({ type: 'text', text })
      out.push(piece, { type: 'text', text: last.text.slice(text.length) })
    } else out.push(piece)
  }
  return out
}

/** Marks that Markdown has no sign for, and emphasis where its signs would mean nothing. */
const TAGS = { ...ELEMENT_OF, strikethrough: 'del' } as const

const SIGNS: Readonly<Record<string, string>> = { bold: '**', italic: '*', strikethrough: '~~' }

const signOf = (mark: Mark | Strikethrough): string | undefined =>
  mark.type === 'strikethrough' ? mark.sign : SIGNS[mark.type]

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
    const written = this.#out.trim()
    // Number signs at the end of a heading would be dropped (CommonMark 4.2).
    return this.#place.block.setting === 'heading'
      ? written.replace(/(^|[ \t])(#+)$/, '$1\\$2')
      : written
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
  #open(mark: Mark | Strikethrough, at: number): number {
    if (mark.type === 'link') return this.#openLink(mark.href, at)
    const signs = this.#canSign(at) ? signOf(mark) : undefined
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
    return !'*_~'.includes(before ?? ' ') && isEdge(before) && isEdge(this.#after(at))
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
