/**
 * Chinese characters in a text: Han ideographs of every block and plane (with the compatibility
 * forms), the numeral 〇 and the repetition mark 々, each code point once. Not counted:
 * punctuation of either width, white space, Latin letters and digits (full-width ones too), kana,
 * bopomofo, radicals and strokes.
 */
export function countCharacters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x3005) continue
    if (isHan(code)) count++
    else if (isHanLead(code) && isTrail(text.charCodeAt(i + 1))) {
      count++
      i++
    }
  }
  return count
}

/**
 * English words in a text, as a word processor counts them: what stands between white space (or
 * between dashes, `—` and `–`) is one word, so hyphens, apostrophes, dots and slashes inside it
 * join (`well-known`, `don’t`, `U.S.`, `3,000`). A sign standing alone is no word, and Chinese
 * characters and marks only separate.
 */
export function countWords(text: string): number {
  let count = 0
  let inWord = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isLetterOrDigit(code)) {
      if (!inWord) count++
      inWord = true
    } else if (inWord && isSeparator(code)) inWord = false
  }
  return count
}

/** Whether a UTF-16 unit is a Han ideograph of the basic plane. */
export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  code === 0x3005 ||
  code === 0x3007

/** Leading surrogates of the planes 2 and 3, which hold ideographs alone. */
const isHanLead = (code: number): boolean => code >= 0xd840 && code <= 0xd8bf

const isTrail = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

function isLetterOrDigit(code: number): boolean {
  if (code < 0x80) {
    const lower = code | 0x20
    return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39)
  }
  if (code < 0x2000) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code !== 0x1680
  return isFullWidthAlphanumeric(code)
}

const isFullWidthAlphanumeric = (code: number): boolean =>
  (code >= 0xff10 && code <= 0xff19) ||
  (code >= 0xff21 && code <= 0xff3a) ||
  (code >= 0xff41 && code <= 0xff5a)

function isSeparator(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0x2000) return code === 0xa0 || code === 0x85 || code === 0x1680
  if (code <= 0x205f) {
    return (
      code <= 0x200a ||
      (code >= 0x2013 && code <= 0x2015) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f
    )
  }
  return code >= 0x2e80
}
