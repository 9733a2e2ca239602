// npm start: builds the app where it has changed, and opens it. Arguments are passed on, so
// `npm start -- essay.txt` opens a file.

import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { build, root } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { aptLine, hasDisplay, isRoot, missingForApp, sandboxObstacle } from './machine.mjs'

function stop(message) {
  console.error(message)
  process.exit(1)
}

if (!fs.existsSync(path.join(root, 'node_modules', 'electron'))) {
  stop('The dependencies are not installed. Run “npm ci” first.')
}

try {
  const { exe, dist } = await electronRuntime({ log: console.error })
  const missing = missingForApp(dist)
  if (missing.length > 0) {
    stop(`Libraries that Electron needs are missing. Install them:\n  ${aptLine(missing)}`)
  }
  if (!hasDisplay()) {
    stop('There is no display here. Start it from a desktop, or with “xvfb-run -a npm start”.')
  }
  const obstacle = sandboxObstacle(dist)
  if (obstacle) stop(obstacle)
  if (isRoot) console.error('Started by root: Chromium’s sandbox is off.')
  build({ log: console.error })
  const args = [...(isRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)]
  const app = spawn(exe, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal))
  app.on('error', (error) => stop(`Electron did not start: ${error.message}`))
  app.on('exit', (code) => process.exit(code ?? 1))
} catch (error) {
  stop(error.message)
}
