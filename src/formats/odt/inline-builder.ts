import { concat } from '../../core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment } from '../../core/document/model.ts'
import type { XmlSpan } from '../xml/scan.ts'

/** A mark of the file that has no text: a bookmark, or one end of a range. */
export interface Anchor {
  readonly span: XmlSpan
  /** Whether it ends a range: then it goes behind a translation, else before it. */
  readonly ends: boolean
}

/** A pair that is a look of its text, so that neighbours of the same look are one. */
interface Pair {
  readonly id: string
  readonly look: string
}

type Entry =
  | { readonly type: 'inline'; readonly inline: Inline; readonly blankEnd: boolean }
  | { readonly type: 'open' | 'close'; readonly code: CodeInline; readonly pair: Pair }
  | { readonly type: 'anchor'; readonly anchor: Anchor; readonly code: CodeInline | null }

/** What a paragraph's content has become. */
export interface BuiltParagraph {
  readonly segment: Segment
  readonly before: readonly XmlSpan[]
  readonly after: readonly XmlSpan[]
  /** Ids of the pairs that enclose all of it, the outermost first. */
  readonly around: readonly string[]
}

/** Collects the content of a paragraph; white space is collapsed as part 3, 6.1.2 has it. */
export class InlineBuilder {
  readonly #entries: Entry[] = []
  /** The last character was a blank of the XML text, or nothing stood there yet. */
  #blank = true

  /** Character data of the XML text. */
  characters(text: string, marks: readonly Mark[]): void {
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ')
    const kept = this.#blank ? collapsed.replace(/^ /, '') : collapsed
    if (!kept) return
    this.#blank = kept.endsWith(' ')
    this.#push({ type: 'text', text: kept, marks }, this.#blank)
  }

  /** Blanks and tabs that elements stand for. */
  exactly(text: string, marks: readonly Mark[]): void {
    if (!text) return
    this.#push({ type: 'text', text, marks })
    this.#blank = false
  }

  lineBreak(): void {
    this.#push({ type: 'break' })
    this.#blank = false
  }

  code(code: CodeInline): void {
    this.#push(code)
  }

  /** Inlines from elsewhere: text that was deleted and is restored. */
  inlines(segment: Segment): void {
    for (const inline of segment) this.#push(inline)
    if (segment.length > 0) this.#blank = false
  }

  /** @param look what the pair looks like, or its own id where it is more than a look */
  open(code: CodeInline, look: string): Pair {
    const pair = { id: code.id, look }
    this.#entries.push({ type: 'open', code, pair })
    return pair
  }

  close(code: CodeInline, pair: Pair): void {
    this.#entries.push({ type: 'close', code, pair })
  }

  /** @param code what the end of a range becomes where it is around a part of the text */
  anchor(anchor: Anchor, code: CodeInline | null = null): void {
    this.#entries.push({ type: 'anchor', anchor, code })
  }

  build(): BuiltParagraph {
    const { entries, before, after } = settleAnchors(withoutTrailingBlank(this.#entries))
    const joined = joinPairs(entries)
    const around: string[] = []
    let from = 0
    let to = joined.length
    const partners = partnersOf(joined)
    while (from < to - 1 && joined[from]!.type === 'open' && partners.get(from) === to - 1) {
      around.push((joined[from] as { code: CodeInline }).code.id)
      from++
      to--
    }
    const segment = concat(
      joined
        .slice(from, to)
        .flatMap((entry): Inline[] =>
          entry.type === 'inline' ? [entry.inline] : entry.code ? [entry.code] : [],
        ),
    )
    return { segment, before, after, around }
  }

  #push(inline: Inline, blankEnd = false): void {
    this.#entries.push({ type: 'inline', inline, blankEnd })
  }
}

/** A blank before the end of a paragraph is none (6.1.2), unless an element stands for it. */
function withoutTrailingBlank(entries: readonly Entry[]): Entry[] {
  const kept = [...entries]
  for (let i = kept.length - 1; i >= 0; i--) {
    const entry = kept[i]!
    if (entry.type !== 'inline') continue
    const { inline, blankEnd } = entry
    if (inline.type === 'code') continue
    if (inline.type === 'text' && blankEnd) {
      const text = inline.text.slice(0, -1)
      if (text) kept[i] = { type: 'inline', inline: { ...inline, text }, blankEnd: false }
      else kept.splice(i, 1)
    }
    break
  }
  return kept
}

/**
 * Ends of ranges become pairs of codes where they are around a part of the text, and go before and
 * behind it otherwise, as points do.
 */
function settleAnchors(entries: readonly Entry[]): {
  entries: Entry[]
  before: XmlSpan[]
  after: XmlSpan[]
} {
  const seen: number[] = [0]
  for (const entry of entries) {
    seen.push(seen.at(-1)! + (entry.type === 'inline' ? 1 : 0))
  }
  const all = seen.at(-1)!
  const begun = new Map<string, number>()
  const pairs = new Set<number>()
  for (const [i, entry] of entries.entries()) {
    if (entry.type !== 'anchor' || !entry.code) continue
    if (!entry.anchor.ends) begun.set(entry.code.id, i)
    else {
      const start = begun.get(entry.code.id)
      if (start === undefined) continue
      const inside = seen[i]! - seen[start]!
      if (inside > 0 && inside < all) pairs.add(start).add(i)
      begun.delete(entry.code.id)
    }
  }
  const before: XmlSpan[] = []
  const after: XmlSpan[] = []
  const kept = entries.filter((entry, i) => {
    if (entry.type !== 'anchor' || pairs.has(i)) return true
    ;(entry.anchor.ends ? after : before).push(entry.anchor.span)
    return false
  })
  return { entries: kept, before, after }
}

/** Pairs that end where one of the same look begins are one; pairs around nothing are none. */
function joinPairs(entries: readonly Entry[]): Entry[] {
  const out: Entry[] = []
  const renamed = new Map<Pair, Pair>()
  for (const entry of entries) {
    if (entry.type !== 'open' && entry.type !== 'close') {
      out.push(entry)
      continue
    }
    const last = out.at(-1)
    if (entry.type === 'open') {
      if (last?.type === 'close' && last.pair.look === entry.pair.look) {
        out.pop()
        renamed.set(entry.pair, last.pair)
      } else out.push(entry)
      continue
    }
    const pair = renamed.get(entry.pair) ?? entry.pair
    if (last?.type === 'open' && last.pair === pair) out.pop()
    else out.push({ type: 'close', code: { ...entry.code, id: pair.id }, pair })
  }
  return out
}

/** Places of the ends of pairs by those of their beginnings. */
function partnersOf(entries: readonly Entry[]): Map<number, number> {
  const partners = new Map<number, number>()
  const open = new Map<string, number>()
  for (const [i, entry] of entries.entries()) {
    if (entry.type === 'open') open.set(entry.pair.id, i)
    else if (entry.type === 'close') partners.set(open.get(entry.pair.id) ?? -1, i)
  }
  return partners
}
