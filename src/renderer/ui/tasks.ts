import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Message } from './messages/catalogue.ts'

/** Work that takes so long that the user should see it and may end it. */
export interface Task {
  readonly id: number
  readonly label: Message
  /** 0 to 1, or null where it cannot be known. */
  readonly fraction: number | null
  /** Milliseconds since 1970. */
  readonly started: number
  readonly cancel: () => void
}

/** What a task is given to work with. */
export interface TaskControl {
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal
  /** @param fraction 0 to 1, or null where it cannot be known */
  progress(fraction: number | null): void
  /** Says what of the work is being done now. */
  describe(label: Message): void
}

export interface Tasks {
  readonly store: StoreApi<readonly Task[]>
  /**
   * Runs work in sight of the user.
   * @returns what the work returns
   * @throws what the work throws, as a rule a DOMException AbortError when it was cancelled
   */
  run<T>(label: Message, work: (control: TaskControl) => Promise<T>): Promise<T>
}

export function createTasks(): Tasks {
  const store = createStore<readonly Task[]>(() => [])
  let last = 0
  return {
    store,
    async run(label, work) {
      last += 1
      const id = last
      const abort = new AbortController()
      store.setState(
        [
          ...store.getState(),
          { id, label, fraction: null, started: Date.now(), cancel: () => abort.abort() },
        ],
        true,
      )
      const change = (part: Partial<Task>) =>
        store.setState(
          store.getState().map((task) => (task.id === id ? { ...task, ...part } : task)),
          true,
        )
      try {
        return await work({
          signal: abort.signal,
          progress: (fraction) => change({ fraction }),
          describe: (now) => change({ label: now }),
        })
      } finally {
        store.setState(
          store.getState().filter((task) => task.id !== id),
          true,
        )
      }
    },
  }
}

/** Whether something ended because the user cancelled it. */
export const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError'
