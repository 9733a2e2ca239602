import type { Inline, Mark, Segment } from '../../core/document/model.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import { childrenOf, type XmlElement } from '../xml/tree.ts'

/** What runs are made with. */
export interface RunStyle {
  /** Prefix of WordprocessingML in the file, with its colon. */
  readonly prefix: string
  /** Properties of all runs besides marks, by their local names. */
  readonly properties: ReadonlyMap<string, string>
  /** XML of a code, by role and id. */
  readonly code: (key: string) => string
  /** Start and end of a link. */
  readonly link: (href: string) => readonly [string, string]
}

/** The order of the properties of a run (CT_RPr, ECMA-376 part 1, 17.3.2.28). */
const ORDER =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'.split(
    ' ',
  )

/** What marks say, or tracked changes said, of a run. */
const NOT_KEPT: ReadonlySet<string> = new Set(
  'b bCs i iCs u em vertAlign vanish ins del moveFrom moveTo rPrChange'.split(' '),
)

/** The properties of a run that a new text in its place has too. */
export function keptProperties(xml: string, properties: XmlElement | null): Map<string, string> {
  const kept = new Map<string, string>()
  for (const child of properties ? childrenOf(properties) : []) {
    const name = child.name.replace(/^w:/, '')
    if (NOT_KEPT.has(name) || !ORDER.includes(name)) continue
    if (name === 'rStyle' && child.attributes['w:val'] === 'Hyperlink') continue
    const written = xml.slice(child.start, child.end)
    // The hint has Word take quotation marks from the Chinese face (17.3.2.26).
    kept.set(
      name,
      name === 'rFonts' ? written.replace(/\s[\w.-]*:?hint\s*=\s*["'][^"']*["']/, '') : written,
    )
  }
  return kept
}

/** A segment as the content of a paragraph (17.3.2.25). */
export function runsXml(segment: Segment, style: RunStyle): string {
  let xml = ''
  let link: string | null = null
  let end = ''
  for (const inline of segment) {
    const href = hrefOf(inline)
    if (href !== link) {
      xml += end
      const [start, close] = href === null ? ['', ''] : style.link(href)
      xml += start
      end = close
      link = href
    }
    if (inline.type === 'code') xml += style.code(`${inline.role} ${inline.id}`)
    else xml += runXml(inline, style)
  }
  return xml + end
}

const hrefOf = (inline: Inline): string | null => {
  if (inline.type !== 'text') return null
  const link = inline.marks.find((mark): mark is Mark & { type: 'link' } => mark.type === 'link')
  return link?.href ?? null
}

function runXml(inline: Exclude<Inline, { type: 'code' }>, style: RunStyle): string {
  const { prefix: p } = style
  const marks = inline.type === 'text' ? inline.marks : []
  const properties = propertiesXml(style, marks)
  if (inline.type === 'break') return `<${p}r>${properties}<${p}br/></${p}r>`
  const content = inline.text
    .split('\t')
    .map((piece) => (piece ? `<${p}t xml:space="preserve">${xmlContent(piece)}</${p}t>` : ''))
    .join(`<${p}tab/>`)
  return `<${p}r>${properties}${content}</${p}r>`
}

function propertiesXml({ prefix: p, properties }: RunStyle, marks: readonly Mark[]): string {
  const all = new Map(properties)
  const set = (name: string, value = '') =>
    all.set(name, `<${p}${name}${value && ` ${p}val="${xmlValue(value)}"`}/>`)
  for (const { type } of marks) {
    if (type === 'bold') set('b').set('bCs', `<${p}bCs/>`)
    else if (type === 'italic') set('i').set('iCs', `<${p}iCs/>`)
    else if (type === 'underline') set('u', 'single')
    else if (type !== 'link') set('vertAlign', type)
  }
  if (all.size === 0) return ''
  const ordered = [...all].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
  return `<${p}rPr>${ordered.map(([, xml]) => xml).join('')}</${p}rPr>`
}
