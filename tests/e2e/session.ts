import path from 'node:path'
import { test } from '@playwright/test'
import { killTree, type Launched, launch, removeFolder, temporaryFolder } from './launch.ts'

/** What a test has to itself; `app` and `page` are those that were started last. */
export interface Session extends Launched {
  /** Empty at the start, gone after the test. */
  readonly folder: string
  /** The app's data, in the folder. */
  readonly data: string
  /** Starts the app, with the data that it left the last time. It is ended after the test. */
  start(...args: readonly string[]): Promise<Launched>
}

/** To be called once in a file of tests: from there on each of them has a session of its own. */
export function newSession(): Session {
  let folder = ''
  let last: Launched | null = null
  let running = false

  const launched = (): Launched => {
    if (!last) throw new Error('The app has not been started.')
    return last
  }

  test.beforeEach(() => {
    folder = temporaryFolder()
    last = null
    running = false
  })

  test.afterEach(async () => {
    if (last && running) await killTree(last.app)
    removeFolder(folder)
  })

  return {
    get folder() {
      return folder
    },
    get data() {
      return path.join(folder, 'data')
    },
    get app() {
      return launched().app
    },
    get page() {
      return launched().page
    },
    async start(...args) {
      const next = await launch(path.join(folder, 'data'), args)
      last = next
      running = true
      next.app.once('close', () => {
        if (last === next) running = false
      })
      return next
    },
  }
}
