import { readBilingualDocx } from './bilingual-docx/read.ts'
import { recognisesBilingualDocx } from './bilingual-docx/recognise.ts'
import { readCsv } from './csv/read.ts'
import { recognisesCsv } from './csv/recognise.ts'
import { readDocx } from './docx/read/read.ts'
import { recognisesDocx } from './docx/read/recognise.ts'
import { readEpub } from './epub/read.ts'
import { recognisesEpub } from './epub/recognise.ts'
import { readHtml } from './html/read/read.ts'
import { recognisesHtml } from './html/read/recognise.ts'
import { extensionOf, FILE_KINDS, READABLE_EXTENSIONS } from './kinds.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { readMarkdown } from './markdown/read.ts'
import { recognisesMarkdown } from './markdown/recognise.ts'
import { readOdt } from './odt/read.ts'
import { recognisesOdt } from './odt/recognise.ts'
import { readSrt, readVtt } from './subtitles/read.ts'
import { recognisesSrt, recognisesVtt } from './subtitles/recognise.ts'
import { readTbx } from './tbx/read.ts'
import { recognisesTbx } from './tbx/recognise.ts'
import { readText } from './text/read.ts'
import { readTmx } from './tmx/read.ts'
import { recognisesTmx } from './tmx/recognise.ts'
import { type ReadOptions, type ReadResult, UnreadableFileError, type Warning } from './types.ts'
import { reasonOf } from './uncaught.ts'
import { readXliff } from './xliff/read.ts'
import { recognisesXliff } from './xliff/recognise.ts'

/** A format that can be read. Its extensions stand in `kinds.ts`. */
interface Reader {
  readonly format: string
  /**
   * Whether the content says that a file is of this format. The name may only tip the balance
   * where a content could be either.
   */
  readonly recognises: (bytes: Uint8Array, name: string) => boolean
  /** @throws UnreadableFileError */
  readonly read: (bytes: Uint8Array, name: string, options: ReadOptions) => ReadResult
}

/** The first that recognises a file reads it; plain text takes, or refuses by name, what is left. */
const READERS: readonly Reader[] = [
  { format: 'bilingual-docx', recognises: recognisesBilingualDocx, read: readBilingualDocx },
  { format: 'docx', recognises: recognisesDocx, read: readDocx },
  { format: 'odt', recognises: recognisesOdt, read: readOdt },
  { format: 'epub', recognises: recognisesEpub, read: readEpub },
  { format: 'xliff', recognises: recognisesXliff, read: readXliff },
  { format: 'tmx', recognises: recognisesTmx, read: readTmx },
  { format: 'tbx', recognises: recognisesTbx, read: readTbx },
  { format: 'html', recognises: recognisesHtml, read: readHtml },
  { format: 'vtt', recognises: recognisesVtt, read: readVtt },
  { format: 'srt', recognises: recognisesSrt, read: readSrt },
  { format: 'csv', recognises: recognisesCsv, read: readCsv },
  { format: 'markdown', recognises: recognisesMarkdown, read: readMarkdown },
  { format: 'text', recognises: () => true, read: readText },
]

/** The formats that can be read, the most specific first. */
export const READABLE_FORMATS: readonly string[] = READERS.map(({ format }) => format)

/**
 * Reads a file of any known format.
 * @param bytes all of the file
 * @param name its name without the folder, for messages and as provenance
 * @throws UnreadableFileError with a message that names the file, the place and the remedy
 */
export function read(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadResult {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(bytes.length, name)
  const reader = READERS.find((each) => recognises(each, bytes, name))!
  const result = readBy(reader, bytes, name, options)
  const wrong = wrongExtension(name, result.format)
  return wrong ? { ...result, warnings: [wrong, ...result.warnings] } : result
}

/** A file that is too damaged even to be looked at is none of this format. */
function recognises(reader: Reader, bytes: Uint8Array, name: string): boolean {
  try {
    return reader.recognises(bytes, name)
  } catch {
    return false
  }
}

/** Whatever a reader, or a parser that it stands on, stumbles over becomes a refusal. */
function readBy(reader: Reader, bytes: Uint8Array, name: string, options: ReadOptions): ReadResult {
  try {
    return reader.read(bytes, name, options)
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error
    const kind = FILE_KINDS[reader.format]?.name ?? 'a file'
    throw new UnreadableFileError(
      'unreadable',
      name,
      '',
      `“${name}” looks like ${kind}, but could not be read: ${reasonOf(error)}. It may be damaged; open it in the program that wrote it, save it again, and open that file.`,
    )
  }
}

const MEBIBYTE = 1024 * 1024

const tooLarge = (size: number, name: string): UnreadableFileError =>
  new UnreadableFileError(
    'too-large',
    name,
    '',
    `“${name}” has ${Math.ceil(size / MEBIBYTE)} MB; files up to ${MAX_FILE_BYTES / MEBIBYTE} MB are read. Divide it and open the parts.`,
  )

/** What there is to say of a name that promises another format than the file has. */
function wrongExtension(name: string, format: string): Warning | null {
  const kind = FILE_KINDS[format]
  const extension = extensionOf(name)
  if (!kind || extension === '' || kind.extensions.includes(extension)) return null
  // A text may be called anything that is not the name of something else.
  if (format === 'text' && !READABLE_EXTENSIONS.includes(extension)) return null
  return {
    code: 'wrong-extension',
    message: `“${name}” is ${kind.name} by its content and was read as one, although its name ends in .${extension}. Rename it to .${kind.extensions[0]} if other programs refuse it.`,
    where: '',
  }
}
