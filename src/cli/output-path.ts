import path from 'node:path'
import { UsageError } from './command.ts'

/**
 * The file to write: the one that is named with `-o`, else one beside the first input.
 * @param extension without the dot
 * @throws UsageError when there is no such place, or an input would be lost
 */
export function outputPath(
  inputs: readonly [string, ...string[]],
  extension: string,
  given: unknown,
): string {
  const out = typeof given === 'string' && given !== '' ? given : beside(inputs[0], extension)
  refuseOverwriting(out, inputs)
  return out
}

/** @throws UsageError when a file to write is one that was read */
export function refuseOverwriting(out: string, inputs: readonly string[]): void {
  if (inputs.some((input) => path.resolve(out) === path.resolve(input))) {
    throw new UsageError('The output would overwrite the input. Name another file with -o.')
  }
}

function beside(file: string, extension: string): string {
  if (file === '-') throw new UsageError('Name the file to write with -o.')
  const { dir, name } = path.parse(file)
  return path.join(dir, `${name}.${extension}`)
}
