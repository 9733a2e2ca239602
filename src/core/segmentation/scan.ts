/** Small questions about single UTF-16 code units, shared by the two scanners. */

export const NEWLINE = 10

/** White space in the sense of ECMAScript's `\s`, so that a gap always satisfies `/^\s*$/`. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13)
  if (code < 0xa0) return false
  return (
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f
  )
}

export function isLineBreak(code: number): boolean {
  return code === NEWLINE || code === 13 || code === 0x2028 || code === 0x2029
}

export function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

export function isAsciiWord(code: number): boolean {
  return isAsciiLetter(code) || (code >= 48 && code <= 57)
}

/** Han characters, kana and hangul: everything that is written without spaces around it. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0x3005 && code <= 0x3007) ||
    (code >= 0x3041 && code <= 0x312f) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xdfff)
  )
}

/** The first offset at or after `from` that is not white space. */
export function skipSpace(text: string, from: number): number {
  let i = from
  while (i < text.length && isSpace(text.charCodeAt(i))) i++
  return i
}

/** The last offset before `from` that is not white space, or -1. */
export function lastInk(text: string, from: number): number {
  let i = from - 1
  while (i >= 0 && isSpace(text.charCodeAt(i))) i--
  return i
}
