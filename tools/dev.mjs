// npm run dev: opens the app with hot reloading. The page comes from Vite's development server
// through app://bundle, so that it works on the same database as the built app.

import { spawn } from 'node:child_process'
import path from 'node:path'
import { forgetBuild, root } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { isRoot, withDisplay } from './machine.mjs'

const { exe } = await electronRuntime({ log: console.error })
forgetBuild()
const vite = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
const [command, ...args] = withDisplay([
  process.execPath,
  vite,
  'dev',
  ...(isRoot ? ['--noSandbox'] : []),
  ...process.argv.slice(2),
])
const dev = spawn(command, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_EXEC_PATH: exe },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => dev.kill(signal))
dev.on('exit', (code) => process.exit(code ?? 1))
