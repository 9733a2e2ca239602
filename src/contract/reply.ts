import { ContractError, type Parser, record, text } from './parse.ts'

/** Why a call could not be done, in a form that survives the way between processes. */
export interface Fault {
  /** Stable identifier in kebab case: `access-denied`, `disk-full`, … */
  readonly code: string
  /** One English sentence: what happened, to which file, and what to do. */
  readonly message: string
}

/**
 * What a call answers. Electron would turn a thrown error into a bare string with its own prefix;
 * a value keeps the code.
 */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault }

const MAX_MESSAGE = 10_000

export const fault: Parser<Fault> = (value, name) => {
  const given = record(value, name)
  return {
    code: text(100)(given.code, `${name}.code`),
    message: text(MAX_MESSAGE)(given.message, `${name}.message`),
  }
}

/** A reply whose value is read by `parser`. */
export const reply =
  <T>(parser: Parser<T>): Parser<Reply<T>> =>
  (value, name) => {
    const given = record(value, name)
    if (given.ok === true) return { ok: true, value: parser(given.value, `${name}.value`) }
    if (given.ok === false) return { ok: false, fault: fault(given.fault, `${name}.fault`) }
    throw new ContractError(`${name}.ok must be true or false.`)
  }
