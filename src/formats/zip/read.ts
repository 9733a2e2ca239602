import { Inflate } from 'fflate'
import { joinBytes } from '../../core/text/bytes.ts'
import {
  MAX_FILE_BYTES,
  MAX_ZIP_ENTRIES,
  MAX_ZIP_RATIO,
  MAX_ZIP_TEXT_BYTES,
  MAX_ZIP_TOTAL_BYTES,
} from '../limits.ts'
import { UnreadableFileError, type Warning } from '../types.ts'
import { crc32 } from './crc.ts'
import { readDirectory, salvageEntries, type ZipEntry } from './directory.ts'

const MEBIBYTE = 1024 * 1024

/** An archive of which files are unpacked as they are asked for (APPNOTE.TXT 6.3.10). */
export class ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>
  /** What is missing of a damaged archive. */
  readonly warnings: Warning[] = []
  /** Whether the end of the archive is missing, and files with it. */
  readonly truncated: boolean
  readonly #cut = new Set<string>()
  #unpacked = 0

  /**
   * @param name of the file, for messages
   * @throws UnreadableFileError `too-large`, `too-many-entries`, `unsafe-path`, `encrypted`, or
   *   `damaged-archive` where nothing can be taken from it
   */
  constructor(
    readonly bytes: Uint8Array,
    readonly name: string,
  ) {
    if (bytes.length > MAX_FILE_BYTES) {
      throw this.#unreadable(
        'too-large',
        `it has ${Math.ceil(bytes.length / MEBIBYTE)} MB; files up to ${MAX_FILE_BYTES / MEBIBYTE} MB are read. Divide it, or make its pictures smaller`,
      )
    }
    const directory = readDirectory(bytes)
    this.truncated = directory === null
    const listed = directory ?? this.#salvage()
    if (listed.length > MAX_ZIP_ENTRIES) {
      throw this.#unreadable(
        'too-many-entries',
        `it holds ${listed.length} files (at most ${MAX_ZIP_ENTRIES} are read), which no document does. Ask its sender for another copy`,
      )
    }
    const entries = new Map<string, ZipEntry>()
    for (const entry of listed) {
      this.#check(entry)
      // Of two files of one name readers disagree about which counts: the first, as in Word.
      if (!entries.has(entry.path) && !entry.path.endsWith('/')) entries.set(entry.path, entry)
    }
    this.entries = entries
  }

  has(path: string): boolean {
    return this.entries.has(path)
  }

  /**
   * A file of the archive, unpacked.
   * @returns null where there is none of this path
   * @throws UnreadableFileError `too-large`, `zip-bomb`, `damaged-archive`
   */
  read(path: string): Uint8Array | null {
    const entry = this.entries.get(path)
    if (!entry) return null
    const unpacked = this.#unpack(entry)
    this.#unpacked += unpacked.length
    if (this.#unpacked > MAX_ZIP_TOTAL_BYTES) {
      throw this.#unreadable(
        'too-large',
        `unpacked it has more than ${MAX_ZIP_TOTAL_BYTES / MEBIBYTE} MB. Divide it`,
        path,
      )
    }
    return unpacked
  }

  /** Whether the end of a file that was read is missing. */
  isCut(path: string): boolean {
    return this.#cut.has(path)
  }

  #salvage(): ZipEntry[] {
    const found = salvageEntries(this.bytes)
    if (found.length === 0) {
      throw this.#unreadable(
        'damaged-archive',
        'it has no table of contents, and no file in it could be found. Ask for another copy',
      )
    }
    this.warnings.push({
      code: 'truncated-archive',
      message: `The end of the file is missing: it was read as far as it goes, up to ${found.at(-1)!.path}. What comes after that is lost; download or copy it again.`,
      where: '',
    })
    return found
  }

  #check(entry: ZipEntry): void {
    const { path, flags, method } = entry
    if (isUnsafe(path)) {
      throw this.#unreadable(
        'unsafe-path',
        `it holds a file that would be written outside its own folder (“${path}”), which only harmful files do. Ask its sender for another copy`,
      )
    }
    if ((flags & ENCRYPTED) !== 0) {
      throw this.#unreadable(
        'encrypted',
        'it is protected by a password. Save it without one',
        path,
      )
    }
    if (method !== STORED && method !== DEFLATED) {
      this.warnings.push({
        code: 'unknown-compression',
        message: `${path} is packed in a way this program does not know and was left out.`,
        where: path,
      })
    }
  }

  #unpack(entry: ZipEntry): Uint8Array {
    const packed = this.bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize)
    if (entry.method !== STORED && entry.method !== DEFLATED) return new Uint8Array(0)
    const { content, whole } =
      entry.method === STORED ? { content: packed, whole: true } : this.#inflate(packed, entry.path)
    if (entry.cut || !whole || content.length < entry.size) this.#nameCut(entry.path, content)
    // Some writers leave out the checksum.
    else if (entry.crc !== 0 && crc32(content) !== entry.crc) this.#nameDamaged(entry.path)
    return content
  }

  /** @returns what could be unpacked, and whether that is all */
  #inflate(packed: Uint8Array, path: string): { content: Uint8Array; whole: boolean } {
    const pieces: Uint8Array[] = []
    let size = 0
    const inflate = new Inflate((piece) => {
      size += piece.length
      if (size > MAX_ZIP_TEXT_BYTES || (size > MEBIBYTE && size > packed.length * MAX_ZIP_RATIO)) {
        throw this.#unreadable(
          'zip-bomb',
          `${path} in it grows to more than ${Math.floor(size / MEBIBYTE)} MB when it is unpacked (at most ${MAX_ZIP_TEXT_BYTES / MEBIBYTE} MB, and ${MAX_ZIP_RATIO} times its packed size, are read). Divide it, or ask its sender for another copy`,
          path,
        )
      }
      pieces.push(piece)
    })
    let whole = true
    try {
      for (let at = 0; at < packed.length; at += CHUNK) {
        inflate.push(packed.subarray(at, at + CHUNK), false)
      }
      // Told of the end only now, it gives all that is there of data that break off.
      inflate.push(new Uint8Array(0), true)
    } catch (error) {
      if (error instanceof UnreadableFileError) throw error
      whole = false
    }
    return { content: joinBytes(pieces), whole }
  }

  #nameCut(path: string, { length }: Uint8Array): void {
    if (this.#cut.has(path)) return
    this.#cut.add(path)
    this.warnings.push({
      code: 'truncated-entry',
      message: `${path} is damaged and was read as far as it goes: ${length} bytes. What comes after that is missing; download or copy the file again.`,
      where: path,
    })
  }

  #nameDamaged(path: string): void {
    const code = 'damaged-entry'
    if (this.warnings.some((warning) => warning.code === code && warning.where === path)) return
    this.warnings.push({
      code,
      message: `${path} does not match its checksum: something in it was changed or damaged on the way. Check its text; download or copy the file again.`,
      where: path,
    })
  }

  #unreadable(code: string, why: string, where = ''): UnreadableFileError {
    return new UnreadableFileError(code, this.name, where, `“${this.name}” cannot be read: ${why}.`)
  }
}

const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1

/** Packed bytes that are unpacked at a time, between two looks at the limits. */
const CHUNK = 64 * 1024

/** Paths in an archive are relative, with slashes, and never go up (APPNOTE.TXT, 4.4.17.1). */
const isUnsafe = (path: string): boolean =>
  path.startsWith('/') ||
  /^[A-Za-z]:/.test(path) ||
  path.includes('\0') ||
  path.split(/[/\\]/).includes('..')
