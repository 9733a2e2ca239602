import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PrintProgress } from '../../../src/contract/print.ts'
import type { PrintJob } from '../../../src/contract/print-job.ts'
import { PrintStarter } from '../../../src/main/printing.ts'

const JOB: PrintJob = {
  title: '對頁',
  author: '',
  lang: 'zh-Hant',
  body: '<p>字</p>',
  css: '',
  paper: 'A4',
  landscape: false,
  running: '',
  work: { titles: [], languages: [], translator: '', origin: '', date: '' },
}

/** A printing process as far as its starter sees it. */
const starter = (body: string) => {
  const script = `
    import fs from 'node:fs'
    const option = (name) => process.argv.find((each) => each.startsWith(name + '=')).slice(name.length + 1)
    const job = JSON.parse(fs.readFileSync(option('--print-job'), 'utf8'))
    const write = (text) => fs.writeFileSync(option('--print-out'), text)
    const tell = (message) => console.log(JSON.stringify(message))
    ${body}`
  return new PrintStarter([process.execPath, '--input-type=module', '-e', script, '--'])
}

const never = new AbortController().signal

let folder: string
let temporary: string | undefined
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-test-'))
  temporary = process.env.TMPDIR
  process.env.TMPDIR = folder
})
afterEach(() => {
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
  expect(fs.readdirSync(folder)).toEqual([])
  fs.rmSync(folder, { recursive: true })
})

describe('PrintStarter', () => {
  it('hands the job over, tells of the progress and gives back the PDF', async () => {
    const stages: PrintProgress[] = []
    const pdf = await starter(`
      console.log('{"chatter": 1}')
      console.log('not JSON')
      tell({ progress: { stage: 'layout', done: 0, total: 2 } })
      write(job.title)`).print(JOB, { signal: never, onProgress: (each) => stages.push(each) })
    expect(new TextDecoder().decode(pdf)).toBe('對頁')
    expect(stages).toEqual([{ stage: 'layout', done: 0, total: 2 }])
  })

  it('fails with the fault of the process', async () => {
    const printing = starter(`
      tell({ fault: { code: 'print-failed', message: 'No paper.' } })
      process.exit(1)`).print(JOB, { signal: never, onProgress: () => undefined })
    await expect(printing).rejects.toMatchObject({ code: 'print-failed', message: 'No paper.' })
  })

  it('fails where the process ends without a word', async () => {
    const printing = starter(`process.kill(process.pid, 'SIGKILL')`).print(JOB, {
      signal: never,
      onProgress: () => undefined,
    })
    await expect(printing).rejects.toMatchObject({ code: 'print-failed' })
  })

  it('ends the process when cancelled', async () => {
    const abort = new AbortController()
    const printing = starter(`
      tell({ progress: { stage: 'printing', done: 0, total: 0 } })
      setInterval(() => {}, 1000)`).print(JOB, {
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('cancelled')),
    })
    await expect(printing).rejects.toThrow('cancelled')
  })

  it('fails where there is no such program', async () => {
    const printing = new PrintStarter(['/nowhere/electron']).print(JOB, {
      signal: never,
      onProgress: () => undefined,
    })
    await expect(printing).rejects.toThrow('ENOENT')
  })
})
