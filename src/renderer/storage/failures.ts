import {
  StorageClosedError,
  StorageError,
  StorageFailedError,
  StorageFullError,
  StorageUnavailableError,
} from './errors.ts'

/** What went wrong, in the words of this room. */
export function toStorageError(error: unknown): StorageError {
  const chain = unwrap(error)
  const own = chain.find((link) => link instanceof StorageError)
  if (own) return own
  const names = new Set(chain.map((link) => link.name))
  if (names.has('QuotaExceededError')) return new StorageFullError({ cause: error })
  if (names.has('DatabaseClosedError')) return new StorageClosedError({ cause: error })
  if (names.has('MissingAPIError') || names.has('SecurityError')) {
    return new StorageUnavailableError({ cause: error })
  }
  const reason = chain.at(-1)?.message.split('\n')[0] ?? String(error)
  return new StorageFailedError(reason, { cause: error })
}

/** Nothing of Dexie leaves the room, not even its errors. A caller's mistake stays what it is. */
export async function inOurWords<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof RangeError ? error : toStorageError(error)
  }
}

const MAX_WRAPPERS = 8

/**
 * An error and those it wraps, the innermost last. Dexie wraps the exception of an aborted
 * transaction, and one whose name it knows, in `inner`, those of a bulk write in `failures`.
 */
function unwrap(error: unknown): Error[] {
  const chain: Error[] = []
  let next = error
  while (next instanceof Error && chain.length < MAX_WRAPPERS) {
    chain.push(next)
    const { inner, failures } = next as { inner?: unknown; failures?: readonly unknown[] }
    next = failures?.[0] ?? inner
  }
  return chain
}
