import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import type { PrintJob } from '../../src/contract/print-job.ts'
import { fileOf } from '../../src/main/protocol.ts'
import { ROOT, removeFolder, temporaryFolder } from './launch.ts'

const BUILD = path.join(ROOT, 'out', 'renderer')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** The plainest web server there is, with the build in a folder of its own. */
const server = http.createServer((request, response) => {
  const url = new URL(
    (request.url ?? '/').replace(/^\/tools\/facing-pages/, ''),
    'http://localhost',
  )
  const file = fileOf(url, BUILD)
  if (!file || !fs.existsSync(file)) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
  fs.createReadStream(file).pipe(response)
})

let browser: Browser
let address: string

test.beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tools/facing-pages/`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
})

test.afterAll(async () => {
  await browser?.close()
  server.close()
})

/** Opens a page of the build and keeps what goes wrong on it. */
async function open(name: string): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  page.on('requestfailed', (request) => wrong.push(request.url()))
  await page.goto(address + name)
  return { page, wrong }
}

test('the same build works in an ordinary browser, from any folder, under the same policy', async () => {
  const { page, wrong } = await open('')
  await expect(page.getByRole('button').first()).toBeVisible()
  const inline = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.inline = true'
    document.body.append(script)
    return 'inline' in window
  })
  expect(inline).toBe(false)
  expect(wrong.filter((message) => !message.includes('inline script'))).toEqual([])
})

test('its print page numbers the pages with its own fonts', async () => {
  const { page, wrong } = await open('print.html')
  const job: PrintJob = {
    title: '對頁',
    author: '',
    lang: 'zh-Hant',
    body: '<h1>對頁</h1><p lang="en">Facing <b>pages</b>.</p>',
    css: `@page { size: A4; margin: 20mm }
      body { font: 11pt 'Noto Serif TC' } [lang=en] { font-family: 'Source Serif 4' }`,
    paper: 'A4',
    landscape: false,
    running: '',
    work: { titles: [], languages: [], translator: '', origin: '', date: '' },
  }
  await page.evaluate(async (given) => {
    window.printPage!.show(given)
    await window.printPage!.settled()
  }, job)
  const folder = temporaryFolder()
  try {
    const file = path.join(folder, 'page.pdf')
    await page.pdf({ path: file, preferCSSPageSize: true, tagged: true })
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' })
    expect(fonts).toContain('NotoSerifTC')
    expect(fonts).toContain('SourceSerif4')
    expect(fonts).not.toContain('Type 3')
    expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })).toMatch(/1\s*\/\s*1/)
  } finally {
    removeFolder(folder)
  }
  expect(wrong).toEqual([])
})
