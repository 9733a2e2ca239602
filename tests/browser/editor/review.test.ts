import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createDocument } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument, Side } from '../../../src/core/document/model.ts'
import type { CommandName } from '../../../src/renderer/editor/handle.ts'
import { nextFrame, openPage, source, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const PAIRS: readonly (readonly [string, string, number])[] = [
  ['窗外下著雨。', 'It was raining outside.', 0.97],
  ['他放下筆,看了看錶。', 'He put down his pen. He looked at his watch.', 0.55],
  ['沒有人來。', '', 0.9],
  ['燈一盞一盞亮了。', 'One by one the lamps came on.', 0.3],
  ['', 'The end.', 0.95],
]

function aligned(): BilingualDocument {
  const document = createDocument({
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'pair.txt', format: 'text', encoding: 'utf-8' },
    rows: PAIRS.map(([source, target]) => ({ kind: 'paragraph', source, target })),
  })
  return {
    ...document,
    granularity: 'sentence',
    rows: document.rows.map((row, i) => ({
      ...row,
      link: { origin: 'aligned', type: 'normal', confidence: PAIRS[i]![2] },
    })),
  }
}

const open = () => {
  page = openPage(aligned(), {
    options: { smartPunctuation: true, breakAtSemicolon: false, reviewing: true },
  })
}

const run = (name: CommandName) => page.editor.commands[name].run()
const at = (index: number, side: Side, offset = 0) =>
  page.editor.goto(page.editor.document().rows[index]!.id, side, offset)

describe('operations at the caret', () => {
  test('a sentence goes down, and undo brings it back', () => {
    open()
    const before = page.texts()
    at(1, 'target', 30)
    expect(run('sentenceDown')).toBe(true)
    expect(page.texts().slice(1, 3)).toEqual([
      ['他放下筆,看了看錶。', 'He put down his pen.'],
      ['沒有人來。', 'He looked at his watch.'],
    ])
    run('undo')
    expect(page.texts()).toEqual(before)
  })

  test('a sentence goes up', () => {
    open()
    at(1, 'target', 3)
    run('sentenceUp')
    expect(page.texts()[0]![1]).toBe('It was raining outside. He put down his pen.')
    expect(page.texts()[1]![1]).toBe('He looked at his watch.')
  })

  test('one side is shifted, the other stays', () => {
    open()
    at(1, 'target')
    run('shiftSideDown')
    expect(page.texts().map(([, text]) => text)).toEqual([
      'It was raining outside.',
      '',
      'He put down his pen. He looked at his watch.',
      'One by one the lamps came on.',
      'The end.',
    ])
    run('shiftSideUp')
    expect(page.texts()[1]![1]).toBe('He put down his pen. He looked at his watch.')
  })

  test('a side is split, pulled up, swapped, unlinked', () => {
    open()
    at(1, 'target', 20)
    run('splitSide')
    expect(page.texts()[2]).toEqual(['', 'He looked at his watch.'])
    run('undo')
    at(3, 'target')
    run('pullSideUp')
    expect(page.texts()[3]![1]).toBe('One by one the lamps came on. The end.')
    run('undo')
    at(0, 'target')
    run('swapWithNext')
    expect(page.texts()[0]![1]).toMatch(/^He put down/)
    run('undo')
    run('unlinkSides')
    expect(page.texts().slice(0, 2)).toEqual([
      ['窗外下著雨。', ''],
      ['', 'It was raining outside.'],
    ])
  })

  test('a text is parked and put back elsewhere, and both can be undone', () => {
    open()
    const before = page.texts()
    at(0, 'target')
    run('park')
    const [parked] = page.editor.header().parked
    expect(textOf(parked!.text)).toBe('It was raining outside.')
    at(2, 'target')
    expect(page.editor.review.unpark(parked!.id)).toBe(true)
    expect(page.texts()[2]![1]).toBe('It was raining outside.')
    expect(page.editor.header().parked).toEqual([])
    run('undo')
    run('undo')
    expect(page.texts()).toEqual(before)
    expect(page.editor.header().parked).toEqual([])
  })

  test('text is moved to another row as by dragging', () => {
    open()
    const [first, , third] = page.editor.document().rows
    page.editor.review.moveText(first!.id, third!.id, 'target')
    expect(page.texts()[2]![1]).toBe('It was raining outside.')
    expect(page.texts()[0]![1]).toBe('')
  })
})

describe('in a long document', () => {
  test.each<CommandName>(['park', 'splitSide', 'mergeNext', 'shiftSideDown', 'confirmLink'])(
    '%s draws nothing anew but what it changes',
    async (name) => {
      const rows = Array.from({ length: 6000 }, (_, i) => ({
        kind: 'paragraph' as const,
        source: `這是第${i + 1}段。`,
        target: i % 50 === 49 ? '' : `Paragraph ${i + 1}, not a long one.`,
      }))
      page = openPage(rows, {
        options: { smartPunctuation: true, breakAtSemicolon: false, reviewing: true },
      })
      at(3010, 'target', 9)
      for (let i = 0; i < 4; i++) await nextFrame()
      const chunks = [...page.root.querySelectorAll('.chunk:not(.away)')]
      expect(chunks.length).toBeGreaterThan(1)
      expect(run(name)).toBe(true)
      for (let i = 0; i < 4; i++) await nextFrame()
      expect([...page.root.querySelectorAll('.chunk:not(.away)')]).toEqual(
        expect.arrayContaining(chunks),
      )
      expect(chunks.every((chunk) => chunk.isConnected)).toBe(true)
      run('undo')
      expect(page.texts()[3010]).toEqual(['這是第3011段。', 'Paragraph 3011, not a long one.'])
    },
  )

  test('a shift to its end moves every text by one, and undo moves them back', async () => {
    const count = 3000
    page = openPage(
      Array.from({ length: count }, (_, i) => ({
        kind: 'paragraph' as const,
        source: `${i}`,
        target: `T${i}`,
      })),
    )
    const before = page.editor.document()
    at(100, 'target')
    run('shiftSideDown')
    const texts = page.texts()
    expect(texts).toHaveLength(count + 1)
    expect(texts.slice(99, 102)).toEqual([
      ['99', 'T99'],
      ['100', ''],
      ['101', 'T100'],
    ])
    expect(texts.at(-1)).toEqual(['', `T${count - 1}`])
    run('undo')
    expect(page.editor.document()).toEqual(before)
  })
})

describe('doubtful links', () => {
  test('are walked through with Enter, which confirms them', async () => {
    open()
    at(0, 'target')
    run('nextDoubtful')
    expect(page.editor.snapshot().rowIndex).toBe(1)
    page.editor.focus()
    await userEvent.keyboard('{Enter}')
    expect(page.editor.snapshot().rowIndex).toBe(2)
    await userEvent.keyboard('{Enter}{Enter}{Enter}')
    const { rows } = page.editor.document()
    expect(rows.map((row) => row.link.confidence)).toEqual([0.97, 1, 1, 1, 1])
    expect(rows.map((row) => row.link.type)).toEqual([
      'normal',
      'normal',
      'omission',
      'normal',
      'addition',
    ])
    expect(page.editor.review.links().some((link) => link.doubtful)).toBe(false)
  })

  test('above a threshold all are confirmed at once', () => {
    open()
    expect(page.editor.review.confirmAbove(0.9)).toBe(3)
    expect(page.editor.review.links().filter((link) => link.confirmed)).toHaveLength(3)
    run('undo')
    expect(page.editor.review.links().filter((link) => link.confirmed)).toHaveLength(0)
  })
})

describe('both sides', () => {
  test('can be edited in place while reviewing', async () => {
    open()
    await userEvent.click(source(page, 0))
    await userEvent.keyboard('{End}x')
    expect(page.texts()[0]![0]).toBe('窗外下著雨。x')
    await userEvent.click(target(page, 2))
    await userEvent.keyboard('Nobody')
    expect(page.texts()[2]![1]).toBe('Nobody')
  })
})

describe('what an aligner gives back', () => {
  test('takes the place of rows that have not changed', () => {
    open()
    const { index, rows } = page.editor.review.range()
    const better = rows.map((row) => ({ ...row, link: { ...row.link, confidence: 0.99 } }))
    expect(page.editor.review.apply(index, rows, better)).toBe(true)
    expect(page.editor.document().rows.every((row) => row.link.confidence === 0.99)).toBe(true)
    expect(page.editor.review.apply(index, rows, better)).toBe(false)
    run('undo')
    expect(page.editor.document().rows[1]!.link.confidence).toBe(0.55)
  })

  test('lights up what belongs together', async () => {
    open()
    const [row] = page.editor.document().rows
    page.editor.review.light(row!.id, { source: [[2, 5]], target: [[7, 14]] })
    await nextFrame()
    expect(CSS.highlights.get('match')?.size).toBe(2)
    page.editor.review.light(row!.id, null)
    expect(CSS.highlights.has('match')).toBe(false)
  })
})

describe('property', () => {
  const commands: readonly CommandName[] = [
    'sentenceUp',
    'sentenceDown',
    'pullSideUp',
    'splitSide',
    'unlinkSides',
    'swapWithNext',
    'shiftSideDown',
    'shiftSideUp',
    'park',
    'mergeNext',
    'split',
    'markOmission',
    'markInversion',
    'confirmLink',
    'confirmMoved',
    'returnMoved',
  ]

  test('any operations followed by as many undos give the start; no character is lost', () => {
    open()
    const letters = (side: Side) => {
      const document = page.editor.document()
      const parked = document.parked.filter((each) => each.side === side)
      const texts = [...document.rows.map((row) => row[side]), ...parked.map(({ text }) => text)]
      return [...texts.map(textOf).join('').replace(/\s/g, '')].sort().join('')
    }
    const step = fc.tuple(
      fc.constantFrom(...commands),
      fc.nat(9),
      fc.constantFrom<Side>('source', 'target'),
      fc.nat(40),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        page.close()
        open()
        const start = page.editor.document()
        const [sources, targets] = [letters('source'), letters('target')]
        for (const [name, index, side, offset] of steps) {
          at(index % page.editor.document().rows.length, side, offset)
          run(name)
          const [parked] = page.editor.header().parked
          if (parked && offset % 3 === 0) page.editor.review.unpark(parked.id)
          expect(letters('source')).toBe(sources)
          expect(letters('target')).toBe(targets)
        }
        while (page.editor.commands.undo.enabled()) run('undo')
        expect(page.editor.document()).toEqual(start)
      }),
      { numRuns: 60 },
    )
  })
})
