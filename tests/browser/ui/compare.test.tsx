import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createDocument } from '../../../src/core/document/create.ts'
import { fromText } from '../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { tracked } from '../../../src/core/review/track.ts'
import { actionOf, runAction } from '../../../src/renderer/ui/actions/index.ts'
import { eventually, fileOf, openWindow, shown } from './window.tsx'

const ROWS = 4_000

const ferry = (): BilingualDocument =>
  createDocument({
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'ferry.txt', format: 'text' },
    rows: [
      { kind: 'title', source: '渡口', target: 'The Ferry' },
      { kind: 'paragraph', source: '天色漸漸暗了。', target: 'The sky was growing dark.' },
      { kind: 'paragraph', source: '船還沒有回來。', target: 'The boat had not come back.' },
      { kind: 'paragraph', source: '母親在燈下等著。', target: 'Mother was waiting.' },
    ],
  })

const withTarget = (
  document: BilingualDocument,
  index: number,
  target: string,
): BilingualDocument => ({
  ...document,
  rows: document.rows.map((row, i) => (i === index ? { ...row, target: fromText(target) } : row)),
})

/** A document on the desk of which another version was kept. */
async function openWith(now: BilingualDocument, before: BilingualDocument) {
  const window = await openWindow()
  const { app, storage } = window
  const project = await storage.addProject([now])
  const id = project.documents[0]!
  await storage.versions.add({ ...before, id, projectId: project.id }, { kind: 'sent', round: 1 })
  await app.openDocument(id)
  await eventually(() => app.editor?.document().rows.length).toBe(now.rows.length)
  return window
}

async function compare(app: Parameters<typeof runAction>[1]) {
  await runAction(actionOf('file.compare'), app)
  await shown(page.getByRole('dialog', { name: 'Compare versions' })).toBeVisible()
}

const status = () => page.getByRole('dialog').getByRole('status')

describe('an export of a text with tracked changes', () => {
  test('asks whether they are shown, and shows them', async () => {
    const { rows, ...document } = ferry()
    const by = { author: 'Lin', date: '2026-03-01T08:00:00Z' }
    const changed = rows.map((row, i) =>
      i === 2 ? { ...row, target: tracked(row.target, fromText('No boat had come.'), by) } : row,
    )
    const { app, platform } = await openWith({ ...document, rows: changed }, ferry())
    await runAction(actionOf('file.export'), app)
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await userEvent.click(dialog.getByLabelText('Web page'))
    const choice = dialog.getByRole('group', { name: 'Tracked changes' })
    await shown(choice.getByLabelText('As accepted')).toBeChecked()
    await userEvent.click(choice.getByLabelText('Shown'))
    await userEvent.click(page.getByRole('button', { name: 'Export Web page' }))
    await eventually(() => platform.saved.length).toBe(1)
    const html = new TextDecoder().decode(platform.saved[0]!.bytes)
    expect(html).toMatch(/<ins title="Lin, 2026-03-01 08:00"/)
    await runAction(actionOf('file.export'), app)
    await userEvent.click(dialog.getByLabelText('Markdown'))
    await expect.element(choice).not.toBeInTheDocument()
  })
})

describe('comparing versions', () => {
  test('begins with the version that was kept last and the text as it is now', async () => {
    const { app } = await openWith(withTarget(ferry(), 2, 'The boat has not come.'), ferry())
    await compare(app)
    await shown(status()).toHaveTextContent('1 row with changes')
    const row = page.getByRole('region', { name: 'Row 3: Changed' }).element()
    expect([...row.querySelectorAll('del, ins')].map((each) => each.textContent)).toEqual([
      'had',
      'has',
      ' back',
    ])
    await shown(page.getByLabelText('Compare', { exact: true })).toHaveDisplayValue(
      /^Sent for review, round 1 · /,
    )
    await userEvent.keyboard('n')
    await shown(status()).toHaveTextContent('Change 1 of 1')
    expect(row.getAttribute('aria-current')).toBe('true')
    await userEvent.selectOptions(page.getByLabelText('Texts'), 'source')
    await shown(status()).toHaveTextContent('No changes')
  })

  test('says where both are the same', async () => {
    const { app } = await openWith(ferry(), ferry())
    await compare(app)
    await shown(page.getByText('Both versions have the same texts.')).toBeVisible()
  })

  test('takes a file, and says why one cannot be read', async () => {
    const { app, platform } = await openWith(ferry(), ferry())
    await compare(app)
    await shown(status()).toHaveTextContent('No changes')
    const before = page.getByLabelText('Compare', { exact: true })
    platform.toOpen.push({
      files: [fileOf('broken.docx', 'PK\u0003\u0004 and no more')],
      faults: [],
    })
    await userEvent.selectOptions(before, 'A file…')
    await eventually(() => app.notices.store.getState().length).toBe(1)
    platform.toOpen.push({
      files: [fileOf('old.tsv', '渡口\tThe Ferry\n天色漸漸暗了。\tIt grew dark.\n')],
      faults: [],
    })
    await userEvent.selectOptions(before, 'A file…')
    await shown(status()).toHaveTextContent('3 rows with changes')
    await shown(before).toHaveDisplayValue('old.tsv')
    await shown(page.getByRole('region', { name: 'Row 2: Changed' })).toBeVisible()
    expect(page.getByRole('region', { name: /: Added$/ }).elements()).toHaveLength(2)
  })

  test('takes an automatic backup of the document', async () => {
    const { app, platform, storage } = await openWith(ferry(), ferry())
    const { projectId } = app.ui.getState().workbench!
    await platform.backups!.put(projectId, await storage.exportBackup(projectId))
    await platform.backups!.put('another-project', new Uint8Array([1]))
    await compare(app)
    await shown(status()).toHaveTextContent('No changes')
    const before = page.getByLabelText('Compare', { exact: true })
    const backups = [...before.element().querySelectorAll('optgroup')].find(
      ({ label }) => label === 'Automatic backups',
    )
    expect(backups?.children).toHaveLength(1)
    await userEvent.selectOptions(before, backups!.children[0]!.textContent!)
    await shown(before).toHaveDisplayValue(/^Backup · /)
    await shown(status()).toHaveTextContent('No changes')
  })

  test('leads from a moved row to where it was', async () => {
    const now = ferry()
    const [title, first, ...others] = now.rows
    const moved = [title!, ...others, first!].map((row, i) => ({ ...row, order: `a${i}` }))
    const { app } = await openWith({ ...now, rows: moved }, now)
    await compare(app)
    await userEvent.click(page.getByRole('button', { name: 'Moved to row 4' }))
    await shown(page.getByRole('region', { name: 'Row 4: Moved here' })).toHaveAttribute(
      'aria-current',
      'true',
    )
    await shown(page.getByRole('button', { name: 'Moved from row 2' })).toBeVisible()
  })

  test('shows all rows of a long text, and finds the last change in it', async () => {
    const long = createDocument({
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'long.txt', format: 'text' },
      rows: Array.from({ length: ROWS }, (_, i) => ({
        kind: 'paragraph' as const,
        source: `第${i}句話。`,
        target: `Line ${i}.`,
      })),
    })
    const { app } = await openWith(withTarget(long, ROWS - 1, 'The last line.'), long)
    await compare(app)
    await shown(status()).toHaveTextContent('1 row with changes')
    await userEvent.keyboard('a')
    await eventually(() => document.querySelectorAll('.compare-row').length).toBe(ROWS)
    await userEvent.keyboard('{F8}')
    const last = page.getByRole('region', { name: 'Row 4,000: Changed' })
    await shown(last).toBeInViewport()
  })

  test.each(['light', 'dark'] as const)(
    'axe has nothing against it in a %s window',
    async (theme) => {
      const now = withTarget(ferry(), 2, 'The boat has not come.')
      const { app } = await openWith({ ...now, rows: now.rows.slice(0, 3) }, ferry())
      app.prefer({ theme })
      await compare(app)
      await shown(status()).toHaveTextContent('2 rows with changes')
      const { violations } = await axe.run(document.body, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      ).toEqual([])
    },
  )
})
