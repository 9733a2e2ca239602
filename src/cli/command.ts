import type { ParseArgsConfig } from 'node:util'
import type { ReadOptions, Warning } from '../formats/types.ts'

/** What a command reads and writes; `node-io.ts` is the real one. */
export interface Io {
  /**
   * All bytes of a file, or of standard input where the path is `-`.
   * @throws InputError when there is nothing to read
   */
  read(path: string): Promise<Uint8Array>
  /** Writes to standard output; done when the text has left the process. */
  write(text: string): Promise<void>
  /** Writes one line to standard error. */
  complain(line: string): void
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** One command of the program. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The arguments, as in `FILE [--json | --text]`. */
  readonly usage: string
  /** Lines that explain the arguments. */
  readonly help: readonly string[]
  readonly options: NonNullable<ParseArgsConfig['options']>
  /**
   * @returns the exit code, where that says more than that it is done
   * @throws UsageError when the arguments make no sense
   * @throws InputError or UnreadableFileError when the input does not
   */
  run(positionals: readonly string[], values: Values, io: Io): Promise<void> | Promise<number>
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** There is no input, or it cannot be used. The message says what to do. */
export class InputError extends Error {
  override readonly name = 'InputError'

  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message)
  }
}

/** The one file that a command takes. @throws UsageError when there is none or more than one */
export function onlyFile(positionals: readonly string[]): string {
  const [file, ...more] = positionals
  if (file === undefined) throw new UsageError('Name a file, or - for standard input.')
  if (more.length > 0) throw new UsageError(`One file at a time: “${more[0]}” is one too many.`)
  return file
}

/**
 * The two files that a command takes.
 * @param ask what is said where they are not named
 * @throws UsageError when there are others than two
 */
export function twoFiles(
  positionals: readonly string[],
  ask: string,
): readonly [first: string, second: string] {
  const [first, second, ...more] = positionals
  if (first === undefined || second === undefined) throw new UsageError(ask)
  if (more.length > 0) throw new UsageError(`Two files: “${more[0]}” is one too many.`)
  return [first, second]
}

/** @throws UsageError where more than one file is to come from standard input */
export function refuseSecondInput(files: readonly string[]): void {
  if (files.filter((file) => file === '-').length > 1) {
    throw new UsageError('Only one file can come from standard input.')
  }
}

/** An option that takes one of a few words. @throws UsageError when the value is another */
export function oneOf<T extends string>(
  values: Values,
  option: string,
  words: readonly T[],
): T | undefined {
  const value = values[option]
  if (value === undefined) return undefined
  const word = words.find((candidate) => candidate === value)
  if (!word) throw new UsageError(`--${option} takes ${words.join(' or ')}, not “${value}”.`)
  return word
}

/** The name of a file without its folder, for messages. */
export const nameOf = (path: string): string =>
  path === '-' ? 'standard input' : (/[^\\/]+(?=[\\/]*$)/.exec(path)?.[0] ?? path)

/** `--encoding`, the same for every command that reads text. */
export const ENCODING_OPTION = { encoding: { type: 'string' } } as const

export const ENCODING_HELP =
  '  --encoding LABEL  read text as utf-8, utf-16le, utf-16be, big5, gb18030 …'

export const readOptions = (values: Values): { encoding?: string } =>
  typeof values.encoding === 'string' ? { encoding: values.encoding } : {}

/** How a file is read, the same for every command that takes files of any format. */
export const FILE_OPTIONS = {
  ...ENCODING_OPTION,
  lines: { type: 'string' },
  'whole-page': { type: 'boolean' },
  revisions: { type: 'string' },
} as const

export const FILE_USAGE =
  '[--encoding LABEL] [--lines join|keep] [--whole-page] [--revisions accept|reject]'

export const FILE_HELP: readonly string[] = [
  '  --encoding LABEL    read text as utf-8, utf-16le, utf-16be, big5, gb18030 …',
  '  --lines join|keep   line ends of a plain text: of wrapped paragraphs, or meant',
  '  --whole-page        all of a web page, not its article alone',
  '  --revisions accept|reject',
  '                      read tracked changes as if all were accepted, or rejected',
]

/** @throws UsageError when a value makes no sense */
export function fileOptions(values: Values): ReadOptions {
  const lines = oneOf(values, 'lines', ['join', 'keep'])
  const revisions = oneOf(values, 'revisions', ['accept', 'reject'])
  return {
    ...readOptions(values),
    ...(lines && { lines }),
    ...(values['whole-page'] === true && { wholePage: true }),
    ...(revisions && { revisions }),
  }
}

/** Says on standard error what was remarked on a file. */
export function complainOf(file: string, warnings: readonly Warning[], io: Io): void {
  for (const { message, where } of warnings) {
    io.complain(`${nameOf(file)}${where ? `, ${where}` : ''}: ${message}`)
  }
}
