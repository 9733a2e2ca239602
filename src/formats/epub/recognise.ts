import { ZipArchive } from '../zip/read.ts'

/** Where the content of `mimetype` stands: it is the first file and not packed (OCF 3.3, §4.3). */
const FIRST = 'mimetypeapplication/epub+zip'
const HEADER = 30

/** Whether a file is an EPUB book; some are packed again without regard for its first bytes. */
export function recognisesEpub(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false
  const head = new TextDecoder('latin1').decode(bytes.subarray(HEADER, HEADER + FIRST.length))
  return head === FIRST || new ZipArchive(bytes, '').has('META-INF/container.xml')
}
