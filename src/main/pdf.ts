import { createHash } from 'node:crypto'
import { BrowserWindow, type PrintToPDFOptions, type WebContents } from 'electron'
import type { PrintProgress, Settled } from '../contract/print.ts'
import type { PrintJob } from '../contract/print-job.ts'
import { CSP_HEADER, ORIGIN } from './csp.ts'
import { FaultError } from './faults.ts'
import { PdfFile } from './pdf-file.ts'
import { HEADING_ADDRESS, type HeadingPlace, headingPlaces } from './pdf-headings.ts'
import { describePdf, type PdfMetadata } from './pdf-metadata.ts'
import { headers } from './protocol.ts'

const JOB = '/.print-job'

/** The first Chromium in which the page numbers its pages itself, in margin boxes. */
const MARGIN_BOXES = 131

/**
 * Page numbers for an older Chromium. This template has no access to the page's fonts; these are
 * static TrueType everywhere, where the system's Chinese fonts would become Type 3.
 */
const FOOTER = `<div style="width: 100%; text-align: center; color: #6b645a;
  font: 8pt 'Liberation Serif', 'DejaVu Serif', 'Times New Roman', serif">
  <span class="pageNumber"></span>&#8202;/&#8202;<span class="totalPages"></span></div>`

/** Answers requests as `serve` does, and the printed page's request for its job. */
export function serveJob(
  job: PrintJob,
  serve: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) =>
    new URL(request.url).pathname === JOB
      ? Response.json(job, { headers: headers('application/json', CSP_HEADER) })
      : await serve(request)
}

/**
 * Prints a job in a hidden window. To be called once in a process: after a failure Electron
 * rejects every later call (its `printToPDF` waits for the one before, and fails with it).
 * @param creator named in the PDF as the program that made it
 * @throws FaultError when printing failed
 */
export async function printPdf(
  job: PrintJob,
  creator: string,
  onProgress: (progress: PrintProgress) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      // A hidden window would have its timers slowed down.
      backgroundThrottling: false,
    },
  })
  const { pdf, ...made } = await untilGone(window, printIn(window.webContents, job, onProgress))
  onProgress({ stage: 'metadata', done: 0, total: 1 })
  const { title, author, lang, work } = job
  const metadata = { title, author, subject: '', keywords: '', creator, lang, work, ...made }
  const described = describePdf(new Uint8Array(pdf), { ...metadata, id: idOf(job) })
  if (described.left !== null) console.warn(`PDF metadata not written: ${described.left}`)
  return described.pdf
}

/** Two files of one job have one identifier, whenever they were printed (ISO 32000-1, §14.4). */
const idOf = (job: PrintJob): string =>
  createHash('sha256').update(JSON.stringify(job)).digest('hex').slice(0, 32)

interface Printed extends Pick<PdfMetadata, 'labels' | 'places'> {
  readonly pdf: Uint8Array
}

async function printIn(
  page: WebContents,
  job: PrintJob,
  onProgress: (progress: PrintProgress) => void,
): Promise<Printed> {
  await page.loadURL(`${ORIGIN}/print.html`)
  onProgress({ stage: 'layout', done: 0, total: 0 })
  const rows: number = await page.executeJavaScript(`printPage.load('${JOB}')`)
  onProgress({ stage: 'fonts', done: 0, total: rows })
  const { labels, asks }: Settled = await page.executeJavaScript('printPage.settled()')
  onProgress({ stage: 'printing', done: 0, total: rows })
  const options: PrintToPDFOptions = {
    // The style sheet has the size, millimetre by millimetre; this is asked for all the same.
    pageSize: job.paper === 'Letter' ? 'Letter' : 'A4',
    landscape: job.landscape,
    preferCSSPageSize: true,
    printBackground: true,
  }
  const places = asks ? await placesIn(page, options) : new Map<string, HeadingPlace>()
  const pdf = await page.printToPDF({
    ...options,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: !labels && Number.parseInt(process.versions.chrome, 10) < MARGIN_BOXES,
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
  })
  return { pdf, labels, places }
}

/**
 * Puts page numbers into contents. Only a printed file tells where Chromium broke its pages; without
 * its structure one takes a third of the time.
 */
async function placesIn(
  page: WebContents,
  options: PrintToPDFOptions,
): Promise<ReadonlyMap<string, HeadingPlace>> {
  await page.executeJavaScript(`printPage.linkHeadings('${HEADING_ADDRESS}')`)
  const draft = await page.printToPDF({ ...options, generateTaggedPDF: false })
  const places = headingPlaces(new PdfFile(draft))
  const numbers = Object.fromEntries([...places].map(([name, place]) => [name, place.page]))
  await page.executeJavaScript(`printPage.fillContents(${JSON.stringify(numbers)})`)
  return places
}

/** The work, or a fault as soon as the page's process is gone: then the work never ends. */
async function untilGone<T>(window: BrowserWindow, work: Promise<T>): Promise<T> {
  const gone = new Promise<never>((_resolve, reject) => {
    window.webContents.once('render-process-gone', (_event, { reason }) => {
      const message = `The document could not be printed: its page ended (${reason}). Close other programs to free memory, and try again.`
      reject(new FaultError('print-failed', message))
    })
  })
  // Whichever settles second must not count as unhandled.
  gone.catch(() => undefined)
  work.catch(() => undefined)
  return await Promise.race([work, gone])
}
