import type { Work } from '../contract/print-job.ts'

/** What an XMP packet says of a PDF. */
export interface XmpFacts {
  readonly work: Work
  readonly author: string
  /** The program that made the document, and the one that wrote the file. */
  readonly creator: string
  readonly producer: string
  /** When it was made, as XMP has it (ISO 8601); empty where not known. */
  readonly made: string
}

/**
 * An XMP packet (ISO 16684-1): titles in every language they have, the languages of the text, who
 * wrote and who translated it. Adobe's and PDF's own properties as in ISO 32000-1, §14.3.2.
 */
export function xmpPacket({ work, author, creator, producer, made }: XmpFacts): string {
  const { titles, languages, translator, origin, date } = work
  const main = titles.map(({ text }) => text).join(' · ')
  const titled = main ? [{ lang: 'x-default', text: main }, ...titles] : []
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    list(
      'dc:title',
      'Alt',
      titled.map(({ lang, text }) => item(text, lang)),
    ),
    list('dc:creator', 'Seq', author ? [item(author)] : []),
    list('dc:contributor', 'Bag', translator ? [item(translator)] : []),
    list(
      'dc:language',
      'Bag',
      languages.map((tag) => item(tag)),
    ),
    list('dc:date', 'Seq', isDate(date) ? [item(date)] : []),
    simple('dc:source', origin),
    simple('xmp:CreatorTool', creator),
    simple('xmp:CreateDate', made),
    simple('xmp:ModifyDate', made),
    simple('pdf:Producer', producer),
  ]
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    ...properties.filter(Boolean),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

/** XMP's date is a year, a month or a day; what is said in other words stays out of it. */
const isDate = (text: string): boolean => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)

const list = (name: string, kind: 'Alt' | 'Bag' | 'Seq', items: readonly string[]): string =>
  items.length > 0 ? `<${name}><rdf:${kind}>${items.join('')}</rdf:${kind}></${name}>` : ''

const item = (text: string, lang?: string): string =>
  `<rdf:li${lang ? ` xml:lang="${escapeXml(lang)}"` : ''}>${escapeXml(text)}</rdf:li>`

const simple = (name: string, text: string): string =>
  text && `<${name}>${escapeXml(text)}</${name}>`

/** Characters that XML 1.0 has not (§2.2), lone surrogates among them. */
const FORBIDDEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escapeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
