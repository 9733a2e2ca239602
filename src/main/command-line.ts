import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the app was started for. */
export interface CommandLine {
  /** Absolute paths of the files to open. */
  readonly files: readonly string[]
  /** A print job to do without showing a window, then end; null for the app itself. */
  readonly print: PrintFiles | null
}

/** Absolute paths of a print job and of the PDF to make of it. */
export interface PrintFiles {
  readonly job: string
  readonly out: string
  /** Whether to tell on standard output how it goes. */
  readonly report: boolean
}

/**
 * Reads the command line of this process.
 * @param argv as `process.argv`, the executable first
 * @param folder against which relative paths are resolved
 * @param appPath of the app where Electron was told it as an argument, or null where it is packaged
 * @throws TypeError with a message for the terminal
 */
export function readCommandLine(
  argv: readonly string[],
  folder: string,
  appPath: string | null,
): CommandLine {
  const given = argv.slice(1)
  const job = optionIn(given, '--print-job')
  const out = optionIn(given, '--print-out')
  if ((job === null) !== (out === null)) {
    throw new TypeError('--print-job=FILE and --print-out=FILE must be given together.')
  }
  const files = given
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => toPath(argument, folder))
    .filter((file) => file !== appPath)
  if (job === null || out === null) return { files, print: null }
  const print = {
    job: path.resolve(folder, job),
    out: path.resolve(folder, out),
    report: given.includes('--print-report'),
  }
  return { files, print }
}

/** Linux's file managers may pass addresses instead of paths. */
function toPath(argument: string, folder: string): string {
  if (argument.startsWith('file://') && URL.canParse(argument)) return fileURLToPath(argument)
  return path.resolve(folder, argument)
}

function optionIn(given: readonly string[], option: string): string | null {
  const argument = given.find((each) => each.startsWith(`${option}=`))
  return argument === undefined ? null : argument.slice(option.length + 1)
}
