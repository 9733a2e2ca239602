import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createDocument } from '../../../src/core/document/create.ts'
import type { Note, Segment } from '../../../src/core/document/model.ts'
import { actionOf, runAction } from '../../../src/renderer/ui/actions/index.ts'
import type { Preferences } from '../../../src/renderer/ui/preferences.ts'
import { eventually, openWindow, shown } from './window.tsx'

const DATE = '2026-03-01T08:05:00Z'

const note = (id: string, author: string, text: string, rest: Partial<Note> = {}): Note => ({
  id,
  author,
  date: DATE,
  text,
  ...rest,
})

const plain = (text: string) => ({ type: 'text' as const, text, marks: [] })

/** What a reviewer has done to a translation. */
const REVIEWED: Segment = [
  plain('It was raining '),
  { ...plain('out of the window'), change: { kind: 'deletion', author: '陳編輯', date: DATE } },
  { ...plain('outside'), change: { kind: 'insertion', author: '陳編輯', date: DATE } },
  plain(', and '),
  { ...plain('he was setting type'), comments: ['c1'] },
  { ...plain(' by hand'), change: { kind: 'insertion', author: 'Lin', date: DATE } },
  plain('.'),
]

const TEXT = createDocument({
  sourceLanguage: 'zh-Hant',
  metadata: { title: '夜航', author: '林曉嵐' },
  provenance: { name: 'night.txt', format: 'text', encoding: 'utf-8' },
  rows: [
    { kind: 'title', source: '夜航', target: 'Night Passage', status: 'translated' },
    {
      kind: 'paragraph',
      source: '窗外下着雨，他低頭排字。',
      target: REVIEWED,
      notes: [
        note('c1', '陳編輯', '「排字」是活字排版，不是打字。'),
        note('c2', 'Lin', 'I know; is “setting type” not clear?', { answers: 'c1' }),
        note('c3', '陳編輯', 'Whole row: keep the two clauses.', { resolved: true }),
      ],
    },
    { kind: 'paragraph', source: '船在霧裡走了一夜。', target: 'The boat went on all night.' },
  ],
})

async function openDocument(preferences: Partial<Preferences> = {}) {
  const window = await openWindow()
  const project = await window.storage.addProject([TEXT])
  window.app.prefer(preferences)
  await window.app.openDocument(project.documents[0]!)
  await eventually(() => window.app.editor).not.toBeNull()
  await eventually(() => document.querySelector('.page .row')).not.toBeNull()
  return { ...window, documentId: project.documents[0]!, editor: window.app.editor! }
}

const side = { open: true, width: 320 }

async function findings(): Promise<string[]> {
  // What fades is judged when it is there.
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

describe('tracking changes', () => {
  test('asks once what one is called, and is remembered for the document', async () => {
    const { app, editor, storage, documentId } = await openDocument()
    await userEvent.click(page.getByRole('button', { name: 'Track changes' }))
    await userEvent.fill(page.getByRole('textbox', { name: 'Your name' }), 'Lin')
    await userEvent.keyboard('{Enter}')
    await eventually(() => app.editor?.snapshot().tracking).toBe('Lin')
    await shown(page.getByText('Tracking changes')).toBeVisible()
    editor.gotoIndex(2)
    await userEvent.keyboard('!')
    expect(editor.document().rows[2]!.target.at(-1)!.change).toMatchObject({ author: 'Lin' })
    await eventually(() =>
      storage.settings.get('tracked-documents', (value) => JSON.stringify(value)),
    ).toBe(JSON.stringify([documentId]))

    await app.showLibrary()
    await app.openDocument(documentId)
    await eventually(() => app.editor?.snapshot().tracking).toBe('Lin')
    await runAction(actionOf('revise.track'), app)
    expect(app.editor?.snapshot().tracking).toBeNull()
    await runAction(actionOf('revise.track'), app)
    expect(app.ui.getState().dialog).toBeNull()
    expect(app.editor?.snapshot().tracking).toBe('Lin')
  })

  test('shows all markup, the final text or the original', async () => {
    const { app } = await openDocument()
    const seen = () =>
      document.querySelectorAll<HTMLElement>('.page .target')[1]!.innerText.replace(/\s+/g, ' ')
    expect(seen()).toContain('out of the windowoutside')
    app.prefer({ markup: 'final' })
    expect(seen()).toBe('It was raining outside, and he was setting type by hand.')
    app.prefer({ markup: 'original' })
    expect(seen()).toBe('It was raining out of the window, and he was setting type.')
  })

  test('tells under the pointer who made a change, and in the panel where the caret is', async () => {
    const { app, editor } = await openDocument({ side })
    const change = document.querySelector<HTMLElement>('.page ins')!
    await userEvent.hover(change)
    await eventually(() => change.title).toMatch(/^Inserted by 陳編輯 · .*2026/)
    editor.gotoIndex(0)
    await runAction(actionOf('revise.nextChange'), app)
    await shown(page.getByText(/^Replaced by 陳編輯/).first()).toBeVisible()
    await userEvent.keyboard('{Control>}{Alt>}a{/Alt}{/Control}')
    await shown(page.getByText(/^Inserted by Lin/).first()).toBeVisible()
    await userEvent.keyboard('{Control>}{Alt>}x{/Alt}{/Control}')
    await shown(page.getByText('Tracked changes')).not.toBeInTheDocument()
  })

  test('two authors do not look alike, be it without colour', async () => {
    await openDocument()
    const looks = [...document.querySelectorAll<HTMLElement>('.page ins')].map((element) => {
      const { color, textDecorationStyle } = getComputedStyle(element)
      return { color, textDecorationStyle }
    })
    expect(looks).toHaveLength(2)
    expect(looks[0]!.color).not.toBe(looks[1]!.color)
    expect(looks[0]!.textDecorationStyle).not.toBe(looks[1]!.textDecorationStyle)
  })
})

describe('comments', () => {
  test('are written on the selected text from the keyboard, and Escape gives up', async () => {
    const { app, editor } = await openDocument({ authorName: 'Lin' })
    editor.goto(editor.document().rows[2]!.id, 'target', 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await userEvent.keyboard('{Shift>}{Control>}{ArrowRight}{/Control}{/Shift}')
    await userEvent.keyboard('{Control>}{Alt>}m{/Alt}{/Control}')
    await shown(page.getByText('On “The')).toBeVisible()
    await userEvent.keyboard('Which boat?{Control>}{Enter}{/Control}')
    await eventually(() => editor.document().rows[2]!.notes.map(({ text }) => text)).toEqual([
      'Which boat?',
    ])
    await shown(page.getByRole('listitem').filter({ hasText: 'Which boat?' })).toBeVisible()
    await eventually(() => document.activeElement?.classList.contains('ProseMirror')).toBe(true)
    await runAction(actionOf('revise.comment'), app)
    await shown(page.getByRole('textbox', { name: 'Write a comment' })).toBeVisible()
    await userEvent.keyboard('no{Escape}')
    await eventually(() => editor.snapshot().commenting).toBeNull()
    expect(editor.document().rows[2]!.notes).toHaveLength(1)
  })

  test('of the document are listed, answered, settled and gone to', async () => {
    const { app, editor } = await openDocument({ authorName: 'Lin', side })
    editor.gotoIndex(0)
    await userEvent.click(page.getByRole('radio', { name: 'Whole document' }))
    const thread = page.getByRole('listitem').filter({ hasText: '活字排版' })
    await shown(thread).toBeVisible()
    await shown(page.getByText('keep the two clauses')).not.toBeInTheDocument()
    await userEvent.click(thread.getByRole('button', { name: /^Row 2/ }))
    expect(editor.snapshot()).toMatchObject({ rowIndex: 1, thread: 'c1' })
    await userEvent.click(thread.getByRole('button', { name: 'Answer', exact: true }))
    await userEvent.keyboard('Yes.{Control>}{Enter}{/Control}')
    await eventually(() => editor.document().rows[1]!.notes.at(-1)).toMatchObject({
      text: 'Yes.',
      author: 'Lin',
      answers: 'c1',
    })
    await userEvent.click(thread.getByRole('button', { name: 'Resolve' }))
    editor.gotoIndex(0)
    await shown(thread).not.toBeInTheDocument()
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Show' }), 'resolved')
    await shown(page.getByText('keep the two clauses')).toBeVisible()
    await runAction(actionOf('edit.undo'), app)
    expect(editor.document().rows[1]!.notes[0]!.resolved).toBeFalsy()
  })

  test('only one’s own words can be edited', async () => {
    const { editor } = await openDocument({ authorName: 'Lin', side })
    editor.gotoIndex(1)
    const thread = page.getByRole('listitem').filter({ hasText: '活字排版' })
    await shown(thread).toBeVisible()
    expect(thread.getByRole('button', { name: 'Edit' }).elements()).toHaveLength(1)
    await userEvent.click(thread.getByRole('button', { name: 'Edit' }))
    await userEvent.keyboard(' Really?{Control>}{Enter}{/Control}')
    await eventually(() => editor.document().rows[1]!.notes[1]!.text).toBe(
      'I know; is “setting type” not clear? Really?',
    )
  })
})

describe.each(['light', 'dark'] as const)('in a %s window, axe has nothing against', (theme) => {
  test('changes, comments and the question for a name', async () => {
    const { app, editor } = await openDocument({ theme, side, authorName: 'Lin' })
    editor.track('Lin')
    editor.gotoIndex(1)
    await runAction(actionOf('revise.comment'), app)
    await shown(page.getByRole('textbox', { name: 'Write a comment' })).toBeVisible()
    await userEvent.hover(page.getByRole('textbox', { name: 'Write a comment' }))
    expect(await findings()).toEqual([])
    app.openDialog({ name: 'author', goOn: () => {} })
    await shown(page.getByRole('dialog')).toBeVisible()
    expect(await findings()).toEqual([])
  })
})
