import type { Page } from 'playwright'
import { type Figure, percentile } from './figure.ts'
import { onBuiltPage } from './in-chromium.ts'
import type { DoneAndUndone, Timed } from './review-page/main.ts'

const ROWS = 20_000
const FEW = 40
/** Every so many rows one side is missing, as translators leave out and add. */
const MISSING = 60
const LIMIT = 30
/** How long the window may be busy with lists and figures once an operation is shown. */
const BLOCK = 100

/** How often each operation is done: so many times in a long text, and in a short one. */
const TIMES = 10
const TIMES_FEW = 5

interface Operation {
  readonly what: string
  /** Command of the editor, or a deed of the page. */
  readonly name: string
  readonly side?: 'source' | 'target'
  /** Where the caret stands in the text of the side, 0 to 1. */
  readonly caret?: number
}

const OPERATIONS: readonly Operation[] = [
  { what: 'move a sentence up', name: 'sentenceUp' },
  { what: 'move a sentence down', name: 'sentenceDown', caret: 0.9 },
  { what: 'pull a side up', name: 'pullSideUp' },
  { what: 'split a side', name: 'splitSide', caret: 0.5 },
  { what: 'split a row', name: 'split', caret: 0.5 },
  { what: 'merge with the next row', name: 'mergeNext' },
  { what: 'merge with the previous row', name: 'mergePrevious' },
  { what: 'swap with the row below', name: 'swapWithNext' },
  { what: 'insert an empty cell', name: 'shiftSideDown' },
  { what: 'part the two sides', name: 'unlinkSides' },
  { what: 'park a text', name: 'park' },
  { what: 'drag to another row', name: 'drag' },
  { what: 'mark as inversion', name: 'markInversion' },
  { what: 'confirm', name: 'confirmLink' },
  { what: 'confirm and go to the next', name: 'confirmLinkAndNext' },
]

/**
 * What a reviewer does, in the whole window under review in Chromium: from the command to the frame
 * that shows it, each operation in a document of 20,000 rows and in one of 40, done and undone.
 */
export const bench = (): Promise<Figure[]> =>
  onBuiltPage('review-page', 'window.reviewBench', async (page) => {
    const short = await operations(page, FEW, TIMES_FEW)
    const long = await operations(page, ROWS, TIMES)
    return [...figures(long, short), await throughTheText(page)]
  })

async function open(page: Page, rows: number, missing: number): Promise<void> {
  await page.evaluate(([count, each]) => window.reviewBench.open(count!, each!), [rows, missing])
}

const operate = (page: Page, operation: Operation, row: number): Promise<DoneAndUndone> =>
  page.evaluate(
    ([{ name, side = 'target', caret = 0 }, at]) =>
      window.reviewBench.operate(name, at, side, caret),
    [operation, row] as const,
  )

/** Every operation so many times, all over a document. */
async function operations(
  page: Page,
  rows: number,
  times: number,
): Promise<Map<Operation, DoneAndUndone[]>> {
  await open(page, rows, MISSING)
  const measured = new Map<Operation, DoneAndUndone[]>()
  for (const operation of OPERATIONS) {
    const all: DoneAndUndone[] = []
    for (let k = 0; k < times; k++) {
      // Between two rows with one side: there every operation applies.
      const wanted = Math.floor(((k + 0.5) * rows) / times)
      const row = rows > MISSING ? wanted - (wanted % MISSING) + 20 : wanted
      all.push(await operate(page, operation, row))
    }
    measured.set(operation, all)
  }
  return measured
}

const median = (all: readonly Timed[]): number =>
  percentile(
    all.map(({ time }) => time),
    0.5,
  )

function figures(
  long: ReadonlyMap<Operation, readonly DoneAndUndone[]>,
  short: ReadonlyMap<Operation, readonly DoneAndUndone[]>,
): Figure[] {
  const figure = (what: string, measured: number, baseline: number, limit = LIMIT): Figure => ({
    what,
    measured,
    unit: 'ms',
    limit,
    baseline: { what: `${FEW} rows`, measured: baseline },
    ratio: measured / baseline,
    ok: measured < limit,
  })
  const each = OPERATIONS.map((operation) => {
    const done = (of: typeof long) => of.get(operation)!.map((both) => both.done)
    return figure(`${operation.what}, median`, median(done(long)), median(done(short)))
  })
  const all = (of: typeof long): Timed[] =>
    [...of.values()].flat().flatMap(({ done, undone }) => [done, undone])
  const undone = (of: typeof long) => [...of.values()].flat().map((both) => both.undone)
  const p95 = (of: typeof long, what: keyof Timed) =>
    percentile(
      all(of).map((timed) => timed[what]),
      0.95,
    )
  const blocked = p95(long, 'block')
  return [
    ...each,
    figure('undo, median', median(undone(long)), median(undone(short))),
    figure(
      `all ${all(long).length} operations and undos, p95`,
      p95(long, 'time'),
      p95(short, 'time'),
    ),
    {
      what: 'the window busy after an operation, p95 (less than 50 ms is told as 0)',
      measured: blocked,
      unit: 'ms',
      limit: BLOCK,
      ok: blocked < BLOCK,
    },
  ]
}

/** The furthest a single operation can reach: a cell that moves 20,000 others down. */
async function throughTheText(page: Page): Promise<Figure> {
  await open(page, ROWS, 0)
  const shift = OPERATIONS.find(({ name }) => name === 'shiftSideDown')!
  const times: Timed[] = []
  for (let k = 0; k < 3; k++) times.push((await operate(page, shift, 5 + k)).done)
  return {
    what: 'insert an empty cell that moves 20,000 others, median',
    measured: median(times),
    unit: 'ms',
    ok: true,
  }
}
