import axe from 'axe-core'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createDocument } from '../../../src/core/document/create.ts'
import { fromText, plainText } from '../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { accepted, rejected } from '../../../src/core/document/revisions.ts'
import { layoutDocument } from '../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../../../src/core/layout/options.ts'
import { reviewOf } from '../../../src/formats/docx/review.ts'
import { writeDocx } from '../../../src/formats/docx/write.ts'
import { readReview, roundOf } from '../../../src/formats/review/read.ts'
import { writeReviewPage } from '../../../src/formats/review-page/write.ts'
import { writeXliff } from '../../../src/formats/xliff/write.ts'
import type { AppContext } from '../../../src/renderer/ui/app.ts'
import { runExport } from '../../../src/renderer/ui/dialogs/export/run-export.ts'
import { importReview } from '../../../src/renderer/ui/reviews/import-review.ts'
import { CHANGES, novel, opened, PAIRS, REVIEW, reviewed, targets, write } from './reviewing.ts'
import { eventually, fileOf, openWindow, shown } from './window.tsx'

const roundWindow = () => page.getByRole('dialog', { name: 'Review by Lin Yue' })

describe('a review that comes home', () => {
  test('is decided by keys, applied in one step, undone in one, and redone', async () => {
    const { app, document, storage } = await opened()
    write(app, 2, 'At dawn the shore came in sight.')
    const before = targets(app)
    void importReview(app, await reviewed(document, CHANGES))
    await shown(roundWindow()).toBeVisible()
    await shown(page.getByText('1 conflict to decide')).toBeVisible()
    await shown(page.getByRole('heading', { name: /Row 3/ })).toBeVisible()
    expect(targets(app)).toEqual(before)

    await userEvent.keyboard('1')
    await shown(page.getByText('Everything is decided')).toBeVisible()
    expect(targets(app)).toEqual(before)
    await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
    const after = [CHANGES[0][1], before[1], CHANGES[1][1], before[3]]
    await eventually(() => targets(app)).toEqual(after)

    const kinds = (await storage.versions.list(document.id)).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['before', 'received', 'sent'])
    app.editor!.commands.undo.run()
    expect(targets(app)).toEqual(before)
    app.editor!.commands.redo.run()
    expect(targets(app)).toEqual(after)
    const [received] = (await storage.versions.list(document.id)).filter(
      ({ kind }) => kind === 'received',
    )
    const returned = await storage.versions.load(received!.id)
    expect(returned.rows.map(({ target }) => plainText(target))).toEqual([
      CHANGES[0][1],
      PAIRS[1][1],
      CHANGES[1][1],
      PAIRS[3][1],
    ])
  })

  test('shows what each did as insertions and deletions', async () => {
    const { app, document } = await opened()
    write(app, 2, 'At dawn we saw the coast.')
    void importReview(app, await reviewed(document, CHANGES))
    await shown(roundWindow()).toBeVisible()
    const text = (heading: string) =>
      [...window.document.querySelectorAll('.round-version')].find(
        (each) => each.querySelector('h3')?.textContent === heading,
      )!
    await eventually(() => window.document.querySelectorAll('.round-version').length).toBe(3)
    expect(text('As returned').querySelector('ins')!.textContent).toContain('break')
    expect(text('As sent').querySelector('ins, del')).toBeNull()
    expect(text('Yours now').querySelector('del')).not.toBeNull()
    await shown(page.getByText(/Lin Yue · May 6, 2024/)).toBeVisible()
  })

  test('can be noted, edited by hand, and gone through by keys', async () => {
    const { app, document } = await opened()
    write(app, 2, 'At dawn the shore came in sight.')
    void importReview(app, await reviewed(document, CHANGES))
    await shown(roundWindow()).toBeVisible()
    await userEvent.keyboard('3')
    await userEvent.keyboard('{ArrowDown}')
    await shown(page.getByRole('heading', { name: /Row 1/ })).toBeVisible()
    await userEvent.keyboard('e')
    const area = page.getByRole('textbox', { name: 'Your own text' })
    await shown(area).toHaveFocus()
    await area.fill('All night, a boat in the fog. 1')
    await userEvent.keyboard('{Enter}')
    await eventually(() => window.document.activeElement?.className).toBe('round-list')
    await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
    await eventually(() => targets(app)[0]).toBe('All night, a boat in the fog. 1')
    expect(targets(app)[2]).toBe('At dawn the shore came in sight.')
    const [note] = app.editor!.document().rows[2]!.notes
    expect(note).toMatchObject({
      author: 'Lin Yue',
      text: `The reviewer’s text: ${CHANGES[1][1]}`,
    })
  })

  test('asks before it leaves conflicts as they are', async () => {
    const { app, document } = await opened()
    write(app, 2, 'Mine.')
    void importReview(app, await reviewed(document, CHANGES))
    await shown(roundWindow()).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
    await shown(page.getByText('One conflict is undecided.', { exact: false })).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Keep mine there and apply' }))
    await eventually(() => targets(app)[0]).toBe(CHANGES[0][1])
    expect(targets(app)[2]).toBe('Mine.')
  })

  test('can come as tracked changes of the reviewer', async () => {
    const { app, document } = await opened()
    void importReview(app, await reviewed(document, CHANGES))
    await shown(roundWindow()).toBeVisible()
    await userEvent.click(page.getByLabelText('Take them as tracked changes by the reviewer'))
    await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
    const first = () => app.editor!.document().rows[0]!.target
    await eventually(() => plainText(accepted(first()))).toBe(CHANGES[0][1])
    expect(plainText(rejected(first()))).toBe(PAIRS[0][1])
    expect(first().find(({ change }) => change)!.change!.author).toBe('Lin Yue')
  })

  test('that was begun goes on where it was left, but for rows that have changed since', async () => {
    const { app, document } = await opened()
    write(app, 0, 'Mine.')
    write(app, 2, 'Mine too.')
    void importReview(app, await reviewed(document, CHANGES))
    await shown(roundWindow()).toBeVisible()
    await userEvent.keyboard('12')
    await shown(page.getByText('Everything is decided')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await eventually(() => app.ui.getState().dialog).toBeNull()
    await eventually(() => app.notices.store.getState().length).toBe(1)
    write(app, 2, 'Mine again.')

    void importReview(app)
    await userEvent.click(page.getByRole('button', { name: 'Go on with it' }))
    await shown(roundWindow()).toBeVisible()
    await shown(page.getByText('1 conflict to decide')).toBeVisible()
    await shown(page.getByRole('heading', { name: /Row 1/ })).toBeVisible()
    await userEvent.keyboard('n')
    await shown(page.getByRole('heading', { name: /Row 3/ })).toBeVisible()
  })

  test('of another document is named, and taken only where that is wanted', async () => {
    const { app } = await opened()
    void importReview(app, await reviewed(novel(), CHANGES))
    await shown(page.getByText('This review is of another document')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await eventually(() => app.ui.getState().dialog).toBeNull()
    void importReview(app, await reviewed(novel(), CHANGES))
    await userEvent.click(page.getByRole('button', { name: 'Take what fits' }))
    await shown(page.getByRole('heading', { name: 'Which version was sent?' })).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Import the review' }))
    await shown(roundWindow()).toBeVisible()
  })

  test('of an older round says so', async () => {
    const { app, document, storage } = await opened()
    await storage.versions.add(document, { kind: 'sent', round: 2 })
    void importReview(app, await reviewed(document, CHANGES))
    await shown(roundWindow()).toBeVisible()
    await shown(page.getByText(/This is round 1; round 2 has been sent since/)).toBeVisible()
  })

  test('without a change says so', async () => {
    const { app, document } = await opened()
    await importReview(app, await reviewed(document, []))
    await shown(
      page.getByText('“reviewed.docx” came back without a change or a comment.'),
    ).toBeVisible()
  })

  test('that is no table says why', async () => {
    const { app } = await opened()
    await importReview(app, fileOf('x.docx', zipped()))
    await eventually(() => app.notices.store.getState().length).toBe(1)
  })

  test('that has no translation is not taken for one that deletes all', async () => {
    const { app } = await opened()
    await importReview(app, fileOf('sources.txt', PAIRS.map(([source]) => source).join('\n\n')))
    await shown(page.getByText('“sources.txt” holds a text without a translation.')).toBeVisible()
    expect(targets(app)).toEqual(PAIRS.map(([, target]) => target))
  })

  test('that does not say what it was made of is offered what was sent, before all else', async () => {
    const { app, document, storage } = await opened()
    await storage.versions.add(document, { kind: 'before', round: 1 })
    void importReview(app, fileOf('reviewed.xlf', writeXliff(document)))
    await shown(page.getByRole('heading', { name: 'Which version was sent?' })).toBeVisible()
    const sent = page.getByRole('radio', { name: /^Sent for review, round 1/ })
    await shown(page.getByRole('radio').first()).toBeChecked()
    await shown(sent).toBeChecked()
    await shown(sent).toHaveFocus()
  })

  test('of which hardly a row is known is asked about, though it names no document', async () => {
    const { app } = await opened()
    const pairs = ['糖兩匙', '麵粉一碗', '水半杯', '蛋三個', '鹽少許', '火候要小'].map(
      (source, i) => ({
        kind: 'paragraph' as const,
        source,
        target: `Ingredient ${i + 1}`,
      }),
    )
    const { provenance } = novel()
    const stranger = fileOf(
      'stranger.xlf',
      writeXliff(createDocument({ sourceLanguage: 'zh-Hant', provenance, rows: pairs })),
    )
    void importReview(app, stranger)
    await userEvent.click(page.getByRole('button', { name: 'Import the review' }))
    await shown(page.getByText(/Hardly any of its rows/)).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await eventually(() => app.ui.getState().dialog).toBeNull()
    void importReview(app, stranger)
    await userEvent.click(page.getByRole('button', { name: 'Import the review' }))
    await userEvent.click(page.getByRole('button', { name: 'Take what fits' }))
    await shown(page.getByRole('dialog', { name: 'Review' })).toBeVisible()
  })

  test('that is dropped on its document is offered', async () => {
    const { app, document } = await opened()
    const { openFiles } = await import('../../../src/renderer/ui/import/open.ts')
    void openFiles(app, [await reviewed(document, CHANGES)])
    await shown(page.getByText('A review of the open document')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Import review' }))
    await shown(roundWindow()).toBeVisible()
  })
})

test('a review in XLIFF is merged with the version that the user names', async () => {
  const { app, document } = await opened()
  write(app, 3, 'No one spoke.')
  const xliff = writeXliff(document).replace(PAIRS[0][1], CHANGES[0][1])
  void importReview(app, fileOf('reviewed.xlf', xliff))
  await shown(page.getByRole('heading', { name: 'Which version was sent?' })).toBeVisible()
  await shown(page.getByRole('radio', { name: /^Sent for review, round 1/ })).toBeChecked()
  await userEvent.click(page.getByRole('button', { name: 'Import the review' }))
  await shown(page.getByRole('dialog', { name: 'Review' })).toBeVisible()
  await eventually(() => window.document.querySelectorAll('.round-entry').length).toBe(1)
  await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
  await eventually(() => targets(app)[0]).toBe(CHANGES[0][1])
  expect(targets(app)[3]).toBe('No one spoke.')
})

test('the page for reviewers comes home as a table of Word does', async () => {
  const { app, document } = await opened()
  const layout = layoutDocument(document, REVIEW)
  const sent = writeReviewPage(layout, { document: document.id, round: 1 })
  await importReview(app, fileOf('sent.html', sent))
  await shown(page.getByText('“sent.html” came back without a change or a comment.')).toBeVisible()
  void importReview(app, fileOf('reviewed.html', sent.replaceAll(PAIRS[3][1], 'No one spoke.')))
  await shown(page.getByRole('dialog', { name: 'Review' })).toBeVisible()
  await shown(page.getByRole('heading', { name: /Row 4/ })).toBeVisible()
})

test('changes that were sent are not the reviewer’s, and tracking does not track what is applied', async () => {
  const { app, storage } = await opened()
  const row = app.editor!.document().rows[1]!
  const change = { kind: 'insertion', author: 'Me', date: '2024-01-02T03:04:00Z' } as const
  const tracked = { ...row, target: [...row.target, { ...fromText(' On and on.')[0]!, change }] }
  expect(app.editor!.review.apply(1, [row], [tracked])).toBe(true)
  await storage.versions.add(app.editor!.document(), { kind: 'sent', round: 2 })
  app.editor!.track('Me')
  void importReview(app, await reviewed(app.editor!.document(), CHANGES, [], 2))
  await shown(roundWindow()).toBeVisible()
  await eventually(() => window.document.querySelectorAll('.round-entry').length).toBe(2)
  await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
  await eventually(() => targets(app)[0]).toBe(CHANGES[0][1])
  const { rows } = app.editor!.document()
  expect(rows[0]!.target.some((inline) => inline.change)).toBe(false)
  expect(rows[1]!.target).toEqual(tracked.target)
})

test('a text with tracked changes is written by hand as it reads', async () => {
  const { app, document } = await opened()
  const row = app.editor!.document().rows[0]!
  const change = { kind: 'deletion', author: 'Me', date: '2024-01-02T03:04:00Z' } as const
  const struck = row.target.map((inline) => ({ ...inline, change }))
  const mine = { ...row, target: [...struck, ...fromText('We sailed.')] }
  expect(app.editor!.review.apply(0, [row], [mine])).toBe(true)
  void importReview(app, await reviewed(document, CHANGES))
  await shown(roundWindow()).toBeVisible()
  await userEvent.keyboard('e')
  await shown(page.getByRole('textbox', { name: 'Your own text' })).toHaveValue('We sailed.')
  await userEvent.keyboard(' All night.{Enter}')
  await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
  await eventually(() => targets(app)[0]).toBe('We sailed. All night.')
})

test('a document of sentences is merged as it was sent, in paragraphs', async () => {
  const { app, document } = await opened()
  app.editor!.commands.sentenceRows.run()
  expect(app.editor!.header().granularity).toBe('sentence')
  void importReview(app, await reviewed(document, CHANGES))
  await shown(roundWindow()).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
  await eventually(() => targets(app)).toContain(CHANGES[0][1])
  expect(app.editor!.header().granularity).toBe('sentence')
  app.editor!.commands.undo.run()
  expect(targets(app)).toContain(PAIRS[0][1])
})

test('a comment comes home on the text it was made on', async () => {
  const { app, document } = await opened()
  const comment = { text: PAIRS[1][1], comment: 'One light?', on: 'light' }
  void importReview(app, await reviewed(document, [], [comment]))
  await shown(roundWindow()).toBeVisible()
  await shown(page.getByText('One light?')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
  await eventually(() => app.editor!.document().rows[1]!.notes.length).toBe(1)
  const { notes, target } = app.editor!.document().rows[1]!
  expect(notes[0]).toMatchObject({ author: 'Lin Yue', text: 'One light?' })
  // “light” stands there twice.
  const at = target.findIndex(({ comments }) => comments?.includes(notes[0]!.id))
  expect(plainText(target.slice(0, at))).toBe('The light of the ')
  expect(plainText([target[at]!])).toBe('light')
})

describe('what is exported for review', () => {
  const send = async (
    app: AppContext,
    document: BilingualDocument,
    more: Partial<Parameters<typeof runExport>[1]>,
  ) =>
    runExport(app, {
      name: 'Night Passage',
      format: 'docx',
      options: REVIEW,
      load: async () => document,
      ...more,
    })

  test('is kept with its round, which is in the file', async () => {
    const { app, platform, storage, document } = await opened()
    const rounds = async () =>
      (await storage.versions.list(document.id)).map(({ kind, round }) => [kind, round])
    await send(app, document, {})
    await eventually(() => platform.saved.length).toBe(1)
    expect(roundOf(platform.saved[0]!.bytes, 'x.docx')).toEqual({ document: document.id, round: 2 })
    await send(app, document, { format: 'html' })
    expect(readReview(platform.saved[1]!.bytes, 'x.html')).toMatchObject({ round: 3 })
    await send(app, document, { format: 'xliff' })
    expect(await rounds()).toEqual([4, 3, 2, 1].map((round) => ['sent', round]))
    const [last] = await storage.versions.list(document.id)
    expect(await storage.versions.load(last!.id)).toEqual(document)
  })

  test('is not kept where it is no review, or is not saved', async () => {
    const { app, platform, storage, document } = await opened()
    await send(app, document, { options: DEFAULT_LAYOUT })
    await send(app, document, { format: 'tmx' })
    platform.toSave.push(null)
    await send(app, document, {})
    expect(platform.saved).toHaveLength(2)
    expect(await storage.versions.list(document.id)).toHaveLength(1)
  })
})

describe('versions', () => {
  const dialog = () => page.getByRole('dialog', { name: 'Versions' })
  const names = () =>
    [...document.querySelectorAll('.version-name')].map(({ textContent }) => textContent)

  test('are kept, renamed, restored as one step, and deleted', async () => {
    const { app } = await opened()
    write(app, 0, 'Mine.')
    app.openDialog({ name: 'versions', documentId: app.editor!.header().id })
    await shown(dialog()).toBeVisible()
    await userEvent.keyboard('Proofs{Enter}')
    await eventually(names).toEqual(['Proofs', 'Sent for review, round 1'])
    await userEvent.click(page.getByRole('button', { name: 'Rename: Proofs' }))
    await userEvent.keyboard('First proofs{Enter}')
    await eventually(names).toEqual(['First proofs', 'Sent for review, round 1'])
    await userEvent.click(page.getByRole('button', { name: 'Restore: Sent for review, round 1' }))
    await eventually(() => targets(app)[0]).toBe(PAIRS[0][1])
    app.editor!.commands.undo.run()
    expect(targets(app)[0]).toBe('Mine.')
    app.openDialog({ name: 'versions', documentId: app.editor!.header().id })
    await eventually(() => names().length).toBe(3)
    await userEvent.click(page.getByRole('button', { name: 'Delete: First proofs' }))
    await userEvent.click(page.getByRole('button', { name: 'Delete it' }))
    await eventually(() => names().length).toBe(2)
  })
})

describe.each(['light', 'dark'] as const)('in a %s window, axe has nothing against', (theme) => {
  async function findings(): Promise<string[]> {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    const { violations } = await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }

  test('a review, its questions and the versions', async () => {
    const { app, document: novel, storage } = await opened()
    app.prefer({ theme })
    await eventually(() => document.documentElement.dataset.theme).toBe(theme)
    write(app, 2, 'At dawn the shore came in sight.')
    const comment = { text: PAIRS[1][1], comment: 'One light?' }
    void importReview(app, await reviewed(novel, CHANGES, [comment]))
    await shown(roundWindow()).toBeVisible()
    expect(await findings()).toEqual([])
    await userEvent.keyboard('e')
    await shown(page.getByRole('textbox', { name: 'Your own text' })).toBeVisible()
    expect(await findings()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await userEvent.click(page.getByRole('button', { name: 'Apply', exact: true }))
    await shown(page.getByRole('alertdialog')).toBeVisible()
    expect(await findings()).toEqual([])
    app.openDialog({ name: 'versions', documentId: novel.id })
    await shown(page.getByRole('dialog', { name: 'Versions' })).toBeVisible()
    await eventually(() => document.querySelector('.version-row')).not.toBeNull()
    expect(await findings()).toEqual([])
    const versions = await storage.versions.list(novel.id)
    const file = 'reviewed.docx'
    app.openDialog({ name: 'round-base', file, versions, choose() {}, cancel() {} })
    await shown(page.getByRole('radio').first()).toBeVisible()
    expect(await findings()).toEqual([])
  })
})

const zipped = () => new Uint8Array(zipSync({ 'a.txt': strToU8('x') }))

test('of ten thousand entries only those in sight are drawn', { timeout: 120_000 }, async () => {
  expect(await drawnOfMany()).toBeLessThan(60)
})

/** How many entries are drawn of a review in which every row was changed. */
async function drawnOfMany(): Promise<number> {
  const { app, storage } = await openWindow()
  const rows = Array.from({ length: 10_000 }, (_, i) => ({
    kind: 'paragraph' as const,
    source: `第${i}行。`,
    target: `Row ${i} as it was.`,
  }))
  const project = await storage.addProject([
    createDocument({
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'long.txt', format: 'text', encoding: '' },
      rows,
    }),
  ])
  const document = await storage.loadDocument(project.documents[0]!)
  await storage.versions.add(document, { kind: 'sent', round: 1 })
  await app.openDocument(document.id)
  await eventually(() => app.editor).not.toBeNull()
  const sent = await writeDocx(layoutDocument(document, REVIEW), REVIEW, {}, reviewOf(document))
  const parts = unzipSync(sent)
  const xml = strFromU8(parts['word/document.xml']!).replace(/ as it was\./g, ' as it is.')
  const changed = zipSync({ ...parts, 'word/document.xml': strToU8(xml) })
  const file = fileOf('all.docx', new Uint8Array(changed))
  void importReview(app, file)
  await expect.poll(() => app.ui.getState().dialog?.name, { timeout: 60_000 }).toBe('round')
  await shown(page.getByRole('listbox')).toBeVisible()
  const list = window.document.querySelector('.round-list')!
  list.scrollTop = 300_000
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await eventually(() => list.textContent).toContain('5172')
  return list.querySelectorAll('.round-entry').length
}
