import { childrenOf, type XmlElement } from '../../xml/tree.ts'

/**
 * Run properties that change how a text looks, by short names (ECMA-376 part 1, 17.3.2), in one
 * spelling each; what is at its default is left out, or empty where it overrides.
 */
export type RunProperties = ReadonlyMap<string, string>

/** Properties that are on or off, and that styles toggle (17.7.3). */
export const TOGGLES: ReadonlySet<string> = new Set([
  'b',
  'i',
  'caps',
  'smallCaps',
  'strike',
  'dstrike',
  'outline',
  'shadow',
  'emboss',
  'imprint',
  'vanish',
])

/** Properties whose value is one attribute, and the value that means none. */
const VALUES: Readonly<Record<string, string>> = {
  color: 'auto',
  highlight: 'none',
  sz: '',
  u: 'none',
  vertAlign: 'baseline',
  em: 'none',
  effect: 'none',
  position: '0',
  w: '100',
  rStyle: '',
}

/** A truth value of the standard (17.17.4). */
export const isOn = (value: string | undefined): boolean =>
  value !== '0' && value !== 'false' && value !== 'off'

/** @param rPr null for a run without properties */
export function readRunProperties(rPr: XmlElement | null): RunProperties {
  const properties = new Map<string, string>()
  if (!rPr) return properties
  for (const { name, attributes } of childrenOf(rPr)) {
    if (!name.startsWith('w:')) continue
    const key = name.slice(2)
    const value = attributes['w:val']
    if (TOGGLES.has(key)) properties.set(key, isOn(value) ? '1' : '0')
    else if (key in VALUES) {
      const given = value ?? (key === 'u' ? 'single' : '')
      properties.set(key, given === VALUES[key] ? '' : given.replace(/^0+(?=\d)/, ''))
    } else if (key === 'rFonts') {
      setFont(properties, 'ascii', attributes['w:ascii'], attributes['w:asciiTheme'])
      setFont(properties, 'hAnsi', attributes['w:hAnsi'], attributes['w:hAnsiTheme'])
      setFont(properties, 'eastAsia', attributes['w:eastAsia'], attributes['w:eastAsiaTheme'])
    } else if (key === 'shd') {
      const fill = attributes['w:fill'] ?? 'auto'
      const plain = (value === 'clear' || value === 'nil') && fill === 'auto'
      properties.set(key, plain ? '' : `${value} ${fill}`)
    } else if (key === 'bdr') {
      properties.set(key, value === 'none' || value === 'nil' ? '' : (value ?? ''))
    } else if (key === 'eastAsianLayout') {
      const on = isOn(attributes['w:combine'] ?? '0') || isOn(attributes['w:vert'] ?? '0')
      properties.set(key, on ? 'on' : '')
    }
  }
  return properties
}

/** A face of the theme outweighs a named one (17.3.2.26). */
function setFont(
  properties: Map<string, string>,
  slot: string,
  face: string | undefined,
  theme: string | undefined,
): void {
  const font = theme ? `+${theme}` : face
  if (font) properties.set(`font.${slot}`, font)
}

/** Properties of a style laid over those it is based on. */
export const inherit = (base: RunProperties, own: RunProperties): RunProperties =>
  own.size === 0 ? base : new Map([...base, ...own])

/** A character style over a paragraph style: what both switch on is off (17.7.3). */
export function overlay(paragraph: RunProperties, character: RunProperties): RunProperties {
  if (character.size === 0) return paragraph
  const merged = new Map(paragraph)
  for (const [key, value] of character) {
    const both = TOGGLES.has(key) && value === '1' && paragraph.get(key) === '1'
    merged.set(key, both ? '0' : value)
  }
  return merged
}
