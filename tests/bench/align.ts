import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Converter } from 'opencc-js'
import { align } from '../../src/core/alignment/align.ts'
import { openDictionary } from '../../src/core/alignment/dictionary.ts'
import type { Model } from '../../src/core/alignment/model.ts'
import { deriveGold, type GoldDocument, readGold } from '../../tools/alignment/documents.ts'
import { Problem } from '../../tools/alignment/problem.ts'
import { modelOf, train } from '../../tools/alignment/train.ts'
import { madeUpTexts } from './align-texts.ts'
import type { Figure } from './figure.ts'
import { type Bead, hunalign } from './hunalign.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
/** Shared material lies beside the repository; without it only times and memory are measured. */
const SHARED = path.resolve(ROOT, '../shared')
const SCORER = path.join(SHARED, 'tools/align-score.mjs')
const GOLD = path.join(SHARED, 'data/align-dev')
const NEWS = path.join(SHARED, 'data/parallel/ntrex.tsv')

const SIZES = [
  { rows: 1000, columns: 1300, seconds: 2, megabytes: 250 },
  { rows: 5000, columns: 7000, seconds: 15, megabytes: null },
  { rows: 20_000, columns: 25_000, seconds: 90, megabytes: 900 },
] as const

const LEAST_F1 = 0.925
const MOST_BETWEEN_SCRIPTS = 0.003
const MOST_ASTRAY = 0.002

/** Quality by leave-one-document-out, with hunalign on the same input, and time and memory. */
export async function bench(): Promise<Figure[]> {
  const dictionary = readDictionary()
  const quality = fs.existsSync(SCORER) ? await leaveOneOut(dictionary) : []
  return [...quality, ...(await news(dictionary)), ...times(), ...(await hunalignTime(dictionary))]
}

function readDictionary() {
  const bytes = fs.readFileSync(path.join(ROOT, 'resources/dictionary/cedict.bin'))
  return openDictionary(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  )
}

type Dictionary = ReturnType<typeof readDictionary>

/** Each document is aligned with weights that were trained on the others, here and now. */
async function leaveOneOut(dictionary: Dictionary): Promise<Figure[]> {
  const documents = readGold(GOLD)
  const problems = documents.map((document) => Problem.first(document, dictionary))
  const toTraditional = Converter({ from: 'cn', to: 'tw' })
  const toSimplified = Converter({ from: 'tw', to: 'cn' })
  const ours = new Map<string, Bead[]>()
  const converted = new Map<string, Bead[]>()
  const theirs = new Map<string, Bead[]>()
  const reliability = new Reliability()
  for (const [held, document] of documents.entries()) {
    const model = modelOf(train(problems.filter((_, k) => k !== held)))
    const { links } = await align(document.source, document.target, { dictionary, model })
    const beads = links.map(({ source, target }) => [source, target] as const)
    ours.set(document.name, beads)
    for (const [k, { confidence }] of links.entries()) {
      reliability.add(confidence, isRight(document, beads[k]!))
    }
    const traditional = document.source.some((sentence) => toSimplified(sentence) !== sentence)
    const other = document.source.map(traditional ? toSimplified : toTraditional)
    converted.set(document.name, await alignBeads(other, document.target, dictionary, model))
    theirs.set(document.name, await hunalign(document.source, document.target, dictionary))
  }
  reliability.print()
  const score = scoreOf(ours)
  const otherScore = scoreOf(converted)
  const hunalignScore = scoreOf(theirs)
  const apart = Math.abs(score.strict.f1 - otherScore.strict.f1)
  const astray = astrayShare(documents, ours)
  return [
    {
      what: 'six chapters of novels, leave one out',
      measured: score.strict.f1,
      unit: 'F1',
      limit: LEAST_F1,
      baseline: { what: 'hunalign', measured: hunalignScore.strict.f1 },
      ratio: score.strict.f1 / hunalignScore.strict.f1,
      ok: score.strict.f1 >= LEAST_F1,
    },
    {
      what: 'the same, lax F1',
      measured: score.lax.f1,
      unit: 'F1',
      baseline: { what: 'hunalign', measured: hunalignScore.lax.f1 },
      ratio: score.lax.f1 / hunalignScore.lax.f1,
      ok: true,
    },
    {
      what: 'converted to the other script, difference',
      measured: apart,
      unit: 'F1',
      limit: MOST_BETWEEN_SCRIPTS,
      ok: apart <= MOST_BETWEEN_SCRIPTS,
    },
    {
      what: 'links without any true pair',
      measured: 100 * astray,
      unit: '%',
      limit: 100 * MOST_ASTRAY,
      ok: astray < MOST_ASTRAY,
    },
    {
      what: 'confidence against share of right links',
      measured: reliability.error(),
      unit: '',
      limit: 0.05,
      ok: reliability.error() < 0.05,
    },
  ]
}

/** Derived problems of plain prose, of which nothing was trained on, with the product's weights. */
async function news(dictionary: Dictionary): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [column, script] of [
    ['zh-CN', 'simplified'],
    ['zh-TW', 'traditional'],
  ] as const) {
    const documents = deriveGold(NEWS, column, 'en')
    if (documents.length === 0) continue
    const counts = { right: 0, found: 0, rightTwoSided: 0, drawnTwoSided: 0 }
    for (const document of documents) {
      const beads = await alignBeads(document.source, document.target, dictionary)
      const right = beads.filter((bead) => isRight(document, bead))
      counts.found += beads.length
      counts.right += right.length
      counts.rightTwoSided += right.filter(isTwoSided).length
      counts.drawnTwoSided += document.links.filter(isTwoSided).length
    }
    const precision = counts.right / counts.found
    const recall = counts.rightTwoSided / counts.drawnTwoSided
    figures.push({
      what: `news with rows joined and left out, ${script}`,
      measured: (2 * precision * recall) / (precision + recall),
      unit: 'F1',
      ok: true,
    })
  }
  return figures
}

const isTwoSided = ([source, target]: Bead): boolean => source.length > 0 && target.length > 0

async function alignBeads(
  source: readonly string[],
  target: readonly string[],
  dictionary: Dictionary,
  model?: Model,
): Promise<Bead[]> {
  const { links } = await align(source, target, { dictionary, ...(model && { model }) })
  return links.map((link) => [link.source, link.target] as const)
}

const key = ([source, target]: Bead): string => `${source.join(',')}:${target.join(',')}`

const isRight = ({ links }: GoldDocument, bead: Bead): boolean =>
  links.some((link) => key(link) === key(bead))

/** Two-sided links none of whose pairs of sentences is a right one. */
function astrayShare(
  documents: readonly GoldDocument[],
  found: ReadonlyMap<string, readonly Bead[]>,
): number {
  let astray = 0
  let total = 0
  for (const { name, links } of documents) {
    const pairs = new Set(links.flatMap(([s, t]) => s.flatMap((i) => t.map((j) => `${i}:${j}`))))
    for (const [source, target] of found.get(name)!) {
      if (!isTwoSided([source, target])) continue
      total++
      if (!source.some((i) => target.some((j) => pairs.has(`${i}:${j}`)))) astray++
    }
  }
  return astray / total
}

interface Score {
  readonly strict: { readonly f1: number }
  readonly lax: { readonly f1: number }
}

function scoreOf(found: ReadonlyMap<string, readonly Bead[]>): Score {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alignment-'))
  try {
    for (const [name, beads] of found) {
      const lines = beads.map(([s, t]) => `[${s.join(', ')}]:[${t.join(', ')}]`)
      fs.writeFileSync(path.join(folder, `${name}.align`), `${lines.join('\n')}\n`)
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [SCORER, '--gold', path.join(GOLD, 'gold'), '--test', folder, '--json'],
      { encoding: 'utf8' },
    )
    if (!stdout) throw new Error(stderr)
    return JSON.parse(stdout) as Score
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Confidence against truth, in bins. */
class Reliability {
  static readonly #EDGES = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01]
  readonly #bins = Reliability.#EDGES.slice(1).map(() => ({ links: 0, right: 0, sum: 0 }))

  add(confidence: number, right: boolean): void {
    const bin = this.#bins[Reliability.#EDGES.findIndex((edge) => confidence < edge) - 1]!
    bin.links++
    bin.sum += confidence
    if (right) bin.right++
  }

  /** Mean distance of confidence and share of right links, weighted by links. */
  error(): number {
    const total = this.#bins.reduce((sum, { links }) => sum + links, 0)
    return this.#bins.reduce((sum, bin) => sum + Math.abs(bin.sum - bin.right) / total, 0)
  }

  print(): void {
    console.log('confidence   links  mean   right')
    for (const [k, { links, right, sum }] of this.#bins.entries()) {
      const [from, to] = [Reliability.#EDGES[k]!, Math.min(1, Reliability.#EDGES[k + 1]!)]
      if (links === 0) continue
      const cells = [(sum / links).toFixed(3), (right / links).toFixed(3)].join('  ')
      console.log(`${`${from}–${to}`.padEnd(11)} ${String(links).padStart(6)}  ${cells}`)
    }
    console.log()
  }
}

interface Measured {
  readonly opening: number
  readonly milliseconds: number
  readonly megabytes: number
  readonly realigning: number
}

function measure(rows: number, columns: number): Measured {
  const script = path.join(import.meta.dirname, 'align-time.ts')
  const tsx = path.join(ROOT, 'node_modules/tsx/dist/cli.mjs')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, script, String(rows), String(columns)],
    { encoding: 'utf8' },
  )
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout) as Measured
}

function times(): Figure[] {
  const figures: Figure[] = []
  for (const { rows, columns, seconds, megabytes } of SIZES) {
    const measured = measure(rows, columns)
    const what = `${rows.toLocaleString('en')} × ${columns.toLocaleString('en')} sentences`
    figures.push(limited(what, measured.milliseconds, 1000 * seconds, 'ms'))
    if (megabytes !== null) {
      figures.push(limited(`${what}, memory at most`, measured.megabytes, megabytes, 'MB'))
    }
    if (rows === SIZES[0].rows)
      figures.push(limited('open the dictionary', measured.opening, 150, 'ms'))
  }
  const { realigning } = measure(2000, 2600)
  return [
    ...figures,
    limited('2,000 × 2,600 realigned between 50 fixed links', realigning, 1000, 'ms'),
  ]
}

async function hunalignTime(dictionary: Dictionary): Promise<Figure[]> {
  const { rows, columns } = SIZES[0]
  const { source, target } = madeUpTexts(rows, columns)
  await hunalign(source.slice(0, 50), target.slice(0, 60), dictionary)
  const began = performance.now()
  await hunalign(source, target, dictionary)
  const theirs = performance.now() - began
  const start = performance.now()
  await align(source, target, { dictionary })
  const ours = performance.now() - start
  return [
    {
      what: '1,000 × 1,300 sentences, warm',
      measured: ours,
      unit: 'ms',
      baseline: { what: 'hunalign', measured: theirs },
      ratio: ours / theirs,
      ok: true,
    },
  ]
}

const limited = (what: string, measured: number, limit: number, unit: string): Figure => ({
  what,
  measured,
  unit,
  limit,
  ok: measured < limit,
})
