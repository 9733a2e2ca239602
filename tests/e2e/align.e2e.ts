import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { chooseToSave, type Launched, ROOT } from './launch.ts'
import { newSession } from './session.ts'

const FIXTURES = path.join(ROOT, 'tests/fixtures/align')
const ZH = path.join(FIXTURES, 'ferry.zh.txt')
const EN = path.join(FIXTURES, 'ferry.en.txt')

/** What the two texts become; the aligner's own tests say how well it does on others. */
const ROWS = 49
/** Where the translator put two sentences into one, and one into two. */
const MERGED = 21
const SPLIT = 26
/** Rows with one side only. */
const ADDED = 28
const OMITTED = 40

const session = newSession()

const rows = (page: Page) => page.locator('.page .row')
const cell = (page: Page, index: number, side: 'source' | 'target') =>
  rows(page).nth(index).locator(`.${side}`)

/** Everything that a reviewer can change, row by row. */
const state = (page: Page) =>
  rows(page).evaluateAll((all) =>
    all.map((row) => {
      const { dataset } = row as HTMLElement
      const text = (side: string) => row.querySelector(`.${side}`)!.textContent
      return [text('source'), text('target'), dataset.link, dataset.sure, dataset.status]
    }),
  )

const squeeze = (text: string): string => text.replace(/\s+/g, '')

async function drop(page: Page, files: readonly string[]): Promise<void> {
  const contents = files.map((file) => ({
    name: path.basename(file),
    text: fs.readFileSync(file, 'utf8'),
  }))
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer()
    for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name))
    document
      .querySelector('#root > *')!
      .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, contents)
}

/** Puts the caret to the start of a side, and some words further. */
async function caret(page: Page, index: number, side: 'source' | 'target', words = 0) {
  await cell(page, index, side).click({ position: { x: 4, y: 8 } })
  await page.keyboard.press('Home')
  for (let i = 0; i < words; i++) await page.keyboard.press('Control+ArrowRight')
}

async function choose({ app }: Launched, label: string): Promise<void> {
  await app.evaluate(({ Menu }, name) => {
    const items = Menu.getApplicationMenu()!.items.flatMap((menu) => menu.submenu?.items ?? [])
    items.find((item) => item.label === name)!.click()
  }, label)
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

test('a text and its translation are aligned, reviewed, kept and exported', async () => {
  test.setTimeout(240_000)
  let { app, page } = await session.start()

  // Two raw files, dropped together.
  await page.locator('.welcome').waitFor()
  await drop(page, [EN, ZH])
  await page.getByRole('button', { name: 'Align them' }).click()
  await expect(rows(page)).toHaveCount(ROWS, { timeout: 60_000 })
  await expect(rows(page).nth(MERGED)).toHaveAttribute('data-shape', '2:1')
  await expect(rows(page).nth(SPLIT)).toHaveAttribute('data-shape', '1:2')
  await expect(rows(page).nth(ADDED)).toHaveAttribute('data-link', 'addition')
  await expect(rows(page).nth(OMITTED)).toHaveAttribute('data-link', 'omission')
  const aligned = await state(page)
  const side = (all: typeof aligned, number: 0 | 1) =>
    squeeze(all.map((row) => row[number]).join(''))
  const lengthsOf = (all: typeof aligned) => [side(all, 0).length, side(all, 1).length]
  expect(side(aligned, 0)).toBe(squeeze(fs.readFileSync(ZH, 'utf8')))
  expect(side(aligned, 1)).toBe(squeeze(fs.readFileSync(EN, 'utf8')))

  // The doubtful list, walked by keys: every entry is come to, and after the last the first again.
  const list = page.getByRole('tabpanel', { name: /Doubtful/ }).getByRole('listitem')
  const doubtful = await list.count()
  expect(doubtful).toBeGreaterThanOrEqual(3)
  await caret(page, 0, 'target')
  const visited: string[] = []
  for (let i = 0; i <= doubtful; i++) {
    await page.keyboard.press('F8')
    visited.push((await page.locator('.page .row.active').getAttribute('data-id'))!)
  }
  expect(new Set(visited).size).toBe(doubtful)
  expect(visited.at(-1)).toBe(visited[0])
  await page.keyboard.press('Shift+F8')
  await expect(page.locator('.page .row.active')).toHaveAttribute('data-id', visited.at(-2)!)

  // Each operation once, and undone.
  const operations: readonly (readonly [
    name: string,
    index: number,
    side: 'source' | 'target',
    words: number,
    run: (() => Promise<void>) | string,
  ])[] = [
    ['sentence up', SPLIT, 'target', 0, 'Control+Alt+ArrowUp'],
    ['sentence down', MERGED, 'source', 0, 'Control+Alt+ArrowDown'],
    ['pull up', 9, 'target', 0, 'Control+Alt+j'],
    ['split side', 23, 'target', 2, 'Control+Alt+Enter'],
    ['swap', 8, 'target', 0, 'Control+Alt+s'],
    ['empty cell', 16, 'target', 0, 'Control+Alt+i'],
    ['close cell', OMITTED, 'target', 0, 'Control+Alt+o'],
    ['unlink', 10, 'target', 0, 'Control+Alt+u'],
    ['park', 12, 'target', 0, 'Control+Alt+p'],
    ['merge with next', 17, 'target', 0, 'Control+m'],
    ['merge with previous', 17, 'target', 0, 'Control+Shift+m'],
    ['split row', 21, 'target', 8, 'Control+Shift+Enter'],
    ['omission', OMITTED, 'source', 0, () => choose(session, 'Mark as omission')],
    ['addition', ADDED, 'target', 0, () => choose(session, 'Mark as addition')],
    ['inversion', 9, 'target', 0, () => choose(session, 'Mark as inversion')],
    ['ordinary pair', OMITTED, 'source', 0, () => choose(session, 'Mark as an ordinary pair')],
    ['confirm', 27, 'target', 0, () => choose(session, 'Confirm link')],
    ['edit the source', 14, 'source', 0, () => page.keyboard.type('後來')],
    ['edit the target', 14, 'target', 0, () => page.keyboard.type('Later ')],
  ]
  for (const [name, index, where, words, run] of operations) {
    await test.step(name, async () => {
      await caret(page, index, where, words)
      if (typeof run === 'string') await page.keyboard.press(run)
      else await run()
      await expect.poll(() => state(page), name).not.toEqual(aligned)
      if (!name.startsWith('edit') && name !== 'park') {
        // No operation loses or doubles a character.
        const lengths = async () => lengthsOf(await state(page))
        await expect.poll(lengths, name).toEqual(lengthsOf(aligned))
      }
      await page.keyboard.press('Control+z')
      await expect.poll(() => state(page), `${name}, undone`).toEqual(aligned)
    })
  }

  // What is parked can be put into another row.
  await caret(page, 12, 'target')
  await page.keyboard.press('Control+Alt+p')
  await page.getByRole('tab', { name: /Parked/ }).click()
  await caret(page, 13, 'target')
  const parked = page.getByRole('tabpanel', { name: /Parked/ }).getByRole('button')
  await expect(parked).toContainText('the river is talking')
  await parked.click()
  await expect(cell(page, 13, 'target')).toContainText('planks. “Listen,”')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => state(page)).toEqual(aligned)

  // A shift that went wrong is put right by aligning the rest again.
  await caret(page, 5, 'target')
  await choose(session, 'Confirm link')
  await caret(page, 9, 'target')
  await page.keyboard.press('Control+Alt+i')
  await expect(cell(page, 10, 'target')).toHaveText(aligned[9]![1]!)
  await page.keyboard.press('Control+Alt+r')
  await expect(cell(page, 10, 'target')).toHaveText(aligned[10]![1]!)
  await expect(rows(page).nth(5)).toHaveAttribute('data-sure', 'confirmed')
  const texts = (all: typeof aligned) => all.slice(0, 27).map((row) => row.slice(0, 2))
  expect(texts(await state(page))).toEqual(texts(aligned))

  // Confirm everything.
  await page.getByRole('button', { name: 'Confirm all above…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm all above' })
  await dialog.getByRole('slider').press('Home')
  await dialog.getByRole('button', { name: /^Confirm \d+ links$/ }).click()
  await expect(page.locator('.page .row:not([data-sure="confirmed"])')).toHaveCount(0)
  const reviewed = await state(page)

  // A translation memory and a printed book.
  const tmx = path.join(session.folder, 'ferry.tmx')
  await exportAs(page, 'TMX', tmx)
  const memory = fs.readFileSync(tmx, 'utf8')
  const pairs = reviewed.filter(([source, target]) => source && target)
  expect(memory.match(/<tu[ >]/g)).toHaveLength(pairs.length)
  expect(memory).toContain('Alone he poled his boat back and forth')
  const pdf = path.join(session.folder, 'ferry.pdf')
  await exportAs(page, 'PDF', pdf)
  const printed = squeeze(execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }))
  for (const [source, target] of reviewed) {
    for (const text of [source!, target!]) {
      if (text.length < 24) continue
      expect(printed).toContain(squeeze(text).slice(0, 12))
    }
  }

  // Quit and come back: all as left.
  const closed = app.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  await closed
  ;({ app, page } = await session.start())
  await expect(rows(page)).toHaveCount(reviewed.length)
  expect(await state(page)).toEqual(reviewed)
  await page.keyboard.press('Control+Shift+r')
  await expect(page.getByText(`${reviewed.length} of ${reviewed.length} confirmed`)).toBeVisible()
})
