/** Everything outside the production Char of XML 1.0 (§2.2), lone surrogates included. */
const ILLEGAL =
  /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\ud800-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Characters that would be read as something else. `>` is among them because `]]>` may not stand
 * in content (§2.4), the carriage return because a parser makes it a line feed (§2.11).
 */
const IN_CONTENT = /[&<>\r]/g

/** In a value a parser makes a blank of every tab and line feed as well (§3.3.3). */
const IN_VALUE = /[&<>"\t\n\r]/g

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

const reference = (character: string): string => REFERENCES[character]!

/** Text without the characters that no XML document may contain. */
export const legalXml = (text: string): string => text.replace(ILLEGAL, '')

/** Text made safe to stand between tags; a parser gives it back but for what `legalXml` drops. */
export const xmlContent = (text: string): string => legalXml(text).replace(IN_CONTENT, reference)

/** Text made safe to stand in an attribute's value between double quotes. */
export const xmlValue = (text: string): string => legalXml(text).replace(IN_VALUE, reference)
