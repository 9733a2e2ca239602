import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import {
  buildDocx,
  cell,
  drawing,
  imageRelationship,
  PNG,
  p,
  r,
  run,
  STYLES,
  table,
} from '../fixtures/build/docx.ts'
import { book, xhtml } from '../fixtures/build/epub.ts'
import { chooseToOpen, chooseToSave, killTree } from './launch.ts'
import { newSession } from './session.ts'

/**
 * Documents of every form come in by every door, and go out in the form they came in: with the
 * translation in place of the text, and all else as it was.
 */

const session = newSession()

async function start(...files: string[]): Promise<Page> {
  const { page } = await session.start(...files)
  return page
}

async function startAtLibrary(): Promise<Page> {
  const page = await start()
  await expect(page.getByRole('button', { name: /^Open a document/ })).toBeVisible()
  return page
}

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(session.folder, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, content)
  return file
}

async function openByDialog(page: Page, ...files: string[]): Promise<void> {
  await chooseToOpen(session.app, files)
  await page.keyboard.press('Control+o')
}

async function drop(page: Page, ...files: string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  }
  await devtools.detach()
}

/** Chooses an entry of the command palette. */
async function command(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(label)
  await page.keyboard.press('Enter')
}

const notices = (page: Page) => page.getByRole('region', { name: 'Messages' })
const rows = (page: Page) => page.locator('.page .row')
const sources = (page: Page) => rows(page).locator('.source').allInnerTexts()

async function translate(page: Page, row: number, text: string): Promise<void> {
  await rows(page).nth(row).locator('.target').click()
  await page.keyboard.type(text)
  await expect(rows(page).nth(row).locator('.target')).toHaveText(text)
}

/** Exports in the original form to a file. @returns what was written */
async function exportOriginal(page: Page, name: string): Promise<Uint8Array> {
  const target = path.join(session.folder, 'out', name)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  await chooseToSave(session.app, target)
  await page.keyboard.press('Control+Shift+e')
  await page.getByRole('button', { name: 'Export Original form' }).click()
  await expect(notices(page).getByText(`“${name}” is exported`).last()).toBeVisible()
  return new Uint8Array(fs.readFileSync(target))
}

const PAGE = `<!doctype html>
<html lang="zh-Hant"><head><title>夜航</title><script>window.ran = true</script></head>
<body><nav><a href="/">首頁</a></nav>
<article><h1>夜航</h1>
<p>船在<b>霧裡</b>走了一夜，船上的人都沒有睡，等著天亮，也等著岸上的第一盞燈。</p>
<p>天亮的時候霧散了，岸就在眼前，碼頭上有人提著燈走過來，問他們從哪裡來。</p>
<p>沒有人回答，只有水聲，一下一下打著船舷，好像有誰在下面敲門。</p></article>
<footer>版權所有</footer></body></html>
`

const DOCX = buildDocx({
  styles: STYLES,
  relationships: imageRelationship('rIdMap'),
  files: { 'word/media/image1.png': PNG },
  body:
    p(r('夜航'), 'Heading1') +
    p(run(drawing('rIdMap', '地圖')) + r('航線')) +
    p(r('船在') + r('霧裡', '<w:b/>') + r('走了一夜。')) +
    table(cell(p(r('時刻'))) + cell(p(r('地點')))) +
    p(`<w:ins w:id="1" w:author="林" w:date="2024-01-01T00:00:00Z">${r('後來加的一句。')}</w:ins>`),
})

test('a Word document is opened, remarked on, translated, and given back as it was', async () => {
  const file = write('夜航.docx', DOCX)
  const page = await startAtLibrary()
  await openByDialog(page, file)
  await expect(rows(page)).toHaveCount(6)
  await expect(page.locator('.page .source img[alt="地圖"]')).toHaveJSProperty('naturalWidth', 1)
  expect(await sources(page)).toEqual([
    '夜航',
    '航線',
    '船在霧裡走了一夜。',
    '時刻',
    '地點',
    '後來加的一句。',
  ])
  await expect(notices(page).getByText('Tracked changes were read as accepted.')).toBeVisible()
  await expect(notices(page).getByRole('button', { name: 'Read otherwise…' })).toBeVisible()

  await translate(page, 0, 'Night Voyage')
  const parts = unzipSync(await exportOriginal(page, '夜航.en.docx'))
  const before = unzipSync(DOCX)
  const main = new TextDecoder().decode(parts['word/document.xml'])
  expect(main).toContain('Night Voyage')
  expect(main).toContain('霧裡')
  for (const [name, bytes] of Object.entries(before)) {
    if (name !== 'word/document.xml') expect(parts[name], name).toEqual(bytes)
  }

  // A day later: the file, its report and its translation are still there.
  fs.rmSync(file)
  await killTree(session.app)
  const again = await start()
  await expect(rows(again).first().locator('.target')).toHaveText('Night Voyage')
  await translate(again, 2, 'The ship went on through the fog all night.')
  const later = unzipSync(await exportOriginal(again, 'later.docx'))
  expect(new TextDecoder().decode(later['word/document.xml'])).toContain('through the fog')
  await command(again, 'Import report')
  const report = again.getByRole('dialog', { name: 'Import report' })
  await expect(report).toContainText('夜航.docx')
  await expect(report).toContainText(/tracked/i)
})

test('tracked changes are read otherwise when that is wanted', async () => {
  const page = await startAtLibrary()
  await openByDialog(page, write('夜航.docx', DOCX))
  await expect(rows(page)).toHaveCount(6)
  await notices(page).getByRole('button', { name: 'Read otherwise…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Reject all' }).check()
  await dialog.getByRole('button', { name: 'Read again' }).click()
  await expect(notices(page).getByText('Tracked changes were read as rejected.')).toBeVisible()
  expect(await sources(page)).not.toContain('後來加的一句。')
  // The first reading, in which nothing was done, is not left in the library.
  await page.keyboard.press('Control+Shift+o')
  await expect(page.locator('.card')).toHaveCount(1)
})

test('a web page is dropped: its article is read, nothing in it is run, and all of it comes back', async () => {
  const page = await startAtLibrary()
  await drop(page, write('夜航.html', PAGE))
  await expect(rows(page).first().locator('.source')).toHaveText('夜航')
  await expect(notices(page).getByText('The article of the page was read.')).toBeVisible()
  expect((await sources(page)).join('')).not.toContain('版權所有')
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  await translate(page, 0, 'Night Voyage')
  const written = new TextDecoder().decode(await exportOriginal(page, '夜航.en.html'))
  expect(written).toContain('Night Voyage</h1>')
  expect(written).toContain('<footer>版權所有</footer>')
  expect(written).toContain('<script>window.ran = true</script>')
})

test('a folder makes one project in the order people count, and is written back file by file', async () => {
  const novels = path.join(session.folder, 'novels')
  write('novels/第十章.md', '# 第十章\n\n船靠了岸。\n')
  write('novels/第二章.md', '# 第二章\n\n霧起來了。\n')
  write('novels/附錄/字幕.srt', '1\n00:00:01,000 --> 00:00:02,000\n天黑了。\n')
  write('novels/附錄/圖.png', 'no picture')
  write('novels/空.txt', '')
  const page = await startAtLibrary()
  await chooseToOpen(session.app, [novels])
  await command(page, 'Open a folder')
  await expect(rows(page).first().locator('.source')).toHaveText('第二章')
  await expect(page.getByRole('button', { name: 'Document 1 of 3' })).toBeVisible()

  await expect(notices(page).getByText('2 files were not read.')).toBeVisible()
  await notices(page).getByRole('button', { name: 'Read them' }).first().click()
  const report = page.getByRole('dialog', { name: 'Import report' })
  await expect(report).toContainText('附錄/圖.png')
  await expect(report).toContainText('“空.txt” is empty')
  await page.keyboard.press('Escape')

  // What can be read otherwise is what any of the files has.
  await command(page, 'Read the file otherwise')
  await expect(page.getByRole('dialog', { name: /How should the 3 files/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await translate(page, 0, 'Chapter Two')
  await page.keyboard.press('Control+PageDown')
  await expect(rows(page).first().locator('.source')).toHaveText('第十章')
  await translate(page, 0, 'Chapter Ten')
  await page.keyboard.press('Control+PageDown')
  await expect(rows(page).first().locator('.source')).toHaveText('天黑了。')

  const out = path.join(session.folder, 'out')
  fs.mkdirSync(out)
  fs.writeFileSync(path.join(out, '第二章.en.md'), 'mine')
  await chooseToOpen(session.app, [out])
  await page.keyboard.press('Control+Shift+e')
  await page.getByRole('button', { name: 'Export Original form' }).click()
  await page.getByRole('button', { name: 'Keep both' }).click()
  await expect(
    notices(page).getByText(/3 files are exported: 2 texts translated, 3 not/),
  ).toBeVisible()
  const files = ['第二章.en.md', '第二章.en 2.md', '第十章.en.md', '字幕.en.srt']
  expect(fs.readdirSync(out).toSorted()).toEqual(files.toSorted())
  expect(fs.readFileSync(path.join(out, '第二章.en.md'), 'utf8')).toBe('mine')
  expect(fs.readFileSync(path.join(out, '第二章.en 2.md'), 'utf8')).toBe(
    '# Chapter Two\n\n霧起來了。\n',
  )
  expect(fs.readFileSync(path.join(out, '第十章.en.md'), 'utf8')).toBe(
    '# Chapter Ten\n\n船靠了岸。\n',
  )
})

test('a book is one project of its chapters, and goes out as one book', async () => {
  const epub = book({
    title: '夜航集',
    pages: {
      'c1.xhtml': xhtml('<h1>夜航</h1><p>船在霧裡走了一夜。</p>'),
      'c2.xhtml': xhtml('<h1>晨泊</h1><p>天亮時靠岸。</p>'),
    },
  })
  const page = await startAtLibrary()
  await openByDialog(page, write('夜航集.epub', epub))
  await expect(page.getByRole('button', { name: /^Document 1 of/ })).toBeVisible()
  await translate(page, 0, 'Night Voyage')
  const parts = unzipSync(await exportOriginal(page, '夜航集.en.epub'))
  const texts = Object.entries(parts).map(([name, bytes]) => [
    name,
    new TextDecoder().decode(bytes),
  ])
  expect(texts.filter(([, text]) => text!.includes('Night Voyage')).length).toBeGreaterThan(0)
  expect(texts.some(([, text]) => text!.includes('天亮時靠岸。'))).toBe(true)
  expect(Object.keys(parts)[0]).toBe('mimetype')
  await page.keyboard.press('Control+Shift+o')
  await expect(page.getByRole('heading', { name: '夜航集' })).toBeVisible()
})

test('what is pasted into the library becomes a project', async () => {
  const page = await startAtLibrary()
  await session.app.evaluate(({ clipboard }) => clipboard.writeText('夜航\n\n船在霧裡走了一夜。'))
  await page.locator('body').click({ position: { x: 5, y: 400 } })
  await page.keyboard.press('Control+v')
  await page.getByRole('button', { name: 'Make a project' }).click()
  await expect(rows(page)).toHaveCount(2)
})

test('reading that is cancelled leaves nothing behind', async () => {
  const page = await startAtLibrary()
  const lines = Array.from({ length: 400_000 }, (_, i) => `第${i}行，船在霧裡走了一夜。`)
  await openByDialog(page, write('long.txt', lines.join('\n\n')))
  await page.getByRole('button', { name: 'Cancel' }).first().click()
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0)
  await expect(page.locator('.card')).toHaveCount(0)
  const stored = await page.evaluate(async () => {
    const open = indexedDB.open('facing-pages')
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result)
    })
    const counts = await Promise.all(
      ['projects', 'documents', 'rows', 'originals', 'reports'].map(
        (table) =>
          new Promise<number>((resolve) => {
            const count = database.transaction(table).objectStore(table).count()
            count.onsuccess = () => resolve(count.result)
          }),
      ),
    )
    database.close()
    return counts
  })
  expect(stored).toEqual([0, 0, 0, 0, 0])
})
