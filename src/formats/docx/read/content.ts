import { concat, fromText, orderMarks } from '../../../core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment } from '../../../core/document/model.ts'
import type { Atom, LinkSource, Origin, Piece, Wrapper } from './atoms.ts'
import { describeFormat, type RunFormat } from './formats.ts'

/** What a code of a segment stands for in the file. */
export type CodeSource =
  | { readonly type: 'standalone'; readonly origins: readonly Origin[] }
  | { readonly type: 'wrapper'; readonly wrapper: Wrapper; readonly format: RunFormat | null }
  | { readonly type: 'format'; readonly format: RunFormat }

/** Where something that nobody sees stands, by what does not move when a text is translated. */
export type AnchorPlace =
  | 'start'
  | 'end'
  | { readonly before: string }
  | { readonly behind: string }

export interface Anchor {
  readonly pieces: readonly Piece[]
  readonly place: AnchorPlace
}

/** The text of a paragraph, and what is needed to write another one in its place. */
export interface Content {
  readonly segment: Segment
  readonly codes: ReadonlyMap<string, CodeSource>
  readonly anchors: readonly Anchor[]
  readonly links: ReadonlyMap<string, LinkSource & { readonly format: RunFormat }>
  /** How most of the text looks; null where there is none. */
  readonly format: RunFormat | null
  /** Marks that all of the text has. */
  readonly marks: readonly Mark[]
  /** Whether there is anything in it that a translator has to see. */
  readonly hasContent: boolean
  /** Whether there is text to translate. */
  readonly hasText: boolean
}

type TextAtom = Extract<Atom, { type: 'text' }>

const isBlankText = (text: string): boolean => !/[^\s\u3000]/.test(text)

/** Blanks that are only layout, as Chinese paragraphs are indented by. */
const LEADING = /^[ \u3000\u00a0]+/
const TRAILING = /[ \u3000\u00a0]+$/

const EAST_ASIAN = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud87f]/
const LATIN = /[A-Za-z\u00c0-\u024f]/

/**
 * Makes a segment of the atoms of a paragraph: formatting that has a mark becomes one, what differs
 * from most of the text stands between codes, and what stands around all of the text is left out
 * of it.
 * @param unit name of the paragraph
 * @param start offset of the paragraph, from which its codes are named
 */
export function contentOf(
  atoms: readonly Atom[],
  links: ReadonlyMap<string, LinkSource>,
  unit: string,
  start: number,
): Content {
  const texts = atoms.filter(
    (atom): atom is TextAtom => atom.type === 'text' && !isBlankText(atom.text),
  )
  const looks = new Looks(texts)
  const around = wrappersAround(atoms)
  const builder = new Builder(unit, start, looks)
  const first = atoms.findIndex(isVisible)
  const last = atoms.findLastIndex(isVisible)
  const next = nextTexts(atoms)
  for (const [i, atom] of atoms.entries()) {
    if (atom.type === 'anchor') builder.anchor(atom.pieces, edge(i, first, last), atom.ends)
    else if (atom.type === 'open' || atom.type === 'close') {
      const { open, close } = atom.wrapper
      if (around.has(atom.wrapper)) {
        const opens = atom.type === 'open'
        builder.anchor(opens ? open : close, edge(i, first, last), !opens)
      } else builder.wrapper(atom.type, atom.wrapper, looks.formatIn(atoms, i))
    } else if (atom.type === 'text') {
      const text = inside(atom, i, first, last)
      if (text) builder.text(atom, text, next[i]!)
    } else builder.standalone(atom, next[i]!)
  }
  return builder.end(links)
}

/** A blank is visible where it is underlined, and a tab is never only layout. */
function isVisible(atom: Atom): boolean {
  if (atom.type === 'text') return !isLayout(atom)
  return atom.type === 'code' || atom.type === 'break'
}

const isLayout = ({ text, format }: TextAtom): boolean =>
  /^[ \u3000\u00a0]*$/.test(text) && !format.marks.some(({ type }) => type === 'underline')

function inside(atom: TextAtom, i: number, first: number, last: number): string {
  if (i < first || i > last || first < 0) return ''
  if (atom.format.marks.some(({ type }) => type === 'underline')) return atom.text
  let { text } = atom
  if (i === first) text = text.replace(LEADING, '')
  if (i === last) text = text.replace(TRAILING, '')
  return text
}

function edge(i: number, first: number, last: number): 'start' | 'end' | null {
  if (first < 0 || i < first) return 'start'
  return i > last ? 'end' : null
}

/** For each atom the text that comes next without a tag before it. */
function nextTexts(atoms: readonly Atom[]): (TextAtom | null)[] {
  const next: (TextAtom | null)[] = []
  let text: TextAtom | null = null
  for (let i = atoms.length - 1; i >= 0; i--) {
    next[i] = text
    const atom = atoms[i]!
    if (atom.type === 'open' || atom.type === 'close') text = null
    else if (atom.type === 'text' && !isBlankText(atom.text)) text = atom
  }
  return next
}

/** Links within the document, controls and fields that stand around all there is to see. */
function wrappersAround(atoms: readonly Atom[]): ReadonlySet<Wrapper> {
  const around = new Set<Wrapper>()
  const opened: Wrapper[] = []
  for (const atom of atoms) {
    if (isVisible(atom)) break
    if (atom.type === 'open' && atom.wrapper.kind !== 'ruby') opened.push(atom.wrapper)
    else if (atom.type === 'close') opened.splice(opened.indexOf(atom.wrapper), 1)
  }
  for (let i = atoms.length - 1; i >= 0; i--) {
    const atom = atoms[i]!
    if (isVisible(atom)) break
    if (atom.type === 'close' && opened.includes(atom.wrapper)) around.add(atom.wrapper)
  }
  return around
}

/** How much of a paragraph looks how. */
class Looks {
  /** That of most of the text. */
  readonly base: RunFormat | null
  readonly marks: readonly Mark[]
  readonly #eastAsia: string
  readonly #ascii: string

  constructor(texts: readonly TextAtom[]) {
    const keys = new Map<string, number>()
    const faces = { eastAsia: new Map<string, number>(), ascii: new Map<string, number>() }
    for (const { text, format } of texts) {
      add(keys, format.key, text.length)
      if (EAST_ASIAN.test(text)) add(faces.eastAsia, format.eastAsia, text.length)
      if (LATIN.test(text)) add(faces.ascii, format.ascii, text.length)
    }
    const key = most(keys)
    this.#eastAsia = most(faces.eastAsia)
    this.#ascii = most(faces.ascii)
    const base = texts.filter((atom) => atom.format.key === key)
    this.base = (base.find((atom) => this.#font(atom) === '') ?? base[0])?.format ?? null
    const [first, ...others] = texts
    this.marks = (first?.format.marks ?? []).filter(({ type }) =>
      others.every(({ format }) => format.marks.some((mark) => mark.type === type)),
    )
  }

  /** What tells a text apart from most of the others; empty for one of these. */
  difference({ text, format }: TextAtom): string {
    const font = this.#font({ text, format })
    return format.key === (this.base?.key ?? '') && font === '' ? '' : `${format.key}|${font}`
  }

  /** A face counts only where the text has characters that are set in it. */
  #font({ text, format }: Pick<TextAtom, 'text' | 'format'>): string {
    if (EAST_ASIAN.test(text) && format.eastAsia !== this.#eastAsia) return format.eastAsia
    return LATIN.test(text) && !EAST_ASIAN.test(text) && format.ascii !== this.#ascii
      ? format.ascii
      : ''
  }

  describe(atom: TextAtom): string {
    return describeFormat(
      atom.format,
      this.base ?? atom.format,
      this.#font(atom).replace(/^\+/, ''),
    )
  }

  /** How text in a link looks that begins at an index. */
  formatIn(atoms: readonly Atom[], open: number): RunFormat | null {
    const atom = atoms[open]
    if (atom?.type !== 'open' || !atom.wrapper.isLink) return null
    for (let i = open + 1; i < atoms.length; i++) {
      const inner = atoms[i]!
      if (inner.type === 'close' && inner.wrapper === atom.wrapper) return null
      if (inner.type === 'text' && this.difference(inner) === '') return inner.format
    }
    return null
  }
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

function most(counts: ReadonlyMap<string, number>): string {
  let best = ''
  let count = 0
  for (const [key, each] of counts) if (each > count) [best, count] = [key, each]
  return best
}

interface PlacedAnchor {
  readonly pieces: readonly Piece[]
  place: AnchorPlace | null
  readonly ends: boolean
}

/** Puts a segment together, in the order of the paragraph. */
class Builder {
  readonly #inlines: Inline[] = []
  readonly #codes = new Map<string, CodeSource>()
  readonly #anchors: PlacedAnchor[] = []
  readonly #links = new Map<string, RunFormat>()
  /** The stretch of differing formatting that is open. */
  #stretch: { readonly difference: string; readonly code: CodeInline } | null = null
  /** Anchors that wait for what comes next. */
  #waiting: PlacedAnchor[] = []
  #lastCode: string | null = null
  #marks: readonly Mark[] = []
  #hasContent = false
  #hasText = false

  constructor(
    readonly unit: string,
    readonly start: number,
    readonly looks: Looks,
  ) {}

  anchor(pieces: readonly Piece[], place: 'start' | 'end' | null, ends: boolean): void {
    const behind = this.#lastCode ? { behind: this.#lastCode } : null
    const anchor: PlacedAnchor = { pieces, place: place ?? behind, ends }
    this.#anchors.push(anchor)
    if (!anchor.place) this.#waiting.push(anchor)
  }

  wrapper(role: 'open' | 'close', wrapper: Wrapper, format: RunFormat | null): void {
    this.#endStretch()
    const id = this.#idOf(wrapper.origin)
    const { kind, label } = wrapper
    if (role === 'open') this.#codes.set(id, { type: 'wrapper', wrapper, format })
    this.#push({
      type: 'code',
      id,
      role: role === 'open' ? 'opening' : 'closing',
      kind,
      label,
      image: '',
    })
  }

  text(atom: TextAtom, text: string, next: TextAtom | null): void {
    this.#hasContent = true
    const isBlank = isBlankText(text)
    if (!isBlank) this.#hasText = true
    // Between words of one look, a blank of another does not tear them apart.
    if (isBlank) this.#neutral(next)
    else this.#enter(atom)
    const own = atom.format.marks
    const isLine = own.some(({ type }) => type === 'underline')
    const marks = isBlank && !isLine ? this.#marks.filter(({ type }) => type !== 'underline') : own
    if (!isBlank) this.#marks = own
    if (atom.href && !this.#links.has(atom.href)) this.#links.set(atom.href, atom.format)
    const linked: readonly Mark[] = atom.href
      ? orderMarks([...marks, { type: 'link', href: atom.href }])
      : orderMarks(marks)
    this.#settleWaiting(null)
    this.#lastCode = null
    this.#inlines.push(...fromText(text, linked))
  }

  standalone(atom: Extract<Atom, { type: 'break' | 'code' }>, next: TextAtom | null): void {
    this.#neutral(next)
    if (atom.type === 'break') {
      this.#settleWaiting(null)
      this.#lastCode = null
      this.#inlines.push({ type: 'break' })
      return
    }
    const [first] = atom.origins
    if (!first) return
    const { kind, label, image } = atom
    if (kind !== 'tag') this.#hasContent = true
    const id = this.#idOf(first)
    this.#codes.set(id, { type: 'standalone', origins: atom.origins })
    this.#push({ type: 'code', id, role: 'standalone', kind, label, image })
  }

  end(links: ReadonlyMap<string, LinkSource>): Content {
    this.#endStretch()
    this.#settleWaiting(null)
    const sources = [...links].map(([href, source]) => {
      const format = this.#links.get(href) ?? this.looks.base
      return [href, format && { ...source, format }] as const
    })
    return {
      segment: concat(this.#inlines),
      codes: this.#codes,
      anchors: this.#anchors.map(({ pieces, place, ends }) => ({
        pieces,
        // Within running text nothing tells where it belongs in another language.
        place: place ?? (ends ? 'end' : 'start'),
      })),
      links: new Map(
        sources.flatMap(([href, source]) => (source ? [[href, source] as const] : [])),
      ),
      format: this.looks.base,
      marks: this.looks.marks,
      hasContent: this.#hasContent,
      hasText: this.#hasText,
    }
  }

  #enter(atom: TextAtom): void {
    const difference = this.looks.difference(atom)
    if (this.#stretch?.difference === difference) return
    this.#endStretch()
    if (!difference) return
    const id = `${this.unit}.f${atom.origin.child.start - this.start}`
    const label = this.looks.describe(atom)
    const code: CodeInline = { type: 'code', id, role: 'opening', kind: 'tag', label, image: '' }
    this.#codes.set(id, { type: 'format', format: atom.format })
    this.#push(code)
    this.#stretch = { difference, code }
  }

  /** What has no look of its own stays in a stretch that goes on behind it. */
  #neutral(next: TextAtom | null): void {
    if (!this.#stretch) return
    if (next && this.looks.difference(next) === this.#stretch.difference) return
    this.#endStretch()
  }

  #endStretch(): void {
    if (!this.#stretch) return
    const { code } = this.#stretch
    this.#stretch = null
    this.#push({ ...code, role: 'closing' })
  }

  #push(code: CodeInline): void {
    this.#settleWaiting({ before: code.id })
    this.#lastCode = code.role === 'standalone' ? code.id : null
    this.#inlines.push(code)
  }

  #settleWaiting(place: AnchorPlace | null): void {
    for (const anchor of this.#waiting) anchor.place = place
    this.#waiting = []
  }

  #idOf({ child }: Origin): string {
    return `${this.unit}.${child.start - this.start}`
  }
}
