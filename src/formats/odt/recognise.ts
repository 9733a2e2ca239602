import { ZipArchive } from '../zip/read.ts'

/** Texts, their templates, and parts and templates of books (OpenDocument 1.2 part 3, appendix C). */
const MEDIA_TYPE = /^application\/vnd\.oasis\.opendocument\.text(?:-template|-master|-web)?$/

/** Whether a media type is that of an OpenDocument text. */
export const isTextType = (mediaType: string): boolean => MEDIA_TYPE.test(mediaType.trim())

/** Bytes at the start of a flat file in which its root has to be told. */
const HEAD = 16 * 1024

/** Whether the content is that of an OpenDocument text, as a package or as a flat XML file. */
export function recognisesOdt(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return isPackage(bytes)
  return isFlat(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).replaceAll('\0', ''))
}

/** The media type stands first in a package, so that it is found at a fixed place (part 2, 3.3). */
function isPackage(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(30, 30 + 96))
  if (head.startsWith('mimetypeapplication/')) {
    const type = /^[\w/.-]*?opendocument\.[a-z]+(?:-(?:template|master|web))?/.exec(
      head.slice('mimetype'.length),
    )
    return type !== null && isTextType(type[0])
  }
  const archive = new ZipArchive(bytes, '')
  if (!archive.has('content.xml')) return false
  const stated = archive.read('mimetype') ?? archive.read('META-INF/manifest.xml')
  return (
    stated !== null &&
    /application\/vnd\.oasis\.opendocument\.text(?![a-z])/.test(new TextDecoder().decode(stated))
  )
}

const isFlat = (head: string): boolean =>
  /<(?:[\w.-]+:)?document[\s>]/.test(head) &&
  head.includes('urn:oasis:names:tc:opendocument:xmlns:office:1.0') &&
  /mimetype\s*=\s*["']application\/vnd\.oasis\.opendocument\.text(?:-[a-z]+)?["']/.test(head)
