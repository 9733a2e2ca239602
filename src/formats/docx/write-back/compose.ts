import { isSafeHref } from '../../../core/document/href.ts'
import { orderMarks } from '../../../core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment, TextInline } from '../../../core/document/model.ts'
import { fitCodes } from '../../fit-codes.ts'
import { xmlContent } from '../../xml/escape.ts'
import { type Piece, piecesOf } from '../read/atoms.ts'
import type { Anchor, CodeSource, Content } from '../read/content.ts'
import type { RunFormat } from '../read/formats.ts'
import { isNumberCode } from '../read/story.ts'
import type { Markup } from './markup.ts'
import type { TargetRuns } from './run-properties.ts'

export interface Composed {
  readonly pieces: readonly Piece[]
  /** Codes of the source that were put at the end because the target had them nowhere. */
  readonly appended: readonly CodeInline[]
  readonly dropped: readonly CodeInline[]
}

/**
 * The content of a paragraph, without its properties, for another text.
 * @param content what stands there now
 * @param style id of the style of the paragraph, or null
 * @param required codes that have to stand in it
 * @param foreign codes of paragraphs whose text was joined to this one's
 */
export function compose(
  target: Segment,
  content: Content,
  style: string | null,
  required: readonly CodeInline[],
  foreign: ReadonlyMap<string, CodeSource>,
  runs: TargetRuns,
): Composed {
  const sourceOf = (id: string) => content.codes.get(id) ?? foreign.get(id) ?? null
  // Numbers of lists are the program's.
  const own = target.filter((inline) => inline.type !== 'code' || !isNumberCode(inline))
  const { segment, appended, dropped } = fitCodes(own, required, (id) => {
    const source = sourceOf(id)
    return source && { nests: source.type === 'wrapper' }
  })
  const composer = new Composer(content, style, sourceOf, runs)
  for (const inline of withSharedMarks(segment, content)) composer.inline(inline)
  return { pieces: composer.end(), appended, dropped }
}

/** What all of the source was, all of a translation is that says nothing of it. */
function withSharedMarks(target: Segment, { marks }: Content): Segment {
  const texts = target.filter((inline): inline is TextInline => inline.type === 'text')
  const missing = marks.filter(
    ({ type }) => !texts.some((text) => text.marks.some((mark) => mark.type === type)),
  )
  if (missing.length === 0) return target
  return target.map((inline) =>
    inline.type === 'text'
      ? { ...inline, marks: orderMarks([...inline.marks, ...missing]) }
      : inline,
  )
}

class Composer {
  readonly #pieces: Piece[] = []
  /** Formats that codes have opened, the innermost last; null where one changes nothing. */
  readonly #formats: { readonly id: string; readonly format: RunFormat | null }[] = []
  readonly #links: string[] = []
  #link = ''
  /** Rubies that are open: no link may stand in one. */
  #rubies = 0
  readonly #placed = new Set<Anchor>()
  /** Anchors by the code they stand next to. */
  readonly #before = new Map<string, Anchor[]>()
  readonly #behind = new Map<string, Anchor[]>()

  constructor(
    readonly content: Content,
    readonly style: string | null,
    readonly sourceOf: (id: string) => CodeSource | null,
    readonly runs: TargetRuns,
  ) {
    for (const anchor of content.anchors) {
      const { place } = anchor
      if (place === 'start') this.#place(anchor)
      else if (place !== 'end' && 'before' in place) add(this.#before, place.before, anchor)
      else if (place !== 'end') add(this.#behind, place.behind, anchor)
    }
  }

  get #markup(): Markup {
    return this.runs.markup
  }

  inline(inline: Inline): void {
    if (inline.type === 'text') this.#text(inline)
    else if (inline.type === 'break') {
      this.#pieces.push(this.#run(this.#markup.empty('br'), this.#format(), []))
    } else this.#code(inline)
  }

  end(): readonly Piece[] {
    this.#enterLink('')
    for (const anchor of this.content.anchors) this.#place(anchor)
    return this.#pieces
  }

  #text({ text, marks }: TextInline): void {
    const link = marks.find((mark) => mark.type === 'link')
    const href =
      link && (this.content.links.has(link.href) || isSafeHref(link.href)) ? link.href : ''
    this.#enterLink(this.#rubies > 0 ? '' : href)
    const source = this.content.links.get(this.#link)
    const format = this.#formats.some((each) => each.format) ? this.#format() : source?.format
    const others = marks.filter((mark) => mark.type !== 'link')
    this.#pieces.push(this.#run(this.#content(text), format ?? this.#format(), others))
  }

  #run(content: string, format: RunFormat | null, marks: readonly Mark[]): string {
    const known = this.content.links.has(this.#link)
    const properties = this.runs.properties(format, {
      paragraph: this.style,
      marks,
      inLink: known || this.#links.length > 0,
      newLink: this.#link !== '' && !known,
    })
    return this.#markup.element('r', properties + content)
  }

  /** Text with the characters that have elements of their own (17.3.3). */
  #content(text: string): string {
    let xml = ''
    for (const piece of text.split(/([\t\u2011\u00ad])/)) {
      if (piece === '\t') xml += this.#markup.empty('tab')
      else if (piece === '\u2011') xml += this.#markup.empty('noBreakHyphen')
      else if (piece === '\u00ad') xml += this.#markup.empty('softHyphen')
      else if (piece) xml += this.#markup.element('t', xmlContent(piece), PRESERVE)
    }
    return xml
  }

  /** Links of the file are made as they were, others by a field, which needs no relationship. */
  #enterLink(href: string): void {
    if (href === this.#link) return
    if (this.#link) {
      const source = this.content.links.get(this.#link)
      this.#pieces.push(...(source ? source.close : [this.#markup.close('fldSimple')]))
    }
    this.#link = href
    if (!href) return
    const source = this.content.links.get(href)
    const instr = ` HYPERLINK "${href}" `
    this.#pieces.push(...(source ? source.open : [this.#markup.open('fldSimple', { instr })]))
  }

  #code({ id, role }: CodeInline): void {
    const source = this.sourceOf(id)
    if (!source) return
    if (source.type !== 'standalone') this.#enterLink('')
    for (const anchor of this.#before.get(id) ?? []) this.#place(anchor)
    if (source.type === 'standalone') {
      for (const origin of source.origins) this.#pieces.push(...piecesOf(origin))
    } else if (role === 'opening') this.#open(id, source)
    else this.#close(id, source)
    for (const anchor of this.#behind.get(id) ?? []) this.#place(anchor)
  }

  #open(id: string, source: Exclude<CodeSource, { type: 'standalone' }>): void {
    this.#formats.push({ id, format: source.format })
    if (source.type === 'format') return
    this.#pieces.push(...source.wrapper.open)
    if (source.wrapper.isLink) this.#links.push(id)
    if (source.wrapper.kind === 'ruby') this.#rubies++
  }

  #close(id: string, source: Exclude<CodeSource, { type: 'standalone' }>): void {
    const at = this.#formats.findLastIndex((each) => each.id === id)
    if (at >= 0) this.#formats.splice(at, 1)
    if (source.type === 'format') return
    this.#pieces.push(...source.wrapper.close)
    if (source.wrapper.isLink) this.#links.pop()
    if (source.wrapper.kind === 'ruby') this.#rubies--
  }

  #format(): RunFormat | null {
    return this.#formats.findLast(({ format }) => format)?.format ?? this.content.format
  }

  #place(anchor: Anchor): void {
    if (this.#placed.has(anchor)) return
    this.#placed.add(anchor)
    this.#pieces.push(...anchor.pieces)
  }
}

function add(anchors: Map<string, Anchor[]>, id: string, anchor: Anchor): void {
  const known = anchors.get(id)
  if (known) known.push(anchor)
  else anchors.set(id, [anchor])
}

const PRESERVE = { 'xml:space': 'preserve' }
