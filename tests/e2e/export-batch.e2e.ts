import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { chooseToOpen, chooseToSave } from './launch.ts'
import { newSession } from './session.ts'

/**
 * A project of several documents leaves as a publisher wants it: in a theme of its own, each document
 * as a file in one folder, and all of them as one book.
 */

const session = newSession()

const TEXTS = [
  ['夜航', '船在霧裡走了一夜，沒有人說話。'],
  ['晨泊', '天亮時靠岸，鐘聲從山上傳來。'],
  ['尾聲', '後來那條船再也沒有出過港。'],
] as const

/** Opens a project of three documents. */
async function openProject(): Promise<Page> {
  const files = TEXTS.map(([title, text], i) => {
    const file = path.join(session.folder, `${i + 1}.md`)
    fs.writeFileSync(file, `# ${title}\n\n${`${text}\n\n`.repeat(6)}`)
    return file
  })
  const { page } = await session.start(...files)
  await expect(page.locator('.page .row').first()).toBeVisible()
  return page
}

async function exportAll(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Export all documents')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
}

/** Milliseconds that printing may take on a busy machine. */
const PATIENCE = { timeout: 30_000 }

/** Waits for a message. */
const told = (page: Page, message: string) =>
  expect(page.getByRole('region', { name: 'Messages' })).toContainText(message, PATIENCE)

const textOf = (file: string): string =>
  execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s/g, '')

test('all documents of a project, a file each in a theme of one’s own, then as one book', async () => {
  const page = await openProject()
  const out = path.join(session.folder, 'out')
  fs.mkdirSync(out)
  fs.writeFileSync(path.join(out, '夜航.pdf'), 'old')
  await chooseToOpen(session.app, [out])

  await exportAll(page)
  await page.getByLabel('PDF', { exact: true }).check()
  await page.getByLabel('Theme', { exact: true }).selectOption('Book')
  await page.getByRole('button', { name: 'Change…' }).click()
  await page.getByLabel('Name of the theme').fill('Harbour')
  await page.getByLabel('Headings: code of the colour').fill('#1a5c2e')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Export 3 files' }).click()
  await page.getByRole('button', { name: 'Replace' }).click()
  await told(page, '3 files are in “out”, checked: 21 of 21 rows')
  expect(fs.readdirSync(out).sort()).toEqual(['夜航.pdf', '尾聲.pdf', '晨泊.pdf'])
  for (const [title, text] of TEXTS) {
    expect(textOf(path.join(out, `${title}.pdf`))).toContain(text)
  }

  const book = path.join(session.folder, 'book.pdf')
  await chooseToSave(session.app, book)
  await exportAll(page)
  await expect(page.getByLabel('Theme', { exact: true })).toHaveValue('own/Harbour')
  await page.getByLabel('All 3 documents in one file, as chapters').check()
  await page.getByLabel('Facing pages').check()
  await page.getByLabel('Translated title').fill('Three Tides')
  await page.getByRole('button', { name: 'Export PDF' }).click()
  await told(page, '“book.pdf” is exported and checked: 21 of 21 rows')
  const text = textOf(book)
  const places = TEXTS.map(([, line]) => text.indexOf(line))
  expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true)
  expect(text.match(/Contents/g)).toHaveLength(1)
  expect(text).toContain('ThreeTides')
})
