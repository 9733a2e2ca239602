import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fromText } from '../../../src/core/document/inline.ts'
import { DEFAULT_LAYOUT } from '../../../src/core/layout/options.ts'
import { exportInWorker } from '../../../src/renderer/workers/export.ts'
import { documentOf, eventually, openWindow, shown } from './window.tsx'

const TRANSLATIONS = ['Night Sailing', 'The ship went on all night.', 'Nobody spoke.']

/** A title and two rows with a translation, and one without. */
function translated() {
  const document = documentOf('夜航', ['船走了一夜。', '沒有人說話。', '天亮了。'])
  return {
    ...document,
    rows: document.rows.map((row, i) => ({ ...row, target: fromText(TRANSLATIONS[i] ?? '') })),
  }
}

async function openDialog() {
  const window = await openWindow()
  const project = await window.storage.addProject([translated()])
  await window.app.openDocument(project.documents[0]!)
  await eventually(() => window.app.editor).not.toBeNull()
  await userEvent.keyboard('{Control>}e{/Control}')
  await shown(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  return window
}

const previews = () =>
  [...document.querySelectorAll('.text-file')].map((file) => file.textContent.trim())

describe('the dialog', () => {
  test('asks nothing about pages where there are none, and says what is left out', async () => {
    await openDialog()
    await shown(page.getByText('Titles and credits')).toBeVisible()
    await userEvent.click(page.getByLabelText('TMX'))
    await shown(page.getByText('1 row with text on one side only is left out.')).toBeVisible()
    for (const asked of ['Layout', 'Paper', 'Text size', 'Titles and credits']) {
      expect(page.getByText(asked, { exact: true }).elements()).toEqual([])
    }
    await userEvent.click(page.getByLabelText('XLIFF'))
    await eventually(() => page.getByText('is left out').elements()).toEqual([])
  })

  test('shows the first lines of what will be written', async () => {
    await openDialog()
    await userEvent.click(page.getByLabelText('XLIFF'))
    await eventually(() => previews()[0]).toContain('<source>天亮了。</source></segment>')
    await userEvent.click(page.getByLabelText('Table'))
    await eventually(() => previews()[0]).toContain('沒有人說話。\tNobody spoke.')
    await userEvent.click(page.getByLabelText('Index lists'))
    await eventually(() => previews()).toEqual([
      '[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[]',
      '夜航\n船走了一夜。\n沒有人說話。\n天亮了。',
      'Night Sailing\nThe ship went on all night.\nNobody spoke.',
    ])
  })
})

describe('exporting', () => {
  test('writes an XLIFF file, and offers the same the next time', async () => {
    const { platform, storage } = await openDialog()
    await userEvent.click(page.getByLabelText('XLIFF'))
    await userEvent.click(page.getByRole('button', { name: 'Export XLIFF' }))
    await eventually(() => platform.saved.length).toBe(1)
    const [saved] = platform.saved
    expect(saved!.suggestedName).toBe('夜航.xlf')
    expect(strFromU8(saved!.bytes)).toContain('<target>Nobody spoke.</target>')
    const kept = await storage.settings.get('export', (value) => value)
    expect(kept).toMatchObject({ format: 'xliff' })
  })

  test('packs index lists under the name of the document', async () => {
    const { platform } = await openDialog()
    await userEvent.click(page.getByLabelText('Index lists'))
    await userEvent.click(page.getByRole('button', { name: 'Export Index lists' }))
    await eventually(() => platform.saved.length).toBe(1)
    const [saved] = platform.saved
    expect(saved!.suggestedName).toBe('夜航.zip')
    const files = unzipSync(saved!.bytes)
    expect(Object.keys(files)).toEqual([
      ...['夜航.align', '夜航.zh.txt', '夜航.en.txt'],
      ...['夜航.zh.xml', '夜航.en.xml', '夜航.zh.en.xml'],
    ])
    expect(strFromU8(files['夜航.align']!)).toBe('[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[]\n')
  })

  test('writes a long memory off the page and tells how far it is', async () => {
    const short = translated()
    const rows = Array.from({ length: 5000 }, (_, i) => ({ ...short.rows[0]!, id: `row${i}` }))
    const told: number[] = []
    const output = await exportInWorker(
      { text: { ...short, rows }, options: DEFAULT_LAYOUT, format: 'tmx' },
      { onProgress: (fraction) => told.push(fraction) },
    )
    const text = output.type === 'file' ? strFromU8(output.bytes) : ''
    expect(text.match(/<tu /g)).toHaveLength(5000)
    expect(told.length).toBeGreaterThan(3)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })
})
