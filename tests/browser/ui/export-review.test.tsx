import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { readReview, roundOf } from '../../../src/formats/review/read.ts'
import { documentOf, eventually, openWindow, shown } from './window.tsx'

async function openDialog() {
  const window = await openWindow()
  const { app, storage } = window
  const project = await storage.addProject([documentOf('夜航', ['船在霧裡走了一夜。', '天亮了。'])])
  await app.openDocument(project.documents[0]!)
  await eventually(() => app.editor).not.toBeNull()
  await userEvent.keyboard('{Control>}e{/Control}')
  await shown(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  await userEvent.click(page.getByLabelText('Review table'))
  return { ...window, id: project.documents[0]! }
}

test('a review table as a web page is the page that reviewers edit, in the preview too', async () => {
  const { platform, id } = await openDialog()
  await userEvent.click(page.getByLabelText('Web page'))
  await eventually(() =>
    document.querySelector('.web-page > div')?.shadowRoot?.querySelector('tr[id^="_FP1_"]'),
  ).not.toBeNull()
  await userEvent.click(page.getByRole('button', { name: 'Export web page' }))
  await eventually(() => platform.saved.length).toBe(1)
  const [{ bytes, suggestedName }] = platform.saved as [(typeof platform.saved)[number]]
  expect(suggestedName).toBe('夜航.html')
  const file = readReview(bytes, suggestedName)
  expect([file.document, file.round]).toEqual([id, 1])
  expect(file.rows.every(({ stamps }) => stamps.length === 1)).toBe(true)
})

test('a review table for Word says which document it is of', async () => {
  const { platform, id } = await openDialog()
  await userEvent.click(page.getByRole('button', { name: 'Export Word document' }))
  await eventually(() => platform.saved.length).toBe(1)
  expect(roundOf(platform.saved[0]!.bytes, 'x.docx').document).toBe(id)
})
