const ALPHABET = 'abcdefghijkmnopqrstuvwxyz23456789'
const LENGTH = 12

/** A new random identifier: 12 letters and digits, about 60 bits, safe in file names and URLs. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  let id = ''
  for (const byte of bytes) id += ALPHABET[byte % ALPHABET.length]
  return id
}
