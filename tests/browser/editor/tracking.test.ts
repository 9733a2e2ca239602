import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { RowDraft } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { Inline, Segment } from '../../../src/core/document/model.ts'
import { accepted, rejected } from '../../../src/core/document/revisions.ts'
import { composeText, nextFrame, openPage, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const TODAY = new Date().toISOString().slice(0, 11)
const LONG_AGO = '2024-03-01T08:00:00Z'

/** A segment as a line: `[+inserted]`, `[-deleted]`, with the author where it is not Lin. */
const shown = (segment: Segment): string => segment.map(shownInline).join('')

function shownInline(inline: Inline): string {
  const text = inline.type === 'text' ? inline.text : inline.type === 'break' ? '\\n' : '#'
  const { change } = inline
  if (!change) return text
  const by = change.author === 'Lin' ? '' : `${change.author}: `
  return `[${change.kind === 'insertion' ? '+' : '-'}${by}${text}]`
}

/** The segment that such a line stands for. */
const segment = (line: string, author = 'Lin', date = LONG_AGO): Segment =>
  [...line.matchAll(/\[([+-])([^\]]*)\]|([^[]+)/g)].map(([, sign, changed, text]) =>
    sign
      ? {
          type: 'text',
          text: changed!,
          marks: [],
          change: { kind: sign === '+' ? 'insertion' : 'deletion', author, date },
        }
      : { type: 'text', text: text!, marks: [] },
  )

const open = (...targets: readonly (string | Segment)[]): TestPage =>
  openPage(
    targets.map((text): RowDraft => ({ kind: 'paragraph', source: '河的兩岸。', target: text })),
  )

const at = (row: number, offset: number) =>
  page.editor.goto(page.editor.document().rows[row]!.id, 'target', offset)

const line = (row = 0): string => shown(page.editor.document().rows[row]!.target)

const tracked = async (text: string | Segment, offset: number): Promise<void> => {
  page = open(text)
  page.editor.track('Lin')
  at(0, offset)
  await nextFrame()
}

describe('tracked typing', () => {
  test('inserts with author and minute, and one sitting is one change', async () => {
    await tracked('two banks', 4)
    await userEvent.keyboard('far ')
    expect(line()).toBe('two [+far ]banks')
    const change = page.editor.document().rows[0]!.target[1]!.change!
    expect(change).toMatchObject({ kind: 'insertion', author: 'Lin' })
    expect(change.date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/)
    expect(change.date.startsWith(TODAY)).toBe(true)
    expect(page.editor.snapshot()).toMatchObject({ changes: 1, tracking: 'Lin' })
    expect(target(page, 0).querySelectorAll('ins')).toHaveLength(1)
  })

  test('Backspace strikes out and goes on before what it struck', async () => {
    await tracked('banks', 5)
    await userEvent.keyboard('{Backspace}{Backspace}')
    expect(line()).toBe('ban[-ks]')
    await userEvent.keyboard('k')
    expect(line()).toBe('ban[+k][-ks]')
  })

  test('Delete strikes out and goes on behind it', async () => {
    await tracked('banks', 1)
    await userEvent.keyboard('{Delete}{Delete}')
    expect(line()).toBe('b[-an]ks')
    await userEvent.keyboard('i')
    expect(line()).toBe('b[-an][+i]ks')
  })

  test('the same letters are struck one after the other', async () => {
    await tracked('aaaa', 4)
    await userEvent.keyboard('{Backspace}{Backspace}')
    expect(line()).toBe('aa[-aa]')
    page.editor.goto(page.editor.document().rows[0]!.id, 'target', 0)
    await nextFrame()
    await userEvent.keyboard('{Delete}')
    expect(line()).toBe('[-a]a[-aa]')
  })

  test('what was only inserted is really gone when it is deleted', async () => {
    await tracked('ab', 1)
    await userEvent.keyboard('xyz{Backspace}{Backspace}')
    expect(line()).toBe('a[+x]b')
    await userEvent.keyboard('{Backspace}{Backspace}')
    expect(line()).toBe('[-a]b')
  })

  test('over a selection leaves what was there struck out, before what is new', async () => {
    await tracked('the far bank', 4)
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}near')
    expect(line()).toBe('the [-far][+near] bank')
    expect(page.editor.snapshot().changes).toBe(1)
  })

  test('a deletion over mixed text does to each piece what is its due', async () => {
    await tracked(segment('a[+b]c[-d]e'), 0)
    await userEvent.keyboard('{Shift>}{End}{/Shift}{Delete}')
    expect(line()).toBe('[-ac][-d][-e]')
  })

  test('somebody else’s insertion is gone, and their deletion stays theirs', async () => {
    page = open(segment('a[+b][-c]d', 'Chen'))
    page.editor.track('Lin')
    at(0, 0)
    await nextFrame()
    await userEvent.keyboard('{Shift>}{End}{/Shift}{Delete}')
    expect(line()).toBe('[-a][-Chen: c][-d]')
  })

  test('a line break, smart punctuation and taking that back are tracked', async () => {
    await tracked('a-b', 2)
    await userEvent.keyboard('-')
    expect(line()).toBe('a[--][+—]b')
    await userEvent.keyboard('{Backspace}')
    expect(line()).toBe('a-[+-]b')
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
    expect(line()).toBe('a-[+-][+\\n]b')
  })

  test('one undo takes back one edit, and redo brings it again', async () => {
    await tracked('the far bank', 4)
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}')
    await userEvent.keyboard('x')
    expect(line()).toBe('the [-far][+x] bank')
    page.editor.commands.undo.run()
    expect(line()).toBe('the far bank')
    page.editor.commands.redo.run()
    expect(line()).toBe('the [-far][+x] bank')
  })

  test('keeps the status true', async () => {
    await tracked('a', 1)
    page.editor.commands.statusApproved.run()
    await userEvent.keyboard('{Backspace}')
    expect(line()).toBe('[-a]')
    expect(page.statuses()).toEqual(['empty'])
    expect(page.editor.snapshot().counts.words).toBe(0)
    await userEvent.keyboard('b')
    expect(page.statuses()).toEqual(['draft'])
  })

  test('a locked row and a source stay as they are', async () => {
    await tracked('abc', 3)
    page.editor.commands.toggleLock.run()
    await userEvent.keyboard('x{Backspace}')
    await nextFrame()
    expect(line()).toBe('abc')
    expect(page.editor.snapshot().changes).toBe(0)
  })
})

describe('where only the final text is seen', () => {
  afterEach(() => {
    delete document.documentElement.dataset.markup
  })

  test.each([
    ['Backspace passes over what is hidden', 2, '{Backspace}x', '[-ab][+x]cd'],
    ['Delete passes over what is hidden', 1, '{Delete}x', 'a[+x][-bc]d'],
    ['typing goes where the caret is seen', 1, 'x', 'a[+x][-b]cd'],
  ])('%s', async (_, offset, keys, wanted) => {
    document.documentElement.dataset.markup = 'final'
    await tracked(segment('a[-b]cd', 'Lin', new Date().toISOString()), offset)
    await userEvent.keyboard(keys)
    expect(line()).toBe(wanted)
    expect(target(page, 0).innerText).toBe(textOf(accepted(page.editor.document().rows[0]!.target)))
  })
})

describe('typing that is not tracked', () => {
  test.each([
    ['a[-bc]d', 2, 'a[-b]x[-c]d'],
    ['a[+bc]d', 2, 'a[+b]x[+c]d'],
  ])('is plain text in the midst of a change: %s', async (text, offset, wanted) => {
    page = open(segment(text))
    at(0, offset)
    await nextFrame()
    await userEvent.keyboard('x')
    expect(line()).toBe(wanted)
  })
})

describe('the clipboard', () => {
  test('cuts by striking out, pastes as an insertion, and copies what reads now', async () => {
    await tracked(segment('a [-gone ]word here', 'Chen'), 0)
    await userEvent.keyboard('{Shift>}{End}{/Shift}')
    await userEvent.keyboard('{Control>}x{/Control}')
    await nextFrame()
    expect(line()).toBe('[-a ][-Chen: gone ][-word here]')
    await userEvent.keyboard('{Control>}v{/Control}')
    await nextFrame()
    expect(line()).toBe('[-a ][-Chen: gone ][-word here][+a word here]')
  })
})

describe('commands', () => {
  test('copying the source is an insertion, without the changes and comments of the source', () => {
    page = open('old')
    page.editor.track('Lin')
    page.editor.commands.copySource.run()
    expect(line()).toBe('[-old][+河的兩岸。]')
    page.editor.commands.clearTarget.run()
    expect(line()).toBe('[-old]')
    expect(page.statuses()).toEqual(['empty'])
  })

  test('replacing passes over deleted text and never revives it', () => {
    page = open(segment('a b[-c]d bd', 'Chen'))
    const query = { sides: 'both', regularExpression: false, matchCase: false, wholeWord: false }
    expect(page.editor.find.set({ ...query, sides: 'target', text: 'bcd' }).count).toBe(0)
    expect(page.editor.find.set({ ...query, sides: 'target', text: 'bd' }).count).toBe(2)
    expect(page.editor.find.replaceAll('x').replaced).toBe(2)
    expect(line()).toBe('a [-Chen: c]x x')
    page.editor.track('Lin')
    page.editor.find.set({ ...query, sides: 'target', text: 'x' })
    page.editor.find.replaceAll('y')
    expect(line()).toBe('a [-Chen: c][-x][+y] [-x][+y]')
    page.editor.commands.undo.run()
    expect(line()).toBe('a [-Chen: c]x x')
    page.editor.find.next()
    page.editor.find.replace('z')
    expect(line()).toBe('a [-Chen: c][-x][+z] x')
  })

  test('rows that are split and merged keep the changes of their text', () => {
    page = open(segment('One [+more ]bank. [-Two] banks.'))
    page.editor.track('Lin')
    at(0, 15)
    page.editor.commands.split.run()
    expect(page.editor.document().rows).toHaveLength(2)
    expect(line(0)).toBe('One [+more ]bank.')
    expect(line(1)).toBe('[-Two] banks.')
    page.editor.commands.mergePrevious.run()
    expect(line()).toBe('One [+more ]bank. [-Two] banks.')
  })
})

describe('accepting and rejecting', () => {
  const TEXT = 'a[+b]c[-d]e'

  test('goes from change to change, round and round', () => {
    page = open('none', segment(TEXT), 'none', segment('[-x][+y]z'))
    at(2, 0)
    const seen = [1, 2, 3, 4].map(() => {
      page.editor.commands.nextChange.run()
      const { rowIndex, change } = page.editor.snapshot()
      return [rowIndex, change?.kinds.join('+')]
    })
    expect(seen).toEqual([
      [3, 'deletion+insertion'],
      [1, 'insertion'],
      [1, 'deletion'],
      [3, 'deletion+insertion'],
    ])
    page.editor.commands.previousChange.run()
    page.editor.commands.previousChange.run()
    expect(page.editor.snapshot().change?.kinds).toEqual(['insertion'])
  })

  test('decides the change at the caret and goes on', () => {
    page = open(segment(`${TEXT}[-x][+y]`))
    at(0, 2)
    page.editor.commands.acceptChange.run()
    expect(line()).toBe('abc[-d]e[-x][+y]')
    page.editor.commands.rejectChange.run()
    expect(line()).toBe('abcde[-x][+y]')
    page.editor.commands.acceptChange.run()
    expect(line()).toBe('abcdey')
    expect(page.editor.commands.acceptChange.enabled()).toBe(false)
    page.editor.commands.undo.run()
    expect(line()).toBe('abcde[-x][+y]')
  })

  test('decides only what is selected', async () => {
    await tracked(segment('[+abcd]'), 1)
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
    page.editor.commands.rejectChange.run()
    expect(line()).toBe('[+ad]')
  })

  test('decides a row, an author, the document, each as one step to undo', () => {
    const both = [...segment(TEXT), ...segment('[+f]', 'Chen')]
    page = open(both, both)
    at(0, 1)
    page.editor.commands.acceptRow.run()
    expect([line(0), line(1)]).toEqual(['abcef', 'a[+b]c[-d]e[+Chen: f]'])
    page.editor.commands.undo.run()
    at(0, 2)
    page.editor.commands.rejectAuthor.run()
    expect([line(0), line(1)]).toEqual(['acde[+Chen: f]', 'acde[+Chen: f]'])
    page.editor.commands.undo.run()
    page.editor.commands.rejectAll.run()
    expect([line(0), line(1)]).toEqual(['acde', 'acde'])
    page.editor.commands.undo.run()
    expect([line(0), line(1)]).toEqual([shown(both), shown(both)])
    page.editor.track('Lin')
    page.editor.commands.acceptAll.run()
    expect([line(0), line(1)]).toEqual(['abcef', 'abcef'])
    expect(page.editor.snapshot().changes).toBe(0)
  })

  test('a translation that comes or goes by that has the status for it', () => {
    page = open(segment('[+a]'), segment('[-a]'))
    page.editor.commands.rejectAll.run()
    expect([line(0), line(1)]).toEqual(['', 'a'])
    expect(page.statuses()).toEqual(['empty', 'draft'])
  })

  test('leaves locked rows', () => {
    page = open(segment(TEXT), segment(TEXT))
    at(0, 0)
    page.editor.commands.toggleLock.run()
    page.editor.commands.acceptAll.run()
    expect([line(0), line(1)]).toEqual([TEXT, 'abce'])
  })

  test('of 1,000 changed rows among 10,000 go through only those', () => {
    page = openPage(
      Array.from({ length: 10_000 }, (_, i) => ({
        kind: 'paragraph' as const,
        source: '河的兩岸。',
        target: i % 10 === 0 ? segment(TEXT) : 'plain text',
      })),
    )
    page.editor.commands.acceptAll.run()
    expect(page.editor.snapshot().changes).toBe(0)
    expect(page.texts()[9990]![1]).toBe('abce')
  })
})

describe('input methods', () => {
  test('compose into an insertion from the first letter, without the text being drawn anew', async () => {
    await tracked('ab', 1)
    const drawn: string[] = []
    let texts = new Set<Node>()
    const watch = new MutationObserver((records) => {
      for (const { removedNodes } of records) {
        for (const node of removedNodes) if (texts.has(node)) drawn.push(node.textContent ?? '')
      }
      const { focusNode } = getSelection()!
      if (focusNode?.nodeType === 3 && focusNode.parentElement?.closest('ins')) {
        texts = new Set([focusNode])
      }
    })
    watch.observe(page.root, { childList: true, subtree: true, characterData: true })
    await composeText(['n', 'ni', 'nih', '你好'])
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(drawn).toEqual([])
    watch.disconnect()
    expect(line()).toBe('a[+你好]b')
    await userEvent.keyboard('x')
    expect(line()).toBe('a[+你好x]b')
  })

  test('leave a selection that they compose over struck out, as one step to undo', async () => {
    await tracked('the far bank', 4)
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}')
    await composeText(['ㄐ', 'ㄐㄧㄣ', '近'])
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(line()).toBe('the [-far][+近] bank')
    expect(target(page, 0).textContent).toBe('the far近 bank')
    await userEvent.keyboard('x')
    expect(line()).toBe('the [-far][+近x] bank')
    page.editor.commands.undo.run()
    expect(line()).toBe('the far bank')
  })

  test.each([
    ['an empty row', '', 0, '[+한국]'],
    ['the start', 'ab', 0, '[+한국]ab'],
    ['the end', 'ab', 2, 'ab[+한국]'],
    ['behind deleted text', segment('a[-b]'), 2, 'a[-b][+한국]'],
    ['within deleted text', segment('[-ab]'), 1, '[-a][+한국][-b]'],
    ['within an old insertion', segment('[+ab]'), 1, '[+a][+한국][+b]'],
    [
      'beside a bold word',
      [{ type: 'text', text: 'ab', marks: [{ type: 'bold' }] }],
      2,
      'ab[+한국]',
    ],
  ] as const)('compose in %s', async (_, text, offset, wanted) => {
    await tracked(text as string | Segment, offset)
    await composeText(['ㅎ', '하', '한'])
    await composeText(['ㄱ', '구', '국'])
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(line()).toBe(wanted)
    expect(target(page, 0).textContent).toContain('한국')
    const { target: now } = page.editor.document().rows[0]!
    expect(textOf(rejected(now))).toBe(textOf(rejected(segmentOf(text))))
    while (page.editor.snapshot().canUndo) page.editor.commands.undo.run()
    expect(line()).toBe(shown(segmentOf(text)))
  })

  test('compose plain text within deleted text where changes are not tracked', async () => {
    page = open(segment('[-ab]'))
    at(0, 1)
    await nextFrame()
    await composeText(['n', '你'])
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(line()).toBe('[-a]你[-b]')
    expect(textOf(accepted(page.editor.document().rows[0]!.target))).toBe('你')
  })
})

const segmentOf = (text: string | Segment | readonly unknown[]): Segment =>
  typeof text === 'string' ? (text ? segment(text) : []) : (text as Segment)
