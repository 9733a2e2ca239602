import { isBlank, plainText, sameSegment } from '../../core/document/inline.ts'
import type { CodeInline, Segment } from '../../core/document/model.ts'
import { fitCodes } from '../fit-codes.ts'
import type { Warning, WriteBackOptions } from '../types.ts'
import type { UnitText } from '../units.ts'
import { xmlValue } from '../xml/escape.ts'
import type { XmlSpan } from '../xml/scan.ts'
import { type Splice, splice } from '../xml/splice.ts'
import type { Block } from './blocks.ts'
import { paragraphXml } from './compose.ts'
import { hasContent, numberId, type ReadPart, sourceOf } from './document.ts'
import { missingNamespaces } from './namespaces.ts'
import type { OdtCode, Paragraph } from './paragraph.ts'
import { TextStyles } from './text-styles.ts'

/** What is to stand in a paragraph: a translation, or nothing. */
interface Decision {
  readonly block: Block
  readonly target: Segment
  /** Standalone codes that it has to hold. */
  readonly required: readonly CodeInline[]
  /** Whether the user knows that codes are all it will hold. */
  readonly emptied: boolean
}

/** Puts translations into one part. */
export class PartWriter {
  translated = 0
  untranslated = 0
  readonly warnings: Warning[] = []
  readonly #read: ReadPart
  readonly #decisions = new Map<string, Decision>()
  /** Paragraphs that may be replaced, by their places. */
  readonly #paragraphs: readonly Block[]
  readonly #styles: TextStyles
  /** Codes that translations hold where they are known there. */
  readonly #placed = new Set<string>()
  readonly #spent = new Set<string>()

  constructor(
    read: ReadPart,
    texts: ReadonlyMap<string, UnitText>,
    { untranslated }: WriteBackOptions,
  ) {
    this.#read = read
    this.#styles = new TextStyles(read.part, read.styles)
    const blocks = read.blocks.filter(hasContent)
    const byUnit = new Map(blocks.map((block) => [block.paragraph.unit, block]))
    const merged = new Map<string, Block[]>()
    for (const block of blocks) {
      const into = texts.get(block.paragraph.unit)?.mergedInto
      if (into == null) continue
      const held = merged.get(into)
      if (held) held.push(block)
      else merged.set(into, [block])
    }
    for (const block of blocks) {
      const { unit } = block.paragraph
      const text = texts.get(unit)
      if (!text) continue
      const holder = text.mergedInto === null ? text : texts.get(text.mergedInto)
      const counts = plainText(block.paragraph.source).trim() !== ''
      const target = text.target.filter(
        (inline) => inline.type !== 'code' || inline.id !== numberId(unit),
      )
      if (!holder || isBlank(holder.target)) {
        if (counts) this.untranslated++
        if (untranslated === 'source') continue
        this.#decide(block, [], [block], true)
        continue
      }
      if (counts) this.translated++
      if (text.mergedInto !== null) this.#decide(block, [], [], true)
      else if (!holdsAlready(block, text, target)) {
        this.#decide(block, target, [block, ...(merged.get(unit) ?? [])], false)
      }
    }
    this.#paragraphs = [...byUnit.values()].sort(
      (a, b) => a.paragraph.element.start - b.paragraph.element.start,
    )
    for (const { target, block } of this.#decisions.values()) {
      for (const inline of target) {
        if (inline.type === 'code' && this.#known(inline.id, block.paragraph)) {
          this.#placed.add(inline.id)
        }
      }
    }
  }

  #decide(block: Block, target: Segment, holders: readonly Block[], emptied: boolean): void {
    const required = holders.flatMap(({ paragraph }) =>
      paragraph.source.filter(
        (inline): inline is CodeInline => inline.type === 'code' && inline.role === 'standalone',
      ),
    )
    this.#decisions.set(block.paragraph.unit, { block, target, required, emptied })
  }

  /** Whether anything is to be changed. */
  get changes(): boolean {
    return this.#decisions.size > 0
  }

  /** All that is to be replaced in the part. */
  splices(): Splice[] {
    const { text } = this.#read.part
    const paragraphs = this.#splicesIn({ start: 0, end: text.length })
    const regions = [...this.#decisions.values()]
      .flatMap(({ block }) => block.paragraph.changes)
      .flatMap((id) => this.#read.changes.region(id) ?? [])
    const removed = [...new Set(regions)].map(({ start, end }) => ({ start, end, text: '' }))
    return [...paragraphs, ...removed, ...this.#styles.splices()]
  }

  #splicesIn({ start, end }: XmlSpan): Splice[] {
    const splices: Splice[] = []
    let i = lowerBound(this.#paragraphs, start)
    while (i < this.#paragraphs.length) {
      const { paragraph } = this.#paragraphs[i]!
      const { element } = paragraph
      if (element.start >= end) break
      const decision = this.#decisions.get(paragraph.unit)
      if (!decision) {
        i++
        continue
      }
      const { contentStart, contentEnd } = element
      splices.push({ start: contentStart, end: contentEnd, text: this.#contentOf(decision) })
      // What stands in it is written with it.
      i = lowerBound(this.#paragraphs, element.end)
    }
    return splices
  }

  /** XML of a stretch of the part, the paragraphs in it translated. */
  #render({ start, end }: XmlSpan): string {
    const moved = this.#splicesIn({ start, end }).map((each) => ({
      ...each,
      start: each.start - start,
      end: each.end - start,
    }))
    return splice(this.#read.part.text.slice(start, end), moved)
  }

  #contentOf({ block: { paragraph }, target, required, emptied }: Decision): string {
    const { codes, part } = this.#read
    const lacking = required.filter(({ id }) => !this.#placed.has(id))
    const fitted = fitCodes(target, lacking, (id) =>
      this.#spent.has(id) ? null : this.#known(id, paragraph),
    )
    for (const inline of fitted.segment) if (inline.type === 'code') this.#spent.add(inline.id)
    this.#warn(paragraph, emptied ? { ...fitted, appended: [] } : fitted)
    const namespaces = missingNamespaces(part.root, 'text')
    const xml = paragraphXml(fitted.segment, {
      code: ({ id, role }) => {
        const code = codes.get(id)!
        if (role === 'standalone') return code.whole ? this.#render(code.whole) : ''
        return role === 'opening' ? code.open : code.close
      },
      namespaces,
      style: (marks) => paragraph.markStyles.get(marks.join(' ')) ?? this.#styles.nameOf(marks),
      link: (href) =>
        paragraph.links.get(href) ??
        `<text:a${namespaces}${missingNamespaces(part.root, 'xlink')} xlink:type="simple" xlink:href="${xmlValue(href)}">`,
    })
    const { wrapper } = paragraph
    const kept = (spans: readonly XmlSpan[]): string =>
      spans.map(({ start, end }) => part.text.slice(start, end)).join('')
    const ranges = this.#lostRanges(paragraph)
    return [
      ...[kept(paragraph.before), ...ranges.map(({ open }) => open)],
      ...[wrapper.open, xml, wrapper.close],
      ...[...ranges.map(({ close }) => close), kept(paragraph.after)],
    ].join('')
  }

  /** Bookmarks and the like that the translation lacks: they are put around all of it. */
  #lostRanges({ source }: Paragraph): OdtCode[] {
    return source.flatMap((inline) => {
      if (inline.type !== 'code' || inline.role !== 'opening') return []
      const code = this.#read.codes.get(inline.id)
      if (!code || code.nests || this.#placed.has(inline.id)) return []
      return code
    })
  }

  /** A code that may stand in a paragraph: its own, or one of a paragraph that is written anew. */
  #known(id: string, { unit, element }: Paragraph): OdtCode | null {
    const code = this.#read.codes.get(id)
    if (!code) return null
    const home = /^[^#]*#\d+/.exec(id)?.[0] ?? ''
    if (home !== unit && !this.#decisions.has(home)) return null
    const around = code.whole && code.whole.start < element.start && code.whole.end > element.end
    return around ? null : code
  }

  #warn(
    { unit }: Paragraph,
    {
      appended,
      dropped,
      closed,
    }: Pick<ReturnType<typeof fitCodes>, 'appended' | 'dropped' | 'closed'>,
  ): void {
    const told = (code: string, codes: readonly CodeInline[], what: string): void => {
      if (codes.length === 0) return
      const labels = codes.map(({ kind, label }) => `“${label || kind}”`).join(', ')
      this.warnings.push({ code, message: `${labels} ${what}`, where: unit })
    }
    told(
      'code-appended',
      appended,
      'of the source was missing in the translation and was put at its end.',
    )
    told(
      'code-dropped',
      dropped.filter(({ id }) => id !== numberId(unit)),
      'in the translation is not of this paragraph, or stands twice, and was left out.',
    )
    told('code-closed', closed, 'was open at the end of the translation and was closed there.')
  }
}

/** Whether the file says already what is to be written. */
const holdsAlready = (block: Block, { target: whole }: UnitText, target: Segment): boolean =>
  sameSegment(whole, sourceOf(block)) || sameSegment(target, block.paragraph.source)

/** The first paragraph that starts at a place or behind it. */
function lowerBound(blocks: readonly Block[], start: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (blocks[middle]!.paragraph.element.start < start) low = middle + 1
    else high = middle
  }
  return low
}
