import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import {
  chooseToOpen,
  killTree,
  type Launched,
  launch,
  ROOT,
  removeFolder,
  temporaryFolder,
} from './launch.ts'

const TIMES = 20

let folder: string
let started: Launched | null = null

test.beforeEach(() => {
  folder = temporaryFolder()
})

test.afterEach(async () => {
  if (started) await killTree(started.app)
  started = null
  removeFolder(folder)
})

const target = (page: Page, index: number) =>
  page.locator('.page .row').nth(index).locator('.target')

test(`nothing typed is lost when the app is killed half a second later, ${TIMES} times`, async () => {
  test.setTimeout(300_000)
  const data = path.join(folder, 'data')
  started = await launch(data)
  await chooseToOpen(started.app, [path.join(ROOT, 'resources/samples/article-zh-hant.txt')])
  await started.page.getByRole('button', { name: /^Open a document/ }).click()
  const typed: string[] = []
  for (let i = 0; i < TIMES; i++) {
    const { app, page } = started!
    await target(page, i).click()
    const text = `Words that must survive, number ${i}, typed key by key`
    await page.keyboard.type(text)
    typed.push(text)
    await page.waitForTimeout(500)
    await killTree(app)
    started = await launch(data)
    await expect(target(started.page, i)).toHaveText(text)
  }
  for (const [i, text] of typed.entries()) await expect(target(started.page, i)).toHaveText(text)
})
