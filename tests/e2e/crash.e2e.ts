import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { chooseToOpen, killTree, ROOT } from './launch.ts'
import { newSession } from './session.ts'

const TIMES = 20

const session = newSession()

const target = (page: Page, index: number) =>
  page.locator('.page .row').nth(index).locator('.target')

test(`nothing typed is lost when the app is killed half a second later, ${TIMES} times`, async () => {
  test.setTimeout(300_000)
  await session.start()
  await chooseToOpen(session.app, [path.join(ROOT, 'resources/samples/article-zh-hant.txt')])
  await session.page.getByRole('button', { name: /^Open a document/ }).click()
  const typed: string[] = []
  for (let i = 0; i < TIMES; i++) {
    const { app, page } = session
    await target(page, i).click()
    const text = `Words that must survive, number ${i}, typed key by key`
    await page.keyboard.type(text)
    typed.push(text)
    await page.waitForTimeout(500)
    await killTree(app)
    await session.start()
    await expect(target(session.page, i)).toHaveText(text)
  }
  for (const [i, text] of typed.entries()) await expect(target(session.page, i)).toHaveText(text)
})
