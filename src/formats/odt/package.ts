import { UnreadableFileError, type Warning } from '../types.ts'
import { decodeXml, type XmlFile } from '../xml/decode.ts'
import { childOf, childrenOf, parseXml, type XmlElement } from '../xml/tree.ts'
import { ZipArchive } from '../zip/read.ts'
import { readXmlFile } from '../zip/xml.ts'
import { ODF } from './vocabulary.ts'

/** An XML file of a package, or the one file that a flat document is. */
export interface OdtPart {
  /** Path in the package; for a flat document `document`. */
  readonly path: string
  readonly file: XmlFile
  readonly text: string
  readonly root: XmlElement
}

/** An OpenDocument text, opened (part 2, 3; part 3, 3.1). */
export interface OdtFile {
  /** Null for a flat document. */
  readonly archive: ZipArchive | null
  readonly content: OdtPart
  /** In a flat document the same as `content`. */
  readonly styles: OdtPart | null
  readonly meta: OdtPart | null
  readonly warnings: Warning[]
}

/**
 * Opens a document.
 * @throws UnreadableFileError `encrypted`, `no-content`, and whatever ZIP and XML have to refuse
 */
export function openOdt(bytes: Uint8Array, name: string): OdtFile {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const file = decodeXml(bytes, { file: name, part: '' })
    const flat = { ...partOf(file, name, ''), path: 'document' }
    return { archive: null, content: flat, styles: flat, meta: flat, warnings: [] }
  }
  const archive = new ZipArchive(bytes, name)
  refuseEncrypted(archive, name)
  const read = (path: string): OdtPart | null => {
    const file = readXmlFile(archive, path)
    return file && partOf(file, name, path)
  }
  const content = read('content.xml')
  if (!content) {
    const hasStyles = archive.has('styles.xml') && !archive.truncated
    throw hasStyles ? onlyStyles(name) : noContent(name)
  }
  const warnings: Warning[] = []
  const optional = (path: string): OdtPart | null => {
    try {
      return read(path)
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error
      warnings.push({
        code: 'damaged-part',
        message: `${path} could not be read and what it says was left out: ${error.message}`,
        where: error.where,
      })
      return null
    }
  }
  const styles = optional('styles.xml')
  const meta = optional('meta.xml')
  return { archive, content, styles, meta, warnings: [...archive.warnings, ...warnings] }
}

function partOf(file: XmlFile, name: string, path: string): OdtPart {
  const { text } = file
  return { path, file, text, root: parseXml(text, { file: name, part: path }, { vocabulary: ODF }) }
}

const noContent = (name: string): UnreadableFileError =>
  new UnreadableFileError(
    'no-content',
    name,
    'content.xml',
    `“${name}” has no content.xml, in which its text should be. It is damaged; ask for another copy.`,
  )

/** A package may be one of styles alone (part 2, 3.1), as some templates are. */
const onlyStyles = (name: string): UnreadableFileError =>
  new UnreadableFileError(
    'no-text',
    name,
    '',
    `“${name}” is a template that holds styles and no text. Check that it is the file you meant.`,
  )

/** Encryption is declared in the manifest, file by file (part 2, 4.4). */
function refuseEncrypted(archive: ZipArchive, name: string): void {
  const manifest = archive.read('META-INF/manifest.xml')
  if (!manifest) return
  if (!/<(?:[\w.-]+:)?encryption-data[\s>]/.test(new TextDecoder().decode(manifest))) return
  throw new UnreadableFileError(
    'encrypted',
    name,
    'META-INF/manifest.xml',
    `“${name}” cannot be read: it is protected by a password. Open it in your word processor, save it without one, and open that file.`,
  )
}

/** The elements at a path of child names. */
export function descendants(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  let found = [element]
  for (const name of path) found = found.flatMap((each) => childrenOf(each, name))
  return found
}

/** Where the text of a document stands (part 3, 3.4), or null. */
export function bodyOf({ content }: OdtFile): XmlElement | null {
  const body = childOf(content.root, 'office:body')
  return body && childOf(body, 'office:text')
}
