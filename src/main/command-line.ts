import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the app was started for. */
export interface CommandLine {
  /** Absolute paths of the files to open. */
  readonly files: readonly string[]
  /** A print job to do without showing a window, then quit; null for the app itself. */
  readonly print: { readonly job: string; readonly out: string } | null
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
  const print =
    job === null || out === null
      ? null
      : { job: path.resolve(folder, job), out: path.resolve(folder, out) }
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
