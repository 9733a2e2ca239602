import {
  StorageClosedError,
  StorageError,
  StorageFullError,
  StorageUnavailableError,
  WriteFailedError,
} from './errors.ts'

/**
 * What went wrong, in the words of this room. Dexie wraps the engine's exception once or twice:
 * an aborted transaction in `inner`, a bulk write in `failures`.
 */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const names = namesOf(error)
  if (names.has('QuotaExceededError')) return new StorageFullError({ cause: error })
  if (names.has('DatabaseClosedError')) return new StorageClosedError({ cause: error })
  if (names.has('MissingAPIError') || names.has('SecurityError')) {
    return new StorageUnavailableError({ cause: error })
  }
  const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error)
  return new WriteFailedError(reason, { cause: error })
}

/** Nothing of Dexie leaves the room, not even its errors. A caller's mistake stays what it is. */
export async function inOurWords<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof RangeError ? error : toStorageError(error)
  }
}

function namesOf(error: unknown, names = new Set<string>()): Set<string> {
  const MAX_WRAPPERS = 8
  if (typeof error !== 'object' || error === null || names.size > MAX_WRAPPERS) return names
  const { name, inner, failures } = error as {
    name?: string
    inner?: unknown
    failures?: readonly unknown[]
  }
  if (name) names.add(name)
  namesOf(inner, names)
  namesOf(failures?.[0], names)
  return names
}
