import type { Mark, TargetLanguage } from '../../../core/document/model.ts'
import { isEastAsianFace, latinFace } from '../../east-asian-faces.ts'
import { childrenOf } from '../../xml/tree.ts'
import { wordLanguage } from '../fonts.ts'
import type { RunFormat } from '../read/formats.ts'
import { overlay, readRunProperties } from '../read/run-properties.ts'
import type { Styles } from '../read/styles.ts'
import type { Markup } from './markup.ts'
import type { ThemeFaces } from './theme-faces.ts'

/** The order of CT_RPr (ECMA-376 part 1, 17.3.2.28); what is not in it comes from extensions. */
const ORDER = (
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof ' +
  'snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd ' +
  'fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'
).split(' ')

/** Properties that make no sense for another text: squeezed into a width, changed by someone. */
const DROPPED = new Set(['w:fitText', 'w:rPrChange'])

export interface RunStyle {
  /** Id of the style of the paragraph, or null. */
  readonly paragraph: string | null
  readonly marks: readonly Mark[]
  /** Whether it stands in a link of the file, whose underline is its own. */
  readonly inLink: boolean
  /** Whether it is a link that the file does not have, which has to show that it is one. */
  readonly newLink: boolean
}

/** Makes the properties of translated runs out of those of the source. */
export class TargetRuns {
  readonly #known = new WeakMap<RunFormat, Map<string, string>>()

  /** @param xml of the part that the formats are from */
  constructor(
    readonly xml: string,
    readonly styles: Styles,
    readonly theme: ThemeFaces,
    readonly markup: Markup,
    readonly language: TargetLanguage,
  ) {}

  /**
   * `w:rPr` of a translated run: marks as in the target, faces for Latin letters, the language of
   * the target (17.3.2.20); everything else as it was.
   * @param format of the source, or null where there was no text
   */
  properties(format: RunFormat | null, style: RunStyle): string {
    if (!format) return this.#properties(null, style)
    const key = `${style.paragraph}|${style.marks.map(({ type }) => type)}|${style.inLink}|${style.newLink}`
    let known = this.#known.get(format)
    if (!known) {
      known = new Map()
      this.#known.set(format, known)
    }
    let properties = known.get(key)
    if (properties === undefined) {
      properties = this.#properties(format, style)
      known.set(key, properties)
    }
    return properties
  }

  #properties(format: RunFormat | null, style: RunStyle): string {
    const elements = new Map<string, string>()
    const further: string[] = []
    for (const { name, start, end } of format?.rPr ? childrenOf(format.rPr) : []) {
      if (DROPPED.has(name)) continue
      const key = name.startsWith('w:') ? name.slice(2) : ''
      if (ORDER.includes(key)) elements.set(key, this.xml.slice(start, end))
      else further.push(this.xml.slice(start, end))
    }
    this.#setMarks(elements, format, style)
    this.#setFaces(elements, format, style)
    const lang = format?.rPr && childrenOf(format.rPr, 'w:lang')[0]
    const others = Object.entries(lang?.attributes ?? {}).map(([k, v]) => [k.replace(/^w:/, ''), v])
    elements.set(
      'lang',
      this.markup.empty('lang', {
        ...Object.fromEntries(others.filter(([k]) => k === 'eastAsia' || k === 'bidi')),
        val: wordLanguage(this.language),
      }),
    )
    if (style.newLink) {
      elements.set('color', this.markup.empty('color', { val: '0563C1' }))
      elements.set('u', this.markup.empty('u', { val: 'single' }))
    }
    const ordered = ORDER.flatMap((key) => elements.get(key) ?? [])
    return this.markup.element('rPr', ordered.join('') + further.join(''))
  }

  #setMarks(elements: Map<string, string>, format: RunFormat | null, style: RunStyle): void {
    const { markup } = this
    const has = (type: Mark['type']) => style.marks.some((mark) => mark.type === type)
    const paragraph = this.styles.paragraph(style.paragraph).run
    const own = readRunProperties(format?.rPr ?? null)
    const named = own.get('rStyle')
    // What the run would look like without formatting of its own.
    const around = named ? overlay(paragraph, this.styles.character(named)) : paragraph
    const rest = format?.rest
    for (const [key, type] of [
      ['b', 'bold'],
      ['i', 'italic'],
    ] as const) {
      if (!has(type) && rest?.has(key)) continue
      const wanted = has(type) || paragraph.get(key) === '1'
      elements.delete(key)
      if (wanted !== (around.get(key) === '1')) {
        elements.set(key, wanted ? markup.empty(key) : markup.empty(key, { val: '0' }))
      }
    }
    const line = own.get('u')
    if (!style.inLink && !(has('underline') ? line === 'words' : rest?.has('u'))) {
      const wanted = has('underline') ? 'single' : (paragraph.get('u') ?? '')
      elements.delete('u')
      if (wanted !== (around.get('u') ?? '')) {
        elements.set('u', markup.empty('u', { val: wanted || 'none' }))
      }
    }
    const raised = has('superscript') ? 'superscript' : has('subscript') ? 'subscript' : ''
    if (raised || !rest?.has('vertAlign')) {
      const wanted = raised || (paragraph.get('vertAlign') ?? '')
      elements.delete('vertAlign')
      if (wanted !== (around.get('vertAlign') ?? '')) {
        elements.set('vertAlign', markup.empty('vertAlign', { val: wanted || 'baseline' }))
      }
    }
  }

  /**
   * Latin letters in a face for Latin, and quotation marks no longer in the one for Chinese, as the
   * hint would have it (17.3.2.26).
   */
  #setFaces(elements: Map<string, string>, format: RunFormat | null, style: RunStyle): void {
    const paragraph = this.styles.paragraph(style.paragraph).run
    const fonts = format?.rPr && childrenOf(format.rPr, 'w:rFonts')[0]
    const attributes: Record<string, string> = {}
    for (const [key, value] of Object.entries(fonts?.attributes ?? {})) {
      if (key !== 'w:hint') attributes[key.replace(/^w:/, '')] = value
    }
    for (const slot of ['ascii', 'hAnsi'] as const) {
      const font = format ? format[slot] : (paragraph.get(`font.${slot}`) ?? '')
      const face = this.theme.resolve(font)
      if (!isEastAsianFace(face)) continue
      attributes[slot] = latinFace(face)
      delete attributes[`${slot}Theme`]
    }
    if (Object.keys(attributes).length > 0) {
      elements.set('rFonts', this.markup.empty('rFonts', attributes))
    } else elements.delete('rFonts')
  }
}
