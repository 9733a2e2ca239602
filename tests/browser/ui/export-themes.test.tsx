import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { parseOwnThemes } from '../../../src/core/layout/own-themes.ts'
import { THEMES, type Theme } from '../../../src/core/layout/themes.ts'
import { documentOf, eventually, fileOf, openWindow, shown, type TestWindow } from './window.tsx'

const dialog = () => page.getByRole('dialog')
const theme = () => dialog().getByLabelText('Theme', { exact: true })
const button = (name: string) => dialog().getByRole('button', { name, exact: true })
const field = (name: string) => dialog().getByRole('spinbutton', { name })

async function openDialog(): Promise<TestWindow> {
  const window = await openWindow()
  const project = await window.storage.addProject([documentOf('夜航', ['船在霧裡走了一夜。'])])
  await window.app.openDocument(project.documents[0]!)
  await eventually(() => window.app.editor).not.toBeNull()
  await again()
  return window
}

async function again(): Promise<void> {
  await userEvent.keyboard('{Control>}e{/Control}')
  await shown(dialog()).toBeVisible()
}

const kept = ({ storage }: TestWindow): Promise<readonly Theme[]> =>
  storage.settings.get('themes', parseOwnThemes)

const chosen = () => {
  const select = theme().element() as HTMLSelectElement
  return select.selectedOptions[0]?.textContent
}

/** Chooses an entry of the menu beside the theme. */
async function choose(entry: string): Promise<void> {
  await userEvent.click(button('More for this theme'))
  await userEvent.click(page.getByRole('menuitem', { name: entry }))
}

/** What the pages of the preview are set in. */
const previewCss = () =>
  [...(document.querySelector('.sheet-inside > div')?.shadowRoot?.adoptedStyleSheets ?? [])]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .join('\n')

describe('a theme of one’s own', () => {
  test('is a copy of another that is changed in sight of its pages, and kept', async () => {
    const window = await openDialog()
    await userEvent.selectOptions(theme(), 'Press')
    await userEvent.click(button('Change…'))
    await shown(dialog().getByRole('textbox', { name: 'Name of the theme' })).toBeVisible()
    await userEvent.fill(dialog().getByLabelText('Name of the theme'), '晨刊')
    await userEvent.fill(field('Leading (×)'), '1.9')
    await userEvent.fill(dialog().getByLabelText('Headings: code of the colour'), '#1a5c2e')
    await eventually(previewCss).toMatch(/rgb\(26, 92, 46\)|#1a5c2e/)
    await userEvent.click(button('Done'))
    expect(chosen()).toBe('晨刊')
    await eventually(() => kept(window)).toEqual([
      {
        ...THEMES.press,
        name: '晨刊',
        leading: 1.9,
        colours: { ...THEMES.press.colours, heading: '#1a5c2e' },
      },
    ])
  })

  test('says how well its colours are read', async () => {
    await openDialog()
    await userEvent.click(button('Change…'))
    const code = dialog().getByLabelText('Text: code of the colour')
    await userEvent.fill(code, '#bbbbbb')
    await shown(dialog().getByText('Contrast 1.9 : 1, hard to read').first()).toBeVisible()
    await userEvent.fill(code, 'red')
    await shown(code).toHaveAttribute('aria-invalid', 'true')
    await userEvent.fill(code, '#000000')
    await shown(dialog().getByText('Contrast 21 : 1', { exact: true })).toBeVisible()
  })

  test('is as it was where the change is cancelled, and is not there where it was a copy', async () => {
    const window = await openDialog()
    await userEvent.click(button('Change…'))
    await userEvent.click(dialog().getByLabelText('Title page'))
    await userEvent.click(button('Cancel'))
    expect(chosen()).toBe('Plain')
    await eventually(() => kept(window)).toEqual([])

    await choose('Duplicate')
    await eventually(() => kept(window)).toHaveLength(1)
    await userEvent.click(button('Change…'))
    await userEvent.click(dialog().getByLabelText('Title page'))
    await eventually(async () => (await kept(window))[0]?.titlePage).toBe(true)
    await userEvent.click(button('Cancel'))
    await eventually(() => kept(window)).toEqual([{ ...THEMES.plain, name: 'My Plain' }])
  })

  test('is kept by Escape too, and the focus returns to where the change began', async () => {
    const window = await openDialog()
    await userEvent.click(button('Change…'))
    await shown(dialog().getByLabelText('Name of the theme')).toHaveFocus()
    await userEvent.fill(field('Size (pt)'), '12')
    await userEvent.keyboard('{Escape}')
    await shown(button('Change…')).toHaveFocus()
    await eventually(async () => (await kept(window))[0]?.size).toBe(12)
    await shown(dialog().getByLabelText('Text size')).toHaveValue('12')
  })

  test('goes back to what it was made from', async () => {
    const window = await openDialog()
    await userEvent.selectOptions(theme(), 'Book')
    await userEvent.click(button('Change…'))
    await shown(button('Back to “Book”')).toBeDisabled()
    await userEvent.fill(field('Inner (mm)'), '40')
    await userEvent.click(button('Back to “Book”'))
    await shown(field('Inner (mm)')).toHaveValue(THEMES.book.margins.inner)
    await eventually(() => kept(window)).toEqual([{ ...THEMES.book, name: 'My Book' }])
  })

  test('has a name that no other has', async () => {
    const window = await openDialog()
    await choose('Duplicate')
    await choose('Duplicate')
    await eventually(async () => (await kept(window)).map(({ name }) => name)).toEqual([
      'My Plain',
      'My Plain 2',
    ])
    await userEvent.click(button('Change…'))
    const name = dialog().getByLabelText('Name of the theme')
    await userEvent.fill(name, 'my plain')
    await shown(dialog().getByText('Another theme is called so.')).toBeVisible()
    await userEvent.fill(name, 'Third')
    await eventually(async () => (await kept(window)).at(-1)?.name).toBe('Third')
  })

  test('goes into a file and comes out of one, and what it cannot hold is named', async () => {
    const window = await openDialog()
    await userEvent.selectOptions(theme(), 'Book')
    await choose('Export to a file…')
    await eventually(() => window.platform.saved).toHaveLength(1)
    const { suggestedName, bytes } = window.platform.saved[0]!
    expect(suggestedName).toBe('Book.json')
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ based: 'book', size: 11 })

    const read = async (name: string, content: string) => {
      window.platform.toOpen.push({ files: [fileOf(name, content)], faults: [] })
      await choose('Import from a file…')
    }
    await read('mine.json', '{"based": "academic", "size": 12, "leading": 90}')
    await eventually(chosen).toBe('mine')
    await shown(
      page.getByText('“mine.json” is read; what a theme cannot hold is as in Academic: leading'),
    ).toBeVisible()
    await eventually(() => kept(window)).toEqual([{ ...THEMES.academic, name: 'mine', size: 12 }])
    await read('none.json', 'size: 12')
    await shown(page.getByRole('alert')).toHaveTextContent('“none.json” holds no theme')
  })

  test('is still there for the project that was exported with it when it is deleted', async () => {
    const window = await openDialog()
    await choose('Duplicate')
    await userEvent.click(dialog().getByLabelText('Markdown'))
    await userEvent.click(button('Export Markdown'))
    await eventually(() => window.platform.saved).toHaveLength(1)
    await again()
    await userEvent.click(dialog().getByLabelText('PDF'))
    await eventually(chosen).toBe('My Plain')
    await choose('Delete')
    await eventually(() => kept(window)).toEqual([])
    expect(chosen()).toBe('Plain')
    await userEvent.click(button('Cancel'))
    await shown(dialog()).not.toBeInTheDocument()
    await again()
    await userEvent.click(dialog().getByLabelText('PDF'))
    expect(chosen()).toBe('My Plain, as last used here')
  })
})
