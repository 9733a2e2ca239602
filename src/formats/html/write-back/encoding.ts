/**
 * Markup that any encoding can hold: outside of Unicode's own what is not ASCII is written as
 * character references, so that a page in Big5 or GBK stays in it.
 */
export const inEncoding = (markup: string, encoding: string): string =>
  encoding.startsWith('utf-')
    ? markup
    : markup.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`)
