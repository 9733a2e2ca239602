import type { ValueCheck } from './model.ts'

/** Kinds of values that schemas of exchange formats share. */

/** A name token (XML 1.0, §2.3): letters, digits and a few signs. */
export const isNameToken: ValueCheck = (value) => /^[-.:_·‿⁀\p{L}\p{M}\p{N}]+$/u.test(value)

/** Name tokens between blanks. */
export const areNameTokens: ValueCheck = (value) =>
  value.trim() !== '' && value.trim().split(/\s+/).every(isNameToken)

/** XML Schema part 2, §3.3.3: a language code in the form of BCP 47. */
export const isLanguage: ValueCheck = (value) => /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value)

/** One of a few words. */
export const oneOf =
  (...words: readonly string[]): ValueCheck =>
  (value) =>
    words.includes(value)

export const isYesNo: ValueCheck = oneOf('yes', 'no')
export const isSpace: ValueCheck = oneOf('default', 'preserve')
export const isPositive: ValueCheck = (value) => /^\s*\+?0*[1-9]\d*\s*$/.test(value)
