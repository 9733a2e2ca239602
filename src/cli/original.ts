import path from 'node:path'
import type { BilingualDocument } from '../core/document/model.ts'
import { FILE_KINDS } from '../formats/kinds.ts'
import { read } from '../formats/read.ts'
import { many } from '../formats/text/words.ts'
import type { WriteBackOptions } from '../formats/types.ts'
import { writeBack, writesBack } from '../formats/write-back.ts'
import {
  type Command,
  complainOf,
  fileOptions,
  InputError,
  type Io,
  nameOf,
  oneOf,
  onlyFile,
} from './command.ts'
import { outputPath } from './output-path.ts'
import { writeFileAtomically } from './write-file.ts'

/** `--untranslated`, the same for every command that writes a file in its original form. */
export const UNTRANSLATED_OPTION = { untranslated: { type: 'string' } } as const

export const UNTRANSLATED_HELP: readonly string[] = [
  '  --untranslated source|empty',
  '                      what stands where there is no translation; source when left out',
]

export const writeBackOptions = (values: Parameters<typeof oneOf>[0]): WriteBackOptions => ({
  untranslated: oneOf(values, 'untranslated', ['source', 'empty']) ?? 'source',
})

/** @throws InputError where translations cannot be put back into such a file */
export function refuseWithoutWriter(file: string, format: string): void {
  if (writesBack(format)) return
  const kind = FILE_KINDS[format]?.name ?? 'a file of an unknown kind'
  throw new InputError(
    `“${nameOf(file)}” is ${kind}, and nothing can be written back into one. Use export --to docx, html, md, pdf, tmx, xliff or tsv.`,
  )
}

/**
 * The file to write in the form of another.
 * @param word what its name has before the extension when it is not named: `en`, `pseudo`
 * @throws UsageError as `outputPath`
 */
export const originalPath = (file: string, word: string, given: unknown): string =>
  outputPath([file], `${word}${path.extname(file)}`, given)

/**
 * Writes translations into a copy of the file they were made from, and says what came of it.
 * @param bytes the file as it was read
 * @throws UnreadableFileError, InputError
 */
export async function writeOriginal(
  file: string,
  bytes: Uint8Array,
  documents: readonly BilingualDocument[],
  out: string,
  options: WriteBackOptions,
  io: Io,
): Promise<void> {
  const written = writeBack(bytes, documents, options)
  await writeFileAtomically(out, written.bytes)
  await io.write(`${out}\n`)
  complainOf(file, written.warnings, io)
  const { translated, untranslated } = written
  io.complain(
    `${nameOf(out)}: ${many(translated, 'text')} translated, ${untranslated.toLocaleString('en')} not.`,
  )
}

/**
 * Writes a file back with a translation made of its own text, and says what came of it.
 * @param translate what becomes of each document that was read
 * @param word as `originalPath`
 * @returns the documents as they were written, and the file
 * @throws UnreadableFileError, InputError, UsageError
 */
export async function writeItsOwn(
  translate: (document: BilingualDocument) => BilingualDocument,
  word: string,
  [positionals, values, io]: Parameters<Command['run']>,
): Promise<{ readonly documents: readonly BilingualDocument[]; readonly out: string }> {
  const file = onlyFile(positionals)
  const out = originalPath(file, word, values.output)
  const bytes = await io.read(file)
  const { format, documents, warnings } = read(bytes, nameOf(file), fileOptions(values))
  complainOf(file, warnings, io)
  refuseWithoutWriter(file, format)
  const translated = documents.map(translate)
  await writeOriginal(file, bytes, translated, out, { untranslated: 'source' }, io)
  return { documents: translated, out }
}
