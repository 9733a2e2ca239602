import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session, type WebContents } from 'electron'
import type { PrintProgress } from '../contract/print.ts'
import type { PrintJob } from '../contract/print-job.ts'
import { CSP_HEADER, ORIGIN, SCHEME } from './csp.ts'
import { FaultError } from './faults.ts'
import { describePdf } from './pdf-metadata.ts'
import { headers } from './protocol.ts'
import { denyPermissions } from './security.ts'

const JOBS = '/.print/'

/**
 * Page numbers, the only thing of a page that the page itself cannot know in every Chromium we run
 * on (margin boxes came with 131). The template has no access to the page's fonts; these are
 * static TrueType everywhere, where the system's Chinese fonts would become Type 3.
 */
const FOOTER = `<div style="width: 100%; text-align: center; color: #6b645a;
  font: 8pt 'Liberation Serif', 'DejaVu Serif', 'Times New Roman', serif">
  <span class="pageNumber"></span>&#8202;/&#8202;<span class="totalPages"></span></div>`

export interface PrintReport {
  readonly signal: AbortSignal
  readonly onProgress: (progress: PrintProgress) => void
}

/**
 * Prints jobs to PDF, one after the other, each in a hidden window that has no preload script and
 * no part in the app's storage.
 */
export class PdfPrinter {
  private readonly jobs = new Map<string, PrintJob>()
  private queue: Promise<unknown> = Promise.resolve()

  /**
   * @param session one of its own: pages of it may fetch the jobs
   * @param serve answers requests for the files of the renderer
   * @param creator named in the PDF as the program that made it
   */
  constructor(
    private readonly session: Session,
    private readonly serve: (request: Request) => Promise<Response>,
    private readonly creator: string,
  ) {
    denyPermissions(session)
    session.protocol.handle(SCHEME, (request) => this.job(request) ?? this.serve(request))
  }

  /**
   * @throws FaultError when printing failed; the signal's reason when cancelled
   */
  print(job: PrintJob, report: PrintReport): Promise<Uint8Array<ArrayBuffer>> {
    const turn = this.queue.then(() => this.printNow(job, report))
    this.queue = turn.catch(() => undefined)
    return turn
  }

  private job(request: Request): Response | null {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith(JOBS)) return null
    const job = this.jobs.get(pathname.slice(JOBS.length))
    return job ? Response.json(job, { headers: headers('application/json', CSP_HEADER) }) : null
  }

  private async printNow(job: PrintJob, { signal, onProgress }: PrintReport) {
    signal.throwIfAborted()
    const id = randomUUID()
    this.jobs.set(id, job)
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: this.session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        // A hidden window would have its timers slowed down.
        backgroundThrottling: false,
      },
    })
    // Destroying the window ends whatever it is doing.
    const abort = () => window.destroy()
    signal.addEventListener('abort', abort)
    try {
      const pdf = await untilGone(window, printIn(window.webContents, id, job, onProgress))
      onProgress({ stage: 'metadata', done: 0, total: 1 })
      return this.describe(pdf, job)
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      signal.removeEventListener('abort', abort)
      this.jobs.delete(id)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  private describe(pdf: Uint8Array, job: PrintJob): Uint8Array<ArrayBuffer> {
    const { title, author, lang } = job
    const metadata = { title, author, subject: '', keywords: '', creator: this.creator, lang }
    const described = describePdf(new Uint8Array(pdf), metadata)
    if (described.left !== null) console.warn(`PDF metadata not written: ${described.left}`)
    return described.pdf
  }
}

async function printIn(
  page: WebContents,
  id: string,
  job: PrintJob,
  onProgress: (progress: PrintProgress) => void,
): Promise<Uint8Array> {
  await page.loadURL(`${ORIGIN}/print.html`)
  onProgress({ stage: 'layout', done: 0, total: 0 })
  const rows: number = await page.executeJavaScript(`printPage.load('${JOBS}${id}')`)
  onProgress({ stage: 'fonts', done: 0, total: rows })
  await page.executeJavaScript('printPage.settled()')
  onProgress({ stage: 'printing', done: 0, total: rows })
  return await page.printToPDF({
    pageSize: job.paper,
    landscape: job.landscape,
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
  })
}

/** The work, or a fault as soon as the window or its process is gone: then the work never ends. */
async function untilGone<T>(window: BrowserWindow, work: Promise<T>): Promise<T> {
  const gone = new Promise<never>((_resolve, reject) => {
    const fault = new FaultError(
      'print-failed',
      'The document could not be printed: the printing window ended. Close other programs to free memory, and try again.',
    )
    window.once('closed', () => reject(fault))
    window.webContents.once('render-process-gone', () => reject(fault))
  })
  // Whichever settles second must not count as unhandled.
  gone.catch(() => undefined)
  work.catch(() => undefined)
  return await Promise.race([work, gone])
}
