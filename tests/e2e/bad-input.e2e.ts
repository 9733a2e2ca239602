import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { electronRuntime } from '../../tools/electron-runtime.mjs'
import { chooseToOpen, chooseToSave, killTree, ROOT } from './launch.ts'
import { newSession } from './session.ts'

/**
 * What clumsy hands and hostile files do to the whole app. After each of them there is a message
 * that says why, or a document that is right, and the library holds whole projects or none.
 */

const asRoot = process.getuid?.() === 0
const SENTENCE = '這一行沒有盡頭，只有逗號與句號。'

const session = newSession()
/** For how long the window did not answer at the worst, a line a case. */
const silences: string[] = []

test.afterAll(() => {
  if (silences.length > 0) console.log(`Longest silence of the window\n${silences.join('\n')}`)
})

async function start(...files: string[]): Promise<Page> {
  const { page } = await session.start(...files)
  await listenForSilence(page)
  return page
}

async function startAtLibrary(): Promise<Page> {
  const page = await start()
  await expect(page.getByRole('button', { name: /^Open a document/ })).toBeVisible()
  return page
}

async function restart(): Promise<Page> {
  await killTree(session.app)
  return start()
}

/** From now on the page keeps the longest time in which it did not come to a timer. */
const listenForSilence = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let last = performance.now()
    Object.assign(window, { silence: 0 })
    setInterval(() => {
      const now = performance.now()
      const seen = window as unknown as { silence: number }
      seen.silence = Math.max(seen.silence, now - last)
      last = now
    }, 4)
  })

async function noteSilence(page: Page, what: string): Promise<void> {
  const silence = await page.evaluate(() => {
    const seen = window as unknown as { silence: number }
    const longest = seen.silence
    seen.silence = 0
    return longest
  })
  silences.push(`${String(Math.round(silence)).padStart(6)} ms  ${what}`)
}

function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(session.folder, name)
  fs.writeFileSync(file, content)
  return file
}

async function openByDialog(page: Page, ...files: string[]): Promise<void> {
  await chooseToOpen(session.app, files)
  await page.keyboard.press('Control+o')
}

async function dropFiles(page: Page, ...files: string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  }
  await devtools.detach()
}

/** Starts the app a second time, as a file manager does. */
async function startAgain(...files: string[]): Promise<void> {
  const { exe } = await electronRuntime()
  const args = [`--user-data-dir=${session.data}`, ROOT, ...files]
  execFileSync(exe, asRoot ? ['--no-sandbox', ...args] : args, { stdio: 'ignore', timeout: 20_000 })
}

const rows = (page: Page) => page.locator('.page .row')
const sources = (page: Page) => page.locator('.page .source').allTextContents()
const notices = (page: Page) => page.getByRole('region', { name: 'Messages' })

async function expectSources(page: Page, texts: readonly string[]): Promise<void> {
  await expect.poll(() => sources(page), { timeout: 15_000 }).toEqual(texts)
}

async function dismissNotices(page: Page): Promise<void> {
  // All at once: some of them leave by themselves.
  await notices(page).evaluate((region) => {
    for (const button of region.querySelectorAll<HTMLElement>('[aria-label="Dismiss"]')) {
      button.click()
    }
  })
}

/** How many records each table of the library has, and the version of its database. */
const stored = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('facing-pages')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const counts: Record<string, number> = { version: database.version }
          const tables = ['projects', 'documents', 'rows', 'journal']
          const transaction = database.transaction(tables)
          for (const table of tables) {
            const request = transaction.objectStore(table).count()
            request.onsuccess = () => {
              counts[table] = request.result
            }
          }
          transaction.oncomplete = () => {
            database.close()
            resolve(counts)
          }
        }
      }),
  )

const expectNothingStored = async (page: Page): Promise<void> =>
  expect(await stored(page)).toMatchObject({ projects: 0, documents: 0, rows: 0, journal: 0 })

/** Characters by their two bytes in an encoding that Node reads but does not write. */
function bytesIn(encoding: 'big5' | 'gbk', text: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const known = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (!known.has(character)) known.set(character, [lead, trail])
    }
  }
  return Uint8Array.from([...text].flatMap((sign) => known.get(sign) ?? [sign.charCodeAt(0)]))
}

test('a file without a text is refused by name, and nothing of it is kept', async () => {
  const page = await startAtLibrary()
  const gone = fileOf('gone.txt', '不在了')
  fs.rmSync(gone)
  const cases: readonly (readonly [file: string, message: RegExp])[] = [
    [fileOf('empty.txt', ''), /“empty\.txt” is empty/],
    [fileOf('mark.txt', Buffer.from('\ufeff')), /“mark\.txt” holds nothing/],
    [fileOf('blank.txt', ' \n\t\u3000\r\n\n'), /“blank\.txt” holds nothing but white space/],
    [fileOf('nul.txt', Buffer.alloc(4096)), /“nul\.txt” is binary data/],
    [
      fileOf('archive.txt', Buffer.from(`PK\x03\x04${'\x07'.repeat(400)}`, 'latin1')),
      /“archive\.txt” is a ZIP archive/,
    ],
    [
      fileOf('picture.txt', Buffer.from(`\x89PNG\r\n\x1a\n${'\0'.repeat(400)}`, 'latin1')),
      /“picture\.txt” is a PNG image/,
    ],
    [
      fileOf('damaged.facingpages', Buffer.from('\x1f\x8bno more of it', 'latin1')),
      /backup|project/i,
    ],
    [session.folder, /is a folder\. Open it with/],
    [gone, /“gone\.txt” could not be opened: it is not there any more/],
  ]
  for (const [file, message] of cases) {
    await openByDialog(page, file)
    await expect(notices(page).getByText(message)).toBeVisible()
    await dismissNotices(page)
  }
  await expect(page.locator('.card')).toHaveCount(0)
  await expectNothingStored(page)
  await noteSilence(page, 'nine files without a text')
})

test('damaged text is opened with what is left of it, and says what was lost', async () => {
  const page = await startAtLibrary()
  const long = '一二三四五六七八九十，'.repeat(20)

  await openByDialog(page, fileOf('stray.txt', `第一行。\n第\0二行。\n${long}\n`))
  await expectSources(page, ['第一行。', '第二行。', long])
  await notices(page).getByRole('button', { name: 'Read them' }).click()
  await expect(page.getByRole('dialog')).toContainText(/1 control character .* line 2/)
  await page.keyboard.press('Escape')

  // Half of a surrogate pair, as careless programs write it into UTF-8, and into UTF-16.
  const half = Buffer.from([0xed, 0xa0, 0x80])
  const text = `燈下只有他一個人，${long}`
  const utf8 = Buffer.concat([Buffer.from(`${text}\n前`), half, Buffer.from(`後。\n${text}\n`)])
  await openByDialog(page, fileOf('half.txt', utf8))
  await expect.poll(async () => (await sources(page)).at(-1)).toBe(text)
  expect(await sources(page)).toEqual([text, expect.stringMatching(/^前\ufffd+後。$/), text])
  await expect(notices(page).getByText('1 remark on reading “half.txt”')).toBeVisible()

  const utf16 = Buffer.from(`\ufeff${text}\n前\ud800後。\n${text}\n`, 'utf16le')
  await openByDialog(page, fileOf('half-16.txt', utf16))
  await expectSources(page, [text, '前\ufffd後。', text])

  expect(await stored(page)).toMatchObject({ projects: 3, documents: 3 })
  await noteSilence(page, 'three damaged texts')
})

test('every Chinese encoding is recognised; a wrong one is put right', async () => {
  const page = await startAtLibrary()
  const hant = ['夜航', '船在霧裡走了一夜，天亮時靠岸，岸上一個人也沒有。']
  const hans = ['夜航', '船在雾里走了一夜，天亮时靠岸，岸上一个人也没有。']
  const cases: readonly (readonly [string, Uint8Array, readonly string[], string])[] = [
    ['big5.txt', bytesIn('big5', hant.join('\r\n')), hant, 'Big5'],
    ['gb.txt', bytesIn('gbk', hans.join('\r\n')), hans, 'GB 18030'],
    ['le.txt', Buffer.from(`\ufeff${hant.join('\n')}`, 'utf16le'), hant, 'UTF-16 LE'],
    ['be.txt', Buffer.from(`\ufeff${hans.join('\n')}`, 'utf16le').swap16(), hans, 'UTF-16 BE'],
  ]
  for (const [name, bytes, texts, encoding] of cases) {
    await openByDialog(page, fileOf(name, bytes))
    await expectSources(page, texts)
    await expect(notices(page)).toContainText(`Read as ${encoding}`)
    await dismissNotices(page)
  }

  // The user knows better, finds out that he does not, and goes back.
  await openByDialog(page, fileOf('again.txt', bytesIn('big5', hant.join('\r\n'))))
  await expectSources(page, hant)
  for (const [choice, fits] of [
    [/^GB 18030/, false],
    [/^Big5/, true],
  ] as const) {
    await notices(page).getByRole('button', { name: 'Read otherwise…' }).last().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: choice }).check()
    await dialog.getByRole('button', { name: 'Read again' }).click()
    await expect.poll(async () => (await sources(page))[0] === hant[0]).toBe(fits)
    await expect(
      notices(page)
        .getByText(fits ? /Big5/ : /GB 18030/)
        .last(),
    ).toBeVisible()
  }
  await page.keyboard.press('Control+Shift+o')
  await expect(page.locator('.card')).toHaveCount(cases.length + 1)
})

test('a line of 10 MB is opened in rows that can be edited', async () => {
  const page = await startAtLibrary()
  const line = SENTENCE.repeat(Math.ceil((10 * 1024 * 1024) / Buffer.byteLength(SENTENCE)))
  await openByDialog(page, fileOf('line.txt', line))
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 })
  await expect(notices(page)).toContainText('1 remark on reading “line.txt”')
  await page.keyboard.type('Words')
  await expect(page.locator('.page .row.active .target')).toHaveText('Words')
  expect((await sources(page)).join('')).toBe(line)
  await noteSilence(page, 'a line of 10 MB')
})

test('200,000 lines are opened, and their export is cancelled without a trace', async () => {
  test.setTimeout(180_000)
  const count = 200_000
  const page = await startAtLibrary()
  const lines = Array.from({ length: count }, (_, i) => `第${i}行：${SENTENCE}`)
  const file = fileOf('lines.txt', lines.join('\n'))
  const adding = page.getByText('Adding “lines.txt” to the library')

  // Given up half way.
  await openByDialog(page, file)
  await expect(adding).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: /^Cancel Adding/ }).click()
  await expect(adding).toBeHidden()
  await expectNothingStored(page)
  await noteSilence(page, '200,000 lines, cancelled')

  await openByDialog(page, file)
  await expect(rows(page).first()).toBeVisible({ timeout: 90_000 })
  expect(await stored(page)).toMatchObject({ projects: 1, documents: 1, rows: count })
  await noteSilence(page, '200,000 lines, opened')
  await page.keyboard.type('Words')
  await expect(page.locator('.page .row.active .target')).toHaveText('Words')
  await noteSilence(page, '200,000 lines, typed in')

  const target = path.join(session.folder, 'lines.docx')
  await chooseToSave(session.app, target)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: 'Word', exact: true }).check()
  await dialog.getByRole('button', { name: /^Export/ }).click()
  await page.getByRole('button', { name: /^Cancel Exporting/ }).click()
  await expect(page.getByText(/^Exporting/)).toBeHidden()
  await expect(notices(page).getByText(/export/i)).toHaveCount(0)
  expect(fs.existsSync(target)).toBe(false)
  await noteSilence(page, '200,000 lines, export cancelled')
})

test('files come together, onto an open document, and by a second start', async () => {
  const page = await startAtLibrary()
  const [one, two, three, four] = ['一', '二', '三', '四'].map((name) =>
    fileOf(`${name}.txt`, `第${name}篇\n這是第${name}篇的正文，只有一句話。`),
  ) as [string, string, string, string]

  // A folder without a document and an empty file among them do not take the others along.
  const pictures = path.join(session.folder, 'pictures')
  fs.mkdirSync(pictures)
  fs.writeFileSync(path.join(pictures, 'cover.png'), '')
  await dropFiles(page, one, pictures, fileOf('empty.txt', ''), two)
  await expectSources(page, ['第一篇', '這是第一篇的正文，只有一句話。'])
  await expect(notices(page).getByText(/2 files were not read/)).toBeVisible()
  await expect(notices(page).getByText(/“empty\.txt” is empty/)).toBeVisible()
  expect(await stored(page)).toMatchObject({ projects: 1, documents: 2 })
  await dismissNotices(page)

  // What was typed a moment ago is kept when another document comes in between.
  await rows(page).nth(1).locator('.target').click()
  await page.keyboard.type('Half a sen')
  await dropFiles(page, three)
  await expectSources(page, ['第三篇', '這是第三篇的正文，只有一句話。'])
  await page.keyboard.type('Three')
  await startAgain(four)
  await expectSources(page, ['第四篇', '這是第四篇的正文，只有一句話。'])
  await expect(notices(page).getByText('Read as UTF-8.')).toHaveCount(1)
  expect(await stored(page)).toMatchObject({ projects: 3, documents: 4 })

  // A second start without a file, and one with a file that is not there.
  await startAgain()
  await startAgain(path.join(session.folder, 'nowhere.txt'))
  await expect(notices(page).getByText(/“nowhere\.txt” could not be opened/)).toBeVisible()
  expect(await stored(page)).toMatchObject({ projects: 3 })

  await page.keyboard.press('Control+Shift+o')
  await page.getByRole('button', { name: /^一,/ }).first().click()
  await expect(rows(page).nth(1).locator('.target')).toHaveText('Half a sen')
})

test('of a paste from a word processor bold, italics and links stay, and no script runs', async () => {
  const page = await start(fileOf('paste.txt', '第一行。\n第二行。'))
  await expectSources(page, ['第一行。', '第二行。'])
  await rows(page).nth(1).locator('.target').click()
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>
    <p class=MsoNormal style='color:red;font-size:30pt'>A <b>bold</b>, <i>slanted</i>
    <a href="https://example.org/">link</a><a href="javascript:alert(1)">trap</a><o:p></o:p></p>
    <img src=x onerror="document.title='caught'"><script>document.title='caught'</script>
    </body></html>`
  await session.app.evaluate(({ clipboard }, markup) => {
    const write = clipboard.write as unknown as (data: { html: string; text: string }) => void
    write({ html: markup, text: 'plain' })
  }, html)
  await page.keyboard.press('Control+v')
  const target = rows(page).nth(1).locator('.target')
  await expect(target).toHaveText('A bold, slanted linktrap')
  const kept = await target.evaluate((cell) =>
    [...cell.querySelectorAll('*')].map((element) => element.outerHTML),
  )
  expect(kept).toEqual([
    '<strong>bold</strong>',
    '<em>slanted</em>',
    expect.stringMatching(/^<a href="https:\/\/example\.org\/"[^>]*>link<\/a>$/),
  ])
  expect(await page.title()).not.toBe('caught')
})

test('a library of a newer version is refused with its reason, and not touched', async () => {
  let page = await start(fileOf('a.txt', '夜航\n船在霧裡走了一夜。'))
  await expectSources(page, ['夜航', '船在霧裡走了一夜。'])
  await page.keyboard.press('Control+Shift+o')
  await expect(page.locator('.card')).toHaveCount(1)
  const newer = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('facing-pages', 9990)
        opening.onerror = () => reject(opening.error)
        opening.onupgradeneeded = () => opening.result.createObjectStore('ofTheFuture')
        opening.onsuccess = () => {
          opening.result.close()
          resolve(opening.result.version)
        }
      }),
  )
  expect(newer).toBe(9990)
  const before = await stored(page)

  page = await restart()
  await expect(page.getByText('Your library was made by a newer version')).toBeVisible()
  await expect(page.getByText(/Install the latest version/)).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Your library was made by a newer version')).toBeVisible()
  expect(await stored(page)).toEqual(before)
  const closed = session.app.waitForEvent('close')
  await session.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  await closed
})

test('an export that cannot be written says why, and leaves the old file as it was', async () => {
  const page = await start(fileOf('a.txt', '夜航\n船在霧裡走了一夜。'))
  await expectSources(page, ['夜航', '船在霧裡走了一夜。'])
  // No permission keeps root from writing, but for the files of the kernel.
  const shut = asRoot ? '/sys/kernel' : path.join(session.folder, 'shut')
  const old = path.join(shut, asRoot ? 'fscaps' : 'old.md')
  if (!asRoot) {
    fs.mkdirSync(shut)
    fs.writeFileSync(old, 'old')
    fs.chmodSync(shut, 0o555)
  }
  const content = fs.readFileSync(old, 'utf8')
  const listed = fs.readdirSync(shut)
  for (const target of [
    old,
    path.join(shut, 'new.md'),
    path.join(session.folder, 'no', 'folder.md'),
  ]) {
    await chooseToSave(session.app, target)
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('radio', { name: 'Markdown', exact: true }).check()
    await dialog.getByRole('button', { name: /^Export/ }).click()
    const message = notices(page).getByText(/“夜航” was not exported: .*could not be saved: .+\./)
    await expect(message).toBeVisible()
    await dismissNotices(page)
    await expect(message).toBeHidden()
  }
  expect(fs.readFileSync(old, 'utf8')).toBe(content)
  expect(fs.readdirSync(shut)).toEqual(listed)
  if (!asRoot) fs.chmodSync(shut, 0o755)
})
