import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { PlatformError } from '../../../src/renderer/platform/types.ts'
import { actionOf, runAction } from '../../../src/renderer/ui/actions/index.ts'
import { documentOf, eventually, openWindow, shown, type TestWindow } from './window.tsx'

const dialog = () => page.getByRole('dialog', { name: 'Export' })
const button = (name: string) => page.getByRole('button', { name, exact: true })

const NIGHT = documentOf('夜航', ['船在霧裡走了一夜。'])
const DAWN = documentOf('晨泊', ['天亮時靠岸。', '霧散了。'])

async function openAll(...documents: BilingualDocument[]): Promise<TestWindow> {
  const window = await openWindow()
  const project = await window.storage.addProject(documents)
  await window.app.openDocument(project.documents[0]!)
  await eventually(() => window.app.editor).not.toBeNull()
  await eventually(() => window.app.ui.getState().documents.length).toBe(documents.length)
  void runAction(actionOf('file.exportAll'), window.app)
  await shown(dialog()).toBeVisible()
  return window
}

const namesOf = ({ platform }: TestWindow) => platform.saved.map((file) => file.suggestedName)

describe('all documents of a project', () => {
  test('are written into a file each, checked, into a folder', async () => {
    const window = await openAll(NIGHT, DAWN, { ...documentOf('晨泊', ['又一篇。']) })
    await userEvent.click(button('Export 3 files'))
    await eventually(() => namesOf(window)).toEqual(['夜航.docx', '晨泊.docx', '晨泊 2.docx'])
    await shown(
      page.getByText('3 files are in “folder”, checked: 7 of 7 rows, no missing characters.'),
    ).toBeVisible()
    await userEvent.click(button('Show in folder'))
    expect(window.platform.shown).toEqual(['/memory/folder/夜航.docx'])
  })

  test('are called as the files they were read from where they have no titles', async () => {
    const dawn = documentOf('', ['天亮時靠岸。'])
    const provenance = { ...dawn.provenance, name: '晨.泊.docx' }
    const window = await openAll(NIGHT, { ...dawn, provenance })
    await userEvent.click(button('Export 2 files'))
    await eventually(() => namesOf(window)).toEqual(['夜航.docx', '晨.泊.docx'])
  })

  test('are written into one, each as a chapter under its title', async () => {
    const window = await openAll(NIGHT, DAWN)
    await userEvent.click(dialog().getByLabelText('All 2 documents in one file, as chapters'))
    await userEvent.fill(dialog().getByLabelText('Translated title'), 'Fog')
    await eventually(() => document.querySelector('.export-preview')?.textContent).toBeTruthy()
    await userEvent.click(button('Export Word document'))
    await eventually(() => namesOf(window)).toEqual(['Fog.docx'])
    const xml = strFromU8(unzipSync(window.platform.saved[0]!.bytes)['word/document.xml']!)
    expect(xml.indexOf('船在霧裡')).toBeLessThan(xml.indexOf('天亮時'))
    expect(xml.match(/w:val="Heading1"/g)).toHaveLength(4)
    await shown(page.getByText(/“Fog.docx” is exported and checked: 5 of 5 rows/)).toBeVisible()
  })

  test('show their first pages as one, and offer no layout that is of one document', async () => {
    await openAll(NIGHT, DAWN)
    await userEvent.click(dialog().getByLabelText('Review table'))
    await userEvent.click(dialog().getByLabelText('All 2 documents in one file, as chapters'))
    await eventually(
      () => document.querySelector('.sheet-inside > div')?.shadowRoot?.textContent ?? '',
    ).toContain('天亮時靠岸。')
    await shown(dialog().getByLabelText('Review table')).not.toBeInTheDocument()
    await userEvent.click(dialog().getByLabelText('Index lists'))
    await shown(dialog().getByLabelText('All 2 documents, a file each')).toBeChecked()
  })

  test('ask once about files that are there', async () => {
    const window = await openAll(NIGHT, DAWN)
    window.platform.inFolder.add('夜航.md').add('晨泊.md')
    await userEvent.click(dialog().getByLabelText('Markdown'))
    await userEvent.click(button('Export 2 files'))
    await shown(
      page.getByText(/2 files, “夜航.md” among them, are already in “folder”/),
    ).toBeVisible()
    await userEvent.click(button('Replace'))
    await eventually(() => namesOf(window)).toEqual(['夜航.md', '晨泊.md'])
  })

  test('go on where one fails, which is named with the reason', async () => {
    const window = await openAll(NIGHT, DAWN)
    const fault = new PlatformError('file-busy', 'Another program is using it.')
    window.platform.unwritable.set('夜航.md', fault)
    await userEvent.click(dialog().getByLabelText('Markdown'))
    await userEvent.click(button('Export 2 files'))
    await shown(page.getByText('1 file is in “folder”.')).toBeVisible()
    await shown(page.getByRole('alert')).toHaveTextContent('1 document was not exported: “夜航”')
    await userEvent.click(button('Show why'))
    await shown(page.getByText('Another program is using it.')).toBeVisible()
    expect(namesOf(window)).toEqual(['晨泊.md'])
  })

  test('stop where the user ends it, and what is written stays', async () => {
    const long = Array.from({ length: 4000 }, (_, i) => `第${i}段。船在霧裡走了一夜。`)
    const window = await openAll(NIGHT, documentOf('長夜', long))
    const { app } = window
    await userEvent.click(button('Export 2 files'))
    await eventually(() => namesOf(window)).toEqual(['夜航.docx'])
    await shown(page.getByText('Exporting “長夜” (2 of 2)')).toBeVisible()
    app.tasks.store.getState()[0]!.cancel()
    await shown(page.getByText('Export stopped: 1 file is in “folder”.')).toBeVisible()
    expect(namesOf(window)).toEqual(['夜航.docx'])
  })

  test('in two scripts are not put into one file', async () => {
    await openAll(NIGHT, documentOf('晨泊', ['天亮时靠岸。'], 'zh-Hans'))
    await shown(dialog().getByText(/One file cannot hold all of them/)).toBeVisible()
    await shown(dialog().getByLabelText(/in one file/)).not.toBeInTheDocument()
  })
})
