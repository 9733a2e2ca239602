import { isBlank } from '../../core/document/inline.ts'
import type { CodeInline, Segment, TargetLanguage } from '../../core/document/model.ts'
import type { Relationships } from '../docx/read/package.ts'
import { fitCodes } from '../fit-codes.ts'
import type { Warning } from '../types.ts'
import { xmlValue } from '../xml/escape.ts'
import type { XmlSpan } from '../xml/scan.ts'
import type { Splice } from '../xml/splice.ts'
import { childOf } from '../xml/tree.ts'
import type { Cell, CellParagraph } from './cell.ts'
import { prefixOf } from './run-xml.ts'
import { keptProperties, type RunStyle, runsXml } from './runs.ts'
import type { RowUnit, WalkedRow } from './table.ts'

/** What cells of one document have in common. */
export interface WritingContext {
  readonly xml: string
  readonly relationships: Relationships
  /** Language that runs are given, or null where the tool has said it by styles of its own. */
  readonly language: TargetLanguage | null
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'

/**
 * Puts translations into the cell of a row; what is not text of a paragraph stays as it is.
 * @param changed new translations of units of the row
 */
export function writeCell(
  row: WalkedRow & { readonly targetCell: Cell },
  changed: ReadonlyMap<RowUnit, Segment>,
  context: WritingContext,
): { splices: Splice[]; warnings: Warning[] } {
  const writer = new CellWriter(row, context)
  const cell = row.targetCell
  const lines = new Map<number, Segment>()
  let removed = 0
  for (const [unit, target] of changed) {
    const fitted = writer.fit(unit, target)
    if (unit.paragraph !== null) {
      lines.set(unit.paragraph, fitted)
      continue
    }
    const split = linesOf(fitted, cell.paragraphs.length)
    for (const [i, line] of split.entries()) lines.set(i, line)
    removed = Math.max(0, cell.paragraphs.length - split.length)
  }
  return { splices: writer.splices(lines, removed), warnings: writer.warnings }
}

/** Lines for paragraphs: where a cell has one paragraph, or none, breaks stay breaks. */
function linesOf(segment: Segment, paragraphs: number): Segment[] {
  const lines: Segment[] = []
  let line: Segment[number][] = []
  for (const inline of segment) {
    if (inline.type === 'break' && lines.length < paragraphs - 1) {
      lines.push(line)
      line = []
    } else line.push(inline)
  }
  return [...lines, line]
}

class CellWriter {
  readonly warnings: Warning[] = []
  readonly #row: WalkedRow
  readonly #cell: Cell
  readonly #context: WritingContext
  readonly #style: RunStyle

  constructor(row: WalkedRow & { readonly targetCell: Cell }, context: WritingContext) {
    this.#row = row
    this.#cell = row.targetCell
    this.#context = context
    const prefix = prefixOf(context.xml, this.#cell.element)
    this.#style = {
      prefix,
      properties: this.#properties(prefix),
      code: (key) => this.#cell.codes.get(key)?.xml ?? row.sourceCell?.codes.get(key)?.xml ?? '',
      link: (href) => this.#link(prefix, href),
    }
  }

  /** Those of the first run that stood here, or of the mark of an empty paragraph. */
  #properties(prefix: string): Map<string, string> {
    const { runProperties, markProperties } = this.#cell
    const properties = keptProperties(this.#context.xml, runProperties ?? markProperties)
    const { language } = this.#context
    if (language && !properties.has('rStyle')) {
      const tag = language === 'en' ? 'en-US' : language
      properties.set('lang', `<${prefix}lang ${prefix}val="${tag}"/>`)
    }
    return properties
  }

  #link(prefix: string, href: string): readonly [string, string] {
    for (const [id, { type, target, external }] of this.#context.relationships) {
      if (type !== 'hyperlink' || !external || target !== href) continue
      const strict = this.#context.xml.slice(0, 4096).includes(STRICT)
      return [
        `<${prefix}hyperlink xmlns:r="${strict ? STRICT : TRANSITIONAL}" r:id="${xmlValue(id)}">`,
        `</${prefix}hyperlink>`,
      ]
    }
    const instruction = xmlValue(` HYPERLINK "${href}" `)
    return [`<${prefix}fldSimple ${prefix}instr="${instruction}">`, `</${prefix}fldSimple>`]
  }

  /** The codes of a translation made those that the file can hold. */
  fit({ unit, source, target: held }: RowUnit, target: Segment): Segment {
    const fitted = fitCodes(target, this.#required(source, held), (id) => {
      const key = [`standalone ${id}`, `opening ${id}`].find((each) => this.#has(each))
      return key === undefined ? null : { nests: this.#codeNests(key) }
    })
    const told = (code: string, codes: readonly CodeInline[], what: string): void => {
      if (codes.length === 0) return
      const labels = codes.map(({ kind, label }) => `“${label || kind}”`).join(', ')
      this.warnings.push({ code, message: `${labels} ${what}`, where: unit })
    }
    told('code-appended', fitted.appended, 'was missing in the translation and was put at its end.')
    told(
      'code-dropped',
      fitted.dropped,
      'in the translation is not of this row, or stands twice, and was left out.',
    )
    told(
      'code-closed',
      fitted.closed,
      'was open at the end of the translation and was closed there.',
    )
    return fitted.segment
  }

  /** Tags of the source, unless the file's own translation did without; and what would be lost. */
  #required(source: Segment, held: Segment): CodeInline[] {
    const isStandalone = (inline: Segment[number]): inline is CodeInline =>
      inline.type === 'code' && inline.role === 'standalone'
    const own = held.filter(isStandalone)
    const isTag = ({ id }: CodeInline): boolean => !/\.(?:source|target|shown) \d+$/.test(id)
    const wanted = source.filter(isStandalone).filter(isTag)
    return [
      ...wanted.filter(({ id }) => isBlank(held) || own.some((code) => code.id === id)),
      ...own.filter((code) => !isTag(code) && this.#cell.codes.has(`standalone ${code.id}`)),
    ]
  }

  #has(key: string): boolean {
    return this.#cell.codes.has(key) || (this.#row.sourceCell?.codes.has(key) ?? false)
  }

  #codeNests(key: string): boolean {
    return (this.#cell.codes.get(key) ?? this.#row.sourceCell?.codes.get(key))?.nests ?? false
  }

  /** @param removed how many of the last paragraphs go */
  splices(lines: ReadonlyMap<number, Segment>, removed: number): Splice[] {
    const { paragraphs, element } = this.#cell
    const kept = paragraphs.length - removed
    const splices: Splice[] = []
    for (const [i, paragraph] of paragraphs.entries()) {
      const line = lines.get(i)
      if (i >= kept)
        splices.push({ start: paragraph.element.start, end: paragraph.element.end, text: '' })
      else if (line)
        splices.push(this.#replaced(paragraph, line, paragraphs.slice(i + 1), i === kept - 1))
    }
    const last = Math.max(-1, ...lines.keys())
    let added = ''
    for (let i = paragraphs.length; i <= last; i++) added += this.#newParagraph(lines.get(i) ?? [])
    if (added) {
      const at = paragraphs.at(-1)?.element.end ?? element.contentEnd
      splices.push({ start: at, end: at, text: added })
    }
    return splices
  }

  /** @param isLast whether it takes the points and ranges of the paragraphs that go */
  #replaced(
    { element, before, after }: CellParagraph,
    line: Segment,
    others: readonly CellParagraph[],
    isLast: boolean,
  ): Splice {
    const { xml } = this.#context
    const kept = (spans: readonly XmlSpan[]): string =>
      spans.map(({ start, end }) => xml.slice(start, end)).join('')
    const more = isLast ? others.flatMap((other) => [...other.before, ...other.after]) : []
    const content = kept(before) + runsXml(line, this.#style) + kept(after) + kept(more)
    if (element.contentStart === element.end) {
      const tag = xml.slice(element.start, element.end).replace(/\s*\/>$/, '>')
      const text = `${tag}${content}</${this.#style.prefix}p>`
      return { start: element.start, end: element.end, text }
    }
    const properties = childOf(element, 'w:pPr')
    return {
      start: properties?.end ?? element.contentStart,
      end: element.contentEnd,
      text: content,
    }
  }

  #newParagraph(line: Segment): string {
    const { prefix } = this.#style
    const model = this.#cell.paragraphs.at(-1)
    const properties = model && childOf(model.element, 'w:pPr')
    const pPr = properties ? this.#context.xml.slice(properties.start, properties.end) : ''
    return `<${prefix}p>${pPr}${runsXml(line, this.#style)}</${prefix}p>`
  }
}
