import type { Repairs } from './repairs.ts'

/**
 * The parts that every mending function is made of. Each gives a right value back as it is, the
 * same reference, and otherwise the nearest right value with a word to `repairs`.
 */

export type Fields = Readonly<Record<string, unknown>>

const NONE: Fields = {}

/** The fields of a record; none where the value is not one. */
export function fieldsOf(value: unknown, what: string, repairs: Repairs): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  repairs.add(`${what} was missing or no record`)
  return NONE
}

/**
 * The given record itself when mending changed none of its fields and it has no others.
 * @param mended a record none of whose fields is `undefined`
 */
export function unlessChanged<T extends object>(given: Fields, mended: T): T {
  const fields = mended as Fields
  let more = 0
  for (const key in fields) {
    if (fields[key] !== given[key]) return mended
    more--
  }
  for (const _ in given) more++
  return more === 0 ? (given as T) : mended
}

/** The given list itself when mending changed none of its items. */
export function unlessListChanged<T>(
  given: readonly unknown[],
  mended: readonly T[],
): readonly T[] {
  const same = given.length === mended.length && mended.every((item, i) => item === given[i])
  return same ? (given as readonly T[]) : mended
}

/** A surrogate that is not one half of a pair: the `u` flag takes pairs for one character. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u
const LONE_SURROGATES = /[\uD800-\uDFFF]/gu

export function text(
  value: unknown,
  what: string,
  repairs: Repairs,
  maxLength = Number.POSITIVE_INFINITY,
): string {
  let mended: string
  if (typeof value === 'string') mended = value
  else {
    repairs.add(`${what} was missing or no text`)
    mended = typeof value === 'number' ? String(value) : ''
  }
  if (mended.length > maxLength) {
    repairs.add(`${what} was cut after ${maxLength} characters`)
    mended = mended.slice(0, maxLength)
  }
  return wellFormed(mended, what, repairs)
}

export function wellFormed(given: string, what: string, repairs: Repairs): string {
  if (!LONE_SURROGATE.test(given)) return given
  repairs.add(`${what} had half a character, now U+FFFD`)
  return given.replace(LONE_SURROGATES, '\uFFFD')
}

export function oneOf<T extends string>(
  value: unknown,
  allowed: ReadonlySet<T>,
  fallback: T,
  what: string,
  repairs: Repairs,
): T {
  if (allowed.has(value as T)) return value as T
  repairs.add(`${what} was unknown, now “${fallback}”`)
  return fallback
}

export function flag(value: unknown, what: string, repairs: Repairs): boolean {
  if (typeof value === 'boolean') return value
  repairs.add(`${what} was neither true nor false, now false`)
  return false
}

/** Ids stand in file names and keys, so they are kept to letters, digits, `-` and `_`. */
const ID = /^[A-Za-z0-9_-]{1,64}$/

export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)
