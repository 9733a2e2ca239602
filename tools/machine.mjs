// What the machine must have beside Node: the libraries of Electron, a display, the programs with
// which tests look at what was exported. Says exactly what is missing and how to get it.

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { missingLibraries } from './electron-runtime.mjs'

const ELECTRON_PACKAGES = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2']
const FONT_PACKAGE = 'fonts-noto-cjk'

/** Programs the tests start, and the Debian package of each. */
const PROGRAMS = {
  'xvfb-run': 'xvfb',
  xauth: 'xauth',
  chromium: 'chromium',
  pdftotext: 'poppler-utils',
  soffice: 'libreoffice-writer-nogui',
  ps: 'procps',
}

export const isRoot = process.getuid?.() === 0

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => fs.existsSync(path.join(folder, name)))

/** Debian packages that the app needs and does not find. */
export function missingForApp(dist) {
  return missingLibraries(dist).length > 0 ? ELECTRON_PACKAGES : []
}

/** Debian packages that the tests need and do not find. */
export function missingForTests(dist) {
  if (process.platform !== 'linux') return []
  const programs = Object.entries(PROGRAMS).filter(([name]) => !hasProgram(name))
  const fonts = spawnSync('fc-list', [':lang=zh-tw'], { encoding: 'utf8' })
  return [
    ...missingForApp(dist),
    ...programs.map(([, name]) => name),
    ...(fonts.stdout?.trim() ? [] : [FONT_PACKAGE]),
  ]
}

function hasProgram(name) {
  return (name === 'chromium' && Boolean(process.env.CHROMIUM)) || onPath(name)
}

/** The command that installs Debian packages, for the user to read. */
export const aptLine = (packages) =>
  `${isRoot ? '' : 'sudo '}apt-get update && ${isRoot ? '' : 'sudo '}apt-get install -y ${packages.join(' ')}`

export const canInstall = () => isRoot && onPath('apt-get')

/** Installs Debian packages; whether that went well. */
export function install(packages) {
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages)
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** A command line that has a display: under a virtual one where there is none. */
export const withDisplay = (command) => (hasDisplay() ? command : ['xvfb-run', '-a', ...command])

/**
 * Why Chromium's sandbox cannot work for an ordinary user here, with the remedy, or null. It needs
 * user namespaces, which some systems keep from programs they do not know; else a helper that
 * belongs to root.
 */
export function sandboxObstacle(dist) {
  if (process.platform !== 'linux' || isRoot) return null
  const kernel = '/proc/sys/kernel'
  const restricted =
    readNumber(`${kernel}/apparmor_restrict_unprivileged_userns`) === 1 ||
    readNumber(`${kernel}/unprivileged_userns_clone`) === 0
  const helper = path.join(dist, 'chrome-sandbox')
  const stat = fs.statSync(helper, { throwIfNoEntry: false })
  const ready = stat && stat.uid === 0 && (stat.mode & 0o4000) !== 0
  if (!restricted || ready) return null
  return (
    'This system keeps user namespaces from programs it does not know, so Electron’s sandbox ' +
    'needs its helper:\n' +
    `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
  )
}

function readNumber(file) {
  try {
    return Number(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
