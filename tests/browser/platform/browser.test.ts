import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PrintJob } from '../../../src/contract/print-job.ts'
import { createBrowserPlatform } from '../../../src/renderer/platform/browser.ts'
import { readDropped, readFiles } from '../../../src/renderer/platform/read-files.ts'

const PRINT_PAGE = new URL('/src/renderer/print.html', location.href)

const JOB: PrintJob = {
  title: '對頁',
  author: '',
  lang: 'zh-Hant',
  body: '<table><tbody><tr><td>左頁</td><td lang="en">right</td></tr></tbody></table><script>parent.hacked = 1</script><p onclick="x()">end</p>',
  css: `@page { size: A4 } body { font-family: 'Source Serif 4', 'Noto Serif TC' }`,
  paper: 'A4',
  landscape: false,
  running: '',
  work: { titles: [], languages: [], translator: '', origin: '', date: '' },
}

/** What a user would do in a dialog that a test cannot open: done in place of a click. */
let original: typeof HTMLElement.prototype.click
beforeEach(() => {
  original = HTMLElement.prototype.click
})
afterEach(() => {
  HTMLElement.prototype.click = original
})

describe('files', () => {
  it('come from the file picker', async () => {
    const inputs: HTMLInputElement[] = []
    HTMLElement.prototype.click = function (this: HTMLInputElement) {
      inputs.push(this)
      const transfer = new DataTransfer()
      transfer.items.add(new File(['書頁'], '原文.txt'))
      this.files = transfer.files
      this.dispatchEvent(new Event('change'))
    }
    const filters = [{ name: 'Text', extensions: ['txt', 'md'] }]
    const { files, faults } = await createBrowserPlatform().openFiles({ filters, multiple: true })
    expect(inputs[0]).toMatchObject({ type: 'file', accept: '.txt,.md', multiple: true })
    expect(faults).toEqual([])
    expect(files).toEqual([
      { name: '原文.txt', path: '', size: 6, bytes: new TextEncoder().encode('書頁') },
    ])
  })

  it('come from a folder that is chosen, with their place in it', async () => {
    HTMLElement.prototype.click = function (this: HTMLInputElement) {
      expect(this.webkitdirectory).toBe(true)
      const files = ['novels/一.txt', 'novels/下/二.txt', 'novels/cover.png'].map((place) => {
        const made = new File(['好'], place.replace(/.*\//, ''))
        Object.defineProperty(made, 'webkitRelativePath', { value: place })
        return made
      })
      Object.defineProperty(this, 'files', { value: files })
      this.dispatchEvent(new Event('change'))
    }
    const result = await createBrowserPlatform().openFolder({ extensions: ['txt'] })
    expect(result.root).toBe('novels')
    expect(result.files.map(({ name, folder }) => [name, folder])).toEqual([
      ['一.txt', ''],
      ['二.txt', '下'],
    ])
    expect(result.skipped).toEqual(['cover.png'])
  })

  it('leave as one archive, each under a name of its own', async () => {
    const links: HTMLAnchorElement[] = []
    HTMLElement.prototype.click = function (this: HTMLAnchorElement) {
      links.push(this)
    }
    const bytes = new TextEncoder().encode('譯文')
    const folder = await createBrowserPlatform().chooseFolder('小品')
    expect(await folder?.taken(['一.en.txt'])).toEqual([])
    await folder?.write('一.en.txt', bytes, false)
    expect(await folder?.write('一.en.txt', bytes, false)).toEqual({
      name: '一.en 2.txt',
      path: '',
    })
    expect(links).toEqual([])
    await folder?.close()
    expect(links.map(({ download }) => download)).toEqual(['小品.zip'])
    const zip = new Uint8Array(await (await fetch(links[0]!.href)).arrayBuffer())
    const held = Object.entries(unzipSync(zip)).map(([name, text]) => [name, strFromU8(text)])
    expect(held).toEqual([
      ['一.en.txt', '譯文'],
      ['一.en 2.txt', '譯文'],
    ])
  })

  it('do not come where the user cancels', async () => {
    HTMLElement.prototype.click = function (this: HTMLInputElement) {
      this.dispatchEvent(new Event('cancel'))
    }
    const request = { filters: [], multiple: false }
    expect(await createBrowserPlatform().openFiles(request)).toEqual({ files: [], faults: [] })
  })

  it('leave as downloads', async () => {
    const links: HTMLAnchorElement[] = []
    HTMLElement.prototype.click = function (this: HTMLAnchorElement) {
      links.push(this)
    }
    const bytes = new TextEncoder().encode('譯文')
    const request = { suggestedName: '譯文.txt', filters: [], bytes }
    const saved = await createBrowserPlatform().saveFile(request)
    expect(saved).toEqual({ name: '譯文.txt', path: '' })
    expect(links[0]!.download).toBe('譯文.txt')
    expect(await (await fetch(links[0]!.href)).text()).toBe('譯文')
  })
})

describe('what is dropped', () => {
  it('is read, file by file', async () => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['一'], '1.txt'))
    transfer.items.add('some text', 'text/plain')
    transfer.items.add(new File(['二'], '2.txt'))
    const { files, faults } = await readDropped(transfer, [])
    expect(files.map((file) => file.name)).toEqual(['1.txt', '2.txt'])
    expect(faults).toEqual([])
  })

  it('is refused kindly where it cannot be read', async () => {
    class Unreadable extends File {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('gone', 'NotReadableError'))
      }
    }
    const { files, faults } = await readFiles([
      new Unreadable(['x'], 'gone.txt'),
      new File(['y'], 'good.txt'),
    ])
    expect(files.map((file) => file.name)).toEqual(['good.txt'])
    expect(faults).toEqual([
      { code: 'unreadable', message: expect.stringContaining('“gone.txt” could not be opened') },
    ])
  })

  it('is read with what is in folders, where that is of a wanted kind', async () => {
    const { files, faults, skipped } = await readDropped(
      dropped(
        folder('novels', [
          file('二.txt'),
          file('cover.png'),
          file('.DS_Store'),
          folder('深', [file('三.TXT'), folder('.git', [file('四.txt')])]),
        ]),
        file('notes.xyz'),
      ),
      ['txt'],
    )
    expect(files.map(({ name, folder }) => [name, folder])).toEqual([
      ['notes.xyz', undefined],
      ['二.txt', ''],
      ['三.TXT', '深'],
    ])
    expect(faults).toEqual([])
    expect(skipped).toEqual(['cover.png'])
  })

  it('tells files of several folders apart', async () => {
    const { files } = await readDropped(
      dropped(folder('上', [file('一.txt')]), folder('下', [file('一.txt')])),
      ['txt'],
    )
    expect(files.map(({ folder }) => folder)).toEqual(['上', '下'])
  })
})

/*
 * Files and folders as Chromium hands them over; only a hand on the mouse can drop real ones.
 * Folders are read in portions until an empty one comes.
 */
const file = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (give: (file: File) => void) => give(new File(['好'], name)),
})

const folder = (name: string, entries: readonly object[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader() {
    const rest = [...entries]
    return { readEntries: (give: (some: readonly object[]) => void) => give(rest.splice(0, 2)) }
  },
})

const dropped = (...entries: readonly (ReturnType<typeof file> | ReturnType<typeof folder>)[]) =>
  ({
    items: entries.map((entry) => ({
      kind: 'file',
      getAsFile: () => new File(['好'], entry.name),
      webkitGetAsEntry: () => entry,
    })),
  }) as unknown as DataTransfer

describe('printing', () => {
  it('puts the job on a page of its own, waits for its fonts and opens the dialog', async () => {
    const stages: string[] = []
    const printed: { text: string; faces: number; lang: string; foreign: number }[] = []
    const watch = new MutationObserver(() => {
      const frame = document.querySelector('iframe')
      if (!frame?.contentWindow || 'watched' in frame) return
      Object.assign(frame, { watched: true })
      frame.addEventListener('load', () => {
        const page = frame.contentWindow!
        page.print = () => {
          const faces = [...page.document.fonts].filter((face) => face.status === 'loaded')
          printed.push({
            text: page.document.body.textContent ?? '',
            faces: faces.length,
            lang: page.document.documentElement.lang,
            foreign: page.document.querySelectorAll('body script').length,
          })
        }
      })
    })
    watch.observe(document.body, { childList: true })
    const pdf = await createBrowserPlatform(PRINT_PAGE).printPdf(JOB, {
      onProgress: (progress) => stages.push(progress.stage),
    })
    watch.disconnect()
    expect(pdf).toBeNull()
    expect(stages).toEqual(['layout', 'fonts', 'printing'])
    expect(printed).toHaveLength(1)
    expect(printed[0]!.text).toContain('左頁')
    expect(printed[0]!.faces).toBeGreaterThan(1)
    expect(printed[0]).toMatchObject({ lang: 'zh-Hant', foreign: 0 })
    expect('hacked' in window).toBe(false)
    expect(document.querySelector('iframe')).toBeNull()
  })

  it('can be cancelled', async () => {
    const printing = createBrowserPlatform(PRINT_PAGE).printPdf(JOB, {
      signal: AbortSignal.abort(),
    })
    await expect(printing).rejects.toMatchObject({ name: 'AbortError' })
  })
})

it('opens web and mail addresses alone', async () => {
  const platform = createBrowserPlatform()
  await expect(platform.openExternal('javascript:alert(1)')).rejects.toMatchObject({
    code: 'bad-request',
  })
})
