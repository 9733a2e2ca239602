import { parseArgs } from 'node:util'
import { UnreadableFileError } from '../formats/types.ts'
import { type Command, InputError, type Io, UsageError } from './command.ts'

const PROGRAM = 'facing-pages'

/**
 * Runs the program.
 * @param args the arguments after its name
 * @param version what `--version` prints
 * @returns the exit code: 0 done, 1 bad input, 2 wrong usage; or what the command says
 */
export async function run(
  args: readonly string[],
  commands: readonly Command[],
  version: string,
  io: Io,
): Promise<number> {
  try {
    return await dispatch(args, commands, version, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.complain(`${PROGRAM}: ${error.message} See ${PROGRAM} --help.`)
      return 2
    }
    if (error instanceof UnreadableFileError || error instanceof InputError) {
      io.complain(`${PROGRAM}: ${error.message}`)
      return error instanceof InputError ? error.exitCode : 1
    }
    throw error
  }
}

async function dispatch(
  args: readonly string[],
  commands: readonly Command[],
  version: string,
  io: Io,
): Promise<number> {
  const say = async (text: string): Promise<number> => {
    await io.write(text)
    return 0
  }
  const [name, ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') return say(overview(commands))
  if (name === '--version') return say(`${version}\n`)
  if (name === undefined) throw new UsageError('Which command?')
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) throw new UsageError(`There is no command “${name}”.`)
  const { values, positionals } = parse(rest, command)
  if (values.help) return say(helpOf(command))
  const code = await command.run(positionals, values, io)
  return typeof code === 'number' ? code : 0
}

function parse(args: readonly string[], command: Command) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
  } catch (error) {
    if (!isParseError(error)) throw error
    throw new UsageError(error.message.split(/\.\s/)[0]!.replace(/\.?$/, '.'))
  }
}

const isParseError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    `Usage: ${PROGRAM} COMMAND …`,
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    `${PROGRAM} COMMAND --help explains a command, ${PROGRAM} --version tells the version.`,
    'Exit code: 0 done, 1 bad input, 2 wrong usage.',
    '',
  ].join('\n')
}

const helpOf = ({ name, usage, summary, help }: Command): string =>
  [`Usage: ${PROGRAM} ${name} ${usage}`, '', `${sentence(summary)}`, '', ...help, ''].join('\n')

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`
