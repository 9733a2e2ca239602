import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { InputError } from './command.ts'

/**
 * Writes a file whole or not at all: beside its place, flushed to the disk, then renamed over what
 * was there. When it throws, the old file is as it was.
 * @throws InputError where the file cannot be written
 */
export async function writeFileAtomically(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = path.join(
    path.dirname(file),
    `.facing-pages-${randomBytes(6).toString('hex')}.tmp`,
  )
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    const { code, message } = error as NodeJS.ErrnoException
    throw new InputError(`“${file}” could not be written: ${REASONS[code ?? ''] ?? message}`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there. Choose another place with -o.',
  EPERM: 'you may not write there. Choose another place with -o.',
  EROFS: 'the disk is read-only. Choose another place with -o.',
  EISDIR: 'it is a folder. Name a file with -o.',
  ENOENT: 'its folder does not exist. Make it, or choose another place with -o.',
  ENOTDIR: 'its folder is a file. Choose another place with -o.',
  ENOSPC: 'the disk is full. Free some space, or choose another place with -o.',
}
