/**
 * Characters of Microsoft's symbol fonts that documents use, by the code in the font (without the
 * 0xF000 of its private use), as Unicode has them.
 */
const SYMBOL: Readonly<Record<number, string>> = Object.fromEntries(
  Array.from('ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ', (letter, i) => [0x41 + i, letter] as const).concat(
    Array.from('αβχδεφγηιϕκλμνοπθρστυϖωξψζ', (letter, i) => [0x61 + i, letter] as const),
    [
      [0xa2, '′'],
      [0xa3, '≤'],
      [0xa5, '∞'],
      [0xab, '↔'],
      [0xac, '←'],
      [0xad, '↑'],
      [0xae, '→'],
      [0xaf, '↓'],
      [0xb0, '°'],
      [0xb1, '±'],
      [0xb2, '″'],
      [0xb3, '≥'],
      [0xb4, '×'],
      [0xb7, '•'],
      [0xb8, '÷'],
      [0xb9, '≠'],
      [0xba, '≡'],
      [0xbb, '≈'],
      [0xbc, '…'],
      [0xc5, '⊕'],
      [0xc7, '∩'],
      [0xc8, '∪'],
      [0xce, '∈'],
      [0xd2, '®'],
      [0xd3, '©'],
      [0xd4, '™'],
      [0xd6, '√'],
      [0xde, '⇒'],
      [0xe5, '∑'],
    ],
  ),
)

const WINGDINGS: Readonly<Record<number, string>> = {
  40: '☎',
  42: '✉',
  74: '☺',
  108: '●',
  109: '❍',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  129: '①',
  130: '②',
  131: '③',
  132: '④',
  133: '⑤',
  134: '⑥',
  135: '⑦',
  136: '⑧',
  137: '⑨',
  138: '⑩',
  159: '•',
  167: '▪',
  168: '◻',
  171: '★',
  182: '☆',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}

const WINGDINGS_2: Readonly<Record<number, string>> = {
  80: '✓',
  82: '☑',
  83: '☒',
  163: '☐',
}

const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: SYMBOL,
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
}

/** Stands for a symbol that is not known. */
export const UNKNOWN_SYMBOL = '□'

/**
 * What a character of a symbol font looks like (ECMA-376 part 1, 17.3.3.30).
 * @param char four hexadecimal digits
 * @returns one character; `UNKNOWN_SYMBOL` where it is not known
 */
export function symbolCharacter(font: string, char: string): string {
  const code = /^[0-9a-f]{1,6}$/i.test(char) ? Number.parseInt(char, 16) : 0
  const isPrivate = code >= 0xe000 && code <= 0xf8ff
  const known = FONTS[font.trim().toLowerCase()]?.[isPrivate ? code & 0xff : code]
  if (known) return known
  const isText = code > 0x20 && !isPrivate && code <= 0x10ffff && (code & 0x1ff800) !== 0xd800
  return isText ? String.fromCodePoint(code) : UNKNOWN_SYMBOL
}
