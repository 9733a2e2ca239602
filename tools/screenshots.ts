// npx tsx tools/screenshots.ts [folder] [review]: pictures of every screen, or of the review of an
// alignment alone, for the documentation and for looking at. Drives the built app with the sample
// article and with a short story of our own.

import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { chooseToOpen, launch, ROOT, removeFolder, temporaryFolder } from '../tests/e2e/launch.ts'

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
  const dismiss = page.getByRole('button', { name: 'Dismiss' })
  if (await dismiss.count()) await dismiss.first().click()
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

const shootWorkspace = async () => {
  await resize(1280, 800)
  await shoot('library-empty')
  await page.getByRole('button', { name: /Try the sample/ }).click()
  await rows(page).first().waitFor()
  for (const { row, target: text } of translation) {
    await rows(page).nth(row).locator('.target').click()
    await page.keyboard.insertText(text)
    if (row < translation.length - 1) await press('Control+Enter')
  }
  const dismiss = page.getByRole('button', { name: 'Dismiss' })
  if (await dismiss.count()) await dismiss.first().click()
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
  if (process.argv[3] !== 'review') await shootWorkspace()
  await shootReview()
} finally {
  await app.close()
  removeFolder(folder)
}
