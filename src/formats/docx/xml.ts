const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Everything outside the production Char of XML 1.0 (§2.2), lone surrogates included. */
const ILLEGAL =
  /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\ud800-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text without the characters that no XML document may contain. */
export const legalXml = (text: string): string => text.replace(ILLEGAL, '')

/** Text made safe to stand in XML as content or as a quoted attribute's value. */
export const escapeXml = (text: string): string =>
  legalXml(text).replace(/[&<>"]/g, (character) => ENTITIES[character]!)
