const MAX_LENGTH = 1000
const DIGITS = /^[A-Za-z][0-9A-Za-z]+$/
const SMALLEST = `A${'0'.repeat(26)}`

/**
 * Whether a string is an order key as `order.ts` makes them (fractional indexing: a letter that
 * tells the length of the whole part, its digits, then a fraction without a final zero), and
 * short enough to have been made by a person's edits.
 */
export function isOrderKey(key: string): boolean {
  if (key.length > MAX_LENGTH || !DIGITS.test(key) || key === SMALLEST) return false
  const whole = wholeLength(key.charCodeAt(0))
  return key.length === whole || (key.length > whole && !key.endsWith('0'))
}

/** `a` to `z` stand for 2 to 27 characters upwards from zero, `Z` to `A` for the same downwards. */
const wholeLength = (head: number): number => (head >= 0x61 ? head - 0x61 : 0x5a - head) + 2
