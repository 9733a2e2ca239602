import type { Figure } from './figure.ts'

/*
 * `npm run bench` runs every bench, `npm run bench -- editor export` only the named ones. Each
 * figure is printed with its limit and, where there is one, the ratio to a baseline measured in the
 * same run. The exit code tells whether all limits were kept.
 */

const BENCHES: Readonly<Record<string, () => Promise<{ bench(): Promise<readonly Figure[]> }>>> = {
  segmentation: () => import('./segmentation.ts'),
  align: () => import('./align.ts'),
  editor: () => import('./editor.ts'),
  review: () => import('./review.ts'),
  storage: () => import('./storage.ts'),
  export: () => import('./export.ts'),
  docx: () => import('./docx.ts'),
  merge: () => import('./merge.ts'),
  reviewer: () => import('./reviewer.ts'),
  redline: () => import('./redline.ts'),
  xliff: () => import('./xliff.ts'),
  app: () => import('./app.ts'),
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(
    `No bench is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  )
  process.exit(2)
}

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3)

const line = ({ what, measured, unit, limit, baseline, ratio, ok }: Figure): string[] => [
  ok ? 'ok' : 'MISSED',
  what,
  `${number(measured)} ${unit}`,
  limit === undefined ? '' : `${number(limit)} ${unit}`,
  baseline ? `${baseline.what}: ${number(baseline.measured)} ${unit}` : '',
  ratio === undefined ? '' : `× ${ratio.toFixed(2)}`,
]

let missed = 0
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const { bench } = await load()
  const figures = await bench()
  missed += figures.filter(({ ok }) => !ok).length
  const rows = [['', name, 'measured', 'limit', 'baseline', 'ratio'], ...figures.map(line)]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
  }
  console.log()
}
console.log(missed === 0 ? 'Every limit is kept.' : `${missed} limits are missed.`)
process.exitCode = missed === 0 ? 0 : 1
