import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { BilingualDocument } from '../core/document/model.ts'
import { canJoin } from '../core/layout/collection.ts'
import { UnreadableFileError } from '../formats/types.ts'
import { InputError, type Io, nameOf, UsageError } from './command.ts'
import { refuseOverwriting } from './output-path.ts'

/**
 * The folder that several files are written into; it is made where it is not there yet.
 * @returns null where none is named: then each stands beside the file it was made from
 * @throws UsageError when it is a file, or is called like one
 */
export async function outputFolder(given: unknown): Promise<string | null> {
  if (typeof given !== 'string' || given === '') return null
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => null,
  )
  if (isFolder === false || (isFolder === null && !/[\\/]$/.test(given) && path.extname(given))) {
    throw new UsageError(
      `Several files go into a folder, and “${given}” is a file. Name a folder with -o, or add --join to write one file.`,
    )
  }
  await mkdir(given, { recursive: true }).catch((error: Error) => {
    throw new InputError(`The folder “${given}” could not be made: ${error.message}`)
  })
  return given
}

/**
 * Gives each file that is written a name of its own: `a.md`, and `a 2.md` for another that would be
 * called so, in whatever case.
 */
export class Names {
  readonly #taken = new Set<string>()
  readonly #inputs: readonly string[]

  /** @param inputs files that must not be written over */
  constructor(inputs: readonly string[]) {
    this.#inputs = inputs
  }

  /** @throws UsageError where an input would be lost */
  take(wish: string): string {
    const { dir, name, ext } = path.parse(wish)
    for (let number = 1; ; number++) {
      const file = number === 1 ? wish : path.join(dir, `${name} ${number}${ext}`)
      const known = path.resolve(file).toLowerCase()
      if (this.#taken.has(known)) continue
      refuseOverwriting(file, this.#inputs)
      this.#taken.add(known)
      return file
    }
  }
}

/**
 * Exports one file after the other; one that cannot be exported does not keep the others from it.
 * @throws InputError at the end, naming those that were not exported
 */
export async function exportEach(
  files: readonly string[],
  exportFile: (file: string, io: Io) => Promise<void>,
  io: Io,
): Promise<void> {
  const failed: string[] = []
  for (const file of files) {
    const named = { ...io, complain: (line: string) => io.complain(`${nameOf(file)}: ${line}`) }
    try {
      await exportFile(file, named)
    } catch (error) {
      if (!(error instanceof InputError || error instanceof UnreadableFileError)) throw error
      failed.push(`“${nameOf(file)}”`)
      named.complain(error.message)
    }
  }
  if (failed.length === 0) return
  throw new InputError(`${failed.length} of ${files.length} not exported: ${failed.join(', ')}.`)
}

/** @throws InputError where documents cannot stand in one file */
export function refuseMixedScripts(documents: readonly BilingualDocument[]): void {
  if (canJoin(documents)) return
  const of = (language: BilingualDocument['sourceLanguage']) =>
    documents.find(({ sourceLanguage }) => sourceLanguage === language)?.provenance.name ?? ''
  throw new InputError(
    `“${of('zh-Hant')}” is in Traditional and “${of('zh-Hans')}” in Simplified Chinese: one file cannot hold both. Leave out --join.`,
  )
}
