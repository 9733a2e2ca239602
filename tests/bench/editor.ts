import type { Page } from 'playwright'
import { type Figure, percentile } from './figure.ts'
import { onBuiltPage } from './in-chromium.ts'

const KEYS = 150
const FRAME = 16

/** Times of the editor in Chromium, on a page with nothing but the editor. */
export const bench = (): Promise<Figure[]> =>
  onBuiltPage('page', 'window.bench', async (page) => {
    return [
      ...(await typing(page)),
      ...(await tracking(page)),
      await opening(page),
      ...(await switching(page)),
      ...(await finding(page)),
    ]
  })

async function keystrokes(page: Page, rows: number, tracked = false): Promise<number> {
  await page.evaluate(([count, on]) => window.bench.openRows(count, on), [rows, tracked] as const)
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press('abcdefg hij'[i % 11]!)
    await page.waitForTimeout(12)
  }
  await page.waitForTimeout(100)
  const times = await page.evaluate(() => window.bench.keystrokes())
  return percentile(times.slice(20), 0.95)
}

async function typing(page: Page): Promise<Figure[]> {
  const small = await keystrokes(page, 40)
  const figures: Figure[] = []
  for (const rows of [10_000, 50_000]) {
    const measured = await keystrokes(page, rows)
    const ratio = measured / small
    const bounded = rows > 10_000 || ratio <= 1.5
    figures.push({
      what: `keystroke to frame, p95, ${rows.toLocaleString('en')} rows`,
      measured,
      unit: 'ms',
      limit: FRAME,
      baseline: { what: '40 rows', measured: small },
      ratio,
      ok: measured < FRAME && bounded,
    })
  }
  return figures
}

/** Typing while changes are tracked against typing as usual, and accepting what is tracked. */
async function tracking(page: Page): Promise<Figure[]> {
  const usual = await keystrokes(page, 10_000)
  const measured = await keystrokes(page, 10_000, true)
  const all = await page.evaluate(() => window.bench.acceptAll(10_000))
  return [
    {
      what: 'keystroke to frame, p95, 10,000 rows, tracked',
      measured,
      unit: 'ms',
      limit: FRAME,
      baseline: { what: 'not tracked', measured: usual },
      ratio: measured / usual,
      ok: measured < FRAME,
    },
    {
      what: 'accept 1,000 changes in 10,000 rows',
      measured: all,
      unit: 'ms',
      limit: 100,
      baseline: { what: 'a tracked keystroke', measured },
      ratio: all / measured,
      ok: all < 100,
    },
  ]
}

async function opening(page: Page): Promise<Figure> {
  const small = await page.evaluate(() => window.bench.openFromDatabase(40))
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    times.push(await page.evaluate(() => window.bench.openFromDatabase(10_000)))
  }
  const measured = percentile(times, 0.5)
  return {
    what: 'database to first row editable, 10,000 rows',
    measured,
    unit: 'ms',
    limit: 1000,
    baseline: { what: '40 rows', measured: small },
    ratio: measured / small,
    ok: measured < 1000,
  }
}

async function switching(page: Page): Promise<Figure[]> {
  const { sentences, paragraphs, rows } = await page.evaluate(() => window.bench.switchRows(10_000))
  const pure = await page.evaluate(() => window.bench.sentenceRows(10_000))
  const figure = (what: string, measured: number): Figure => ({
    what,
    measured,
    unit: 'ms',
    limit: 1000,
    baseline: { what: 'dividing the texts alone', measured: pure },
    ratio: measured / pure,
    ok: measured < 1000,
  })
  return [
    figure(`10,000 paragraph rows to ${rows.toLocaleString('en')} sentence rows`, sentences),
    figure('and back to paragraph rows', paragraphs),
  ]
}

async function finding(page: Page): Promise<Figure[]> {
  const { first, again, hits } = await page.evaluate(() => window.bench.find(10_000))
  const plain = await page.evaluate(() => window.bench.plainSearch(10_000))
  const figure = (what: string, measured: number): Figure => ({
    what,
    measured,
    unit: 'ms',
    limit: 30,
    baseline: { what: 'indexOf over the raw text', measured: plain },
    ratio: measured / plain,
    ok: measured < 30,
  })
  return [
    figure(`find in both sides, 10,000 rows, ${hits.toLocaleString('en')} hits`, first),
    figure('find another text', again),
  ]
}
