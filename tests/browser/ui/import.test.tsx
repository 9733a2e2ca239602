import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { textOf } from '../../../src/core/document/inline.ts'
import { actionOf, runAction } from '../../../src/renderer/ui/actions/index.ts'
import { documentOf, eventually, fileOf, openWindow, shown } from './window.tsx'

/** 「夜航」 and a sentence in Big5. */
const BIG5 = new Uint8Array([
  0xa9, 0x5d, 0xaf, 0xe8, 0x0a, 0xb2, 0xee, 0xa6, 0x62, 0xc3, 0xfa, 0xb8, 0xcc, 0xa8, 0xab, 0xa4,
  0x46, 0xa4, 0x40, 0xa9, 0x5d, 0xa1, 0x43, 0x0a,
])

const sources = (rows: readonly { source: Parameters<typeof textOf>[0] }[] = []) =>
  rows.map((row) => textOf(row.source))

async function open(files: ReturnType<typeof fileOf>[]) {
  const window = await openWindow()
  window.platform.toOpen.push({ files, faults: [] })
  await userEvent.click(page.getByRole('button', { name: /Open a document…/ }))
  return window
}

describe('opening a document', () => {
  test('makes a project, goes to it and says how it was read', async () => {
    const { app, platform } = await open([fileOf('a.txt', '夜航\n船在霧裡走了一夜。\n')])
    await eventually(() => sources(app.editor?.document().rows)).toEqual([
      '夜航',
      '船在霧裡走了一夜。',
    ])
    await shown(page.getByText('Read as UTF-8.')).toBeVisible()
    expect(platform.recent).toEqual(['/texts/a.txt'])
  })

  test('makes one project of several documents', async () => {
    const { app, storage } = await open([
      fileOf('a.txt', '夜航\n船在霧裡走了一夜。\n'),
      fileOf('b.txt', '晨泊\n天亮時靠岸。\n'),
    ])
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
    const project = await storage.loadProject(app.ui.getState().workbench!.projectId)
    expect(project.documents).toHaveLength(2)
    await eventually(() => app.ui.getState().documents).toHaveLength(2)
    await userEvent.keyboard('{Control>}{PageDown}{/Control}')
    await eventually(() => app.editor?.document().metadata.title).toBe('晨泊')
    await userEvent.keyboard('{Control>}{PageUp}{/Control}')
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
  })

  test('goes from one to another by the list in the outline, and by the switch above', async () => {
    const { app } = await open([
      fileOf('a.txt', '夜航\n船在霧裡走了一夜。\n'),
      fileOf('b.txt', '晨泊\n天亮時靠岸。\n'),
    ])
    const list = page.getByRole('navigation', { name: 'Documents of the project' })
    await shown(list.getByRole('button', { name: /夜航/ })).toHaveAttribute('aria-current', 'page')
    await userEvent.click(list.getByRole('button', { name: /晨泊/ }))
    await eventually(() => app.editor?.document().metadata.title).toBe('晨泊')
    await userEvent.click(page.getByRole('button', { name: 'Document 2 of 2' }))
    await userEvent.click(page.getByRole('menuitem', { name: /夜航/ }))
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
    await shown(page.getByRole('button', { name: 'Document 1 of 2' })).toBeVisible()
  })

  test('shows no list where there is one document', async () => {
    const { app } = await open([fileOf('a.txt', '夜航\n船在霧裡走了一夜。\n')])
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
    expect(document.querySelector('.documents, .document-switch')).toBeNull()
  })

  test('leaves out what cannot be read and says why, without losing the rest', async () => {
    const { app } = await open([
      fileOf('empty.txt', ''),
      fileOf('letter.txt', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])),
      fileOf('a.txt', '夜航\n船在霧裡走了一夜。\n'),
    ])
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
    await shown(page.getByText(/“empty.txt” is empty/)).toBeVisible()
    await shown(page.getByText(/“letter.txt” is/)).toBeVisible()
  })

  test('adds nothing to the library when nothing can be read', async () => {
    const { app } = await open([fileOf('blank.txt', ' \n\n　\n')])
    await shown(page.getByRole('alert')).toHaveTextContent('“blank.txt”')
    expect(app.ui.getState().screen.name).toBe('library')
    expect(document.querySelector('.welcome')).not.toBeNull()
  })

  test('reads a file of another day with an encoding that is asked for', async () => {
    const { app, platform } = await openWindow()
    platform.toOpen.push({ files: [fileOf('b.txt', '夜航')], faults: [] })
    void runAction(actionOf('file.reopen'), app)
    await eventually(() => app.ui.getState().dialog).toMatchObject({ name: 'reread' })
    expect(platform.recent).toEqual(['/texts/b.txt'])
  })

  test('gives new projects the English that was settled', async () => {
    const window = await openWindow()
    window.app.prefer({ targetLanguage: 'en-GB' })
    window.platform.openFromOutside({ files: [fileOf('a.txt', '船在霧裡走了一夜。')], faults: [] })
    await eventually(() => window.app.editor?.document().targetLanguage).toBe('en-GB')
  })

  test('tells what the platform could not read', async () => {
    const window = await openWindow()
    window.platform.openFromOutside({
      files: [],
      faults: [{ code: 'is-folder', message: '“novels” is a folder. Open the files in it.' }],
    })
    await shown(page.getByRole('alert')).toHaveTextContent('“novels” is a folder.')
  })
})

describe('opening a folder', () => {
  const inFolder = (folder: string, name: string, content: string) => ({
    ...fileOf(name, content),
    folder,
  })

  test('makes one project of its documents as people count them, and reports the rest', async () => {
    const window = await openWindow()
    const { app, platform, storage } = window
    platform.toOpen.push({
      files: [
        inFolder('下冊', '1.txt', '尾聲\n天亮了。\n'),
        inFolder('', '第十章.txt', '第十章\n船靠了岸。\n'),
        inFolder('', '空.txt', ''),
        inFolder('', '第二章.txt', '第二章\n霧起來了。\n'),
      ],
      faults: [],
      skipped: ['圖/cover.png'],
      root: '渡口',
    })
    void runAction(actionOf('file.openFolder'), app)
    await eventually(() => app.editor).not.toBeNull()
    expect(platform.openRequests).toMatchObject([{ extensions: expect.arrayContaining(['docx']) }])
    expect(platform.recent).toEqual([])
    const project = await storage.loadProject(app.ui.getState().workbench!.projectId)
    expect(project.title).toBe('渡口')
    const documents = await Promise.all(project.documents.map((id) => storage.loadDocument(id)))
    expect(documents.map(({ provenance }) => provenance.name)).toEqual([
      '第二章.txt',
      '第十章.txt',
      '1.txt',
    ])
    expect(await storage.importReport(project.id)).toMatchObject([
      { name: '第二章.txt', format: 'text' },
      { name: '第十章.txt', format: 'text' },
      { name: '下冊/1.txt', format: 'text' },
      { name: '空.txt', format: '', remarks: [{ code: 'empty-file' }] },
      { name: '圖/cover.png', format: '', remarks: [{ code: 'not-read' }] },
    ])
    await userEvent.click(page.getByRole('button', { name: 'Read them' }))
    const dialog = page.getByRole('dialog', { name: 'Import report' })
    await shown(dialog.getByText('圖/cover.png', { exact: true })).toBeVisible()
    await shown(dialog.getByText(/“空.txt” is empty/)).toBeVisible()
  })

  test('in which nothing can be read adds nothing, and says so', async () => {
    const { app, platform } = await openWindow()
    platform.toOpen.push({ files: [], faults: [], skipped: ['cover.png'] })
    void runAction(actionOf('file.openFolder'), app)
    await shown(page.getByRole('alert')).toHaveTextContent('holds no file that can be read')
    expect(app.ui.getState().screen.name).toBe('library')
  })

  test('that the user does not choose says nothing', async () => {
    const { app, platform } = await openWindow()
    await runAction(actionOf('file.openFolder'), app)
    expect(platform.openRequests).toHaveLength(1)
    expect(app.notices.store.getState()).toEqual([])
  })
})

describe('the import report', () => {
  test('stays with the project, and is copied as a text', async () => {
    const first = await open([fileOf('a.docx', '夜航\n船在霧裡走了一夜。\n')])
    const { app } = first
    await eventually(() => app.editor).not.toBeNull()
    for (const { id } of app.notices.store.getState()) app.notices.dismiss(id)
    await runAction(actionOf('file.report'), app)
    const dialog = page.getByRole('dialog', { name: 'Import report' })
    await shown(dialog.getByText(/“a.docx” is a plain text by its content/)).toBeVisible()
    const written: string[] = []
    const write = navigator.clipboard.writeText
    navigator.clipboard.writeText = async (text) => void written.push(text)
    try {
      await userEvent.click(dialog.getByRole('button', { name: 'Copy' }))
      await shown(page.getByText('The report is copied.')).toBeVisible()
    } finally {
      navigator.clipboard.writeText = write
    }
    expect(written).toEqual([
      expect.stringMatching(/^a\.docx · text · utf-8\n- “a\.docx” is a plain text/),
    ])
  })

  test('of a project that nobody opened from a file is none', async () => {
    const { app, storage } = await openWindow()
    const { documents } = await storage.addProject([documentOf('夜航', ['船。'])])
    await app.openDocument(documents[0]!)
    await eventually(() => app.editor).not.toBeNull()
    await runAction(actionOf('file.report'), app)
    await shown(page.getByText(/Nothing is known of how the files/)).toBeVisible()
  })
})

describe('an encoding', () => {
  test('is not asked for of each of many files', async () => {
    const { app } = await open([1, 2, 3].map((i) => fileOf(`${i}.txt`, BIG5)))
    await eventually(() => app.editor).not.toBeNull()
    expect(app.ui.getState().dialog).toBeNull()
    expect(app.ui.getState().imported?.files).toHaveLength(3)
  })

  test('is asked for where the file does not tell it, with the first lines in sight', async () => {
    const window = await open([fileOf('old.txt', BIG5)])
    const { app } = window
    const dialog = page.getByRole('dialog')
    // Whether this short text is certain is the reader's business: if it is, choose another way.
    await eventually(
      () => app.ui.getState().dialog?.name ?? app.ui.getState().screen.name,
    ).not.toBe('library')
    if (app.ui.getState().screen.name === 'workspace') {
      await userEvent.click(page.getByRole('button', { name: 'Read otherwise…' }))
    }
    await userEvent.click(dialog.getByLabelText('GB 18030, GBK, GB 2312'))
    await shown(dialog.getByText('夜航')).not.toBeInTheDocument()
    await userEvent.click(dialog.getByLabelText('Big5, Big5-HKSCS'))
    await shown(dialog.getByText('夜航')).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: /Read it so|Read again/ }))
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
    expect(app.editor?.document().provenance.encoding).toBe('big5')
  })

  test('can be changed afterwards; the untouched first reading goes to the trash', async () => {
    const { app, storage } = await open([fileOf('a.txt', '夜航\n船在霧裡走了一夜。\n')])
    await shown(page.getByText('Read as UTF-8.')).toBeVisible()
    await eventually(() => app.editor).not.toBeNull()
    const first = app.ui.getState().workbench!.projectId
    await userEvent.click(page.getByRole('button', { name: 'Read otherwise…' }))
    const dialog = page.getByRole('dialog')
    await userEvent.click(dialog.getByLabelText('GB 18030, GBK, GB 2312'))
    await userEvent.click(dialog.getByRole('button', { name: 'Read again' }))
    await eventually(() => app.editor?.document().provenance.encoding).toBe('gb18030')
    await eventually(async () => (await storage.loadProject(first)).trashed).not.toBeNull()
  })

  test('that is not chosen leaves the library as it was', async () => {
    const { app } = await open([fileOf('a.txt', '夜航\n船在霧裡走了一夜。\n')])
    await shown(page.getByText('Read as UTF-8.')).toBeVisible()
    await eventually(() => app.editor).not.toBeNull()
    const first = app.ui.getState().workbench!.projectId
    await userEvent.click(page.getByRole('button', { name: 'Read otherwise…' }))
    await userEvent.keyboard('{Escape}')
    await shown(page.getByRole('dialog')).not.toBeInTheDocument()
    expect(app.ui.getState().workbench!.projectId).toBe(first)
  })
})

describe('pasting into the library', () => {
  function paste(fill: (transfer: DataTransfer) => void): ClipboardEvent {
    const clipboardData = new DataTransfer()
    fill(clipboardData)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    ;(document.activeElement ?? document.body).dispatchEvent(event)
    return event
  }

  test('shows a text before it becomes a project', async () => {
    const { app } = await openWindow()
    paste((transfer) => transfer.setData('text/plain', '夜航\n船在霧裡走了一夜。'))
    await shown(page.getByLabelText('Text', { exact: true })).toHaveValue(
      '夜航\n船在霧裡走了一夜。',
    )
    await userEvent.click(page.getByRole('button', { name: 'Make a project' }))
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
  })

  test('keeps the structure of a copied page, unless it is not wanted', async () => {
    const { app } = await openWindow()
    const copy = (transfer: DataTransfer) => {
      transfer.setData('text/plain', '夜航\n霧號\n船在霧裡走了一夜。')
      transfer.setData('text/html', '<h1>夜航</h1><h2>霧號</h2><p>船在<b>霧</b>裡走了一夜。</p>')
    }
    paste(copy)
    await shown(page.getByLabelText('Keep its headings', { exact: false })).toBeChecked()
    await userEvent.click(page.getByRole('button', { name: 'Make a project' }))
    await eventually(() => app.editor?.document().rows.map(({ kind }) => kind)).toEqual([
      'title',
      'heading',
      'paragraph',
    ])
    await app.showLibrary()
    await eventually(() => app.editor).toBeNull()
    paste(copy)
    await userEvent.click(page.getByLabelText('Keep its headings', { exact: false }))
    await userEvent.click(page.getByRole('button', { name: 'Make a project' }))
    await eventually(() => app.editor?.document().provenance.format).toBe('text')
  })

  test('opens files', async () => {
    const { app } = await openWindow()
    paste((transfer) => transfer.items.add(new File(['夜航\n船在霧裡走了一夜。'], 'a.txt')))
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
  })

  test('leaves a text field what is pasted into it', async () => {
    const { app } = await openWindow(['甲'])
    await userEvent.click(page.getByRole('searchbox'))
    const event = paste((transfer) => transfer.setData('text/plain', '甲'))
    expect(event.defaultPrevented).toBe(false)
    expect(app.ui.getState().dialog).toBeNull()
  })
})

describe('dropping', () => {
  function drag(type: string, transfer: DataTransfer): DragEvent {
    const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true })
    document.querySelector('#root > *')!.dispatchEvent(event)
    return event
  }

  test('a file anywhere opens it, and the window says so while it hangs there', async () => {
    const { app } = await openWindow()
    const transfer = new DataTransfer()
    transfer.items.add(new File(['夜航\n船在霧裡走了一夜。\n'], 'a.txt'))
    drag('dragenter', transfer)
    await shown(page.getByText('Drop documents to open them')).toBeVisible()
    expect(drag('dragover', transfer).defaultPrevented).toBe(true)
    expect(drag('drop', transfer).defaultPrevented).toBe(true)
    await shown(page.getByText('Drop documents to open them')).not.toBeInTheDocument()
    await eventually(() => app.editor?.document().metadata.title).toBe('夜航')
  })

  test('a text is left to whoever it fell on', async () => {
    await openWindow()
    const transfer = new DataTransfer()
    transfer.setData('text/plain', '夜航')
    expect(drag('dragover', transfer).defaultPrevented).toBe(false)
    expect(drag('drop', transfer).defaultPrevented).toBe(false)
  })
})
