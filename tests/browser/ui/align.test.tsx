import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { isConfirmed } from '../../../src/core/alignment/doubt.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { Row } from '../../../src/core/document/model.ts'
import { actionOf, runAction } from '../../../src/renderer/ui/actions/index.ts'
import type { AppContext } from '../../../src/renderer/ui/app.ts'
import english from '../../fixtures/align/ferry.en.txt?raw'
import chinese from '../../fixtures/align/ferry.zh.txt?raw'
import { documentOf, eventually, fileOf, openWindow, press, shown } from './window.tsx'

const ZH = fileOf('ferry.zh.txt', chinese)
const EN = fileOf('ferry.en.txt', english)

const rowsOf = (app: AppContext): readonly Row[] => app.editor?.document().rows ?? []
const sides = (row: Row | undefined) => row && [textOf(row.source), textOf(row.target)]
const ink = (text: string): string => text.replace(/\s+/g, '')

/** Waits for an alignment: the first one loads the dictionary, on a busy machine for long. */
const aligned = (app: AppContext) =>
  expect.poll(() => rowsOf(app).length, { timeout: 30_000 }).toBe(49)

const act = (app: AppContext, id: string) => void runAction(actionOf(id), app)

const answer = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))

async function openChinese() {
  const window = await openWindow()
  window.platform.openFromOutside({ files: [ZH], faults: [] })
  await eventually(() => rowsOf(window.app).length).toBeGreaterThan(10)
  return window
}

async function openPair() {
  const window = await openWindow()
  window.platform.openFromOutside({ files: [EN, ZH], faults: [] })
  await answer('Align them')
  await aligned(window.app)
  return window
}

describe('two files', () => {
  test('of which one is Chinese and one English are offered as a pair, and reviewed', async () => {
    const { app, storage } = await openWindow()
    const transfer = new DataTransfer()
    for (const { name, bytes } of [EN, ZH]) transfer.items.add(new File([bytes], name))
    document
      .querySelector('#root > *')!
      .dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      )
    await shown(
      page.getByText(/“ferry.zh.txt” is in Chinese, “ferry.en.txt” in English/),
    ).toBeVisible()
    await shown(page.getByRole('button', { name: 'Align them' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await aligned(app)
    const { metadata, granularity } = app.editor!.document()
    expect(granularity).toBe('sentence')
    expect(metadata).toMatchObject({ title: '渡口', targetTitle: 'The Ferry', author: '林若溪' })
    expect(sides(rowsOf(app)[21])).toEqual([
      '他一個人撐著船，在洪水裡來回了十四趟。每一趟回來，船上都坐滿了老人和孩子。',
      'Alone he poled his boat back and forth through the flood fourteen times, and each time he came back the boat was full of old people and children.',
    ])
    expect(
      ink(
        rowsOf(app)
          .map((row) => textOf(row.source))
          .join(''),
      ),
    ).toBe(ink(chinese))
    expect(
      ink(
        rowsOf(app)
          .map((row) => textOf(row.target))
          .join(''),
      ),
    ).toBe(ink(english))
    expect(app.ui.getState().reviewing).toBe(true)
    await shown(page.getByText(/Aligned in 49 rows; \d links are doubtful/)).toBeVisible()
    expect(
      (await storage.loadProject(app.ui.getState().workbench!.projectId)).documents,
    ).toHaveLength(1)
  })

  test('can be opened as two documents all the same', async () => {
    const { app, platform } = await openWindow()
    platform.openFromOutside({ files: [ZH, EN], faults: [] })
    await answer('Open as two documents')
    await eventually(() => app.ui.getState().documents).toHaveLength(2)
    expect(app.ui.getState().reviewing).toBe(false)
  })

  test('in Chinese are two documents without a question', async () => {
    const { app, platform } = await openWindow()
    platform.openFromOutside({
      files: [ZH, fileOf('b.txt', '晨泊\n天亮時靠岸。\n')],
      faults: [],
    })
    await eventually(() => app.ui.getState().documents).toHaveLength(2)
  })

  test('chosen one after the other and the wrong way round are swapped when asked', async () => {
    const { app, platform } = await openWindow()
    platform.toOpen.push({ files: [EN], faults: [] }, { files: [ZH], faults: [] })
    act(app, 'file.align')
    await shown(
      page.getByText(/“ferry.en.txt” is in English and “ferry.zh.txt” in Chinese/),
    ).toBeVisible()
    await answer('Swap and align')
    await aligned(app)
  })

  test('in the same language are refused', async () => {
    const { app, platform } = await openWindow()
    platform.toOpen.push({ files: [ZH, { ...ZH, name: 'b.txt' }], faults: [] })
    act(app, 'file.align')
    await shown(page.getByRole('alert')).toHaveTextContent(
      '“ferry.zh.txt” and “b.txt” are both in Chinese.',
    )
    expect(app.ui.getState().screen.name).toBe('library')
  })

  test('that do not belong together are aligned with a warning and no certainty', async () => {
    const { app, platform } = await openWindow()
    const other = Array.from(
      { length: 30 },
      (_, i) =>
        `Section ${i + 40} of the lease obliges the tenant to insure every fixture against fire. `,
    )
    platform.toOpen.push({ files: [ZH, fileOf('lease.txt', other.join('\n\n'))], faults: [] })
    act(app, 'file.align')
    await expect
      .element(page.getByText(/Hardly anything in these two texts agrees/), { timeout: 30_000 })
      .toBeVisible()
    const linked = rowsOf(app).filter(({ link }) => link.type === 'normal')
    expect(Math.max(...linked.map(({ link }) => link.confidence ?? 1))).toBeLessThan(0.8)
  })
})

describe('a translation in several files', () => {
  /** The story in three parts of each language, cut at the same paragraphs. */
  const parts = (text: string, name: string, first: number) => {
    const [head, ...rest] = text.trim().split(/\n+/)
    const cut = [0, Math.ceil(rest.length / 3), Math.ceil((2 * rest.length) / 3), rest.length]
    return [0, 1, 2].map((k) =>
      fileOf(
        `${name} ${first + k}.txt`,
        [...(k === 0 ? [head!] : []), ...rest.slice(cut[k], cut[k + 1])].join('\n\n'),
      ),
    )
  }
  const [en9, en10, en11] = parts(english, 'ferry', 9) as [typeof EN, typeof EN, typeof EN]
  const [zh1, zh2, zh3] = parts(chinese, '渡口', 1) as [typeof ZH, typeof ZH, typeof ZH]
  const list = (name: RegExp) => page.getByRole('listbox', { name })
  const names = (of: RegExp) =>
    [...list(of).element().querySelectorAll('[role="option"]')].map((each) => each.textContent)
  const whole = (app: AppContext, side: 'source' | 'target') =>
    ink(
      rowsOf(app)
        .map((row) => textOf(row[side]))
        .join(''),
    )

  test('is joined in the order of their numbers, with one Chinese file', async () => {
    const { app, platform } = await openWindow()
    platform.openFromOutside({ files: [en10, ZH, en9, en11], faults: [] })
    await shown(list(/Translation, 3 files/)).toBeVisible()
    expect(names(/Translation/)).toEqual(['1ferry 9.txt', '2ferry 10.txt', '3ferry 11.txt'])
    expect(names(/Source/)).toEqual(['1ferry.zh.txt'])
    await shown(page.getByRole('button', { name: 'Align them' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await eventually(() => rowsOf(app).length).toBeGreaterThan(40)
    expect(whole(app, 'target')).toBe(ink(english))
    expect(whole(app, 'source')).toBe(ink(chinese))
    expect(app.editor!.document().metadata.targetTitle).toBe('ferry')
  })

  test('can be put into another order by keys and by dragging', async () => {
    const { app, platform } = await openWindow()
    platform.openFromOutside({ files: [zh2, zh1, zh3, EN], faults: [] })
    await shown(list(/Source, 3 files/)).toBeVisible()
    const element = list(/Source/).element() as HTMLElement
    element.focus()
    await userEvent.keyboard('{ArrowDown}{Alt>}{ArrowUp}{/Alt}')
    expect(names(/Source/)).toEqual(['1渡口 2.txt', '2渡口 1.txt', '3渡口 3.txt'])
    await shown(page.getByText('“渡口 2.txt” is number 1 of 3.')).toBeInTheDocument()
    await userEvent.click(page.getByRole('button', { name: 'Move down' }))
    expect(names(/Source/)).toEqual(['1渡口 1.txt', '2渡口 2.txt', '3渡口 3.txt'])
    const option = (k: number) =>
      list(/Source/)
        .element()
        .querySelectorAll('[role="option"]')[k]!
    const dataTransfer = new DataTransfer()
    const drag = (type: string, on: Element) =>
      on.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    const third = option(2)
    drag('dragstart', third)
    await shown(page.getByRole('option', { selected: true, name: /3\.txt/ })).toBeVisible()
    drag('dragover', option(0))
    await eventually(() => names(/Source/)).toEqual(['1渡口 3.txt', '2渡口 1.txt', '3渡口 2.txt'])
    drag('dragend', third)
    await answer('Align them')
    await eventually(() => rowsOf(app).length).toBeGreaterThan(40)
    expect(whole(app, 'source').startsWith(ink(new TextDecoder().decode(zh3.bytes)))).toBe(true)
  })

  test('goes to an open document as one step', async () => {
    const { app, platform } = await openChinese()
    const before = app.editor!.document()
    platform.toOpen.push({ files: [en11, en9, en10], faults: [] })
    act(app, 'file.align')
    await shown(list(/Translation, 3 files/)).toBeVisible()
    await answer('Align them')
    await eventually(() => rowsOf(app).length).toBe(49)
    expect(whole(app, 'target')).toBe(ink(english))
    app.editor!.commands.undo.run()
    expect(app.editor!.document().rows).toEqual(before.rows)
  })

  test('can be opened apart all the same, and nothing comes of a cancelled question', async () => {
    const { app, platform } = await openWindow()
    platform.openFromOutside({ files: [zh1, zh2, en9, en10], faults: [] })
    await answer('Cancel')
    expect(app.ui.getState().screen.name).toBe('library')
    platform.openFromOutside({ files: [zh1, zh2, en9, en10], faults: [] })
    await answer('Open as 4 documents')
    await eventually(() => app.ui.getState().documents).toHaveLength(4)
  })

  test('is chosen one side after the other, too', async () => {
    const { app, platform } = await openWindow()
    platform.toOpen.push({ files: [zh1, zh2, zh3], faults: [] }, { files: [EN], faults: [] })
    act(app, 'file.align')
    await shown(list(/Source, 3 files/)).toBeVisible()
    await answer('Align them')
    await eventually(() => rowsOf(app).length).toBeGreaterThan(40)
    expect(whole(app, 'source')).toBe(ink(chinese))
  })
})

describe('an alignment', () => {
  test('that is cancelled adds nothing', async () => {
    const { app, platform } = await openWindow()
    platform.toOpen.push({ files: [ZH, EN], faults: [] })
    const end = app.tasks.store.subscribe((tasks) => {
      for (const { label, cancel } of tasks) {
        if ('key' in label && label.key === 'align.task') cancel()
      }
    })
    await runAction(actionOf('file.align'), app)
    end()
    expect(app.ui.getState().screen.name).toBe('library')
    expect(app.notices.store.getState()).toEqual([])
    expect(document.querySelector('.welcome')).not.toBeNull()
  })
})

describe('a file with both languages', () => {
  const [zh, en] = [chinese, english].map((text) => text.split(/\n+/).filter(Boolean))
  const mixed = zh!.slice(3, 6).flatMap((text, i) => [text, en![i + 3]!])

  test('is split by language where the user wants it, and pairs by its turns', async () => {
    const { app, platform } = await openWindow()
    platform.openFromOutside({ files: [fileOf('both.txt', mixed.join('\n'))], faults: [] })
    await shown(page.getByText('“both.txt” is already bilingual')).toBeVisible()
    await answer('Split by language')
    await eventually(() => rowsOf(app).length).toBe(3)
    expect(rowsOf(app).map(sides)).toEqual(zh!.slice(3, 6).map((text, i) => [text, en![i + 3]]))
  })
})

describe('an open document', () => {
  test('takes its translation in as one step that can be undone', async () => {
    const { app, platform } = await openChinese()
    const before = app.editor!.document()
    platform.toOpen.push({ files: [EN], faults: [] })
    act(app, 'file.align')
    await aligned(app)
    expect(app.ui.getState().reviewing).toBe(true)
    expect(rowsOf(app)[3]!.status).toBe('draft')
    app.editor!.commands.undo.run()
    expect(app.editor!.document().rows).toEqual(before.rows)
    expect(app.editor!.document().granularity).toBe('paragraph')
    app.editor!.commands.redo.run()
    expect(rowsOf(app)).toHaveLength(49)
  })

  test('is offered an English file that is dropped on it', async () => {
    const { app, platform } = await openChinese()
    platform.openFromOutside({ files: [EN], faults: [] })
    await shown(page.getByText(/If it translates “渡口”/)).toBeVisible()
    await answer('Align them')
    await aligned(app)
  })
})

describe('reviewing', () => {
  test('confirms all above a threshold, as one step', async () => {
    const { app } = await openPair()
    act(app, 'align.confirmAbove')
    const slider = page.getByRole('dialog').getByRole('slider')
    await shown(slider).toBeVisible()
    const likely = rowsOf(app).filter(({ link }) => (link.confidence ?? 0) >= 0.95).length
    await answer(`Confirm ${likely} links`)
    expect(rowsOf(app).filter(isConfirmed)).toHaveLength(likely)
    app.editor!.commands.undo.run()
    expect(rowsOf(app).filter(isConfirmed)).toHaveLength(0)
  })

  test('confirms all there are where the threshold is nothing', async () => {
    const { app } = await openPair()
    act(app, 'align.confirmAbove')
    await userEvent.click(page.getByRole('dialog').getByRole('slider'))
    await userEvent.keyboard('{Home}')
    await answer('Confirm 49 links')
    expect(rowsOf(app).every(isConfirmed)).toBe(true)
  })

  test('aligns the rest again between what is confirmed', async () => {
    const { app } = await openPair()
    const editor = app.editor!
    // What is certain: all before the added paragraph.
    const first = () => rowsOf(app).slice(0, 27).map(sides)
    const right = first()
    editor.goto(rowsOf(app)[10]!.id, 'target')
    editor.commands.shiftSideDown.run()
    editor.goto(rowsOf(app)[5]!.id, 'target')
    editor.commands.confirmLink.run()
    const confirmed = rowsOf(app)[5]!
    expect(first()).not.toEqual(right)
    act(app, 'align.realign')
    await eventually(first).toEqual(right)
    expect(rowsOf(app)[5]).toEqual(confirmed)
    editor.commands.undo.run()
    expect(first()).not.toEqual(right)
  })

  test('keeps what was put together by hand, but for what is selected', async () => {
    const { app } = await openPair()
    const editor = app.editor!
    const middle = () => rowsOf(app).slice(8, 12).map(sides)
    const right = middle()
    editor.goto(rowsOf(app)[9]!.id, 'target')
    editor.commands.swapWithNext.run()
    const swapped = middle()
    expect(swapped).not.toEqual(right)
    const before = editor.document()
    editor.goto(rowsOf(app)[30]!.id, 'target')
    editor.commands.shiftSideDown.run()
    act(app, 'align.realign')
    await shown(page.getByText(/aligned anew/)).toBeVisible()
    expect(middle()).toEqual(swapped)
    editor.commands.undo.run()
    editor.commands.undo.run()
    expect(editor.document().rows).toEqual(before.rows)
    editor.goto(rowsOf(app)[8]!.id, 'target')
    for (let i = 0; i < 4; i++) press('ArrowDown', { shiftKey: true, altKey: true })
    await eventually(() => editor.snapshot().selectedRows).toBe(4)
    act(app, 'align.realign')
    await eventually(() => rowsOf(app)[9]!.link.origin).toBe('aligned')
  })

  test('goes by keys from one doubtful link to the next, and ends', async () => {
    const { app } = await openPair()
    app.editor!.gotoIndex(0)
    press('F8')
    await eventually(() => app.editor!.snapshot().rowIndex).toBeGreaterThan(20)
    press('R', { ctrlKey: true, shiftKey: true })
    expect(app.ui.getState().reviewing).toBe(false)
  })

  test('is over when another document is opened', async () => {
    const { app, storage } = await openPair()
    const other = await storage.addProject([documentOf('夜航', ['船走了一夜。'])])
    await app.openDocument(other.documents[0]!)
    expect(app.ui.getState().reviewing).toBe(false)
  })
})

describe('axe has nothing against', () => {
  const findings = async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    const { violations } = await axe.run(document.body)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }

  test.each(['light', 'dark'] as const)('the dialogs of aligning, %s', async (theme) => {
    const { app } = await openWindow()
    app.prefer({ theme })
    app.openDialog({
      name: 'question',
      heading: { key: 'align.offer.heading' },
      text: { key: 'align.offer.open', values: { source: 'a', target: 'b' } },
      answers: [
        { label: { key: 'align.offer.alone' }, choose: () => {} },
        { label: { key: 'align.offer.align' }, choose: () => {} },
      ],
      cancel: () => {},
    })
    await shown(page.getByRole('button', { name: 'Align them' })).toBeVisible()
    expect(await findings()).toEqual([])
    app.openDialog({
      name: 'file-order',
      text: { key: 'align.files.text' },
      lists: [
        { side: 'source', names: ['a.txt'] },
        { side: 'target', names: ['1.txt', '2.txt'] },
      ],
      others: [],
      choose: () => {},
      cancel: () => {},
    })
    await shown(page.getByRole('listbox', { name: /Translation/ })).toBeVisible()
    expect(await findings()).toEqual([])
    app.openDialog({ name: 'confirm-above' })
    await shown(page.getByRole('slider')).toBeVisible()
    expect(await findings()).toEqual([])
  })
})
