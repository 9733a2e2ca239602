/** A pair of segments for a translation memory. */
export interface AlignedPair {
  readonly source: string
  readonly target: string
  readonly confidence: number
}

/**
 * Aligned pairs as a translation memory, TMX 1.4b (https://www.ttt.org/oscarStandards/tmx/). Pairs
 * with an empty side teach nothing and are left out.
 */
export function alignedTmx(pairs: readonly AlignedPair[], sourceLanguage: string): string {
  const units = pairs
    .filter(({ source, target }) => source.trim() !== '' && target.trim() !== '')
    .map(
      ({ source, target, confidence }) =>
        `    <tu>\n      <prop type="x-confidence">${confidence}</prop>\n` +
        `      <tuv xml:lang="${sourceLanguage}"><seg>${escapeXml(source)}</seg></tuv>\n` +
        `      <tuv xml:lang="en"><seg>${escapeXml(target)}</seg></tuv>\n    </tu>\n`,
    )
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n' +
    '  <header creationtool="Facing Pages" creationtoolversion="1" segtype="sentence"' +
    ` o-tmf="facing-pages" adminlang="en" srclang="${sourceLanguage}" datatype="plaintext"/>\n` +
    `  <body>\n${units.join('')}  </body>\n</tmx>\n`
  )
}

/** XML 1.0 forbids most control characters and lone surrogates even when escaped. */
const escapeXml = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
