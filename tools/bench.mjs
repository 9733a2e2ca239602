// npm run bench: builds the app and measures it. `npm run bench -- editor` runs the named ones.

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build, root } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { aptLine, missingForTests, withDisplay } from './machine.mjs'

try {
  const { dist } = await electronRuntime({ log: console.error })
  const missing = missingForTests(dist)
  if (missing.length > 0) {
    throw new Error(`What the bench needs is missing. Install it:\n  ${aptLine(missing)}`)
  }
  build({ log: console.error })
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const run = path.join(root, 'tests', 'bench', 'run.ts')
const [command, ...args] = withDisplay([process.execPath, tsx, run, ...process.argv.slice(2)])
const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
