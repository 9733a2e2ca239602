import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright'
import { plainText } from '../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../src/core/document/model.ts'
import { layoutDocument } from '../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../../src/core/layout/options.ts'
import { mergedRows } from '../../src/core/review/apply.ts'
import { mergeReview } from '../../src/core/review/merge.ts'
import { NameIndex, returnedRows } from '../../src/formats/review/claims.ts'
import { ownNames } from '../../src/formats/review/names.ts'
import { readReview } from '../../src/formats/review/read.ts'
import { writeReviewPage } from '../../src/formats/review-page/write.ts'
import { longDocument } from '../unit/layout/sample.ts'
import { type Figure, percentile } from './figure.ts'
import { launchChromium } from './in-chromium.ts'

const ROWS = 10_000
const CHANGED = 1_000
const OPENS = 3
const SENTENCE = 'The quick brown fox jumps over the lazy dog by the river'

/** The page that reviewers get, of 10,000 rows: in their browser, and when it comes home. */
export async function bench(): Promise<Figure[]> {
  const document = longDocument(ROWS)
  const layout = layoutDocument(document, { ...DEFAULT_LAYOUT, arrangement: 'review' })
  const html = writeReviewPage(layout, { document: document.id, round: 1 })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'reviewer-bench-'))
  const browser = await launchChromium()
  try {
    const file = path.join(folder, 'sent.html')
    await writeFile(file, html)
    const page = await browser.newPage({ viewport: { width: 1280, height: 850 } })
    const opened: number[] = []
    for (let i = 0; i < OPENS; i++) opened.push(await open(page, pathToFileURL(file).href))
    const keys = [...(await type(page, 5)), ...(await type(page, ROWS - 10))]
    const home = new TextEncoder().encode(changed(html))
    // The fastest of three: the others had company.
    const merged = Math.min(...[1, 2, 3].map(() => merge(document, home)))
    const figure = (what: string, measured: number, limit: number): Figure => ({
      what: `${what}, ${ROWS.toLocaleString('en')} rows`,
      measured,
      unit: 'ms',
      limit,
      ok: measured < limit,
    })
    return [
      figure('open the page for a reviewer', percentile(opened, 0.5), 1500),
      figure('a key in it, from press to frame (p95)', percentile(keys, 0.95), 50),
      figure(`read and merge it, ${CHANGED.toLocaleString('en')} changed`, merged, 3000),
    ]
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
}

/** @returns milliseconds until the page is ready and was drawn */
async function open(page: Page, address: string): Promise<number> {
  const start = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForSelector('html.ready')
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(null)))),
  )
  return performance.now() - start
}

/** @returns milliseconds from each key to the frame that shows it */
async function type(page: Page, row: number): Promise<number[]> {
  await page.evaluate((at) => {
    const element = document.querySelectorAll('tbody > tr')[at]!
    element.scrollIntoView()
    const times: number[] = []
    Object.assign(window, { times })
    document.addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start)))
      },
      true,
    )
  }, row)
  await page.locator('tbody > tr').nth(row).locator('.target > [contenteditable]').click()
  await page.keyboard.type(SENTENCE, { delay: 50 })
  await page.waitForTimeout(500)
  return page.evaluate(() => (window as unknown as { times: number[] }).times)
}

/** @returns milliseconds from the bytes of a page to the merged rows */
function merge(document: BilingualDocument, bytes: Uint8Array): number {
  const started = performance.now()
  const names = new Map(document.rows.map((row) => [row.id, ownNames(row)]))
  const back = readReview(bytes, 'sent-reviewed.html')
  const returned = returnedRows(back, document.rows, new NameIndex(names))
  const rows = mergedRows(mergeReview({ base: document.rows, returned }))
  const time = performance.now() - started
  const found = rows.filter(
    ({ target }, i) => plainText(target) !== plainText(document.rows[i]!.target),
  ).length
  if (found !== CHANGED) throw new Error(`${found} of ${CHANGED} changes came home.`)
  return time
}

/** The page with every tenth translation changed, as it saves itself. */
function changed(html: string): string {
  let row = 0
  return html.replace(
    /(<tr id="[^"]*")(.*?<td class="target"[^>]*>)<(\w+) class="text">(.*?)<\/\3><\/td>/g,
    (whole, start, between, name, text) =>
      row++ % (ROWS / CHANGED) === 1
        ? `${start} data-edited="2026-05-06T07:08:09Z" data-by="Lin"${between}<${name} class="text">${text} Indeed, said ${row}.</${name}><div class="sent" hidden="">${text}</div></td>`
        : whole,
  )
}
