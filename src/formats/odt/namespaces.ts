import type { XmlElement } from '../xml/tree.ts'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'

const NAMES = {
  text: `${OASIS}:text:1.0`,
  style: `${OASIS}:style:1.0`,
  office: `${OASIS}:office:1.0`,
  fo: `${OASIS}:xsl-fo-compatible:1.0`,
  svg: `${OASIS}:svg-compatible:1.0`,
  xlink: 'http://www.w3.org/1999/xlink',
} as const

/**
 * Declarations of the prefixes that written XML uses and the root of its part does not declare:
 * nearly always none.
 */
export const missingNamespaces = (
  root: XmlElement,
  ...prefixes: readonly (keyof typeof NAMES)[]
): string =>
  prefixes
    .filter((prefix) => root.attributes[`xmlns:${prefix}`] !== NAMES[prefix])
    .map((prefix) => ` xmlns:${prefix}="${NAMES[prefix]}"`)
    .join('')
