import { FOLDS } from './han-fold.generated.ts'

/**
 * Folds a text for comparison: width (`ＡＩ，` = `AI,`, ideographic blank = blank), case, straight
 * and curly quotation marks, Traditional and Simplified (`資` = `资`) with regional forms
 * (`裏` = `裡` = `里`) and compatibility ideographs. What is equal folded is equal to a reader who
 * searches. Chinese stops (`。`, `、`, `「`) have no half-width twin in Chinese text and stay.
 *
 * Folding keeps the length in UTF-16 units, so an offset in the folded text is one in the text;
 * characters whose folded form is of another length, and those outside the basic plane, stay as
 * they are. Folding twice changes nothing more.
 */
export function fold(text: string): string {
  table ??= buildTable()
  const { length } = text
  if (length > units.length) units = new Uint16Array(Math.max(length, 2 * units.length))
  for (let i = 0; i < length; i++) units[i] = table[text.charCodeAt(i)]!
  let folded = ''
  for (let at = 0; at < length; at += SLICE) {
    folded += String.fromCharCode.apply(
      null,
      units.subarray(at, Math.min(at + SLICE, length)) as unknown as number[],
    )
  }
  if (units.length > KEPT) units = new Uint16Array(SLICE)
  return folded
}

/** What one UTF-16 unit folds to. */
export function foldUnit(unit: number): number {
  table ??= buildTable()
  return table[unit]!
}

/** Well under the number of arguments that any engine takes. */
const SLICE = 8192
/** The work space is given back after a text longer than this. */
const KEPT = 1 << 20

let table: Uint16Array | undefined
let units = new Uint16Array(SLICE)

/** Blocks outside of which the basic plane has no letters with case. */
const CASED: readonly [number, number][] = [
  [0x41, 0x5a],
  [0xc0, 0x587],
  [0x10a0, 0x13ff],
  [0x1c80, 0x1fff],
  [0x2100, 0x2183],
  [0x24b6, 0x24cf],
  [0x2c00, 0x2dff],
  [0xa640, 0xabbf],
]

/** Signs that differ in nothing but their drawing. */
const SAME_SIGN: readonly [from: string, to: string][] = [
  ['‘’‛', "'"],
  ['“”„‟', '"'],
  ['\u00a0\u2002\u2003\u2007\u2009\u202f', ' '],
  ['‐‑', '-'],
]

function buildTable(): Uint16Array {
  const built = new Uint16Array(0x10000)
  for (let unit = 0; unit < built.length; unit++) built[unit] = unit

  // Half-width and full-width forms, and the ideographic blank.
  for (let unit = 0xff01; unit <= 0xffee; unit++) put(built, unit, compatible(unit))
  put(built, 0x3000, ' ')
  for (const [from, to] of SAME_SIGN) for (const char of from) put(built, char.charCodeAt(0), to)

  // Compatibility ideographs are canonically equal to a unified one.
  for (let unit = 0xf900; unit <= 0xfad9; unit++) {
    put(built, unit, String.fromCharCode(unit).normalize('NFC'))
  }
  for (const [first, last] of CASED) {
    for (let unit = first; unit <= last; unit++) {
      put(built, unit, String.fromCharCode(unit).toLowerCase())
    }
  }
  for (let i = 0; i < FOLDS.length; i += 2) built[FOLDS.charCodeAt(i)] = FOLDS.charCodeAt(i + 1)

  // A full-width letter becomes a half-width one, a compatibility ideograph a Traditional one:
  // each is looked up once more.
  for (let unit = 0; unit < built.length; unit++) built[unit] = built[built[unit]!]!
  return built
}

const compatible = (unit: number): string => String.fromCharCode(unit).normalize('NFKC')

function put(built: Uint16Array, unit: number, to: string): void {
  if (to.length === 1) built[unit] = to.charCodeAt(0)
}
