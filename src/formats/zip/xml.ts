import { UnreadableFileError } from '../types.ts'
import { decodeXml, type XmlFile } from '../xml/decode.ts'
import { mendTruncated } from '../xml/mend-truncated.ts'
import type { XmlPlace } from '../xml/scan.ts'
import type { ZipArchive } from './read.ts'

/**
 * An XML file of an archive. Of one whose end is missing what is there, closed where it breaks off.
 * @returns null where the archive has none of this path
 * @throws UnreadableFileError as `ZipArchive.read`, `decodeXml`, `mendTruncated`
 */
export function readXmlFile(archive: ZipArchive, path: string): XmlFile | null {
  const bytes = archive.read(path)
  if (!bytes) return null
  const place = { file: archive.name, part: path }
  if (!archive.isCut(path)) return decodeXml(bytes, place)
  const file = decodeCutXml(bytes, place)
  return { ...file, text: mendTruncated(file.text, place) }
}

/**
 * An XML file that may break off in the middle of a character.
 * @throws UnreadableFileError as `decodeXml`
 */
export function decodeCutXml(bytes: Uint8Array, place: XmlPlace): XmlFile {
  for (let missing = 0; missing < LONGEST_CHARACTER; missing++) {
    try {
      return decodeXml(bytes.subarray(0, bytes.length - missing), place)
    } catch (error) {
      if (!(error instanceof UnreadableFileError) || error.code !== 'undecodable') throw error
    }
  }
  return decodeXml(bytes, place)
}

/** Bytes of a character in UTF-8 and UTF-16. */
const LONGEST_CHARACTER = 4
