/** The file documents were read from, kept so that their translation can be written back into it. */
export interface Original {
  /** SHA-256 of the bytes: see `Provenance.original`. */
  readonly hash: string
  /** File name without its folder. */
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** SHA-256 (FIPS 180-4) of bytes, in lower-case hexadecimal. The engine works beside the caller. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
