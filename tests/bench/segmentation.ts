import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { segment, sentences } from '../../src/core/segmentation/index.ts'
import type { Figure } from './figure.ts'

const BYTES = 5_000_000
/** ICU's time grows with the square of a line; it is given this long and then called off. */
const PATIENCE_MS = 5_000

/** Shared material lies beside the repository; without it only the times are measured. */
const SHARED = path.resolve(import.meta.dirname, '../../../shared')

const GOLD: ReadonlyArray<readonly [file: string, limit: number]> = [
  ['ud-gsd-trad-dev', 0.995],
  ['ud-gsdsimp-dev', 0.995],
  ['ud-pud-trad', 0.993],
  ['pysbd-golden', 1],
]

/** Time and quality of sentence segmentation. */
export async function bench(): Promise<Figure[]> {
  return [...times(), ...quality()]
}

function times(): Figure[] {
  const paragraphs = generate()
  const line = paragraphs.join('')
  const icu = new Intl.Segmenter('zh', { granularity: 'sentence' })
  for (const paragraph of paragraphs.slice(0, 2000)) segment(paragraph, 'zh')

  const many = clock(() => {
    for (const paragraph of paragraphs) segment(paragraph, 'zh')
  })
  const manyIcu = clock(() => {
    for (const paragraph of paragraphs) for (const _ of icu.segment(paragraph));
  })
  const one = clock(() => segment(line, 'zh'))
  const called = performance.now()
  let reached = 0
  for (const { index } of icu.segment(line)) {
    reached = index
    if (performance.now() - called > PATIENCE_MS) break
  }
  const oneIcu = performance.now() - called
  const share = Math.round((100 * reached) / line.length)
  const double = clock(() => segment(line + line, 'zh'))
  return [
    timed('5 MB of Chinese in paragraphs', many, `Intl.Segmenter`, manyIcu),
    timed('5 MB of Chinese on one line', one, `Intl.Segmenter, called off at ${share} %`, oneIcu),
    {
      what: '10 MB of Chinese on one line',
      measured: double,
      unit: 'ms',
      limit: 2_000,
      ok: double < 2_000,
    },
  ]
}

function timed(what: string, measured: number, rival: string, baseline: number): Figure {
  return {
    what,
    measured,
    unit: 'ms',
    baseline: { what: rival, measured: baseline },
    ratio: measured / baseline,
    ok: measured < baseline,
  }
}

function clock(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Paragraphs of made-up sentences: narration, dialogue, numbers, titles; the same on every run. */
function generate(): string[] {
  const subjects = ['她', '老船长', '镇上的人', '那位医生', '我们']
  const actions = [
    '望着远处的灯',
    '走过石桥',
    '在1998年买下3.5亩地',
    '读完了《海边来信》',
    '没有再说话',
  ]
  const quotes = [
    '“雨会停吗？”她问。',
    '他说：“会的。天亮就停。”',
    '“走！”他喊道。',
    '我……我不知道。',
  ]
  let seed = 7
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return from[(seed >> 8) % from.length] as T
  }
  const paragraphs: string[] = []
  let bytes = 0
  while (bytes < BYTES) {
    let paragraph = ''
    for (let i = 0; i < 6; i++) {
      const clauses = [pick(subjects) + pick(actions), pick(actions), pick(actions)]
      paragraph += seed % 3 === 0 ? pick(quotes) : `${clauses.join('，')}。`
    }
    paragraphs.push(paragraph)
    bytes += Buffer.byteLength(paragraph)
  }
  return paragraphs
}

function quality(): Figure[] {
  const scorer = path.join(SHARED, 'tools/segment-score.mjs')
  const figures: Figure[] = []
  if (!fs.existsSync(scorer)) return figures
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'segmentation-'))
  try {
    for (const [name, limit] of GOLD) {
      const gold = path.join(SHARED, 'data/segmentation-dev', `${name}.gold.txt`)
      if (!fs.existsSync(gold)) continue
      const raw = path.join(folder, 'raw.txt')
      const pred = path.join(folder, 'pred.txt')
      score(scorer, ['--gold', gold, '--emit', raw])
      const blocks = fs.readFileSync(raw, 'utf8').split('\n')
      fs.writeFileSync(pred, blocks.flatMap((block) => sentences(block, 'zh')).join('\n'))
      const ours = boundaryF1(score(scorer, ['--gold', gold, '--pred', pred, '--json']))
      const icu = boundaryF1(score(scorer, ['--gold', gold, '--run', 'intl', '--json']))
      figures.push({
        what: `sentence boundaries, ${name}`,
        measured: ours,
        unit: 'F1',
        limit,
        baseline: { what: 'Intl.Segmenter', measured: icu },
        ratio: ours / icu,
        ok: ours >= limit,
      })
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return figures
}

function score(scorer: string, args: readonly string[]): string {
  return spawnSync(process.execPath, [scorer, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .stdout
}

function boundaryF1(json: string): number {
  return (JSON.parse(json) as { boundary: { f1: number } }).boundary.f1
}
