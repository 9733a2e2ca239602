import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { newSession } from './session.ts'

const session = newSession()

const copies = (): string[] =>
  (fs.readdirSync(path.join(session.data, 'backups'), { recursive: true }) as string[]).filter(
    (file) => file.endsWith('.backup'),
  )

test('quitting leaves a backup behind, which can be restored from the window', async () => {
  const first = await session.start()
  await first.page.getByRole('button', { name: /^Try the sample/ }).click()
  const target = first.page.locator('.page .target').first()
  await target.click()
  await first.page.keyboard.type('Typed before quitting')
  await first.app.close()
  expect(copies()).toHaveLength(1)

  const { app, page } = await session.start()
  await expect(page.locator('.page .target').first()).toHaveText('Typed before quitting')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('restore from')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Restore as a copy/ }).click()
  await page.keyboard.press('Control+Shift+o')
  await expect(page.locator('[data-card]')).toHaveCount(2)
  await app.close()
  // Nothing has changed since.
  expect(copies()).toHaveLength(1)
})
