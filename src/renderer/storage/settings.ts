import type { Database } from './database.ts'
import { inOurWords } from './failures.ts'
import type { Settings } from './types.ts'

export function createSettings(database: Database): Settings {
  return {
    async get(key, parse) {
      const stored = await inOurWords(() => database.settings.get(key))
      return parse(stored?.value)
    },
    async set(key, value) {
      await inOurWords(() => database.settings.put({ key, value }))
    },
  }
}
