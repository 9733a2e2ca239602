import type { Vocabulary } from '../xml/scan.ts'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'

/** The namespaces of OpenDocument 1.2 and 1.3 (part 3, 1.3), by their customary prefixes. */
export const ODF: Vocabulary = {
  [`${OASIS}:office:1.0`]: 'office',
  [`${OASIS}:text:1.0`]: 'text',
  [`${OASIS}:style:1.0`]: 'style',
  [`${OASIS}:table:1.0`]: 'table',
  [`${OASIS}:drawing:1.0`]: 'draw',
  [`${OASIS}:dr3d:1.0`]: 'dr3d',
  [`${OASIS}:presentation:1.0`]: 'presentation',
  [`${OASIS}:form:1.0`]: 'form',
  [`${OASIS}:script:1.0`]: 'script',
  [`${OASIS}:meta:1.0`]: 'meta',
  [`${OASIS}:manifest:1.0`]: 'manifest',
  [`${OASIS}:xsl-fo-compatible:1.0`]: 'fo',
  [`${OASIS}:svg-compatible:1.0`]: 'svg',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/1998/Math/MathML': 'math',
}
