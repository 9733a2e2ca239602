import type { Mark } from '../../../core/document/model.ts'
import { FORMAT_OF } from '../../html-marks.ts'
import type { XmlElement } from '../../xml/tree.ts'

const named = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements that begin a line of their own (HTML Living Standard, §15.3), and what stands in head. */
const BLOCKS = named(
  'html head body frameset title ' +
    'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol ' +
    'optgroup option p plaintext pre search section summary ul xmp ' +
    'table caption colgroup col thead tbody tfoot tr td th ' +
    // Of the table of contents of EPUB 2 (NCX), whose names have capitals.
    'docTitle docAuthor navMap navPoint navLabel navInfo navList navTarget pageList',
)

/** Elements that say nothing to a reader of the page, or nothing that is text. */
const UNREAD = named(
  'head script style template noscript noembed noframes link meta base param source track ' +
    'svg svg:svg iframe object embed applet canvas audio video map area frame frameset ' +
    'input select button textarea datalist progress meter colgroup col hr plaintext xmp pageList',
)

/** Of these, what is seen on the page. */
const VISIBLE = named(
  'svg svg:svg iframe object embed applet canvas audio video input select button textarea ' +
    'progress meter',
)

export const isBlock = ({ name }: XmlElement): boolean => BLOCKS.has(name)

/** Whether nothing in an element is to be translated: no text, a control, or hidden. */
export const isUnread = (element: XmlElement): boolean =>
  UNREAD.has(element.name) || isHidden(element) || hasRole(element, 'page-list', 'doc-pagelist')

/** Whether an element that is not read nevertheless shows something in the line it stands in. */
export const isVisible = (element: XmlElement): boolean =>
  VISIBLE.has(element.name) && !isHidden(element)

/**
 * Whether an element is not shown at all. One that is merely invisible counts as shown: pages that
 * fade their article in, as WeChat's do, are saved with it still transparent.
 */
function isHidden({ name, attributes }: XmlElement): boolean {
  if (name === 'rt' || name === 'rp') return false
  return (
    ('hidden' in attributes && attributes.hidden !== 'until-found') ||
    /(?:^|;)\s*display\s*:\s*none\b/i.test(attributes.style ?? '')
  )
}

const FORMULAS = named('math m:math')
export const isFormula = ({ name }: XmlElement): boolean => FORMULAS.has(name)

/** White space in it stands as it is written (HTML Living Standard, §15.3.3). */
const PREFORMATTED = named('pre listing')
export const isPreformatted = ({ name }: XmlElement): boolean => PREFORMATTED.has(name)

/** What an element's only declaration says, where that is one of our marks. */
const STYLES: readonly (readonly [RegExp, Exclude<Mark['type'], 'link'>])[] = [
  [/^\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)\s*;?\s*$/i, 'bold'],
  [/^\s*font-style\s*:\s*(?:italic|oblique)\s*;?\s*$/i, 'italic'],
  [/^\s*text-decoration(?:-line)?\s*:\s*underline\s*;?\s*$/i, 'underline'],
]

/** The formatting an element means, other than a link, or null. */
export function markOf({ name, attributes }: XmlElement): Exclude<Mark['type'], 'link'> | null {
  const format = FORMAT_OF.get(name)
  if (format) return format
  const { style, ...others } = attributes
  if (name !== 'span' || !style || Object.keys(others).length > 0) return null
  return STYLES.find(([pattern]) => pattern.test(style))?.[1] ?? null
}

/** Attributes that say nothing once the text is English. */
const LANGUAGE = named('lang xml:lang')

/** Whether an element without any meaning of its own stands around a text. */
export const isPlain = ({ name, attributes }: XmlElement): boolean =>
  (name === 'span' || name === 'font' || name === 'bdi') &&
  Object.keys(attributes).every((attribute) => LANGUAGE.has(attribute))

/** The words of an attribute that holds several. */
const words = (value: string | undefined): string[] =>
  value ? value.toLowerCase().split(/\s+/) : []

/** Whether an element has one of the roles, by DPUB-ARIA or by the EPUB vocabulary of structure. */
export const hasRole = ({ attributes }: XmlElement, ...roles: readonly string[]): boolean =>
  words(attributes.role).some((role) => roles.includes(role)) ||
  words(attributes['epub:type']).some((type) => roles.includes(type))

/** Whether something in the document may point at an element. */
export const isAnchor = ({ attributes }: XmlElement): boolean =>
  Boolean(attributes.id || attributes.name || attributes['xml:id'])
