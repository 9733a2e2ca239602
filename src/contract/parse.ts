/**
 * Small parsers of `unknown` for what one process says to the other. Each takes a value and the
 * name to call it by in a message, and throws `ContractError` where the value has another shape.
 */

/** A value from the other process that does not keep to the contract. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
}

/** Reads one member of a message. */
export type Parser<T> = (value: unknown, name: string) => T

const fail = (name: string, expected: string): never => {
  throw new ContractError(`${name} must be ${expected}.`)
}

/** The members of a plain object. @throws ContractError for null, lists and everything else */
export const record: Parser<Readonly<Record<string, unknown>>> = (value, name) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail(name, 'an object')
  }
  return value as Record<string, unknown>
}

/** An own member of an object, or undefined; what is inherited does not count. */
export function member(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** A string of at most `max` UTF-16 units. */
export const text =
  (max: number): Parser<string> =>
  (value, name) =>
    typeof value === 'string' && value.length <= max
      ? value
      : fail(name, `a string of at most ${max} characters`)

export const flag: Parser<boolean> = (value, name) =>
  typeof value === 'boolean' ? value : fail(name, 'true or false')

/** A whole number, zero or more, that a double holds exactly. */
export const count: Parser<number> = (value, name) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : fail(name, 'a whole number, zero or more')

/** One of some strings. */
export const oneOf =
  <const T extends string>(choices: readonly T[]): Parser<T> =>
  (value, name) =>
    (choices as readonly unknown[]).includes(value)
      ? (value as T)
      : fail(name, choices.map((choice) => `"${choice}"`).join(' or '))

/** A list of at most `max` values of one kind. */
export const list =
  <T>(item: Parser<T>, max: number): Parser<readonly T[]> =>
  (value, name) =>
    Array.isArray(value) && value.length <= max
      ? value.map((each: unknown, i) => item(each, `${name}[${i}]`))
      : fail(name, `a list of at most ${max}`)

/** Bytes; a Node `Buffer` is one. */
export const bytes: Parser<Uint8Array<ArrayBuffer>> = (value, name) =>
  value instanceof Uint8Array && value.buffer instanceof ArrayBuffer
    ? (value as Uint8Array<ArrayBuffer>)
    : fail(name, 'bytes')

/** The value, or null where it is null. */
export const nullable =
  <T>(parser: Parser<T>): Parser<T | null> =>
  (value, name) =>
    value === null ? null : parser(value, name)
