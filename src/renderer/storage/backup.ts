import type { Storage } from './types.ts'

/** A place outside the database, as a database is never the only copy. */
export interface BackupPlace {
  /** Keeps a copy under a name; the name is the id of a project. */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
}

export interface BackupSchedule {
  /** Tells that the project has changed on the disk: to be called after each checkpoint. */
  changed(): void
  /**
   * Makes the backup that is due, if one is, and is done with it at the latest after `patience`
   * milliseconds: it may go on then, but nobody who is leaving has to wait for it.
   */
  flush(patience: number): Promise<void>
  /** Makes the backup that is due, if one is, and ends. */
  stop(): Promise<void>
}

const FIVE_MINUTES = 5 * 60_000

const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Backs a project up while it is being worked on: once in an interval in which it changed, and at
 * the end.
 * @param place null where there is none: then nothing is done
 * @param onError told of a backup that failed; it is made with the next one or at the end
 * @param interval in milliseconds
 */
export function scheduleBackups(
  storage: Pick<Storage, 'exportBackup'>,
  projectId: string,
  place: BackupPlace | null,
  onError: (error: unknown) => void,
  interval = FIVE_MINUTES,
): BackupSchedule {
  let due = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = Promise.resolve()

  async function backUp(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (!due || !place) return
    due = false
    try {
      await place.put(projectId, await storage.exportBackup(projectId))
    } catch (error) {
      due = true
      onError(error)
    }
  }

  const enqueue = (): Promise<void> => {
    running = running.then(backUp)
    return running
  }

  return {
    changed() {
      due = true
      timer ??= setTimeout(enqueue, interval)
    },
    flush: (patience) => Promise.race([enqueue(), rest(patience)]),
    stop: enqueue,
  }
}
