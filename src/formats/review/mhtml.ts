/** How far into a file its header may reach. */
const HEAD = 4096

/**
 * The page inside of a web page that Chromium has saved as a single file (MHTML, RFC 2557): its
 * first part that is HTML.
 * @returns the bytes of the page, or null where the file is nothing like that
 */
export function pageInMhtml(bytes: Uint8Array): Uint8Array | null {
  const head = latin1(bytes.subarray(0, HEAD))
  if (!/^(?:from|mime-version|snapshot-content-location|subject):/i.test(head)) return null
  const boundary = /\bboundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;]+))/i.exec(head)
  if (!boundary || !/\bmultipart\/related\b/i.test(head)) return null
  const parts = latin1(bytes).split(`--${boundary[1] ?? boundary[2]}`)
  for (const part of parts.slice(1)) {
    const divide = /\r?\n\r?\n/.exec(part)
    if (!divide) continue
    const header = part.slice(0, divide.index)
    if (!/^content-type:\s*(?:text\/html|application\/xhtml\+xml)\b/im.test(header)) continue
    return decoded(part.slice(divide.index + divide[0].length), header)
  }
  return null
}

/** Each byte as one character: of WHATWG's encodings none is that. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += STEP) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + STEP)))
  }
  return pieces.join('')
}

/** Arguments that every engine takes. */
const STEP = 8192

const toBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))

function decoded(content: string, header: string): Uint8Array | null {
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(header)?.[1]?.toLowerCase()
  if (encoding === 'quoted-printable') return toBytes(unquoted(content))
  if (encoding !== 'base64') return toBytes(content)
  try {
    return toBytes(atob(content.replace(/\s+/g, '')))
  } catch {
    return null
  }
}

/** RFC 2045, 6.7: soft line breaks, and bytes by their hexadecimal numbers. */
const unquoted = (text: string): string =>
  text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, byte: string) =>
      String.fromCharCode(Number.parseInt(byte, 16)),
    )
