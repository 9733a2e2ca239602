import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { PrintJob } from '../contract/print-job.ts'
import { InputError } from './command.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')

/**
 * Prints a job by starting the app without a window.
 * @param tell is told in one line what takes long
 * @returns the bytes of the PDF
 * @throws InputError when this machine lacks something, or printing failed, with the remedy
 */
export async function printPdf(job: PrintJob, tell: (line: string) => void): Promise<Uint8Array> {
  const { executable, args } = await app(tell)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'facing-pages-export-'))
  const files = { job: path.join(folder, 'job.json'), out: path.join(folder, 'out.pdf') }
  try {
    await writeFile(files.job, JSON.stringify(job))
    await run(executable, [
      ...args,
      `--user-data-dir=${path.join(folder, 'data')}`,
      `--print-job=${files.job}`,
      `--print-out=${files.out}`,
      '--print-report',
    ])
    return await readFile(files.out)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The app of this checkout, built, and what it needs to start here. */
async function app(tell: (line: string) => void) {
  // Only for PDF: the other exports need no Electron, and a terminal should not wait for it.
  const { electronRuntime } = await import('../../tools/electron-runtime.mjs')
  const { aptLine, hasDisplay, isRoot, missingForApp, withDisplay } = await import(
    '../../tools/machine.mjs'
  )
  const { build } = await import('../../tools/build.mjs')
  const { exe, dist } = await electronRuntime({ log: tell }).catch((error: Error) => {
    throw new InputError(error.message)
  })
  const missing = missingForApp(dist)
  if (!hasDisplay() && !onPath('xvfb-run')) missing.push('xvfb', 'xauth')
  if (missing.length > 0) {
    throw new InputError(
      `The PDF is printed by Electron, which needs more than this machine has: ${aptLine(missing)}`,
    )
  }
  try {
    build({ log: tell })
  } catch {
    throw new InputError('The app could not be built. Run “npm run build” to see why.')
  }
  const [executable, ...args] = withDisplay([exe, ...(isRoot ? ['--no-sandbox'] : []), ROOT])
  return { executable: executable!, args }
}

const onPath = (program: string): boolean =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, program)))

/** Runs the app until it ends; it tells why it failed in a line of JSON. */
function run(executable: string, args: readonly string[]): Promise<void> {
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    output += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new InputError(`Electron did not start: ${error.message}`))
    })
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new InputError(faultIn(output) ?? 'The document could not be printed.'))
    })
  })
}

function faultIn(output: string): string | null {
  for (const line of output.split('\n').filter((line) => line.startsWith('{'))) {
    try {
      const message = (JSON.parse(line) as { fault?: { message?: unknown } }).fault?.message
      if (typeof message === 'string') return message
    } catch {
      // Chromium itself may write there.
    }
  }
  return null
}
