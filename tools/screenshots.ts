// npx tsx tools/screenshots.ts [folder] [review|round]: pictures of every screen, or only of the review
// of an alignment, or of a round with a reviewer, for the documentation and for looking at. Drives the
// built app with the sample article and with a short story of our own.

import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import {
  chooseToOpen,
  chooseToSave,
  launch,
  ROOT,
  removeFolder,
  temporaryFolder,
} from '../tests/e2e/launch.ts'
import { reviewedDocx } from '../tests/fixtures/build/reviewed-docx.ts'

const target = path.resolve(process.argv[2] ?? path.join(ROOT, 'docs', 'images'))
fs.mkdirSync(target, { recursive: true })

const sample = (name: string) => path.join(ROOT, 'resources', 'samples', name)

const translation = JSON.parse(fs.readFileSync(sample('article-zh-hant.en.json'), 'utf8')) as {
  row: number
  target: string
}[]

const folder = temporaryFolder()
const { app, page } = await launch(folder)

const resize = async (width: number, height: number) => {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]!.setContentSize(w!, h!),
    [width, height],
  )
  await page.waitForTimeout(300)
}

const shoot = async (name: string) => {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(400)
  await page.screenshot({ path: path.join(target, `${name}.png`) })
}

const rows = (from: Page) => from.locator('.page .row')
const press = (keys: string) => page.keyboard.press(keys)

/** Opens a dialog by its keys, takes its picture, closes it. */
const shootDialog = async (keys: string, name: string, wait = 300) => {
  await press(keys)
  await page.waitForTimeout(wait)
  await shoot(name)
  await press('Escape')
  await page.waitForTimeout(150)
}

const chooseLanguage = async (label: RegExp, language: string) => {
  await press('Control+k')
  await page.keyboard.type(label.source)
  await press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.locator('select').first().waitFor()
  for (const select of await dialog.locator('select').all()) {
    const values = await select
      .locator('option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
    if (values.includes(language)) await select.selectOption(language)
  }
  await press('Escape')
  await page.waitForTimeout(500)
}

/** The story and its translation, aligned by the app itself. */
const shootReview = async () => {
  await resize(1280, 800)
  await page.emulateMedia({ colorScheme: 'light' })
  const files = ['zh', 'en'].map((language) =>
    path.join(ROOT, 'tools', 'screenshots', `night-ferry.${language}.txt`),
  )
  await chooseToOpen(app, files)
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()!.items.flatMap((menu) => menu.submenu?.items ?? [])
    items.find((item) => item.label.startsWith('Align with'))!.click()
  })
  await page.locator('.review-strip').waitFor({ timeout: 60_000 })
  await rows(page).first().waitFor()
  await dismissAll()
  for (let i = 0; i < 4; i++) {
    await press('F8')
    await press('Enter')
    await page.waitForTimeout(150)
  }
  await shoot('review')
  const word = rows(page).locator('.source', { hasText: '收音機早就' })
  await word.click()
  await page.getByRole('tab', { name: 'Why?' }).click()
  await word.hover({ position: { x: 30, y: 20 } })
  await page.waitForTimeout(500)
  await shoot('review-why')
  await page.getByRole('tab', { name: 'Figures' }).click()
  await shoot('review-figures')
  await page.getByRole('tab', { name: /Doubtful/ }).click()
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot('review-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await resize(900, 700)
  await shoot('review-narrow')
  await resize(1280, 800)
}

/** What the reviewer changes, in the words of the translation. */
const OUGHT_TO_BE = [
  ['How Do Two Scripts Stand on One Line?', 'How Do Two Scripts Share a Line?'],
  ['went to see the people', 'called on the people'],
  ['how much arithmetic, how much compromise', 'how much reckoning, how much compromise'],
] as const

const dismissAll = async () => {
  for (const button of await page.getByRole('button', { name: 'Dismiss' }).all()) {
    await button.click()
  }
}

/** Puts the caret before the first word of a translation. */
const atStartOf = async (row: number) => {
  await rows(page)
    .nth(row)
    .locator('.target')
    .click({ position: { x: 1, y: 14 } })
}

/** Exports the open document for review. */
const sendAs = async (format: string, file: string) => {
  await chooseToSave(app, file)
  await press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: format }).first().check()
  await dialog.getByRole('radio', { name: /^Review table/ }).check()
  await dialog.getByRole('button', { name: /^Export/ }).click()
  await page.getByText('is exported', { exact: false }).waitFor({ timeout: 60_000 })
  await dismissAll()
}

/** A translation with tracked changes and a comment goes to a reviewer and comes home. */
const shootRound = async () => {
  await resize(1280, 800)
  await rows(page).nth(4).locator('.target').click()
  const sent = path.join(folder, 'Facing pages.docx')
  await sendAs('Word', sent)
  await shootReviewerPage()

  const reviewed = translation.map(({ target: text }) => text)
  const edits = OUGHT_TO_BE.flatMap(([from, to]) => {
    const text = reviewed.find((each) => each.includes(from))
    return text ? [{ text, becomes: text.replace(from, to) }] : []
  })
  const returned = path.join(folder, 'Facing pages, Lin Yue.docx')
  const comment = { text: reviewed[9]!, comment: 'Is this picture ours to print?' }
  fs.writeFileSync(
    returned,
    reviewedDocx(new Uint8Array(fs.readFileSync(sent)), [...edits, comment]),
  )

  // The translator goes on meanwhile.
  await atStartOf(4)
  await press('Control+Shift+x')
  await page.getByLabel('Your name').fill('Chen Wei')
  await press('Enter')
  await atStartOf(5)
  for (let i = 0; i < 2; i++) await press('Control+Shift+ArrowRight')
  await page.keyboard.insertText('Last autumn')
  await atStartOf(4)
  for (let i = 0; i < 3; i++) await press('Control+ArrowRight')
  for (let i = 0; i < 2; i++) await press('Control+Shift+ArrowRight')
  await press('Control+Alt+m')
  await page.keyboard.insertText('Too plain for 習以為常?')
  await press('Control+Enter')
  await atStartOf(5)
  await page.getByRole('radio', { name: 'Whole document' }).check()
  await page.waitForTimeout(300)
  await shoot('tracking')
  if (await page.locator('.side-panel').count()) await press('Control+2')

  await chooseToOpen(app, [returned])
  await press('Control+Alt+e')
  await page.locator('.round-list').waitFor({ timeout: 60_000 })
  await shoot('round')
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot('round-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  while (!(await page.getByText('Everything is decided').count())) {
    await press('1')
    await press('n')
  }
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await page.locator('.round-list').waitFor({ state: 'detached' })
  await dismissAll()

  await press('Control+Alt+d')
  const older = page.getByRole('dialog', { name: 'Compare versions' }).locator('select').first()
  await older.waitFor()
  const round = older.locator('option', { hasText: 'Sent for review, round 1' }).first()
  await older.selectOption((await round.getAttribute('value')) ?? '')
  await page.waitForTimeout(1000)
  await shoot('compare')
  await press('Escape')

  await press('Control+e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'PDF' }).check()
  await dialog.getByRole('radio', { name: /^Two columns/ }).check()
  await dialog.getByRole('button', { name: 'Change…' }).click()
  await page.waitForTimeout(1500)
  await shoot('theme')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await press('Escape')
}

/** The page as its reviewer sees it, in a browser of his own. */
const shootReviewerPage = async () => {
  const file = path.join(folder, 'Facing pages.html')
  await sendAs('Web page', file)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const reader = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' })
  await reader.goto(pathToFileURL(file).href)
  await reader
    .locator('[contenteditable]')
    .nth(3)
    .click({ position: { x: 8, y: 16 } })
  await reader.keyboard.press('Control+Shift+ArrowRight')
  await reader.keyboard.type('Lay')
  await reader.waitForTimeout(800)
  await reader.evaluate(() => scrollTo(0, 0))
  await reader.screenshot({ path: path.join(target, 'review-page.png') })
  await browser.close()
}

const typeSample = async () => {
  await page.getByRole('button', { name: /Try the sample/ }).click()
  await rows(page).first().waitFor()
  for (const { row, target: text } of translation) {
    await rows(page).nth(row).locator('.target').click()
    await page.keyboard.insertText(text)
    if (row < translation.length - 1) await press('Control+Enter')
  }
  await dismissAll()
}

const shootWorkspace = async () => {
  await resize(1280, 800)
  await shoot('library-empty')
  await typeSample()
  await rows(page).nth(3).locator('.target').click()
  await page.evaluate(() => document.querySelector('.workspace-scroller')?.scrollTo(0, 0))
  await shoot('workspace')

  for (const [name, width, height] of [
    ['workspace-wide', 1920, 1080],
    ['workspace-narrow', 700, 860],
  ] as const) {
    await resize(width, height)
    await shoot(name)
  }
  await resize(1280, 800)

  await press('Control+h')
  await page.keyboard.type('左邊')
  await press('Enter')
  await shoot('find')
  await press('Escape')

  await shootDialog('Control+e', 'export', 2500)
  await shootDialog('Control+k', 'palette')
  await shootDialog('Control+/', 'shortcuts')
  await press('Control+2')
  await shoot('panel')
  await press('Control+2')

  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot('workspace-dark')
  await shootDialog('Control+e', 'export-dark', 1500)
  await press('Control+Shift+o')
  await page.getByRole('searchbox').waitFor()
  await shoot('library-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await shoot('library')

  await page.locator('.card, [data-card], .library-main button').first().click()
  await rows(page).first().waitFor()
  await chooseLanguage(/Settings/, 'zh-Hant')
  await page.evaluate(() => document.querySelector('.workspace-scroller')?.scrollTo(0, 0))
  await shoot('workspace-zh-Hant')
  await shootDialog('Control+e', 'export-zh-Hant', 1500)
  await chooseLanguage(/設定/, 'zh-Hans')
  await shoot('workspace-zh-Hans')
  await shootDialog('Control+/', 'shortcuts-zh-Hans')
  await press('Control+Shift+o')
  await page.getByRole('searchbox').waitFor()
  await shoot('library-zh-Hans')
  await chooseLanguage(/设置/, 'en')
}

try {
  await page.getByRole('button', { name: /Try the sample/ }).waitFor()
  const only = process.argv[3]
  if (!only) {
    await shootWorkspace()
    await page.locator('.card, [data-card], .library-main button').first().click()
    await rows(page).first().waitFor()
  } else if (only === 'round') await typeSample()
  if (only !== 'review') await shootRound()
  if (only !== 'round') await shootReview()
} finally {
  await app.close()
  removeFolder(folder)
}
