import { UnreadableFileError, type Warning } from '../../types.ts'
import type { XmlFile } from '../../xml/decode.ts'
import type { Attributes, XmlPlace } from '../../xml/scan.ts'
import { childrenOf, parseXml, type XmlElement } from '../../xml/tree.ts'
import { ZipArchive } from '../../zip/read.ts'
import { readXmlFile } from '../../zip/xml.ts'
import { isEncryptedOffice } from './recognise.ts'
import { OOXML } from './vocabulary.ts'

/** A relationship of a part (ECMA-376 part 2, 8.5). */
export interface Relationship {
  /** Last piece of its type's name: `image`, `hyperlink`, `footnotes`, … */
  readonly type: string
  /** Path in the package; an address as it is written where it leads outside. */
  readonly target: string
  readonly external: boolean
}

export type Relationships = ReadonlyMap<string, Relationship>

/** The parts of a DOCX file and how they hang together (ECMA-376 part 2, 7 to 9). */
export class DocxPackage {
  readonly archive: ZipArchive
  readonly warnings: Warning[] = []
  /** Path of the main document part. */
  readonly main: string
  /** Whether the end of the main document is missing. */
  truncated = false

  /**
   * @param name of the file, for messages
   * @throws UnreadableFileError as `ZipArchive`; `encrypted`, `no-main-part`
   */
  constructor(
    bytes: Uint8Array,
    readonly name: string,
  ) {
    if (isEncryptedOffice(bytes)) {
      throw new UnreadableFileError(
        'encrypted',
        name,
        '',
        `“${name}” is protected by a password. Save it without one and open it again.`,
      )
    }
    this.archive = new ZipArchive(bytes, name)
    this.main = this.#findMain()
  }

  place(part: string): XmlPlace {
    return { file: this.name, part }
  }

  /**
   * The XML text of a part, or null where there is none.
   * @throws UnreadableFileError where it cannot be unpacked or decoded
   */
  xml(part: string): XmlFile | null {
    if (part !== this.main) return this.#decoded(part)
    // The body is large, and is looked at more than once when it is written.
    this.#body ??= this.#decoded(part)
    return this.#body
  }

  #body: XmlFile | null = null

  #decoded(part: string): XmlFile | null {
    const file = readXmlFile(this.archive, part)
    if (part === this.main && this.archive.isCut(part)) this.truncated = true
    return file
  }

  /**
   * The tree of a part that the text can do without: a damaged one is named in a warning.
   * @returns null where there is none that can be read
   */
  tree(part: string): XmlElement | null {
    try {
      const file = this.xml(part)
      return file && parseXml(file.text, this.place(part), { vocabulary: OOXML })
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error
      this.#leaveOut(part, error)
      return null
    }
  }

  /** Names a part that was left out because of an error in it. */
  #leaveOut(part: string, { message, where }: UnreadableFileError): void {
    this.warnings.push({
      code: 'damaged-part',
      message: `${part} was left out: ${message}`,
      where: where || part,
    })
  }

  /** Runs what reads a part; where that part is damaged it is left out and named. */
  attempt(part: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error
      this.#leaveOut(part, error)
    }
  }

  readonly #relationships = new Map<string, Relationships>()

  /** The relationships of a part; those of the package for the empty path. */
  relationships(part: string): Relationships {
    const known = this.#relationships.get(part)
    if (known) return known
    const slash = part.lastIndexOf('/')
    const folder = part.slice(0, slash + 1)
    const tree = this.tree(`${folder}_rels/${part.slice(slash + 1)}.rels`)
    const found = new Map<string, Relationship>()
    for (const { attributes } of tree ? childrenOf(tree, 'rel:Relationship') : []) {
      const relationship = this.#relationship(folder, attributes)
      if (relationship) found.set(attributes.Id ?? '', relationship)
    }
    this.#relationships.set(part, found)
    return found
  }

  /** Paths of the parts that a part is related to by a type, in the order of the file. */
  related(part: string, type: string): string[] {
    return [...this.relationships(part).values()]
      .filter((each) => each.type === type && !each.external && this.archive.has(each.target))
      .map(({ target }) => target)
  }

  #relationship(folder: string, { Type = '', Target = '', TargetMode }: Attributes) {
    const external = TargetMode === 'External'
    const type = Type.slice(Type.lastIndexOf('/') + 1)
    return { type, external, target: external ? Target : this.#resolve(folder, Target) }
  }

  /** A target is relative to the folder of the part, or begins at the root (part 2, 8.5.3.4). */
  #resolve(folder: string, target: string): string {
    const [path = ''] = target.split('#')
    const steps = path.startsWith('/') ? [] : folder.split('/').filter(Boolean)
    for (const step of path.split('/')) {
      if (step === '..') steps.pop()
      else if (step && step !== '.') steps.push(step)
    }
    const resolved = steps.join('/')
    if (this.archive.has(resolved)) return resolved
    try {
      return decodeURIComponent(resolved)
    } catch {
      return resolved
    }
  }

  #findMain(): string {
    const [stated] = this.related('', 'officeDocument')
    if (stated) return stated
    const usual = 'word/document.xml'
    if (this.archive.has(usual)) {
      this.warnings.push({
        code: 'no-relationships',
        message: `The file does not say which of its parts is the document; ${usual} was taken, as is usual.`,
        where: '_rels/.rels',
      })
      return usual
    }
    throw new UnreadableFileError(
      'no-main-part',
      this.name,
      '_rels/.rels',
      `“${this.name}” is damaged: the part that holds the text of the document is missing. Ask for another copy.`,
    )
  }
}
