// npm test: style and types, then the three layers of tests. The last line are the totals. What
// the machine lacks is installed where that is possible (by root, on Debian and its kin), else
// named; a layer that cannot run is counted, as skipped, or as failed with --require-all or CI.

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { aptLine, canInstall, install, missingForTests } from './machine.mjs'

const requireAll = process.argv.includes('--require-all') || process.env.CI === 'true'
const reports = path.join(root, 'tmp', 'reports')
const totals = { passed: 0, failed: 0, skipped: 0 }

const bin = (...parts) => path.join(root, 'node_modules', ...parts)

function run(script, args, env = {}) {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }
  return spawnSync(process.execPath, [script, ...args], options).status === 0
}

function count(layer, { passed = 0, failed = 0, skipped = 0 }) {
  totals.passed += passed
  totals.failed += failed
  totals.skipped += skipped
  console.log(`\n${layer}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
}

const one = (ok) => (ok ? { passed: 1 } : { failed: 1 })

/** A run that failed although no test did: a file that cannot be loaded, an error outside tests. */
const atLeastOne = (ok, result) => (ok || result.failed > 0 ? result : { ...result, failed: 1 })

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

function vitest(project) {
  const report = path.join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  fs.rmSync(report, { force: true })
  const ok = run(bin('vitest', 'vitest.mjs'), ['run', '--project', project, ...reporters])
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = readReport(report)
  return atLeastOne(ok, {
    passed: numPassedTests ?? 0,
    failed: numFailedTests ?? 0,
    skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0),
  })
}

function e2e() {
  const report = path.join(reports, 'e2e.json')
  fs.rmSync(report, { force: true })
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const ok = run(path.join(root, 'tools', 'e2e.mjs'), ['--reporter=list,json'], env)
  const { stats = {} } = readReport(report)
  return atLeastOne(ok, {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: stats.unexpected ?? 0,
    skipped: stats.skipped ?? 0,
  })
}

/** Why the layers that need a browser cannot run here, or null. */
async function obstacle() {
  try {
    const { dist } = await electronRuntime({ log: console.error })
    const missing = missingForTests(dist)
    if (missing.length === 0) return null
    const line = aptLine(missing)
    if (!canInstall()) return `Missing: ${missing.join(', ')}. Install it:\n  ${line}`
    console.log(`Installing what the tests need:\n  ${line}`)
    return install(missing) ? null : `Installing failed:\n  ${line}`
  } catch (error) {
    return error.message
  }
}

fs.mkdirSync(reports, { recursive: true })
const unable = await obstacle()
if (unable) console.log(unable)

count('style', one(run(bin('@biomejs', 'biome', 'bin', 'biome'), ['check', '.'])))
count('types', one(run(bin('typescript', 'bin', 'tsc'), ['--noEmit', '-p', '.'])))
count('unit', vitest('unit'))
for (const [layer, test] of [
  ['browser', () => vitest('browser')],
  ['e2e', e2e],
]) {
  if (!unable) count(layer, test())
  else {
    console.log(`\n${layer} did not run: ${unable}`)
    count(layer, requireAll ? { failed: 1 } : { skipped: 1 })
  }
}

process.exitCode = totals.failed > 0 ? 1 : 0
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
