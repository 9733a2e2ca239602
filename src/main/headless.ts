import fsSync from 'node:fs'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type App, protocol, session } from 'electron'
import { type PrintJob, parsePrintJob } from '../contract/print-job.ts'
import { writeAtomically } from './atomic-write.ts'
import type { PrintFiles } from './command-line.ts'
import { SCHEME } from './csp.ts'
import { FaultError, faultOf, openingFault, savingFault } from './faults.ts'
import { printPdf, serveJob } from './pdf.ts'
import type { PrintMessage } from './printing.ts'
import { denyPermissions } from './security.ts'

/**
 * Prints a job to a file without showing a window, then ends: exit code 0, or 1 with one line on
 * standard error. Started by the command line, and by the app itself, which asks for messages.
 * @param serve answers requests for the files of the renderer
 */
export async function printAndExit(
  files: PrintFiles,
  app: App,
  serve: (request: Request) => Promise<Response>,
): Promise<void> {
  app.dock?.hide()
  separateData(app)
  const tell = (message: PrintMessage) => {
    if (files.report) process.stdout.write(`${JSON.stringify(message)}\n`)
  }
  try {
    await app.whenReady()
    const job = await readJob(files.job)
    denyPermissions(session.defaultSession)
    protocol.handle(SCHEME, serveJob(job, serve))
    const creator = `Facing Pages ${app.getVersion()}`
    const pdf = await printPdf(job, creator, (progress) => tell({ progress }))
    await writeAtomically(files.out, pdf).catch((error: unknown) => {
      throw savingFault(files.out, error)
    })
    app.exit(0)
  } catch (error) {
    const fault = faultOf(error)
    tell({ fault })
    console.error(fault.message)
    app.exit(1)
  }
}

const DATA = path.join(os.tmpdir(), 'facing-pages-data-')
const HOUR = 60 * 60 * 1000

/** Chromium's data folder belongs to one process at a time, and the app itself may be running. */
function separateData(app: App): void {
  if (app.commandLine.hasSwitch('user-data-dir')) return
  // Chromium writes to its folder until it has ended, so this run clears up after the last ones.
  for (const folder of fsSync.readdirSync(path.dirname(DATA), { withFileTypes: true })) {
    const file = path.join(folder.parentPath, folder.name)
    if (file.startsWith(DATA)) clearUp(file)
  }
  app.setPath('userData', fsSync.mkdtempSync(DATA))
}

function clearUp(folder: string): void {
  try {
    if (Date.now() - fsSync.statSync(folder).mtimeMs < HOUR) return
    fsSync.rmSync(folder, { recursive: true, force: true })
  } catch {
    // Another user's, or already being cleared up.
  }
}

async function readJob(file: string): Promise<PrintJob> {
  const source = await fs.readFile(file, 'utf8').catch((error: unknown) => {
    throw openingFault(file, error)
  })
  try {
    return parsePrintJob(JSON.parse(source))
  } catch (error) {
    const message = `“${path.basename(file)}” is not a print job: ${(error as Error).message}`
    throw new FaultError('bad-job', message)
  }
}
