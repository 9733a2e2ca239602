import { UnreadableFileError } from '../types.ts'
import { decodeXml, type XmlFile } from '../xml/decode.ts'
import { rootTag } from '../xml/root.ts'
import type { XmlOptions, XmlPlace } from '../xml/scan.ts'
import { CORE_V2_0, CORE_V2_2, vocabularyOf } from './vocabulary.ts'

/** An XLIFF file before it is read. */
export interface OpenedXliff {
  readonly file: XmlFile
  readonly place: XmlPlace
  /** `1.2`, `2.1`; as its namespace says where it has no version. */
  readonly version: string
  readonly namespace: string
  readonly options: XmlOptions
}

/**
 * Decodes a file and finds out which XLIFF it is.
 * @throws UnreadableFileError where it is of no version that is known
 */
export function openXliff(bytes: Uint8Array, name: string): OpenedXliff {
  const place = { file: name, part: '' }
  const file = decodeXml(bytes, place)
  const root = rootTag(bytes)
  const namespace = root?.namespace ?? ''
  const version = root?.attributes.version ?? versionOf(namespace, file.text)
  if (!/^(?:1\.[012]|2\.[012])$/.test(version)) {
    throw new UnreadableFileError(
      'unsupported-version',
      name,
      '',
      `“${name}” is an XLIFF file of version “${version}”; versions 1.0 to 1.2 and 2.0 to 2.2 are read. Export it again as one of these.`,
    )
  }
  return { file, place, version, namespace, options: { vocabulary: vocabularyOf(namespace) } }
}

/** The version of a file that does not say it. */
function versionOf(namespace: string, text: string): string {
  if (namespace === CORE_V2_2) return '2.2'
  if (namespace === CORE_V2_0) return '2.0'
  const named = /:1\.\d$/.exec(namespace)
  if (named) return named[0].slice(1)
  return text.includes('trans-unit') ? '1.0' : ''
}
