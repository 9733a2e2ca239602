import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'

const RENAME_ATTEMPTS = 5

/**
 * Writes a file whole or not at all: into a temporary file of the same folder, flushed to the
 * disk, then renamed over the old one. When it throws, the old file is as it was.
 * @param file absolute path; where it is a symbolic link, the file it points to is replaced
 * @throws NodeJS.ErrnoException
 */
export async function writeAtomically(file: string, bytes: Uint8Array): Promise<void> {
  const target = await fs.realpath(file).catch(() => file)
  const mode = await modeOf(target)
  const temporary = path.join(
    path.dirname(target),
    `.facing-pages-${randomBytes(6).toString('hex')}.tmp`,
  )
  try {
    const handle = await fs.open(temporary, 'wx', mode ?? 0o666)
    try {
      await handle.writeFile(bytes)
      // open() subtracts the umask; a file that was there keeps exactly what it had.
      if (mode !== null) await handle.chmod(mode)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await fs.rm(temporary, { force: true })
    throw error
  }
  await syncFolder(path.dirname(target))
}

/**
 * Permissions of the file that will be replaced, or null where there is none.
 * @throws where it must not be written: renaming asks only for the folder's permission
 */
async function modeOf(file: string): Promise<number | null> {
  try {
    const stat = await fs.stat(file)
    if (stat.isDirectory())
      throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' })
    await fs.access(file, constants.W_OK)
    return stat.mode & 0o777
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** On Windows a virus scanner or an indexer may hold the old file for a moment. */
async function rename(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fs.rename(from, to)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      const passing = process.platform === 'win32' && (code === 'EPERM' || code === 'EBUSY')
      if (!passing || attempt === RENAME_ATTEMPTS) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt))
    }
  }
}

/** Makes the rename itself durable. Windows cannot open folders and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some network file systems refuse; the file is in place all the same.
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error
  } finally {
    await handle.close()
  }
}
