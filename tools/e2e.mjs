// npm run test:e2e: builds the app and runs the tests that drive it. Arguments go to Playwright.

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build, root } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { aptLine, missingForTests, withDisplay } from './machine.mjs'

try {
  const { dist } = await electronRuntime({ log: console.error })
  const missing = missingForTests(dist)
  if (missing.length > 0) {
    throw new Error(`What the tests need is missing. Install it:\n  ${aptLine(missing)}`)
  }
  build({ log: console.error })
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const playwright = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const [command, ...args] = withDisplay([
  process.execPath,
  playwright,
  'test',
  ...process.argv.slice(2),
])
const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
