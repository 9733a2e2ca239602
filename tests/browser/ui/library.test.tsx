import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, openWindow, shown } from './window.tsx'

const titles = () =>
  [...document.querySelectorAll('.card-title')].map((element) => element.textContent)

const focusedCard = () => document.activeElement?.getAttribute('aria-label') ?? ''

describe('the library of a newcomer', () => {
  test('offers three ways to begin and makes a project of a pasted text', async () => {
    const { app, storage } = await openWindow()
    await userEvent.click(page.getByRole('button', { name: /Paste text/ }))
    await userEvent.fill(page.getByLabelText('Text', { exact: true }), '夜航\n船在霧裡走了一夜。\n')
    await userEvent.click(page.getByRole('button', { name: 'Make a project' }))
    await eventually(() => app.ui.getState().screen.name).toBe('workspace')
    await eventually(() => app.editor?.document().rows.length).toBe(2)
    const [card] = await new Promise<
      Parameters<Parameters<typeof storage.subscribeProjects>[0]>[0]
    >((resolve) => {
      const end = storage.subscribeProjects((list) => {
        resolve(list)
        queueMicrotask(() => end())
      })
    })
    expect(card?.project.title).toBe('夜航')
    expect(card?.counts.characters).toBe(10)
  })

  test('makes a project of the sample', async () => {
    const { app } = await openWindow()
    await userEvent.click(page.getByRole('button', { name: /Try the sample/ }))
    await eventually(() => app.editor?.document().sourceLanguage).toBe('zh-Hant')
    expect(app.editor?.document().rows.length).toBeGreaterThan(10)
  })
})

describe('the library', () => {
  test('is walked through with the arrow keys and opened with Enter', async () => {
    const { app } = await openWindow(['甲', '乙', '丙'])
    await eventually(titles).toEqual(['丙', '乙', '甲'])
    document.querySelector<HTMLElement>('[data-card]')!.focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(focusedCard()).toMatch(/^乙/)
    await userEvent.keyboard('{End}')
    expect(focusedCard()).toMatch(/^甲/)
    await userEvent.keyboard('{ArrowLeft}{Enter}')
    await eventually(() => app.editor?.document().metadata.title).toBe('乙')
  })

  test('has one stop for Tab among its cards', async () => {
    await openWindow(['甲', '乙', '丙'])
    const stops = [...document.querySelectorAll<HTMLElement>('[data-card]')]
    expect(stops.map((card) => card.tabIndex)).toEqual([0, -1, -1])
  })

  test('moves a project to the trash with Delete and takes it back with Undo', async () => {
    await openWindow(['甲', '乙'])
    document.querySelector<HTMLElement>('[data-card]')!.focus()
    await userEvent.keyboard('{Delete}')
    await eventually(titles).toEqual(['甲'])
    await shown(page.getByText('“乙” is in the trash.')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Undo' }))
    await eventually(() => titles().toSorted()).toEqual(['乙', '甲'])
  })

  test('finds a project whatever the script, and says how many', async () => {
    await openWindow(['舊書店', '新書'])
    await userEvent.keyboard('{Control>}f{/Control}')
    await userEvent.keyboard('旧书')
    await eventually(titles).toEqual(['舊書店'])
    await shown(page.getByRole('status')).toHaveTextContent('1 project found')
    await userEvent.keyboard('？')
    await shown(page.getByText('No project matches “旧书？”.')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await eventually(titles).toHaveLength(2)
  })

  test('renames from the card and keeps author and languages', async () => {
    const { storage } = await openWindow(['甲'])
    document.querySelector<HTMLElement>('[data-card]')!.focus()
    await userEvent.keyboard('{F2}')
    const field = page.getByLabelText('Title')
    await shown(field).toHaveFocus()
    await userEvent.fill(field, '甲集')
    await userEvent.selectOptions(page.getByLabelText('Translation'), 'English (United Kingdom)')
    await userEvent.click(page.getByRole('button', { name: 'Save' }))
    await eventually(titles).toEqual(['甲集'])
    const id = document.querySelector<HTMLElement>('[data-card]')!.dataset.card!
    const project = await storage.loadProject(id)
    expect(project).toMatchObject({ author: '林曉嵐', targetLanguage: 'en-GB' })
  })

  test('backs a project up to a file from which it can be restored', async () => {
    const { app, platform, storage } = await openWindow(['甲/乙'])
    await userEvent.click(page.getByRole('button', { name: 'More for' }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Back up to a file…' }))
    await eventually(() => platform.saved.length).toBe(1)
    const [saved] = platform.saved
    expect(saved!.suggestedName).toBe('甲／乙.facingpages')
    expect(platform.recent).toEqual(['/memory/甲／乙.facingpages'])

    const id = document.querySelector<HTMLElement>('[data-card]')!.dataset.card!
    await storage.deleteForever(id)
    await eventually(() => document.querySelector('.welcome')).not.toBeNull()
    platform.openFromOutside({
      files: [{ name: 'x.facingpages', path: '', size: 0, bytes: saved!.bytes }],
      faults: [],
    })
    await eventually(titles).toEqual(['甲/乙'])
    expect(app.ui.getState().screen.name).toBe('library')
  })
})

describe('a title without end', () => {
  const fits = () => {
    const main = document.querySelector<HTMLElement>('.library-main')!
    return main.scrollWidth <= main.clientWidth
  }

  test('stays on its card, and leaves its button in the trash in sight', async () => {
    const { app, storage } = await openWindow(['乙', 'A'.repeat(300)])
    await eventually(() => titles().length).toBe(2)
    expect(fits()).toBe(true)
    await storage.trashProject(document.querySelector<HTMLElement>('[data-card]')!.dataset.card!)
    await app.showTrash()
    await shown(page.getByRole('button', { name: /^Restore/ })).toBeInViewport()
    expect(fits()).toBe(true)
  })
})

describe('the trash', () => {
  test('restores, and deletes for good only after asking', async () => {
    const { app, storage, platform } = await openWindow(['甲', '乙', '丙'])
    const ids = [...document.querySelectorAll<HTMLElement>('[data-card]')].map(
      (card) => card.dataset.card!,
    )
    await storage.trashProject(ids[0]!)
    await storage.trashProject(ids[1]!)
    await platform.backups!.put(ids[1]!, new Uint8Array([1]))
    await app.showTrash()
    await userEvent.click(page.getByRole('button', { name: 'Restore: 丙' }))
    await eventually(() => document.querySelectorAll('.trash-item').length).toBe(1)
    await userEvent.click(page.getByRole('button', { name: 'Empty the trash…' }))
    await shown(page.getByText(/1 project and its translation will be/)).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Delete for good' }))
    await shown(page.getByRole('main').getByText('The trash is empty.')).toBeVisible()
    await expect(storage.loadProject(ids[1]!)).rejects.toThrow('has no project')
    expect(await platform.backups!.list()).toEqual([])
  })
})
