import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright'
import { build, type Rollup } from 'vite'
import { type Figure, percentile } from './figure.ts'
import { launchChromium } from './in-chromium.ts'
import type { StorageBench } from './storage-page.ts'

declare global {
  interface Window {
    storage: { StorageBench: typeof StorageBench }
    storageBench: StorageBench
  }
}

const ROWS = 10_000
const SAVES = 100
/** Bytes of the file that a project was read from. */
const FILES = 20 * 2 ** 20

/** Times of the library's storage in Chromium, on a page with nothing else. */
export async function bench(): Promise<Figure[]> {
  const script = await bundle()
  const server = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>bench</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}`)
    await page.addScriptTag({ content: script })
    return await measure(page)
  } finally {
    await browser.close()
    server.close()
  }
}

async function bundle(): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome130',
      lib: {
        entry: path.resolve(import.meta.dirname, 'storage-page.ts'),
        formats: ['iife'],
        name: 'storage',
      },
    },
  })) as Rollup.RollupOutput[]
  return output[0]!.output[0].code
}

async function measure(page: Page): Promise<Figure[]> {
  const adding = await page.evaluate(async (rows) => {
    window.storageBench = await window.storage.StorageBench.open(rows)
    return window.storageBench.adding
  }, ROWS)
  const loading = median(await page.evaluate(() => window.storageBench.loading()))
  const reading = median(await page.evaluate(() => window.storageBench.reading()))
  const normalising = median(await page.evaluate(() => window.storageBench.normalising()))
  const durable = percentile(await page.evaluate(() => window.storageBench.durable(30)), 0.95)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const journal = await busyPerSave(page, session, false)
  const fold = await busyPerSave(page, session, true)
  const backup = median(await page.evaluate(() => window.storageBench.backingUp()))
  const files = await page.evaluate((bytes) => window.storageBench.backingUpFiles(bytes), FILES)
  await page.evaluate(() => window.storageBench.close())
  return [
    limited('add a project, 10,000 rows', adding, 3000),
    {
      ...limited('load a document, 10,000 rows', loading, 300),
      baseline: { what: 'bare getAll', measured: reading },
      ratio: loading / reading,
    },
    limited('normalise a right document, 10,000 rows', normalising, 30),
    limited('change to durable on disk, p95', durable, 500),
    limited('main thread busy per save, journal', journal, 5),
    limited('main thread busy per save, with its rows', fold, 5),
    limited('longest block while backing up, 10,000 rows', backup, 50),
    limited('longest block while backing up, with a file of 20 MB', median(files.backingUp), 50),
    limited('longest block while adding a project with a file of 20 MB', files.adding, 50),
  ]
}

const median = (samples: readonly number[]): number => percentile(samples, 0.5)

const limited = (what: string, measured: number, limit: number): Figure => ({
  what,
  measured,
  unit: 'ms',
  limit,
  ok: measured < limit,
})

/** Time that tasks took on the page's main thread for one save, all of Dexie's work included. */
async function busyPerSave(page: Page, session: CDPSession, fold: boolean): Promise<number> {
  await page.evaluate((andFold) => window.storageBench.save(10, andFold), fold)
  const before = await taskTime(session)
  await page.evaluate(([times, andFold]) => window.storageBench.save(times, andFold), [
    SAVES,
    fold,
  ] as const)
  return (1000 * ((await taskTime(session)) - before)) / SAVES
}

/** Seconds that the main thread has spent in tasks. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find((metric) => metric.name === 'TaskDuration')!.value
}
