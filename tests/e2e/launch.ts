import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronRuntime } from '../../tools/electron-runtime.mjs'

export const ROOT = path.resolve(import.meta.dirname, '../..')

const asRoot = process.getuid?.() === 0

export interface Launched {
  readonly app: ElectronApplication
  readonly page: Page
}

/** A new empty folder; `removeFolder` deletes it. */
export const temporaryFolder = (): string =>
  fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-test-'))

/** Deletes a folder that a process which was just ended may still be writing to. */
export const removeFolder = (folder: string): void =>
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })

/**
 * Starts the built app.
 * @param userData folder of the app's data: start again with the same one to go on
 * @param args files to open, or switches
 */
export async function launch(userData: string, args: readonly string[] = []): Promise<Launched> {
  const { exe } = await electronRuntime()
  const app = await _electron.launch({
    executablePath: exe,
    chromiumSandbox: !asRoot,
    args: [`--user-data-dir=${userData}`, ROOT, ...args],
    cwd: ROOT,
    // Without an installed locale Chromium cannot say Chinese file names; every Linux has this one.
    env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'en' },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  return { app, page }
}

/** The open dialog answers with these files from now on; none: the user cancels. */
export function chooseToOpen(app: ElectronApplication, files: readonly string[]): Promise<void> {
  return app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths })
  }, files as string[])
}

/** The save dialog answers with this path from now on; null: the user cancels. */
export function chooseToSave(app: ElectronApplication, file: string | null): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' })
  }, file)
}

/** Message boxes answer with this button from now on; what they said is kept for `messagesOf`. */
export function chooseInMessages(app: ElectronApplication, button: number): Promise<void> {
  return app.evaluate(({ dialog }, response) => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    Object.assign(dialog, {
      showMessageBox: async (...args: unknown[]) => {
        said.push((args.at(-1) as { message: string }).message)
        return { response, checkboxChecked: false }
      },
    })
  }, button)
}

/** What message boxes have said since `chooseInMessages`. */
export function messagesOf(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as { said?: string[] }).said ?? [])
}

/** Ids of the processes below one, itself first. */
export function processTree(pid: number): number[] {
  const rows = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number) as [number, number])
  const below = (parent: number): number[] => [
    parent,
    ...rows.filter(([, ppid]) => ppid === parent).flatMap(([child]) => below(child)),
  ]
  return below(pid)
}

/** Ends the app with all its processes at once, without a word, as a crash of the machine would. */
export async function killTree(app: ElectronApplication): Promise<void> {
  const main = app.process()
  if (main.exitCode !== null || main.signalCode !== null) return
  const ended = new Promise((resolve) => main.once('exit', resolve))
  for (const pid of processTree(main.pid!)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
  await ended
}
