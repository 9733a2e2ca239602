import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { NewerDatabaseError } from '../../../src/renderer/storage/errors.ts'
import type { AppContext } from '../../../src/renderer/ui/app.ts'
import type { DialogRequest } from '../../../src/renderer/ui/store.ts'
import { documentOf, eventually, openWindow, shown } from './window.tsx'

/** What axe finds wrong in the page as it stands, one line a finding. */
async function findings(): Promise<string[]> {
  // What fades in is judged when it is there.
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
  await Promise.allSettled(ending.map((animation) => animation.finished))
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const THEMES = ['light', 'dark'] as const

describe.each(THEMES)('in a %s window, axe has nothing against', (theme) => {
  const themed = async (titles: readonly string[] = []) => {
    const window = await openWindow(titles)
    window.app.prefer({ theme })
    await eventually(() => document.documentElement.dataset.theme).toBe(theme)
    return window
  }

  async function dialog(app: AppContext, request: DialogRequest): Promise<void> {
    app.openDialog(request)
    await shown(page.getByRole('dialog')).toBeVisible()
  }

  test('the library of a newcomer', async () => {
    await themed()
    expect(await findings()).toEqual([])
  })

  test('a full library with a message and work in progress', async () => {
    const { app } = await themed(['甲', '乙'])
    app.notices.tell(
      { text: 'Something happened.' },
      { label: { key: 'notice.undo' }, run: () => {} },
    )
    app.notices.fail({ text: 'Something failed.' })
    const running = app.tasks.run(
      { text: 'Working' },
      ({ signal }) =>
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
    )
    await shown(page.getByText('Working')).toBeVisible()
    expect(await findings()).toEqual([])
    app.tasks.store.getState()[0]!.cancel()
    await running
  })

  test('a search without a result', async () => {
    await themed(['甲'])
    await page.getByRole('searchbox').fill('q')
    await shown(page.getByText('No project matches “q”.')).toBeVisible()
    expect(await findings()).toEqual([])
  })

  test('the trash', async () => {
    const { app, storage } = await themed(['甲'])
    await storage.trashProject(document.querySelector<HTMLElement>('[data-card]')!.dataset.card!)
    await app.showTrash()
    await shown(page.getByRole('button', { name: 'Restore: 甲' })).toBeVisible()
    expect(await findings()).toEqual([])
    await dialog(app, { name: 'empty-trash', projectIds: ['x'] })
    expect(await findings()).toEqual([])
  })

  test('a library that cannot be opened', async () => {
    const { StorageFaultPage } = await import('../../../src/renderer/ui/StorageFault.tsx')
    const { createRoot } = await import('react-dom/client')
    const { app } = await themed()
    app.ui.setState({ screen: { name: 'trash' } })
    const shell = document.querySelector<HTMLElement>('#root')!
    shell.hidden = true
    const element = document.createElement('div')
    document.body.append(element)
    const root = createRoot(element)
    root.render(
      <StorageFaultPage error={new NewerDatabaseError(4, 3)} t={app.t} onRetry={() => {}} />,
    )
    await shown(page.getByRole('heading', { name: /newer version/ })).toBeVisible()
    expect(await findings()).toEqual([])
    root.unmount()
    element.remove()
  })

  test.each(['palette', 'settings', 'shortcuts', 'about', 'paste'] as const)(
    'the dialog “%s”',
    async (name) => {
      const { app } = await themed(['甲'])
      await dialog(app, { name })
      expect(await findings()).toEqual([])
    },
  )

  test('the dialogs of reading', async () => {
    const { app } = await themed(['甲'])
    await dialog(app, {
      name: 'encoding',
      file: { name: 'a.txt', bytes: new TextEncoder().encode('夜航\n船在霧裡走了一夜。') },
      encoding: 'utf-8',
      choose: () => {},
      cancel: () => {},
    })
    expect(await findings()).toEqual([])
    await dialog(app, {
      name: 'report',
      heading: { key: 'report.heading' },
      files: [
        {
          name: 'a.txt',
          format: 'text',
          encoding: 'utf-8',
          remarks: [{ code: 'x', message: 'Something is odd.', where: 'line 3' }],
        },
        { name: 'b.docx', format: 'docx', encoding: '', remarks: [] },
      ],
      kept: true,
    })
    expect(await findings()).toEqual([])
    const file = { name: 'a.txt', bytes: new TextEncoder().encode('夜航\n船在霧裡走了一夜。') }
    for (const format of ['text', 'html', 'docx', 'tmx']) {
      await dialog(app, {
        name: 'reread',
        files: [file],
        formats: [format],
        text: format === 'text' ? { file, encoding: 'utf-8' } : null,
        options: {},
        choose: () => {},
        cancel: () => {},
      })
      expect(await findings()).toEqual([])
    }
  })

  test('the dialog of licences', async () => {
    const { app } = await themed(['甲'])
    await dialog(app, { name: 'about' })
    await page.getByRole('button', { name: /^Licences of/ }).click()
    await shown(page.getByRole('dialog', { name: 'Licences of libraries and fonts' })).toBeVisible()
    // Here nothing is built: it says so.
    await shown(page.getByRole('alert')).toHaveTextContent('written when the app is built')
    expect(await findings()).toEqual([])
  })

  test('the dialog of backups, with some and with none', async () => {
    const { app, platform, storage } = await themed(['甲', '乙'])
    await dialog(app, { name: 'restore' })
    await shown(page.getByText('There are no automatic backups yet')).toBeVisible()
    expect(await findings()).toEqual([])
    app.closeDialog()
    const cards = document.querySelectorAll<HTMLElement>('[data-card]')
    for (const { dataset } of [...cards, ...cards]) {
      await platform.backups!.put(dataset.card!, await storage.exportBackup(dataset.card!))
    }
    await dialog(app, { name: 'restore' })
    await shown(page.getByText('2 backups').first()).toBeVisible()
    expect(await findings()).toEqual([])
  })

  test('the details of a project', async () => {
    const { app } = await themed(['甲'])
    const projectId = document.querySelector<HTMLElement>('[data-card]')!.dataset.card!
    await dialog(app, { name: 'details', projectId, field: 'title' })
    expect(await findings()).toEqual([])
  })

  test('the export dialog, and a theme that is changed in it', async () => {
    const { app, storage } = await themed()
    const { documents } = await storage.addProject([
      documentOf('夜航', ['船在霧裡走了一夜。']),
      documentOf('晨泊', ['天亮時靠岸。']),
    ])
    await dialog(app, { name: 'export', documentId: documents[0]!, all: true })
    await eventually(() => document.querySelector('.sheet-paper')).not.toBeNull()
    expect(await findings()).toEqual([])
    await page.getByRole('button', { name: 'Change…' }).click()
    await page.getByLabelText('Text: code of the colour').fill('#bbbbbb')
    await shown(page.getByText('Contrast 1.9 : 1, hard to read').first()).toBeVisible()
    expect(await findings()).toEqual([])
  })
})
