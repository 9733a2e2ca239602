import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { createDocument, type RowDraft } from '../../src/core/document/create.ts'
import { writeXliff } from '../../src/formats/xliff/write.ts'
import { chooseToOpen, chooseToSave } from './launch.ts'
import { newSession } from './session.ts'

// Two versions of a translation, side by side as a redline, and as Word, PDF and a web page.

const session = newSession()

const ROWS: readonly (readonly [RowDraft['kind'], string, string])[] = [
  ['title', '渡口的燈', 'The Lamp at the Ferry'],
  [
    'paragraph',
    '天色漸漸暗了，渡口沒有人。',
    'The sky was growing dark, and nobody was at the ferry.',
  ],
  ['paragraph', '船還沒有回來。', 'The boat had not come back.'],
  [
    'paragraph',
    '母親在燈下等著，手裡拿著針線。',
    'Mother was waiting by the lamp, a needle in her hand.',
  ],
  ['paragraph', '風從海上吹來，帶著鹽的味道。', 'A wind blew in from the sea and smelled of salt.'],
  ['paragraph', '她把燈芯挑亮，又添了一點油。', 'She trimmed the wick and added a little oil.'],
  ['paragraph', '夜很長，浪聲很近。', 'The night was long, and the waves were near.'],
  ['paragraph', '天亮的時候，船靠岸了。', 'At daybreak the boat came ashore.'],
]

/** The text as it was before: one row was changed, one is gone, one came. */
const BEFORE = ROWS.flatMap((row, i): (typeof ROWS)[number][] => {
  if (i === 1)
    return [['paragraph', row[1], 'The sky was going dark, and nobody was at the ferry.']]
  if (i === 4) return []
  if (i === 6) return [row, ['paragraph', '雞叫了三遍。', 'The cock crowed three times.']]
  return [row]
})

function xliff(name: string, rows: typeof ROWS): string {
  const document = createDocument({
    rows: rows.map(([kind, source, target]) => ({ kind, source, target })),
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'ferry.txt', format: 'text' },
    metadata: { title: '渡口的燈', targetTitle: 'The Lamp at the Ferry' },
  })
  const file = path.join(session.folder, name)
  fs.writeFileSync(file, writeXliff(document))
  return file
}

const compareWindow = (page: Page) => page.getByRole('dialog', { name: 'Compare versions' })
const rowOf = (page: Page, label: string) =>
  compareWindow(page).getByRole('region', { name: label, exact: true })

async function openCompare(page: Page) {
  await page.keyboard.press('Control+Alt+d')
  await expect(compareWindow(page)).toBeVisible()
}

async function exportAs(page: Page, item: string, file: string): Promise<void> {
  await chooseToSave(session.app, file)
  await compareWindow(page).getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await expect(page.getByText(`“${path.basename(file)}” is exported`)).toBeVisible({
    timeout: 60_000,
  })
}

test('a file is compared with the text as it is, and the redline exported', async () => {
  const after = xliff('ferry.xlf', ROWS)
  const before = xliff('ferry-before.xlf', BEFORE)
  const { app, page } = await session.start(after)
  await expect(page.locator('.page .row')).toHaveCount(ROWS.length)

  await openCompare(page)
  await chooseToOpen(app, [before])
  await compareWindow(page).getByRole('button', { name: 'A file…' }).click()
  await expect(compareWindow(page).getByRole('status')).toHaveText('3 rows with changes')
  const changed = rowOf(page, 'Row 2: Changed')
  await expect(changed.locator('del')).toHaveText('going')
  await expect(changed.locator('ins')).toHaveText('growing')
  await expect(rowOf(page, 'Row 5: Added').locator('ins')).toHaveText([ROWS[4]![1], ROWS[4]![2]])
  await expect(rowOf(page, 'Row 7: Removed').locator('del')).toHaveText([
    '雞叫了三遍。',
    'The cock crowed three times.',
  ])
  await expect(compareWindow(page).getByText('1 row changed · 1 added · 1 removed')).toBeVisible()

  await page.keyboard.press('n')
  await expect(compareWindow(page).getByRole('status')).toHaveText('Change 1 of 3')
  await expect(changed).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('F8')
  await expect(rowOf(page, 'Row 5: Added')).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Shift+F8')
  await page.keyboard.press('p')
  await expect(compareWindow(page).getByRole('status')).toHaveText('Change 3 of 3')

  await expect(rowOf(page, 'Row 3: The same')).toHaveCount(0)
  await compareWindow(page).getByRole('button', { name: '2 rows without changes' }).first().click()
  await expect(rowOf(page, 'Row 3: The same')).toBeVisible()
  await page.keyboard.press('a')
  await expect(compareWindow(page).locator('.compare-row')).toHaveCount(ROWS.length + 1)
  await compareWindow(page).getByLabel('Texts').selectOption('source')
  await expect(compareWindow(page).getByRole('status')).toHaveText('Change 2 of 2')

  const docx = path.join(session.folder, 'redline.docx')
  await exportAs(page, 'Word, with tracked changes', docx)
  const xml = strFromU8(unzipSync(new Uint8Array(fs.readFileSync(docx)))['word/document.xml']!)
  const deleted = /<w:del [^>]*>(?:(?!<\/w:del>).)*<w:delText[^>]*>going<\/w:delText>/
  const inserted = /<w:ins [^>]*>(?:(?!<\/w:ins>).)*>growing</
  expect([deleted.test(xml), inserted.test(xml)]).toEqual([true, true])

  const html = path.join(session.folder, 'redline.html')
  await exportAs(page, 'Web page', html)
  expect(fs.readFileSync(html, 'utf8')).toMatch(/<del[^>]*>going<\/del><ins[^>]*>growing<\/ins>/)

  const pdf = path.join(session.folder, 'redline.pdf')
  await exportAs(page, 'PDF', pdf)
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
  expect(text).toContain('“ferry-before.xlf” → “The text as it is now”')
  expect(text.replace(/\s/g, '')).toContain('goinggrowing')
})

test('a version that was kept is compared with the text as it is now', async () => {
  const { page } = await session.start(xliff('ferry.xlf', ROWS))
  await expect(page.locator('.page .row')).toHaveCount(ROWS.length)
  await page.keyboard.press('Control+Alt+v')
  const versions = page.getByRole('dialog', { name: 'Versions' })
  await versions.getByLabel('Name of the version').fill('First draft')
  await versions.getByRole('button', { name: 'Keep this version' }).click()
  await expect(versions.getByText('First draft')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.locator('.page .row').nth(2).locator('.target').click()
  await page.locator('.page .row').nth(2).locator('.target').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Not yet.')

  await page.keyboard.press('Control+Alt+v')
  await versions
    .getByRole('button', { name: 'Compare with the text as it is: First draft' })
    .click()
  const compare = compareWindow(page)
  await expect(compare.getByLabel('Compare', { exact: true })).toContainText('First draft')
  await expect(rowOf(page, 'Row 3: Changed').locator('ins')).toHaveText(' Not yet.')
  await compare.getByRole('button', { name: 'Exchange the versions' }).click()
  await expect(rowOf(page, 'Row 3: Changed').locator('del')).toHaveText(' Not yet.')
  await page.keyboard.press('Escape')
  await expect(compare).toHaveCount(0)
})
