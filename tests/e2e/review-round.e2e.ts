import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { reviewedDocx } from '../fixtures/build/reviewed-docx.ts'
import { chooseToOpen, chooseToSave } from './launch.ts'
import { newSession } from './session.ts'

const session = newSession()

const PAIRS = [
  ['船在霧裡走了一夜。', 'The boat sailed all night in fog.'],
  ['燈塔的光一直亮着。', 'The light of the lighthouse kept on shining.'],
  ['天亮時我們看見了岸。', 'At dawn we saw the shore.'],
  ['沒有人說話。', 'Nobody spoke.'],
] as const

const rows = (page: Page) => page.locator('.page .row')
const target = (page: Page, index: number) => rows(page).nth(index).locator('.target')
const targets = (page: Page) => page.locator('.page .row .target').allTextContents()

/** The index of the row that has a source, whatever stands above the text. */
async function rowOf(page: Page, source: string): Promise<number> {
  const sources = await page.locator('.page .row .source').allTextContents()
  return sources.findIndex((each) => each.includes(source))
}

test('a review goes to Word and comes home, decided by keys and undone in one step', async () => {
  const file = path.join(session.folder, 'night.tsv')
  fs.writeFileSync(file, `zh-Hant\ten\n${PAIRS.map((pair) => pair.join('\t')).join('\n')}\n`)
  const { app, page } = await session.start()
  await chooseToOpen(app, [file])
  await page.getByRole('button', { name: /^Open a document/ }).click()
  await expect(target(page, PAIRS.length - 1)).toHaveText('Nobody spoke.')

  // Out to the reviewer.
  const sent = path.join(session.folder, 'review.docx')
  await chooseToSave(app, sent)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: 'Word', exact: false }).first().check()
  await dialog.getByRole('radio', { name: /^Review table/ }).check()
  await dialog.getByRole('button', { name: /^Export/ }).click()
  await expect(page.getByText('“review.docx” is exported', { exact: false })).toBeVisible({
    timeout: 60_000,
  })

  // The reviewer works on it in Word, the translator goes on.
  const returned = path.join(session.folder, 'review Lin.docx')
  fs.writeFileSync(
    returned,
    reviewedDocx(new Uint8Array(fs.readFileSync(sent)), [
      { text: PAIRS[0][1], becomes: 'All night the boat sailed through fog.' },
      { text: PAIRS[1][1], comment: 'Is it one light, or many?' },
      { text: PAIRS[2][1], becomes: 'At daybreak we saw the shore.' },
    ]),
  )
  const dawn = await rowOf(page, '天亮')
  await target(page, dawn).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' It was grey.')
  const mine = await targets(page)

  // Home again.
  await chooseToOpen(app, [returned])
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command palette' }).fill('Import review')
  await page.keyboard.press('Enter')
  const round = page.getByRole('dialog', { name: 'Review by Lin Yue' })
  await expect(round.getByText('1 conflict to decide')).toBeVisible({ timeout: 20_000 })
  await expect(round.getByText('Round 1 · review Lin.docx')).toBeVisible()
  await expect(round.getByRole('heading', { name: `Row ${dawn + 1}` })).toBeVisible()
  await expect(round.locator('.round-version ins').first()).toContainText('break')
  await page.keyboard.press('1')
  await expect(round.getByText('Everything is decided')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  expect(await targets(page)).toEqual(mine)
  await round.getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(round).toBeHidden()

  const taken = await targets(page)
  expect(taken[await rowOf(page, '霧裡')]).toBe('All night the boat sailed through fog.')
  expect(taken[dawn]).toBe('At daybreak we saw the shore.')

  // One undo takes all of it back, one redo brings it again.
  await target(page, dawn).click()
  await page.keyboard.press('Control+z')
  await expect.poll(() => targets(page)).toEqual(mine)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => targets(page)).toEqual(taken)

  // What was sent, what came back and what there was before are kept, and can be put back.
  await page.keyboard.press('Control+Alt+v')
  const versions = page.getByRole('dialog', { name: 'Versions' })
  await expect(versions.locator('.version-row')).toHaveCount(3)
  await versions.getByRole('textbox', { name: 'Name of the version' }).fill('After the review')
  await page.keyboard.press('Enter')
  await expect(versions.getByText('After the review')).toBeVisible()
  await versions.getByRole('button', { name: /^Restore: Sent for review, round 1/ }).click()
  await expect(versions).toBeHidden()
  await expect(target(page, dawn)).toHaveText(PAIRS[2][1])
  await target(page, dawn).click()
  await page.keyboard.press('Control+z')
  await expect.poll(() => targets(page)).toEqual(taken)
})
