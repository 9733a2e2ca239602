import type { ChangeSource, DocumentChanges } from '../../core/document/changes.ts'
import type { Database } from './database.ts'
import type { StorageError } from './errors.ts'
import { toStorageError } from './failures.ts'
import { append, checkpoint, mergeChanges } from './journal.ts'
import { onLeave } from './lifecycle.ts'
import type { Saver, SaverOptions, SaveState } from './types.ts'

/** Entries after which the journal is folded into the rows even while the user goes on typing. */
const MAX_ENTRIES = 200
/** More rows than this are written once, straight to the tables, instead of twice. */
const MAX_JOURNALLED_ROWS = 400
const MAX_RETRY = 30_000

/**
 * Keeps a document on the disk while it is edited.
 *
 * What the source hands over exists nowhere else any more, so it stays in `unsaved` until a write
 * of it has succeeded; whatever fails is written again, together with what came since. Writes run
 * one after the other.
 */
export class DocumentSaver implements Saver {
  state: SaveState = 'saved'
  error: StorageError | null = null

  private unsaved: DocumentChanges | null = null
  /** Whether the source has told of changes that have not been taken. */
  private changed = false
  /** Entries of the journal since the last checkpoint. */
  private entries = 0
  private queue: Promise<void> = Promise.resolve()
  private writeTimer: ReturnType<typeof setTimeout> | undefined
  private idleTimer: ReturnType<typeof setTimeout> | undefined
  private retryIn: number
  private readonly listeners = new Set<() => void>()
  private readonly endings: (() => void)[]

  private readonly delay: number
  private readonly idle: number
  private readonly retry: number
  private readonly onCheckpoint: () => void

  constructor(
    private readonly database: Database,
    private readonly documentId: string,
    private readonly source: ChangeSource,
    { delay = 150, idle = 2000, retry = 1000, onCheckpoint = () => {} }: SaverOptions = {},
  ) {
    this.delay = delay
    this.idle = idle
    this.retry = retry
    this.retryIn = retry
    this.onCheckpoint = onCheckpoint
    this.endings = [
      source.onChange(() => this.onChange()),
      // What fails here is shown by the state and tried again.
      onLeave(() => this.flush().catch(() => {})),
    ]
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  flush(): Promise<void> {
    return this.enqueue(async () => {
      await this.write()
      await this.fold()
    })
  }

  async stop(): Promise<void> {
    do await this.flush()
    while (this.changed)
    for (const end of this.endings) end()
    clearTimeout(this.writeTimer)
    clearTimeout(this.idleTimer)
  }

  private onChange(): void {
    this.changed = true
    clearTimeout(this.idleTimer)
    if (this.state === 'saved') this.setState('pending')
    // A running write sees to what comes meanwhile; after a failed one the next try does.
    if (this.state === 'pending') this.schedule(this.delay)
  }

  /** Writes after some time, unless a write is due already: later changes never put it off. */
  private schedule(milliseconds: number): void {
    this.writeTimer ??= setTimeout(() => {
      this.enqueue(() => this.write()).catch(() => {})
    }, milliseconds)
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    const done = this.queue.then(task)
    this.queue = done.catch(() => {})
    return done
  }

  /** Makes everything durable that has changed until now. */
  private async write(): Promise<void> {
    clearTimeout(this.writeTimer)
    this.writeTimer = undefined
    try {
      const taken = this.source.take()
      this.changed = false
      this.unsaved = mergeChanges([this.unsaved, taken].filter((part) => part !== null))
      if (this.unsaved) {
        this.setState('saving')
        await this.put(this.unsaved)
        this.unsaved = null
      }
    } catch (cause) {
      this.error = toStorageError(cause)
      this.setState('failed')
      this.schedule(this.retryIn)
      this.retryIn = Math.min(this.retryIn * 2, MAX_RETRY)
      throw this.error
    }
    this.retryIn = this.retry
    this.error = null
    this.setState(this.changed ? 'pending' : 'saved')
    if (this.changed) this.schedule(this.delay)
    else this.foldWhenIdle()
  }

  private async put(changes: DocumentChanges): Promise<void> {
    if (changes.put.length + changes.removed.length > MAX_JOURNALLED_ROWS) {
      await checkpoint(this.database, this.documentId, changes)
      this.entries = 0
      this.onCheckpoint()
    } else {
      await append(this.database, this.documentId, changes)
      this.entries++
      if (this.entries >= MAX_ENTRIES) this.enqueue(() => this.fold())
    }
  }

  private foldWhenIdle(): void {
    clearTimeout(this.idleTimer)
    if (this.entries === 0) return
    this.idleTimer = setTimeout(() => this.enqueue(() => this.fold()), this.idle)
  }

  /** Folds the journal into the rows. */
  private async fold(): Promise<void> {
    clearTimeout(this.idleTimer)
    if (this.entries === 0) return
    try {
      await checkpoint(this.database, this.documentId)
    } catch {
      // Everything is durable in the journal, and loading reads it: there is time to try again.
      this.foldWhenIdle()
      return
    }
    this.entries = 0
    this.onCheckpoint()
  }

  private setState(state: SaveState): void {
    if (state === this.state && state !== 'failed') return
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
