import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { Bridge } from '../../src/contract/bridge.ts'
import type { PrintJob } from '../../src/contract/print-job.ts'
import { electronRuntime } from '../../tools/electron-runtime.mjs'
import {
  chooseInMessages,
  chooseToOpen,
  chooseToSave,
  type Launched,
  messagesOf,
  processTree,
  ROOT,
} from './launch.ts'
import { newSession } from './session.ts'

declare global {
  interface Window {
    readonly facingPages: Bridge
  }
}

const JOB: PrintJob = {
  title: '對頁：論雙語排印 On Facing Pages',
  author: '沈硯 Shen Yan',
  lang: 'zh-Hant',
  body: `<h1 lang="zh-Hant">對頁</h1>
    <table><thead><tr><th lang="zh-Hant">原文</th><th lang="en">Translation</th></tr></thead>
    <tbody><tr><td lang="zh-Hant">左頁是「原文」，<b>右頁</b>是譯文。</td>
    <td lang="en">The source on the left, the <b>translation</b> on the <i>right</i>.</td></tr>
    <tr><td lang="zh-Hans">简体的一行。</td><td lang="en">A line in Simplified.</td></tr></tbody></table>
    <script>document.title = 'from a script'</script>`,
  css: `@page { size: A4; margin: 20mm }
    :root { font: 10.5pt/1.6 serif; font-synthesis: none }
    [lang=en] { font-family: 'Source Serif 4' }
    [lang=zh-Hant] { font-family: 'Noto Serif TC' }
    [lang=zh-Hans] { font-family: 'Noto Serif SC' }`,
  paper: 'A4',
  landscape: false,
  running: '對頁',
  work: { titles: [], languages: [], translator: '', origin: '', date: '' },
}

const asRoot = process.getuid?.() === 0

const session = newSession()

/** A page of ours with the bridge and nothing on it, so that the workbench does not answer too. */
async function startBare(): Promise<Launched> {
  const { app, page } = await session.start()
  // Electron tells whoever loads a page of the failure of the one that is left while it was still
  // loading something: what counts is that the new one is there.
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!
      .loadURL('app://bundle/print.html')
      .catch(() => {}),
  )
  await page.waitForURL('app://bundle/print.html')
  await page.waitForFunction(() => window.printPage !== undefined)
  return { app, page }
}

const status = (page: Page, address: string): Promise<number> =>
  page.evaluate(async (url) => (await fetch(url)).status, address)

test('the page stands at its own secure origin and reaches nothing outside of it', async () => {
  const { app, page } = await session.start()
  expect(page.url()).toBe('app://bundle/')
  const inside = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.inline = true'
    document.body.append(script)
    const style = document.createElement('div')
    style.innerHTML = '<p style="color: rgb(1, 2, 3)"></p>'
    document.body.append(style)
    return {
      secure: isSecureContext,
      inlineScript: 'inline' in window,
      inlineStyle: getComputedStyle(style.firstElementChild!).color === 'rgb(1, 2, 3)',
      require: 'require' in window,
      process: 'process' in window,
      bridge: Object.keys(window.facingPages),
    }
  })
  expect(inside).toEqual({
    secure: true,
    inlineScript: false,
    inlineStyle: false,
    require: false,
    process: false,
    bridge: ['call', 'on'],
  })
  await expect(page.evaluate(() => fetch('https://example.org/'))).rejects.toThrow()
  expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull()
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(windows).toBe(1)
})

test('paths that lead out of the bundle are refused', async () => {
  const { page } = await session.start()
  expect(await status(page, '/index.html')).toBe(200)
  expect(await status(page, '/missing.html')).toBe(404)
  expect(await status(page, '/..%2f..%2fpackage.json')).toBe(400)
  expect(await status(page, '/..%5c..%5cpackage.json')).toBe(400)
  expect(await status(page, '/%00')).toBe(400)
  expect(await status(page, '/%ff')).toBe(400)
})

test('the licences of everything that ships are in the app', async () => {
  const { page } = await session.start()
  const text = await page.evaluate(async () => {
    const answer = await fetch('licences/THIRD-PARTY.txt')
    return await answer.text()
  })
  const table = fs.readFileSync(path.join(ROOT, 'docs/dependencies.md'), 'utf8')
  const inTheApp = /## In the app([\s\S]*)## Data in the app/.exec(table)![1]!
  const packages = [...inTheApp.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  )
  expect(packages.length).toBeGreaterThan(15)
  // Electron carries its own, and Chromium's, beside the executable; `radix-ui` itself is but a list
  // of `@radix-ui` packages.
  const missing = packages.filter(
    (name) => name !== 'electron' && !new RegExp(`^@?${name}[ /]`, 'm').test(text),
  )
  expect(missing).toEqual([])
  expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1')
  await page.getByRole('button', { name: /^Try the sample/ }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('about')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Licences of libraries and fonts…' }).click()
  await expect(page.getByRole('dialog').getByText(/prosemirror-view \d/)).toBeVisible()
})

test('permissions, navigation and frames are refused', async () => {
  const { page } = await session.start()
  const permission = await page.evaluate(() => Notification.requestPermission())
  expect(permission).toBe('denied')
  const camera = page.evaluate(() => navigator.mediaDevices.getUserMedia({ video: true }))
  await expect(camera).rejects.toThrow()
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'app://bundle/print.html'
    document.body.append(frame)
    location.href = 'app://bundle/print.html'
  })
  await page.waitForTimeout(300)
  expect(page.url()).toBe('app://bundle/')
  expect(page.frames().filter((frame) => frame.url().includes('print.html'))).toEqual([])
})

test('what does not keep to the contract is refused with a reason', async () => {
  const { page } = await startBare()
  const answers = await page.evaluate(async () => {
    const call = window.facingPages.call as Record<string, (value: unknown) => Promise<unknown>>
    return [
      await call.openExternal!('file:///etc/passwd'),
      await call.showInFolder!('/etc/passwd'),
      await call.readBackup!('../window.json'),
      await call.saveFile!({ suggestedName: 'x', filters: [], bytes: 'text' }),
      await call.setMenu!([{ role: 'app', label: '', entries: [] }]),
    ]
  })
  expect(answers).toEqual([
    expect.objectContaining({ ok: false, fault: expect.objectContaining({ code: 'bad-request' }) }),
    expect.objectContaining({ ok: false, fault: expect.objectContaining({ code: 'not-allowed' }) }),
    expect.objectContaining({ ok: false, fault: expect.objectContaining({ code: 'bad-request' }) }),
    expect.objectContaining({ ok: false, fault: expect.objectContaining({ code: 'bad-request' }) }),
    expect.objectContaining({ ok: false, fault: expect.objectContaining({ code: 'bad-request' }) }),
  ])
})

test('files are opened and saved through the dialogs', async () => {
  const { app, page } = await startBare()
  const source = path.join(session.folder, '原文.txt')
  fs.writeFileSync(source, '書頁')
  await chooseToOpen(app, [source, session.folder])
  const opened = await page.evaluate(() =>
    window.facingPages.call.openFiles({ filters: [], multiple: true }),
  )
  expect(opened).toMatchObject({
    ok: true,
    value: {
      files: [{ name: '原文.txt', path: source, size: 6 }],
      faults: [{ code: 'is-folder' }],
    },
  })

  const target = path.join(session.folder, '譯文.txt')
  fs.writeFileSync(target, 'old')
  await chooseToSave(app, target)
  const save = () =>
    page.evaluate(() => {
      const bytes = new TextEncoder().encode('new')
      return window.facingPages.call.saveFile({ suggestedName: 'x.txt', filters: [], bytes })
    })
  expect(await save()).toMatchObject({ ok: true, value: { name: '譯文.txt', path: target } })
  expect(fs.readFileSync(target, 'utf8')).toBe('new')
  expect(fs.readdirSync(session.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])

  await chooseToSave(app, null)
  expect(await save()).toEqual({ ok: true, value: null })
})

test('what is dropped on the window is read, a folder with what is in it', async () => {
  const { page } = await session.start()
  await expect(page.getByRole('button').first()).toBeVisible()
  const file = path.join(session.folder, 'dropped.txt')
  fs.writeFileSync(file, '拖放進來的文字。')
  const devtools = await page.context().newCDPSession(page)
  const drop = async (...files: string[]) => {
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    }
  }
  // The window takes files once it listens, which is a moment after it is drawn.
  await expect(async () => {
    await drop(file)
    await expect(page.getByText('拖放進來的文字。').first()).toBeVisible({ timeout: 2_000 })
  }).toPass()
  const below = path.join(session.folder, 'book', 'part')
  fs.mkdirSync(below, { recursive: true })
  fs.writeFileSync(path.join(below, 'chapter.txt'), '資料夾裡的文字。')
  await drop(path.dirname(below))
  await expect(page.getByText('資料夾裡的文字。').first()).toBeVisible()
})

test('a second start hands its file over and ends', async () => {
  const { page } = await startBare()
  const file = path.join(session.folder, 'second.txt')
  fs.writeFileSync(file, '第二次啟動')
  await page.evaluate(() => {
    const names: string[] = []
    Object.assign(window, { names })
    window.facingPages.on.filesWaiting(async () => {
      const answer = (await window.facingPages.call.takeFiles(undefined)) as {
        value: { files: { name: string }[] }
      }
      names.push(...answer.value.files.map((each) => each.name))
    })
  })
  const { exe } = await electronRuntime()
  const args = [`--user-data-dir=${session.data}`, ROOT, file]
  execFileSync(exe, asRoot ? ['--no-sandbox', ...args] : args, { stdio: 'ignore', timeout: 20_000 })
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { names: string[] }).names))
    .toEqual(['second.txt'])
})

test('the window waits until the page has written everything', async () => {
  const { app, page } = await startBare()
  await chooseInMessages(app, 0)
  const written = path.join(session.folder, 'written.txt')
  await chooseToSave(app, written)
  await page.evaluate(async () => {
    const { call, on } = window.facingPages
    await call.flushReady(undefined)
    let attempts = 0
    on.flush(async (request) => {
      attempts++
      await new Promise((resolve) => setTimeout(resolve, 300))
      // The first attempt fails; the app then asks, and the answer is to try again.
      if (attempts === 1) {
        await call.flushed({ request: request as number, failure: 'The disk is full.' })
        return
      }
      const bytes = new TextEncoder().encode(String(attempts))
      await call.saveFile({ suggestedName: 'x.txt', filters: [], bytes })
      await call.flushed({ request: request as number, failure: null })
    })
  })
  await app.close()
  expect(fs.readFileSync(written, 'utf8')).toBe('2')
})

test('a page whose process ended is offered to be loaded anew', async () => {
  const { app, page } = await session.start()
  await chooseInMessages(app, 0)
  await page.evaluate(() => Object.assign(window, { before: true }))
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => messagesOf(app)).toEqual(['The window has stopped working.'])
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents
        return contents.isCrashed() ? 'crashed' : contents.executeJavaScript('"before" in window')
      }),
    )
    .toBe(false)
})

test('the window comes back where it was, on paper of the theme it had', async () => {
  const memory = path.join(session.data, 'window.json')
  const before = { bounds: { x: 40, y: 30, width: 900, height: 600 }, maximized: false }
  fs.mkdirSync(path.dirname(memory))
  fs.writeFileSync(memory, JSON.stringify({ ...before, theme: 'dark' }))
  const { app } = await session.start()
  const place = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!
    return { width: window.getBounds().width, paper: window.getBackgroundColor() }
  })
  expect(place).toEqual({ width: 900, paper: '#191816' })

  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.setBounds({ x: 60, y: 50, width: 800, height: 700 })
  })
  await app.close()
  expect(JSON.parse(fs.readFileSync(memory, 'utf8')).bounds).toMatchObject({ width: 800 })
})

test('a bilingual document is printed with its fonts, its metadata and its structure', async () => {
  const { app, page } = await startBare()
  const out = path.join(session.folder, 'printed.pdf')
  await chooseToSave(app, out)
  const { stages, saved } = await page.evaluate(async (job) => {
    const { call, on } = window.facingPages
    const stages: string[] = []
    on.printProgress((event) =>
      stages.push((event as { progress: { stage: string } }).progress.stage),
    )
    const printed = (await call.printPdf({ id: 'one', job })) as { value: Uint8Array<ArrayBuffer> }
    const request = { suggestedName: 'printed.pdf', filters: [], bytes: printed.value }
    return { stages, saved: await call.saveFile(request) }
  }, JOB)
  expect(saved).toMatchObject({ ok: true })
  expect(stages).toEqual(['layout', 'fonts', 'printing', 'metadata'])
  expectPrinted(out)
})

test('printing can be cancelled, and goes on with the next job', async () => {
  const { page } = await startBare()
  const rows = '<tr><td lang="zh-Hant">一行文字</td><td lang="en">A line of text</td></tr>'
  const long: PrintJob = { ...JOB, body: `<table><tbody>${rows.repeat(3000)}</tbody></table>` }
  const answers = await page.evaluate(
    async ([job, next]) => {
      const { call, on } = window.facingPages
      on.printProgress((event) => {
        const { id, progress } = event as { id: string; progress: { stage: string } }
        if (id === 'long' && progress.stage === 'printing') void call.cancelPrint('long')
      })
      const [cancelled, printed] = (await Promise.all([
        call.printPdf({ id: 'long', job }),
        call.printPdf({ id: 'next', job: next }),
      ])) as [{ fault?: { code: string } }, { fault?: { message: string } }]
      return { cancelled: cancelled.fault?.code, next: printed.fault?.message }
    },
    [long, JOB] as const,
  )
  expect(answers).toEqual({ cancelled: 'cancelled', next: undefined })
})

/** The runtime and the built app where any user may read them. */
async function readableCopy(): Promise<{ exe: string; app: string }> {
  const { dist, exe } = await electronRuntime()
  const runtime = path.join(session.folder, 'runtime')
  const app = path.join(session.folder, 'app')
  fs.cpSync(dist, runtime, { recursive: true })
  fs.mkdirSync(app)
  fs.cpSync(path.join(ROOT, 'out'), path.join(app, 'out'), { recursive: true })
  fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(app, 'package.json'))
  execFileSync('chmod', ['-R', 'a+rX', session.folder])
  return { exe: path.join(runtime, path.relative(dist, exe)), app }
}

test('the command line prints without a window, and says what is wrong with a job', async () => {
  const { exe } = await electronRuntime()
  const job = path.join(session.folder, 'job.json')
  const out = path.join(session.folder, 'out.pdf')
  const print = () => {
    const args = [ROOT, `--print-job=${job}`, `--print-out=${out}`]
    return execFileSync(exe, asRoot ? ['--no-sandbox', ...args] : args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
      env: { ...process.env, TMPDIR: session.folder },
    })
  }
  fs.writeFileSync(job, JSON.stringify(JOB))
  print()
  expectPrinted(out)

  fs.rmSync(out)
  fs.writeFileSync(job, JSON.stringify({ ...JOB, paper: 'A0' }))
  let failure: { status: number; stderr: string } | null = null
  try {
    print()
  } catch (error) {
    failure = error as { status: number; stderr: string }
  }
  expect(failure?.status).toBe(1)
  expect(failure?.stderr).toContain('“job.json” is not a print job: ')
  expect(fs.existsSync(out)).toBe(false)
})

test('for an ordinary user every page is in Chromium’s sandbox', async () => {
  const { exe, app } = asRoot ? await readableCopy() : { ...(await electronRuntime()), app: ROOT }
  const home = path.join(session.folder, 'home')
  fs.mkdirSync(home)
  fs.chmodSync(home, 0o777)
  const command = [exe, `--user-data-dir=${path.join(home, 'data')}`, app]
  // A display belongs to the user who opened it.
  const user = ['-u', 'nobody', '--', 'env', `HOME=${home}`, 'xvfb-run', '-a']
  const child = asRoot
    ? spawn('runuser', [...user, ...command], { stdio: 'ignore', cwd: home })
    : spawn(exe, command.slice(1), { stdio: 'ignore' })
  try {
    await expect.poll(() => renderers(child.pid!), { timeout: 30_000 }).not.toEqual([])
    for (const pid of renderers(child.pid!)) {
      expect(fs.readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m)
    }
  } finally {
    for (const pid of processTree(child.pid!)) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It ended by itself in between.
      }
    }
  }
})

/** The processes below one that hold a page. */
const renderers = (pid: number): number[] =>
  processTree(pid).filter((each) => {
    try {
      return fs.readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('--type=renderer')
    } catch {
      return false
    }
  })

/** That a PDF made of `JOB` is what a publisher would take. */
function expectPrinted(file: string): void {
  const tool = (name: string, ...args: string[]) => execFileSync(name, args, { encoding: 'utf8' })
  const fonts = tool('pdffonts', file).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(4)
  for (const font of fonts) expect(font).toMatch(/CID TrueType +Identity-H +yes yes yes/)
  for (const face of ['SourceSerif4', 'NotoSerifTC', 'NotoSerifSC']) {
    expect(fonts.join('\n')).toContain(face)
  }
  const info = tool('pdfinfo', file)
  expect(info).toMatch(/^Title: +對頁：論雙語排印 On Facing Pages$/m)
  expect(info).toMatch(/^Author: +沈硯 Shen Yan$/m)
  expect(info).toMatch(/^Creator: +Facing Pages /m)
  expect(info).toMatch(/^Tagged: +yes$/m)
  expect(info).toMatch(/^Page size: .*A4/m)
  expect(fs.readFileSync(file, 'latin1')).toContain('/Lang <FEFF007A0068002D00480061006E0074>')
  const text = tool('pdftotext', '-layout', file, '-')
  expect(text).toContain('左頁是「原文」，右頁是譯文。')
  expect(text).toContain('The source on the left, the translation on the right.')
  expect(text).toContain('简体的一行。')
  expect(text).toMatch(/1\s*\/\s*1/)
  expect(tool('pdfinfo', '-struct', file)).toMatch(/Table[\s\S]*TH[\s\S]*TD/)
}
