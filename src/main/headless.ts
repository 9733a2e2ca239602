import fs from 'node:fs/promises'
import path from 'node:path'
import { type PrintJob, parsePrintJob } from '../contract/print-job.ts'
import { writeAtomically } from './atomic-write.ts'
import { FaultError, fileFault } from './faults.ts'
import type { PdfPrinter } from './pdf.ts'

/**
 * Prints the job in a file to a PDF file, for the command line.
 * @throws FaultError with a message for the terminal
 */
export async function printFile(
  files: { readonly job: string; readonly out: string },
  printer: PdfPrinter,
): Promise<void> {
  const job = await readJob(files.job)
  const pdf = await printer.print(job, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  try {
    await writeAtomically(files.out, pdf)
  } catch (error) {
    throw fileFault(`“${path.basename(files.out)}” could not be saved`, error)
  }
}

async function readJob(file: string): Promise<PrintJob> {
  const name = path.basename(file)
  const source = await fs.readFile(file, 'utf8').catch((error: unknown) => {
    throw fileFault(`“${name}” could not be opened`, error)
  })
  try {
    return parsePrintJob(JSON.parse(source))
  } catch (error) {
    const reason = (error as Error).message
    throw new FaultError('bad-job', `“${name}” is not a print job: ${reason}`)
  }
}
