import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PlatformError } from '../../../src/renderer/platform/types.ts'
import { documentOf, eventually, openWindow, shown } from './window.tsx'

const LONG = Array.from(
  { length: 60 },
  (_, i) => `第${i + 1}段。${'船在霧裡走了一夜。'.repeat(12)}`,
)

async function openDialog(paragraphs: readonly string[] = ['船在霧裡走了一夜。']) {
  const window = await openWindow()
  const { app, storage } = window
  const project = await storage.addProject([documentOf('夜航', paragraphs)])
  await app.openDocument(project.documents[0]!)
  await eventually(() => app.editor).not.toBeNull()
  await userEvent.keyboard('{Control>}e{/Control}')
  await shown(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  return window
}

const sheets = () => [...document.querySelectorAll<HTMLElement>('.sheet-inside > div')]

/** The pages of each opening of the text. */
function pairs(): (readonly [left: HTMLElement, right: HTMLElement])[] {
  const root = document.querySelector('.spreads > div')?.shadowRoot
  const pages = [...(root?.querySelectorAll<HTMLElement>('.page') ?? [])]
  const numbered = pages.filter((each) => each.querySelector('.folio'))
  return numbered.flatMap((left, i) => {
    const right = numbered[i + 1]
    return i % 2 === 0 && right ? [[left, right] as const] : []
  })
}

/** The text that can be seen on a sheet: what lies inside its type area. */
function visibleText(host: HTMLElement): string {
  const area = host.getBoundingClientRect()
  const seen: string[] = []
  for (const element of host.shadowRoot!.querySelectorAll('p, h1, th, td')) {
    const box = element.getBoundingClientRect()
    const inside = box.left >= area.left - 1 && box.right <= area.right + 1
    if (inside && box.height > 0 && box.top < area.bottom) seen.push(element.textContent)
  }
  return seen.join('\n')
}

describe('the preview', () => {
  test('shows pages of the real size, the next one going on where the last one ends', async () => {
    await openDialog(LONG)
    await eventually(() => sheets().length).toBe(3)
    const numbers = sheets().map((host) =>
      [...visibleText(host).matchAll(/第(\d+)段/g)].map(([, number]) => Number(number)),
    )
    const all = numbers.flat()
    expect(numbers.every((each) => each.length > 2)).toBe(true)
    expect(all).toEqual(all.map((_, i) => i + 1))
    const { width, height } = sheets()[0]!.closest('.sheet-paper')!.getBoundingClientRect()
    expect(height / width).toBeCloseTo(297 / 210, 2)
  })

  test('repeats running head and column heads on every page', async () => {
    await openDialog(LONG)
    await eventually(() => sheets().length).toBe(3)
    for (const host of sheets()) {
      await eventually(() => visibleText(host)).toContain('夜航')
      expect(visibleText(host)).toContain('English')
    }
  })

  test('shows facing pages two by two, the same paragraphs on both', async () => {
    await openDialog(LONG)
    await userEvent.click(page.getByLabelText('Facing pages'))
    await eventually(() => pairs().length).toBeGreaterThan(1)
    for (const [left, right] of pairs()) {
      expect(left.getBoundingClientRect().right).toBeLessThan(right.getBoundingClientRect().left)
      expect(left.getBoundingClientRect().top).toBeCloseTo(right.getBoundingClientRect().top)
    }
    const numbers = pairs().flatMap(([left]) =>
      [...left.textContent.matchAll(/第(\d+)段/g)].map(([, number]) => Number(number)),
    )
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })

  test.each(['Facing pages', 'Vertical Chinese', 'Source as notes'])(
    'keeps the text inside its pages, even rows longer than one: %s',
    async (layout) => {
      await openDialog([...LONG.slice(0, 5), '船在霧裡走了一夜。'.repeat(500), ...LONG.slice(5)])
      await userEvent.click(page.getByLabelText(layout))
      const areas = () => [
        ...(document
          .querySelector('.spreads > div')
          ?.shadowRoot?.querySelectorAll<HTMLElement>('[data-paged]:not(.unset) .area') ?? []),
      ]
      await eventually(() => areas().length).toBeGreaterThan(2)
      for (const area of areas()) {
        const { bottom, left, right } = area.getBoundingClientRect()
        for (const text of area.querySelectorAll('p')) {
          const box = text.getBoundingClientRect()
          expect(box.bottom).toBeLessThan(bottom + 1)
          expect(box.left).toBeGreaterThan(left - 1)
          expect(box.right).toBeLessThan(right + 1)
        }
      }
    },
  )

  test('follows what is chosen', async () => {
    await openDialog(LONG)
    await userEvent.click(page.getByLabelText('Landscape'))
    await eventually(() => {
      const box = document.querySelector('.sheet-paper')!.getBoundingClientRect()
      return box.width > box.height
    }).toBe(true)
    await userEvent.click(page.getByLabelText('Markdown'))
    await eventually(() => document.querySelector('.text-file')?.textContent).toContain('| --- |')
    await userEvent.click(page.getByLabelText('Web page'))
    await eventually(
      () => document.querySelector('.web-page > div')?.shadowRoot?.textContent,
    ).toContain('第1段')
  })
})

describe('exporting', () => {
  test('writes a Word document with the metadata that was filled in, and remembers both', async () => {
    const { app, platform, storage } = await openDialog()
    await userEvent.fill(page.getByRole('textbox', { name: 'Translator' }), 'A. Reader')
    await userEvent.click(page.getByLabelText('Letter'))
    await userEvent.click(page.getByRole('button', { name: 'Export Word document' }))
    await eventually(() => platform.saved.length).toBe(1)
    const [saved] = platform.saved
    expect(saved!.suggestedName).toBe('夜航.docx')
    const xml = strFromU8(unzipSync(saved!.bytes)['word/document.xml']!)
    expect(xml).toContain('船在霧裡走了一夜。')
    expect(xml).toContain('A. Reader')

    await shown(
      page.getByText(/“夜航.docx” is exported and checked: 2 of 2 rows, no/),
    ).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Show in folder' }))
    expect(platform.shown).toEqual(['/memory/夜航.docx'])
    expect(app.editor?.document().metadata.translator).toBe('A. Reader')
    const kept = await storage.settings.get('export', (value) => value)
    expect(kept).toMatchObject({ format: 'docx', options: { paper: 'Letter' } })
  })

  test('remembers the layout of a project, and offers it to new ones', async () => {
    const { app, storage } = await openDialog()
    const documentId = app.ui.getState().workbench!.documentId
    const { projectId } = await storage.loadDocument(documentId)
    await userEvent.click(page.getByLabelText('Interlinear'))
    await userEvent.selectOptions(page.getByLabelText('Theme', { exact: true }), 'Book')
    await userEvent.click(page.getByRole('button', { name: 'Export Word document' }))
    const kept = (key: string) => storage.settings.get(key, (value) => value)
    await eventually(() => kept('export')).not.toBeUndefined()
    for (const key of ['export', `export/${projectId}`]) {
      expect(await kept(key)).toMatchObject({
        options: { arrangement: 'interlinear', theme: { name: 'book' }, fontSize: 11 },
      })
    }
  })

  test('prints a PDF with the paper that was chosen, and writes none that lacks the text', async () => {
    const { platform } = await openDialog()
    await userEvent.click(page.getByLabelText('PDF'))
    await userEvent.click(page.getByLabelText('Landscape'))
    await userEvent.click(page.getByRole('button', { name: 'Export PDF' }))
    // What prints here prints an empty page.
    await shown(page.getByRole('alert')).toHaveTextContent(/“夜航” was not exported: 0 of \d rows/)
    expect(platform.saved).toEqual([])
    expect(platform.printed[0]).toMatchObject({ paper: 'A4', landscape: true, author: '林曉嵐' })
    expect(platform.printed[0]!.body).toContain('船在霧裡走了一夜。')
  })

  test('begins with the format that is chosen', async () => {
    const { app } = await openDialog()
    await userEvent.click(page.getByLabelText('Markdown'))
    await userEvent.click(page.getByRole('button', { name: 'Export Markdown' }))
    await eventually(() => app.ui.getState().dialog).toBeNull()
    await userEvent.keyboard('{Control>}e{/Control}')
    await shown(page.getByRole('radio', { name: 'Markdown' })).toBeChecked()
    await shown(page.getByRole('radio', { name: 'Markdown' })).toHaveFocus()
  })

  test('gives the focus back when what was said is dismissed', async () => {
    await openDialog()
    await userEvent.click(page.getByRole('button', { name: 'Export Word document' }))
    await shown(page.getByText(/is exported and checked/)).toBeVisible()
    await userEvent.click(document.querySelector('.page .target')!)
    const editor = document.activeElement
    expect(editor?.classList).toContain('ProseMirror')
    await userEvent.click(page.getByRole('button', { name: 'Dismiss' }))
    await shown(page.getByText(/is exported and checked/)).not.toBeInTheDocument()
    expect(document.activeElement).toBe(editor)
  })

  test('says what went wrong when the file cannot be written', async () => {
    const { platform } = await openDialog()
    platform.toSave.push(new PlatformError('disk-full', 'The disk is full.'))
    await userEvent.click(page.getByLabelText('Markdown'))
    await userEvent.click(page.getByRole('button', { name: 'Export Markdown' }))
    await shown(page.getByRole('alert')).toHaveTextContent(
      '“夜航” was not exported: The disk is full.',
    )
  })

  test('says nothing when the user cancels', async () => {
    const { app, platform } = await openDialog()
    platform.toSave.push(null)
    await userEvent.click(page.getByLabelText('Markdown'))
    await userEvent.click(page.getByRole('button', { name: 'Export Markdown' }))
    await eventually(() => platform.toSave.length).toBe(0)
    await eventually(() => app.tasks.store.getState().length).toBe(0)
    expect(app.notices.store.getState()).toEqual([])
    expect(platform.saved).toEqual([])
  })

  test('is in the task bar and can be cancelled there', async () => {
    const { app, platform } = await openDialog(
      Array.from({ length: 4000 }, (_, i) => `第${i}段。船在霧裡走了一夜。`),
    )
    await userEvent.click(page.getByRole('button', { name: 'Export Word document' }))
    await eventually(() => app.tasks.store.getState().length).toBe(1)
    app.tasks.store.getState()[0]!.cancel()
    await eventually(() => app.tasks.store.getState().length).toBe(0)
    expect(platform.saved).toEqual([])
    expect(app.notices.store.getState()).toEqual([])
  })
})
