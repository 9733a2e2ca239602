import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { textOf } from '../../src/core/document/inline.ts'
import { read } from '../../src/formats/read.ts'
import { chooseToOpen, chooseToSave, ROOT } from './launch.ts'
import { newSession } from './session.ts'

/** The article the workbench was made for, where it lies beside the repository; else our own. */
const ARTICLE = [
  path.resolve(ROOT, '../shared/data/article-zh-hant.txt'),
  path.resolve(ROOT, 'resources/samples/article-zh-hant.txt'),
].find((file) => fs.existsSync(file))!

const session = newSession()

const rows = (page: Page) => page.locator('.page .row')
const target = (page: Page, index: number) => rows(page).nth(index).locator('.target')
const source = (page: Page, index: number) => rows(page).nth(index).locator('.source')

const squeeze = (text: string): string => text.replace(/\s+/g, '')

/** Text of a PDF without white space and without what stands at the foot and head of each page. */
function pdfText(file: string): string {
  const raw = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
  const pages = raw.split('\f').filter((page) => page.trim())
  const [first = [], second = []] = pages.map((page) => page.split('\n'))
  // The lines all pages begin with: the running head, and the names of the columns.
  const heads = first.findIndex((line, i) => line !== second[i])
  return squeeze(
    pages
      .flatMap((page) => page.split('\n').slice(heads))
      .filter((line) => !/^\d+ ?\/ ?\d+$/.test(line.trim()))
      .join(''),
  )
}

/** Every text must stand in the whole, each behind the one before. */
function expectInOrder(whole: string, texts: readonly string[]): void {
  let at = 0
  for (const text of texts.map(squeeze)) {
    const found = whole.indexOf(text, at)
    expect(found, `“${text.slice(0, 40)}” behind ${at}`).toBeGreaterThanOrEqual(0)
    at = found + text.length
  }
}

/** Texts long enough to be unmistakable stand exactly once. */
function expectOnce(whole: string, texts: readonly string[]): void {
  for (const text of texts.map(squeeze).filter((long) => long.length >= 30)) {
    expect(whole.split(text).length - 1, text.slice(0, 40)).toBe(1)
  }
}

async function compose(page: Page, steps: readonly string[]): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  for (const text of steps) {
    const end = text.length
    await cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
  }
  await cdp.send('Input.insertText', { text: steps.at(-1)! })
  await cdp.detach()
}

async function exportAs(page: Page, format: string, file: string): Promise<void> {
  await chooseToSave(session.app, file)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: format, exact: true }).check()
  await dialog.getByRole('button', { name: /^Export/ }).click()
  await expect(page.getByText(`“${path.basename(file)}” is exported`)).toBeVisible({
    timeout: 60_000,
  })
}

test('an article is opened, translated, kept, and exported', async () => {
  const whole = read(new Uint8Array(fs.readFileSync(ARTICLE)), path.basename(ARTICLE), {})
  const sources = whole.documents[0]!.rows.map((row) => textOf(row.source))

  // Open.
  let { app, page } = await session.start()
  await chooseToOpen(app, [ARTICLE])
  await page.getByRole('button', { name: /^Open a document/ }).click()
  await expect(rows(page)).toHaveCount(sources.length)
  expect(await source(page, 2).textContent()).toBe(sources[2])

  // Translate with real keys, and with an input method.
  await target(page, 0).click()
  await page.keyboard.type('Source: Bay Area Review')
  await page.keyboard.press('Enter')
  await page.keyboard.type('By a scholar of public policy')
  await page.keyboard.press('Enter')
  await page.keyboard.type('"What has it changed? What hasn\'t it?"')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('Its sudden rise made waves: ')
  await compose(page, ['ㄌ', 'ㄌㄤ', '浪', '浪潮'])
  await page.keyboard.type(' in the original.')
  await expect(target(page, 2)).toHaveText('“What has it changed? What hasn’t it?”')
  await expect(target(page, 3)).toHaveText('Its sudden rise made waves: 浪潮 in the original.')
  await expect(rows(page).nth(2)).toHaveAttribute('data-status', 'translated')
  await expect(rows(page).nth(3)).toHaveAttribute('data-status', 'draft')

  // Split, merge, undo: the structure comes and goes, the text stays.
  for (let word = 0; word < 3; word++) await page.keyboard.press('Control+ArrowLeft')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(rows(page)).toHaveCount(sources.length + 1)
  await page.keyboard.press('Control+z')
  await expect(rows(page)).toHaveCount(sources.length)
  await page.keyboard.press('Control+m')
  await expect(rows(page)).toHaveCount(sources.length - 1)
  await page.keyboard.press('Control+z')
  await expect(rows(page)).toHaveCount(sources.length)
  await expect(target(page, 3)).toHaveText('Its sudden rise made waves: 浪潮 in the original.')

  // Sentences and back.
  await page.getByRole('button', { name: 'Sentence rows' }).click()
  await expect.poll(() => rows(page).count()).toBeGreaterThan(sources.length)
  await page.getByRole('button', { name: 'Paragraph rows' }).click()
  await expect(rows(page)).toHaveCount(sources.length)
  await expect(target(page, 3)).toHaveText('Its sudden rise made waves: 浪潮 in the original.')

  // Leave without saving, come back to the same place.
  await target(page, 3).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' One more')
  const closed = app.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  await closed
  ;({ app, page } = await session.start())
  await expect(target(page, 3)).toHaveText(
    'Its sudden rise made waves: 浪潮 in the original. One more',
  )
  await expect(rows(page).nth(3)).toHaveClass(/active/)
  await page.keyboard.type(' word.')
  await expect(target(page, 3)).toHaveText(
    'Its sudden rise made waves: 浪潮 in the original. One more word.',
  )

  // A translation for every row, so that the exports can be held against them.
  for (let index = 4; index < sources.length; index++) {
    await target(page, index).click()
    await page.keyboard.insertText(`Translation number ${index} of this article, in English.`)
    await page.keyboard.press('Control+Enter')
  }
  const targets = await page.locator('.page .target').allTextContents()
  expect(targets.every((text) => text.length > 0)).toBe(true)
  const texts = sources.flatMap((text, index) => [text, targets[index]!])

  // PDF: every row once and in order, fonts embedded with their Unicode maps.
  const pdf = path.join(session.folder, 'article.pdf')
  await exportAs(page, 'PDF', pdf)
  const printed = pdfText(pdf)
  expectInOrder(printed, texts)
  expectOnce(printed, texts)
  const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(1)
  for (const font of fonts) {
    expect(font).not.toContain('Type 3')
    expect(font.trim().split(/\s+/).slice(-5, -2), font).toEqual(['yes', 'yes', 'yes'])
  }
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
  expect(info).toMatch(/Tagged:\s+yes/)
  expect(info).toMatch(/Title:\s+\S/)

  // DOCX: the same, seen through another word processor.
  const docx = path.join(session.folder, 'article.docx')
  await exportAs(page, 'Word', docx)
  execFileSync(
    'soffice',
    // As text: a row that is higher than a quarter of a page may go on over its end.
    [
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      `${session.folder}/office`,
      docx,
    ],
    {
      env: { ...process.env, HOME: session.folder },
    },
  )
  const shown = squeeze(fs.readFileSync(path.join(session.folder, 'office', 'article.txt'), 'utf8'))
  expectInOrder(shown, texts)
  expectOnce(shown, texts)
})
