// Builds the app where it has changed since the last build.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

const INPUTS = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'tools/licences.ts',
  'package.json',
  'package-lock.json',
]
const STAMP = path.join(root, 'out', '.inputs')

/** Names, sizes and times of everything a build is made of. */
function fingerprint() {
  const hash = createHash('sha256')
  const visit = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(file).sort()) visit(path.join(file, name))
    } else hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const input of INPUTS) visit(path.join(root, input))
  return hash.digest('hex')
}

const isCurrent = (print) => fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === print

/** @throws Error when the build fails */
export function build({ log = () => {} } = {}) {
  const print = fingerprint()
  if (isCurrent(print)) return
  log('Building…')
  const vite = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const args = [vite, 'build', '--logLevel', 'error']
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed.')
  fs.writeFileSync(STAMP, print)
}

/** The next `build` starts from nothing: something else has written to the folder. */
export function forgetBuild() {
  fs.rmSync(STAMP, { force: true })
}
