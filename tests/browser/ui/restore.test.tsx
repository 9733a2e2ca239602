import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { actionOf, runAction } from '../../../src/renderer/ui/actions/index.ts'
import { eventually, fileOf, openWindow, shown } from './window.tsx'

type Window = Awaited<ReturnType<typeof openWindow>>

const cards = () =>
  [...document.querySelectorAll<HTMLElement>('[data-card]')].map((card) => card.dataset.card!)

/** A copy of a project among the automatic backups. */
const backUp = async ({ platform, storage }: Window, projectId: string) =>
  platform.backups!.put(projectId, await storage.exportBackup(projectId))

const titles = async ({ storage }: Window): Promise<string[]> => {
  let found: string[] | null = null
  const end = storage.subscribeProjects((list) => {
    found = list.map(({ project }) => project.title)
  })
  await eventually(() => found).not.toBeNull()
  end()
  return found!
}

const openDialog = ({ app }: Window) => runAction(actionOf('file.restore'), app)

describe('restoring from a backup', () => {
  test('offers the automatic ones by project, wherever it is now', async () => {
    const window = await openWindow(['甲', '乙', '丙'])
    const [c, b, a] = cards() as [string, string, string]
    for (const id of [a, a, b, c]) await backUp(window, id)
    await window.storage.trashProject(b)
    await window.storage.deleteForever(a)
    await openDialog(window)
    const summaries = () =>
      [...document.querySelectorAll('.restore-summary')].map((each) => each.textContent)
    await eventually(summaries).toEqual([
      expect.stringMatching(/^丙1 backup · ./),
      expect.stringMatching(/^乙in the trash · 1 backup · ./),
      expect.stringMatching(/^甲no longer in the library · 2 backups · ./),
    ])
  })

  test('puts a copy beside the project, by keyboard alone', async () => {
    const window = await openWindow(['甲', '乙'])
    for (const id of cards().toReversed()) await backUp(window, id)
    await openDialog(window)
    await eventually(() => document.activeElement?.textContent).toContain('乙')
    // On to its button, then to the next project, which is opened, and to its button.
    await userEvent.keyboard('{Tab}{Tab}{Enter}{Tab}')
    await shown(page.getByRole('button', { name: 'Restore as a copy: 甲' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await shown(page.getByText('“甲” is back in the library.')).toBeVisible()
    expect((await titles(window)).toSorted()).toEqual(['乙', '甲', '甲'])
    expect(window.app.ui.getState().dialog).toBeNull()
  })

  test('says so when the copy is damaged or gone, and adds nothing', async () => {
    const window = await openWindow(['甲'])
    await window.platform.backups!.put('p', new Uint8Array([1, 2, 3]))
    await openDialog(window)
    await userEvent.click(page.getByRole('button', { name: 'Restore: A damaged backup' }))
    await shown(page.getByText(/not a backup of Facing Pages/)).toBeVisible()
    await openDialog(window)
    const button = page.getByRole('button', { name: 'Restore: A damaged backup' })
    await shown(button).toBeVisible()
    await window.platform.backups!.remove('p')
    await userEvent.click(button)
    await shown(page.getByText(/has made room for newer ones/)).toBeVisible()
    expect(await titles(window)).toEqual(['甲'])
  })

  test('says why the backups cannot be listed, and still takes a file', async () => {
    const window = await openWindow(['甲'])
    const bytes = await window.storage.exportBackup(cards()[0]!)
    window.platform.backups!.list = () => Promise.reject(new Error('the folder is locked'))
    await openDialog(window)
    await shown(page.getByRole('alert')).toHaveTextContent('the folder is locked')
    window.platform.toOpen.push({ files: [{ ...fileOf('a.facingpages', bytes) }], faults: [] })
    await userEvent.click(page.getByRole('button', { name: 'Choose a file…' }))
    await shown(page.getByText('“甲” is back in the library.')).toBeVisible()
    expect(window.platform.recent).toEqual(['/texts/a.facingpages'])
  })

  test('takes an automatic backup that was opened as a file, by what is in it', async () => {
    const window = await openWindow(['甲'])
    const bytes = await window.storage.exportBackup(cards()[0]!)
    window.platform.openFromOutside({ files: [fileOf('1795000000000.backup', bytes)], faults: [] })
    await shown(page.getByText('“甲” is back in the library.')).toBeVisible()
    const text = fileOf('notes.backup', '船在霧裡走了一夜。')
    window.platform.openFromOutside({ files: [text], faults: [] })
    await shown(page.getByRole('textbox', { name: 'Source and translation' })).toBeVisible()
  })
})
