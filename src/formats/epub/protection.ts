import { UnreadableFileError } from '../types.ts'
import { decodeXml } from '../xml/decode.ts'
import { parseXml, type XmlElement } from '../xml/tree.ts'
import type { ZipArchive } from '../zip/read.ts'

const PATH = 'META-INF/encryption.xml'

/** Fonts are scrambled against copying, which the text has nothing to do with (OCF 3.3, §4.4). */
const OF_FONTS = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])

/**
 * Refuses a book whose text is encrypted (OCF 3.3, §4.2.6.3.2).
 * @throws UnreadableFileError `protected-book`
 */
export function refuseProtected(archive: ZipArchive): void {
  const bytes = archive.read(PATH)
  if (!bytes) return
  const place = { file: archive.name, part: PATH }
  const vocabulary = { 'http://www.w3.org/2001/04/xmlenc#': 'enc' }
  const root = parseXml(decodeXml(bytes, place).text, place, { vocabulary })
  const algorithm = algorithmsIn(root).find((each) => !OF_FONTS.has(each))
  if (algorithm === undefined) return
  throw new UnreadableFileError(
    'protected-book',
    archive.name,
    PATH,
    `“${archive.name}” is protected against copying (DRM): its text is encrypted and cannot be read. Ask the publisher or the author for a copy without protection.`,
  )
}

/** Of the data itself; that of a key stands in an element of its own. */
function algorithmsIn({ name, children }: XmlElement): string[] {
  return children.flatMap((child) => {
    if (child.type === 'text') return []
    const own = name === 'enc:EncryptedData' && child.name === 'enc:EncryptionMethod'
    return own ? [child.attributes.Algorithm ?? ''] : algorithmsIn(child)
  })
}
