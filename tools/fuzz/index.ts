// npm run fuzz -- --seconds 300 [--seed N] [--only FORMAT]
//
// Reads files with faults in them, made of the fixtures of all formats, and writes them back. What
// a reader does not refuse in its own words, what takes too long or too much memory, is a fault of
// ours: the file is kept in a folder of temporary files, to become a fixture.

import { type ChildProcess, fork } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { mutate, randomFrom } from './mutate.ts'
import type { Outcome, Trial } from './worker.ts'

const MEBIBYTE = 1024 * 1024
const LIMITS = { milliseconds: 5000, memory: 500 * MEBIBYTE }
const CORPUS = fileURLToPath(new URL('../../tests/fixtures/corpus/', import.meta.url))
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))
/** Whatever a reader keeps for good would hide behind a process that is always new. */
const TRIALS_OF_A_PROCESS = 500

interface Fixture {
  readonly format: string
  readonly name: string
  readonly bytes: Uint8Array
}

interface Finding {
  readonly fixture: string
  readonly why: string
  readonly file: string
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
  },
})

const fixtures = await loadCorpus(values.only)
if (fixtures.length === 0) throw new Error('There are no fixtures to try.')
const seed = Number(values.seed)
const folder = path.join(tmpdir(), `facing-pages-fuzz-${seed}`)
const findings: Finding[] = []
let worker: ChildProcess | null = null
let used = 0
let trials = 0
let refused = 0
let slowest = 0
let largest = 0

const until = Date.now() + Number(values.seconds) * 1000
console.log(`${fixtures.length} fixtures, seed ${seed}, ${values.seconds} s`)
while (Date.now() < until) {
  const random = randomFrom(seed + trials)
  const fixture = fixtures[Math.floor(random() * fixtures.length)]!
  // Each fixture is tried once as it is.
  const bytes =
    trials < fixtures.length
      ? fixtures[trials]!.bytes
      : mutate(fixture.bytes, ofFormat(fixture.format), random)
  const tried = trials < fixtures.length ? fixtures[trials]! : fixture
  const outcome = await run({ number: trials++, name: tried.name, bytes })
  if (outcome.refused) refused++
  slowest = Math.max(slowest, outcome.milliseconds)
  largest = Math.max(largest, outcome.memory)
  const why = faultOf(outcome)
  if (why) await keep(tried, bytes, why)
}
worker?.kill()

console.log(
  `${trials} files, ${refused} refused in words, slowest ${Math.round(slowest)} ms, at most ${Math.round(largest / MEBIBYTE)} MB`,
)
for (const { fixture, why, file } of findings) {
  console.log(`\n${fixture}: ${why}\n  ${file}`)
}
console.log(`${findings.length} faults`)
process.exit(findings.length > 0 ? 1 : 0)

async function loadCorpus(only: string | undefined): Promise<Fixture[]> {
  const files = (await readdir(CORPUS)).filter((file) => file.endsWith('.ts')).sort()
  const all: Fixture[] = []
  for (const file of files) {
    const format = path.basename(file, '.ts')
    if (only !== undefined && format !== only) continue
    const module = await import(pathToFileURL(path.join(CORPUS, file)).href)
    for (const each of Object.values(module).filter(Array.isArray).flat()) {
      all.push({ format, name: each.name, bytes: each.bytes() })
    }
  }
  return all
}

function ofFormat(format: string): Uint8Array[] {
  return fixtures.filter((each) => each.format === format).map(({ bytes }) => bytes)
}

/** One trial in a process of its own, which dies with it if need be. */
function run(trial: Trial): Promise<Outcome> {
  if (used++ >= TRIALS_OF_A_PROCESS) {
    worker?.kill()
    worker = null
    used = 0
  }
  worker ??= fork(WORKER, {
    execArgv: ['--import', 'tsx', `--max-old-space-size=${LIMITS.memory / MEBIBYTE}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const running = worker
  const failed = (fault: string): Outcome => {
    running.kill('SIGKILL')
    worker = null
    used = 0
    return { number: trial.number, fault, milliseconds: 0, memory: 0, refused: false }
  }
  return new Promise((resolve) => {
    const finish = (outcome: Outcome) => {
      clearTimeout(timer)
      running.removeAllListeners()
      resolve(outcome)
    }
    // Starting the process takes time that is not the reader's.
    const patience = LIMITS.milliseconds + (used === 1 ? 5000 : 0)
    const timer = setTimeout(() => finish(failed('It did not come to an end.')), patience)
    running.once('message', (outcome: Outcome) => finish(outcome))
    running.once('exit', (code, signal) => finish(failed(`The process died (${signal ?? code}).`)))
    running.send(trial)
  })
}

function faultOf({ fault, milliseconds, memory }: Outcome): string | null {
  if (fault) return fault
  if (milliseconds > LIMITS.milliseconds) return `It took ${Math.round(milliseconds)} ms.`
  if (memory > LIMITS.memory) return `It took ${Math.round(memory / MEBIBYTE)} MB.`
  return null
}

/** A fault that was found before, at the same place, is not kept again. */
async function keep({ format, name }: Fixture, bytes: Uint8Array, why: string): Promise<void> {
  const place = why.split('\n').slice(0, 2).join('\n')
  if (findings.some((finding) => finding.why.startsWith(place))) return
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${findings.length}-${path.basename(name)}`)
  await writeFile(file, bytes)
  findings.push({ fixture: `${format}/${name}`, why, file })
  console.log(`fault: ${format}/${name}: ${place}`)
}
