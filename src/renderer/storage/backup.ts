/** Where backups are put and how often. */
export interface BackupOptions {
  /** Makes the backup of a project: `Storage.exportBackup`. */
  readonly make: (projectId: string) => Promise<Uint8Array<ArrayBuffer>>
  /** Keeps it outside the database; the name is the id of the project. */
  readonly put: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Least time between two backups of a project, in milliseconds. */
  readonly interval?: number
  /** Told of a backup that failed. It stays due, and is made with the next one or at the end. */
  readonly onError?: (error: unknown) => void
}

/** Copies of projects kept outside the database, as a database is never the only copy. */
export interface Backups {
  /** Tells that a project has changed on the disk: to be called after each checkpoint. */
  due(projectId: string): void
  /** Makes what is due, then ends. */
  stop(): Promise<void>
}

const FIVE_MINUTES = 5 * 60_000

/** Makes a backup of each project that changes, at once and then at most once an interval. */
export function createBackups(options: BackupOptions): Backups {
  const { make, put, interval = FIVE_MINUTES, onError = () => {} } = options
  const due = new Set<string>()
  const resting = new Map<string, ReturnType<typeof setTimeout>>()
  let queue = Promise.resolve()
  let stopped = false

  async function backUp(id: string): Promise<void> {
    if (!due.delete(id)) return
    try {
      await put(id, await make(id))
    } catch (error) {
      due.add(id)
      onError(error)
    }
  }

  function enqueue(id: string): void {
    queue = queue.then(() => backUp(id))
  }

  return {
    due(id) {
      if (stopped) return
      due.add(id)
      if (resting.has(id)) return
      const wake = () => {
        resting.delete(id)
        if (due.has(id)) this.due(id)
      }
      resting.set(id, setTimeout(wake, interval))
      enqueue(id)
    },
    async stop() {
      stopped = true
      for (const timer of resting.values()) clearTimeout(timer)
      for (const id of due) enqueue(id)
      await queue
    },
  }
}
