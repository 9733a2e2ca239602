import { UnreadableFileError } from '../types.ts'
import { ZipArchive } from './read.ts'

/** A picture as a page can show it. */
export interface Picture {
  /** MIME type. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** Types that can be shown without running anything, by the bytes they begin with. */
const RASTER: readonly (readonly [type: string, magic: readonly number[], at: number])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47], 0],
  ['image/jpeg', [0xff, 0xd8, 0xff], 0],
  ['image/gif', [0x47, 0x49, 0x46, 0x38], 0],
  ['image/bmp', [0x42, 0x4d], 0],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
]

/**
 * A picture of a document that is an archive (DOCX, ODT, EPUB): a raster image that a browser shows
 * without running anything, its type told by its content.
 * @param path as a code's `image` has it
 * @returns null where there is none, or it is of another kind (metafiles, SVG)
 */
export function pictureOf(bytes: Uint8Array, path: string): Picture | null {
  const picture = contentOf(bytes, path)
  if (!picture) return null
  const type = RASTER.find(([, magic, at]) => magic.every((byte, i) => picture[at + i] === byte))
  return type ? { type: type[0], bytes: picture } : null
}

function contentOf(bytes: Uint8Array, path: string): Uint8Array | null {
  try {
    return new ZipArchive(bytes, path).read(path)
  } catch (error) {
    if (error instanceof UnreadableFileError) return null
    throw error
  }
}
