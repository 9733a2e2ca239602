import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { launch } from '../e2e/launch.ts'
import { type Figure, percentile } from './figure.ts'

const renderer = path.resolve(import.meta.dirname, '../../out/renderer')

/** Start of the app, and what its first screen loads. */
export async function bench(): Promise<Figure[]> {
  return [await starting(), firstScreen()]
}

async function starting(): Promise<Figure> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-bench-'))
    const start = performance.now()
    const { app, page } = await launch(userData)
    await page.getByRole('button', { name: 'Try the sample' }).waitFor()
    times.push(performance.now() - start)
    await app.close()
    fs.rmSync(userData, { recursive: true, force: true })
  }
  const measured = percentile(times, 0.5)
  return {
    what: 'start to library interactive',
    measured,
    unit: 'ms',
    limit: 2000,
    ok: measured < 2000,
  }
}

/** Sizes of the scripts that the window's page names or that these import in turn. */
function firstScreen(): Figure {
  const html = fs.readFileSync(path.join(renderer, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map((match) => match[1]!)
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const code = fs.readFileSync(path.join(renderer, file), 'utf8')
    for (const [, specifier] of code.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
      visit(path.posix.join(path.posix.dirname(file), specifier!))
    }
  }
  named.forEach(visit)
  const size = (level?: number) =>
    [...seen].reduce((sum, file) => {
      const code = fs.readFileSync(path.join(renderer, file))
      return sum + (level === undefined ? code.length : zlib.gzipSync(code, { level }).length)
    }, 0) / 1000
  const measured = size(9)
  return {
    what: 'JavaScript of the first screen, gzip',
    measured,
    unit: 'kB',
    limit: 400,
    baseline: { what: 'as it stands on the disk', measured: size() },
    ratio: measured / size(),
    ok: measured < 400,
  }
}
