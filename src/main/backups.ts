import fs from 'node:fs/promises'
import path from 'node:path'
import type { BackupEntry } from '../contract/backups.ts'
import { writeAtomically } from './atomic-write.ts'

const KEEP_LAST = 10
const KEEP_DAYS = 30
const DAY = 24 * 60 * 60 * 1000
const SUFFIX = '.backup'

/**
 * Rotated copies in a folder of their own: IndexedDB is never the only place where the work is.
 * `FOLDER/NAME/TIME.backup`, TIME in milliseconds since 1970. Names and ids are parsed before they
 * come here, so neither leads out of the folder.
 */
export class BackupFolder {
  /** Puts of one name wait for one another, so that rotation sees what it counts. */
  private queue: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** Keeps a copy and deletes what is rotated out. @throws NodeJS.ErrnoException */
  put(name: string, bytes: Uint8Array): Promise<void> {
    return this.inTurn(async () => {
      const own = path.join(this.folder, name)
      await fs.mkdir(own, { recursive: true })
      const before = await this.times(name)
      const time = Math.max(this.now(), (before[0] ?? 0) + 1)
      await writeAtomically(path.join(own, `${time}${SUFFIX}`), bytes)
      for (const old of rotatedOut([time, ...before], time)) {
        await fs.rm(path.join(own, `${old}${SUFFIX}`), { force: true })
      }
    })
  }

  /** All copies, the newest first. */
  async list(): Promise<BackupEntry[]> {
    const entries: BackupEntry[] = []
    for (const name of await this.names()) {
      for (const time of await this.times(name)) {
        const stat = await fs.stat(this.fileOf(name, time)).catch(() => null)
        if (stat) entries.push({ id: `${name}/${time}`, name, time, size: stat.size })
      }
    }
    return entries.sort((a, b) => b.time - a.time)
  }

  /** The bytes of a copy, or null when it is gone. */
  async read(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const [name, time] = id.split('/') as [string, string]
    try {
      return new Uint8Array(await fs.readFile(this.fileOf(name, Number(time))))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  /** Deletes all copies of a name. */
  remove(name: string): Promise<void> {
    return this.inTurn(() => fs.rm(path.join(this.folder, name), { recursive: true, force: true }))
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work)
    this.queue = turn.catch(() => undefined)
    return turn
  }

  private fileOf(name: string, time: number): string {
    return path.join(this.folder, name, `${time}${SUFFIX}`)
  }

  private async names(): Promise<string[]> {
    return await fs.readdir(this.folder).catch(() => [])
  }

  /** Times of the copies of a name, the newest first. */
  private async times(name: string): Promise<number[]> {
    const files = await fs.readdir(path.join(this.folder, name)).catch(() => [])
    return files
      .filter((file) => /^\d{1,16}\.backup$/.test(file))
      .map((file) => Number.parseInt(file, 10))
      .sort((a, b) => b - a)
  }
}

/**
 * Which copies of one name may go: all but the last ten and the last of each of the thirty days
 * that end now.
 * @param times milliseconds since 1970
 */
export function rotatedOut(times: readonly number[], now: number): number[] {
  const newestFirst = [...times].sort((a, b) => b - a)
  const days = new Set<string>()
  return newestFirst.filter((time, i) => {
    const day = new Date(time).toDateString()
    const lastOfDay = !days.has(day)
    days.add(day)
    return i >= KEEP_LAST && !(lastOfDay && now - time < KEEP_DAYS * DAY)
  })
}
