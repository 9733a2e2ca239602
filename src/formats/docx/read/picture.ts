import { UnreadableFileError } from '../../types.ts'
import { ZipArchive } from '../../zip/read.ts'

/** A picture of a document, safe to be shown. */
export interface Picture {
  /** MIME type. */
  readonly type: string
  readonly bytes: Uint8Array
}

const SIGNATURES: readonly (readonly [type: string, at: number, magic: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/bmp', 0, 'BM'],
]

/**
 * A picture of a DOCX file: a raster image that a browser shows without running anything.
 * @param path where it lies in the file: see `CodeInline.image`
 * @returns null where there is none, or it is of another kind (metafiles, SVG)
 */
export function pictureOf(bytes: Uint8Array, path: string): Picture | null {
  try {
    const picture = new ZipArchive(bytes, '').read(path)
    const known = picture && SIGNATURES.find(([, at, magic]) => startsWith(picture, at, magic))
    return picture && known ? { type: known[0], bytes: picture } : null
  } catch (error) {
    if (error instanceof UnreadableFileError) return null
    throw error
  }
}

const startsWith = (bytes: Uint8Array, at: number, magic: string): boolean =>
  Array.from(magic).every((sign, i) => bytes[at + i] === sign.charCodeAt(0))
