const ALPHABET = 'abcdefghijkmnopqrstuvwxyz23456789'
const LENGTH = 12

/** Random bytes are drawn for many identifiers at once: a draw costs more than an identifier. */
const pool = new Uint8Array(LENGTH * 256)
let used = pool.length

/** A new random identifier: 12 letters and digits, about 60 bits, safe in file names and URLs. */
export function newId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  let id = ''
  for (const end = used + LENGTH; used < end; used++) id += ALPHABET[pool[used]! % ALPHABET.length]
  return id
}
