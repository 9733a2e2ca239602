import type { Mark } from '../../../core/document/model.ts'
import { childOf, type XmlElement } from '../../xml/tree.ts'
import { overlay, type RunProperties, readRunProperties, TOGGLES } from './run-properties.ts'
import type { Styles } from './styles.ts'

/** How a run looks, apart from the paragraph it stands in. */
export interface RunFormat {
  /** `w:rPr`, or null. */
  readonly rPr: XmlElement | null
  /** As it stands in the file; empty where there is none. */
  readonly xml: string
  readonly marks: readonly Mark[]
  /** What else a reader sees, fonts apart: name and value of each property. */
  readonly rest: ReadonlyMap<string, string>
  /** `rest` in one string. */
  readonly key: string
  /** Faces for East Asian and for Latin text. */
  readonly eastAsia: string
  readonly ascii: string
  readonly hAnsi: string
  readonly hidden: boolean
  /** The same in a link, where colour and underline say no more than that it is one. */
  readonly inLink: RunFormat
}

const BOLD: Mark = { type: 'bold' }
const ITALIC: Mark = { type: 'italic' }
const UNDERLINE: Mark = { type: 'underline' }
const SUPERSCRIPT: Mark = { type: 'superscript' }
const SUBSCRIPT: Mark = { type: 'subscript' }

/** Properties that become marks, or that are not looked at as such. */
const APART = new Set([
  'b',
  'i',
  'u',
  'vertAlign',
  'vanish',
  'font.ascii',
  'font.hAnsi',
  'font.eastAsia',
])

/** Properties that a mark says all of. */
const MARKED = new Set(['b', 'i', 'u', 'vertAlign'])

/** Works out how runs look, each combination of style and properties once. */
export class RunFormats {
  readonly #known = new Map<string, Map<string, RunFormat>>()

  /** @param xml text of the part the runs stand in */
  constructor(
    readonly styles: Styles,
    readonly xml: string,
  ) {}

  /** @param style of the paragraph */
  of(style: string | null, run: XmlElement): RunFormat {
    const rPr = childOf(run, 'w:rPr')
    const xml = rPr ? this.xml.slice(rPr.start, rPr.end) : ''
    const key = style ?? ''
    let formats = this.#known.get(key)
    if (!formats) {
      formats = new Map()
      this.#known.set(key, formats)
    }
    let format = formats.get(xml)
    if (!format) {
      format = this.#format(style, rPr, xml)
      formats.set(xml, format)
    }
    return format
  }

  #format(style: string | null, rPr: XmlElement | null, xml: string): RunFormat {
    const paragraph = this.styles.paragraph(style).run
    const own = readRunProperties(rPr)
    const characterStyle = own.get('rStyle')
    const named = characterStyle ? this.styles.character(characterStyle) : null
    const effective = new Map([...(named ? overlay(paragraph, named) : paragraph), ...own])
    // A style that only makes bold, or nothing, is no more than the mark.
    const says = named !== null && [...named.keys()].some((key) => !MARKED.has(key))
    if (!says || this.styles.isPlumbing(characterStyle ?? '')) effective.delete('rStyle')
    const inLink = new Map(effective)
    for (const key of ['color', 'u']) {
      const value = paragraph.get(key)
      if (value === undefined) inLink.delete(key)
      else inLink.set(key, value)
    }
    const linked = appearance(rPr, xml, paragraph, inLink, this.styles)
    return { ...appearance(rPr, xml, paragraph, effective, this.styles), inLink: linked }
  }
}

function appearance(
  rPr: XmlElement | null,
  xml: string,
  paragraph: RunProperties,
  run: RunProperties,
  styles: Styles,
): RunFormat {
  const marks: Mark[] = []
  const rest = new Map<string, string>()
  const on = (key: string, properties: RunProperties) => properties.get(key) === '1'
  for (const [key, mark] of [
    ['b', BOLD],
    ['i', ITALIC],
  ] as const) {
    if (on(key, run) && !on(key, paragraph)) marks.push(mark)
    else if (!on(key, run) && on(key, paragraph)) rest.set(key, '0')
  }
  const line = run.get('u') ?? ''
  if (line !== (paragraph.get('u') ?? '')) {
    if (line === 'single' || line === 'words') marks.push(UNDERLINE)
    else rest.set('u', line)
  }
  const raised = run.get('vertAlign') ?? ''
  if (raised !== (paragraph.get('vertAlign') ?? '')) {
    if (raised === 'superscript') marks.push(SUPERSCRIPT)
    else if (raised === 'subscript') marks.push(SUBSCRIPT)
    else rest.set('vertAlign', raised)
  }
  for (const [key, value] of run) {
    if (APART.has(key) || value === normal(key, paragraph)) continue
    rest.set(key, key === 'rStyle' ? styles.nameOf(value) : value)
  }
  const format: Omit<RunFormat, 'inLink'> = {
    rPr,
    xml,
    marks,
    rest,
    key: [...rest]
      .map(([key, value]) => `${key}=${value}`)
      .sort()
      .join(';'),
    eastAsia: run.get('font.eastAsia') ?? '',
    ascii: run.get('font.ascii') ?? '',
    hAnsi: run.get('font.hAnsi') ?? '',
    hidden: on('vanish', run),
  }
  const itself = format as { -readonly [K in keyof RunFormat]: RunFormat[K] }
  itself.inLink = itself
  return itself
}

/** What a property is in the paragraph around; what is off need not be said. */
const normal = (key: string, paragraph: RunProperties): string =>
  paragraph.get(key) ?? (TOGGLES.has(key) ? '0' : '')

const NAMES: Readonly<Record<string, string>> = {
  b: 'not bold',
  i: 'not italic',
  u: 'underline',
  vertAlign: 'baseline',
  caps: 'capitals',
  smallCaps: 'small capitals',
  strike: 'struck through',
  dstrike: 'struck through twice',
  outline: 'outline',
  shadow: 'shadow',
  emboss: 'embossed',
  imprint: 'engraved',
  shd: 'shading',
  bdr: 'border',
  em: 'emphasis marks',
  effect: 'effect',
  position: 'raised',
  w: 'scaled',
  eastAsianLayout: 'two lines in one',
}

/** What a change of formatting is called on the page: that in which it differs from its base. */
export function describeFormat(format: RunFormat, base: RunFormat, font: string): string {
  const names: string[] = []
  const style = format.rest.get('rStyle')
  if (style !== undefined && style !== base.rest.get('rStyle')) return style
  for (const [key, value] of format.rest) {
    if (base.rest.get(key) === value) continue
    if (key === 'color') names.push(/^[0-9a-f]{6}$/i.test(value) ? `#${value}` : 'colour')
    else if (key === 'sz') names.push(`${Number(value) / 2} pt`)
    else if (key === 'highlight') names.push(`highlight ${value}`)
    else names.push(NAMES[key] ?? key)
  }
  if (font) names.push(font)
  return names.join(', ') || 'plain'
}
