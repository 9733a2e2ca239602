import { decode } from '../../core/text/encoding.ts'
import { type Page, parseXhtml } from '../html/read/page.ts'
import { type Unit, unitsOf } from '../html/read/units.ts'
import { UnreadableFileError, type Warning } from '../types.ts'
import { decodeXml } from '../xml/decode.ts'
import type { XmlPlace } from '../xml/scan.ts'
import type { ZipArchive } from '../zip/read.ts'
import { decodeCutXml } from '../zip/xml.ts'
import { resolvePath } from './paths.ts'

/** A page of a book: a chapter, or its table of contents. */
export interface Chapter {
  readonly path: string
  readonly bytes: Uint8Array
  readonly text: string
  readonly encoding: string
  readonly page: Page
  readonly units: readonly Unit[]
  readonly warnings: readonly Warning[]
}

/**
 * Reads a page of a book. Units are named by the path of the page and the offset in its text.
 * @returns null where the archive has none of this path
 * @throws UnreadableFileError as `parseXhtml`
 */
export function readChapter(archive: ZipArchive, path: string): Chapter | null {
  const bytes = archive.read(path)
  if (!bytes) return null
  const place = { file: archive.name, part: path }
  const { text, encoding, warnings } = decodeChapter(bytes, place, archive.isCut(path))
  const page = parseXhtml(text, place)
  if (page.fault) warnings.push(misshapen(page.fault, path))
  const pictureAt = (address: string): string => {
    const picture = resolvePath(path, address)
    return picture !== null && archive.has(picture) ? picture : ''
  }
  const units = unitsOf(page, text, path, { pictureAt })
  return { path, bytes, text, encoding, page, units, warnings }
}

interface DecodedChapter {
  readonly text: string
  readonly encoding: string
  readonly warnings: Warning[]
}

function decodeChapter(bytes: Uint8Array, place: XmlPlace, cut: boolean): DecodedChapter {
  try {
    const { text, encoding } = cut ? decodeCutXml(bytes, place) : decodeXml(bytes, place)
    return { text, encoding, warnings: [] }
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error
    const { text, encoding } = decode(bytes)
    const message = `${place.part} is not encoded as it says; it was read as ${encoding}. Check its text.`
    const warnings = [{ code: 'wrong-charset', message, where: place.part }]
    return { text, encoding, warnings }
  }
}

function misshapen({ where }: UnreadableFileError, path: string): Warning {
  const place = where.startsWith(path) ? where.slice(path.length).trim() : where
  return {
    code: 'malformed-chapter',
    message: `${path} is not well-formed XML (line and column ${place}), as the standard wants it to be; it was read as a web page. Check that its text is complete.`,
    where,
  }
}
