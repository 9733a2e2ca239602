import { readFile } from 'node:fs/promises'
import { InputError, type Io, nameOf } from './command.ts'

/** Standard input, output and error, and the files of this machine. */
export const nodeIo: Io = {
  read: (path) => (path === '-' ? readStandardInput() : readNamedFile(path)),
  write: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => {
        if (error && !isBrokenPipe(error)) reject(error)
        else resolve()
      })
    }),
  complain: (line) => {
    process.stderr.write(`${line}\n`)
  },
}

/** Whoever read our output has read enough, as `head` does. */
export const isBrokenPipe = (error: unknown): boolean => codeOf(error) === 'EPIPE'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

async function readNamedFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const reason = REASONS[codeOf(error)]
    if (reason) throw new InputError(`“${nameOf(path)}” ${reason}`)
    throw new InputError(`“${nameOf(path)}” could not be read: ${(error as Error).message}`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check the name and the folder.',
  ENOTDIR: 'does not exist. Check the name and the folder.',
  EISDIR: 'is a folder. Name a file in it.',
  EACCES: 'may not be read by you. Check its permissions.',
  ERR_FS_FILE_TOO_LARGE: 'is too large. Divide it into smaller files.',
}
