import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { actionOf, isEnabled, runAction } from '../../../src/renderer/ui/actions/index.ts'
import { documentOf, eventually, fileOf, openWindow, shown } from './window.tsx'

const MARKDOWN = '# 夜航\n\n船在**霧裡**走了一夜。\n\n```\ncode\n```\n'

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

/** A window on a project of these files, its first row translated. */
async function opened(...files: readonly [name: string, content: string][]) {
  const window = await openWindow()
  const { app, platform } = window
  platform.openFromOutside({
    files: files.map(([name, content]) => fileOf(name, content)),
    faults: [],
  })
  await eventually(() => app.editor?.document().rows.length ?? 0).toBeGreaterThan(0)
  await userEvent.click(document.querySelector<HTMLElement>('.page .target')!)
  await userEvent.keyboard('Night Voyage')
  await eventually(() => app.editor?.document().rows[0]?.target.length).toBe(1)
  return window
}

const dialog = () => page.getByRole('dialog', { name: 'Export' })

async function exportOriginal(press = true) {
  await userEvent.keyboard('{Control>}{Shift>}e{/Shift}{/Control}')
  await shown(dialog()).toBeVisible()
  if (press) await userEvent.click(dialog().getByRole('button', { name: 'Export Original form' }))
}

describe('export in the original form', () => {
  test('writes the very file with the translation in it, and says how much is translated', async () => {
    const { platform } = await opened(['夜航.md', MARKDOWN])
    await exportOriginal()
    await eventually(() => platform.saved).toHaveLength(1)
    expect(platform.saved[0]).toMatchObject({
      suggestedName: '夜航.en.md',
      filters: [{ name: 'Markdown', extensions: ['md'] }],
    })
    expect(textOf(platform.saved[0]!.bytes)).toBe(MARKDOWN.replace('夜航', 'Night Voyage'))
    await shown(page.getByText(/“夜航.en.md” is exported: 1 text translated, 1 not/)).toBeVisible()
  })

  test('leaves empty what is not translated, where that is wanted', async () => {
    const { platform } = await opened(['夜航.md', MARKDOWN])
    await exportOriginal(false)
    await userEvent.click(dialog().getByLabelText('Leave it empty'))
    await userEvent.click(dialog().getByRole('button', { name: 'Export Original form' }))
    await eventually(() => platform.saved).toHaveLength(1)
    expect(textOf(platform.saved[0]!.bytes)).not.toContain('霧裡')
  })

  test('writes every file of a project, or this one alone', async () => {
    const { platform } = await opened(
      ['1.md', MARKDOWN],
      ['2.md', '# 晨泊\n\n天亮時**靠岸**。\n'],
      ['3.md', '# 尾聲\n\n[船](https://example.org/)停了。\n'],
    )
    await exportOriginal(false)
    await shown(dialog().getByText('3.md')).toBeVisible()
    await userEvent.click(dialog().getByRole('button', { name: 'Export Original form' }))
    await eventually(() => platform.saved.map(({ suggestedName }) => suggestedName)).toEqual([
      '1.en.md',
      '2.en.md',
      '3.en.md',
    ])
    await exportOriginal(false)
    await userEvent.click(dialog().getByLabelText('“1.md”'))
    await shown(dialog().getByText('3.md')).not.toBeInTheDocument()
    await userEvent.click(dialog().getByRole('button', { name: 'Export Original form' }))
    await eventually(() => platform.saved).toHaveLength(4)
    expect(platform.saved[3]!.suggestedName).toBe('1.en.md')
  })

  test('asks for a file that is not kept, and takes no other for it', async () => {
    const here = await opened(['夜航.md', MARKDOWN])
    const { projectId } = here.app.ui.getState().workbench!
    await here.app.ui.getState().workbench!.flush()
    const bytes = await here.storage.exportBackup(projectId)
    // A backup without what stands behind it, as when the file is too large for one.
    const mark = new TextEncoder().encode(MARKDOWN)
    const cut = indexOf(bytes, mark)
    expect(cut).toBeGreaterThan(0)

    const there = await openWindow()
    const { project } = await there.storage.importBackup(bytes.slice(0, cut))
    await there.app.openDocument(project.documents[0]!)
    await eventually(() => there.app.editor).not.toBeNull()
    there.platform.toOpen.push(
      { files: [fileOf('other.md', '# 別的\n')], faults: [] },
      { files: [fileOf('夜航.md', MARKDOWN)], faults: [] },
    )
    void runAction(actionOf('file.exportOriginal'), there.app)
    const exporting = page.getByRole('button', { name: 'Export Original form' })
    await shown(page.getByText(/its file will be asked for/)).toBeVisible()
    await userEvent.click(exporting)
    const choose = page.getByRole('button', { name: 'Choose the file…' })
    await userEvent.click(choose)
    await shown(page.getByText(/“other.md” is not the file that was translated/)).toBeVisible()
    await userEvent.click(choose)
    await eventually(() => there.platform.saved).toHaveLength(1)
    expect(textOf(there.platform.saved[0]!.bytes)).toContain('Night Voyage')
  })

  test('is not offered where there is no original', async () => {
    const { app, storage } = await openWindow()
    const { documents } = await storage.addProject([documentOf('夜航', ['船。'])])
    await app.openDocument(documents[0]!)
    await eventually(() => app.editor).not.toBeNull()
    expect(isEnabled(actionOf('file.exportOriginal'), app)).toBe(false)
    await userEvent.keyboard('{Control>}e{/Control}')
    await shown(dialog()).toBeVisible()
    await shown(dialog().getByLabelText('Original form', { exact: true })).not.toBeInTheDocument()
  })
})

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = 0; at <= bytes.length - wanted.length; at++) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at
  }
  return -1
}
