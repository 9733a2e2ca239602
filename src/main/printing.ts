import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import { type Parser, record } from '../contract/parse.ts'
import { type PrintProgress, printProgress } from '../contract/print.ts'
import type { PrintJob } from '../contract/print-job.ts'
import { type Fault, fault } from '../contract/reply.ts'
import { FaultError } from './faults.ts'

/** What a printing process tells, a line of JSON each. */
export type PrintMessage = { readonly progress: PrintProgress } | { readonly fault: Fault }

export interface PrintReport {
  readonly signal: AbortSignal
  readonly onProgress: (progress: PrintProgress) => void
}

/**
 * Prints jobs, each in a process of its own: the app started as for the command line. So printing
 * can be ended at once, and a document that is too much for it takes nothing else along.
 */
export class PrintStarter {
  /** @param command the app's executable and the arguments that make it this app */
  constructor(private readonly command: readonly [string, ...string[]]) {}

  /**
   * @throws FaultError when printing failed; the signal's reason when cancelled
   */
  async print(job: PrintJob, report: PrintReport): Promise<Uint8Array<ArrayBuffer>> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'facing-pages-print-'))
    const files = { job: path.join(folder, 'job.json'), out: path.join(folder, 'out.pdf') }
    try {
      await fs.writeFile(files.job, JSON.stringify(job), { signal: report.signal })
      await this.run(files, path.join(folder, 'data'), report)
      return new Uint8Array(await fs.readFile(files.out))
    } catch (error) {
      report.signal.throwIfAborted()
      throw error
    } finally {
      await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }

  private async run(
    files: { readonly job: string; readonly out: string },
    data: string,
    { signal, onProgress }: PrintReport,
  ): Promise<void> {
    const [executable, ...args] = this.command
    const child = spawn(
      executable,
      [
        ...args,
        `--user-data-dir=${data}`,
        `--print-job=${files.job}`,
        `--print-out=${files.out}`,
        '--print-report',
      ],
      { stdio: ['ignore', 'pipe', 'ignore'], signal, killSignal: 'SIGKILL' },
    )
    const ended = exitOf(child)
    let failure: Fault | null = null
    for await (const line of readline.createInterface({ input: child.stdout })) {
      const message = parseLine(line)
      if (message && 'fault' in message) failure = message.fault
      else if (message) onProgress(message.progress)
    }
    if ((await ended) === 0) return
    throw new FaultError(failure?.code ?? 'print-failed', failure?.message ?? ENDED)
  }
}

const ENDED =
  'The document could not be printed: the printing process ended. Close other programs to free memory, and try again.'

/** Exit code, or null where it was killed. */
function exitOf(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  // It may fail before anybody waits for it.
  ended.catch(() => undefined)
  return ended
}

const printMessage: Parser<PrintMessage> = (value, name) => {
  const given = record(value, name)
  return 'fault' in given
    ? { fault: fault(given.fault, 'fault') }
    : { progress: printProgress(given.progress, 'progress') }
}

/** Null for what Chromium itself may write there. */
function parseLine(line: string): PrintMessage | null {
  if (!line.startsWith('{')) return null
  try {
    return printMessage(JSON.parse(line), 'message')
  } catch {
    return null
  }
}
