/** A kind of file that is no plain text, known by its content. */
export interface BinaryKind {
  /** Stable identifier: `docx`, `pdf`, `png`, … */
  readonly id: string
  /** What it is, with its article, to stand in a sentence: `a PDF document`. */
  readonly name: string
}

/**
 * What a file is that is not plain text, or null where nothing speaks against text. Known kinds
 * are told by their signatures; anything else that is full of control characters is `data`.
 *
 * UTF-16 text, which is full of NULs, is left to `decode`: call this with the bytes of a file that
 * has no byte order mark of UTF-16 and was not recognised as UTF-16.
 */
export function looksBinary(bytes: Uint8Array): BinaryKind | null {
  return recogniseSignature(bytes) ?? (isData(bytes) ? { id: 'data', name: 'binary data' } : null)
}

/** The kind of a file whose signature is known, or null. */
export function recogniseSignature(bytes: Uint8Array): BinaryKind | null {
  for (const { id, name, at = 0, magic, confirm } of SIGNATURES) {
    if (startsWith(bytes, at, magic) && (confirm?.(bytes) ?? true)) return { id, name }
  }
  return startsWith(bytes, 0, 'PK\x03\x04') ? recogniseZip(bytes) : null
}

interface Signature extends BinaryKind {
  /** Where the magic bytes stand. */
  readonly at?: number
  /** Each character is one byte. */
  readonly magic: string
  /** For magic bytes that a text might begin with. */
  readonly confirm?: (bytes: Uint8Array) => boolean
}

const hasNull = (bytes: Uint8Array): boolean => bytes.subarray(0, 512).includes(0)

const SIGNATURES: readonly Signature[] = [
  { id: 'pdf', name: 'a PDF document', magic: '%PDF-' },
  { id: 'rtf', name: 'a Rich Text document (.rtf)', magic: '{\\rtf' },
  {
    id: 'ole',
    name: 'an old Microsoft Office document (.doc, .xls, .ppt)',
    magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  },
  { id: 'png', name: 'a PNG image', magic: '\x89PNG\r\n\x1a\n' },
  { id: 'jpeg', name: 'a JPEG image', magic: '\xff\xd8\xff' },
  { id: 'gif', name: 'a GIF image', magic: 'GIF8', confirm: hasNull },
  { id: 'tiff', name: 'a TIFF image', magic: 'II*\0' },
  { id: 'tiff', name: 'a TIFF image', magic: 'MM\0*' },
  { id: 'bmp', name: 'a BMP image', magic: 'BM', confirm: hasNull },
  { id: 'webp', name: 'a WebP image', at: 8, magic: 'WEBP' },
  { id: 'wav', name: 'a WAV recording', at: 8, magic: 'WAVE' },
  { id: 'mp4', name: 'an MP4 recording', at: 4, magic: 'ftyp' },
  { id: 'mp3', name: 'an MP3 recording', magic: 'ID3', confirm: hasNull },
  { id: 'ogg', name: 'an Ogg recording', magic: 'OggS' },
  { id: 'gzip', name: 'a gzip archive', magic: '\x1f\x8b' },
  { id: '7z', name: 'a 7-Zip archive', magic: '7z\xbc\xaf\x27\x1c' },
  { id: 'rar', name: 'a RAR archive', magic: 'Rar!\x1a\x07' },
  { id: 'sqlite', name: 'an SQLite database', magic: 'SQLite format 3\0' },
  { id: 'executable', name: 'a Linux program', magic: '\x7fELF' },
  { id: 'executable', name: 'a Windows program', magic: 'MZ', confirm: hasNull },
  { id: 'executable', name: 'a macOS program', magic: '\xcf\xfa\xed\xfe' },
  { id: 'executable', name: 'a macOS program', magic: '\xca\xfe\xba\xbe' },
  { id: 'utf-32', name: 'UTF-32 text', magic: '\xff\xfe\0\0' },
  { id: 'utf-32', name: 'UTF-32 text', magic: '\0\0\xfe\xff' },
]

/** What a ZIP archive is by a name in it; the first that is found counts. */
const ZIP_CONTENTS: readonly (BinaryKind & { readonly entry: string })[] = [
  { id: 'docx', name: 'a Word document (.docx)', entry: 'word/document.xml' },
  { id: 'xlsx', name: 'an Excel workbook (.xlsx)', entry: 'xl/workbook.xml' },
  { id: 'pptx', name: 'a PowerPoint presentation (.pptx)', entry: 'ppt/presentation.xml' },
  { id: 'odt', name: 'an OpenDocument text (.odt)', entry: 'opendocument.text' },
  { id: 'epub', name: 'an EPUB book', entry: 'application/epub+zip' },
  { id: 'docx', name: 'a Word document (.docx)', entry: 'word/' },
]

/** Names stand at the entries and again in the directory at the end. */
const ZIP_REACH = 1 << 16

function recogniseZip(bytes: Uint8Array): BinaryKind {
  const latin1 = new TextDecoder('latin1')
  const ends =
    latin1.decode(bytes.subarray(0, ZIP_REACH)) +
    latin1.decode(bytes.subarray(Math.max(ZIP_REACH, bytes.length - ZIP_REACH)))
  const found = ZIP_CONTENTS.find(({ entry }) => ends.includes(entry))
  return found ? { id: found.id, name: found.name } : { id: 'zip', name: 'a ZIP archive' }
}

function startsWith(bytes: Uint8Array, at: number, magic: string): boolean {
  if (bytes.length < at + magic.length) return false
  for (let i = 0; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false
  return true
}

/** A stray control character happens in a text; one in two hundred does not. */
const DATA_SHARE = 200

function isData(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 1 << 16)
  let controls = 0
  for (const byte of sample)
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a)) controls++
  return controls > 0 && controls * DATA_SHARE > sample.length
}
