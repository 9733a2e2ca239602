import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fromText } from '../../../src/core/document/inline.ts'
import type { CodeInline, Segment } from '../../../src/core/document/model.ts'
import { composeText, nextFrame, openPage, source, type TestPage } from './page.ts'

const code = (id: string, more: Partial<CodeInline> = {}): CodeInline => ({
  type: 'code',
  id,
  role: 'standalone',
  kind: 'note',
  label: id,
  image: '',
  ...more,
})

const NOTE = code('1')
const OPEN = code('b', { role: 'opening', kind: 'tag', label: 'b' })
const CLOSE = code('b', { role: 'closing', kind: 'tag', label: 'b' })

/** 「雨〔b〕停〔/b〕了。¹」 */
const SOURCE: Segment = [
  ...fromText('雨'),
  OPEN,
  ...fromText('停'),
  CLOSE,
  ...fromText('了。'),
  NOTE,
]

let page: TestPage
afterEach(() => page.close())

const open = (translation: Segment, config = {}) =>
  openPage([{ kind: 'paragraph', source: SOURCE, target: translation }], config)

const shown = (segment: Segment): string =>
  segment
    .map((inline) => {
      if (inline.type === 'text') return inline.text
      if (inline.type === 'break') return '\n'
      return {
        standalone: `[${inline.id}]`,
        opening: `<${inline.id}>`,
        closing: `</${inline.id}>`,
      }[inline.role]
    })
    .join('')

const translation = () => shown(page.editor.document().rows[0]!.target)
const insert = () => page.editor.commands.insertCode.run()
const caretAt = (offset: number) =>
  page.editor.goto(page.editor.document().rows[0]!.id, 'target', offset)

describe('inserting', () => {
  test('brings the codes of the source one after the other, a pair as one', () => {
    page = open(fromText('Rain stopped.'))
    caretAt(5)
    insert()
    expect(translation()).toBe('Rain <b></b>stopped.')
    caretAt(Number.MAX_SAFE_INTEGER)
    insert()
    expect(translation()).toBe('Rain <b></b>stopped.[1]')
    expect(page.editor.commands.insertCode.enabled()).toBe(false)
    page.editor.commands.undo.run()
    page.editor.commands.undo.run()
    expect(translation()).toBe('Rain stopped.')
  })

  test('puts a pair round the selected text', async () => {
    page = open(fromText('Rain stopped.'))
    caretAt(5)
    await userEvent.keyboard('{Shift>}{End}{/Shift}')
    insert()
    expect(translation()).toBe('Rain <b>stopped.</b>')
  })

  test('says how many are missing, once there is a translation', () => {
    page = open([])
    expect(page.editor.snapshot().missingCodes).toBe(0)
    page.close()
    page = open(fromText('Rain stopped.'))
    expect(page.editor.snapshot().missingCodes).toBe(3)
    expect(page.root.querySelector('.row')).toHaveProperty('dataset.codes', 'missing')
  })

  test('copying the source brings them all', () => {
    page = open([])
    page.editor.commands.copySource.run()
    expect(translation()).toBe('雨<b>停</b>了。[1]')
    expect(page.editor.snapshot().missingCodes).toBe(0)
  })
})

describe('typing', () => {
  test('goes on at both sides of a code', async () => {
    page = open([NOTE])
    caretAt(0)
    await userEvent.keyboard('Rain')
    caretAt(Number.MAX_SAFE_INTEGER)
    await userEvent.keyboard(' stopped')
    expect(translation()).toBe('Rain[1] stopped')
  })

  test('an input method composes beside a code', async () => {
    page = open([...fromText('Rain'), NOTE])
    caretAt(Number.MAX_SAFE_INTEGER)
    await nextFrame()
    await composeText(['t', 'ti', '停'])
    expect(translation()).toBe('Rain[1]停')
  })

  test('Backspace takes a code away whole, and undo brings it back', async () => {
    page = open([...fromText('Rain'), NOTE])
    caretAt(Number.MAX_SAFE_INTEGER)
    await userEvent.keyboard('{Backspace}')
    await nextFrame()
    expect(translation()).toBe('Rain')
    page.editor.commands.undo.run()
    expect(translation()).toBe('Rain[1]')
  })
})

describe('the clipboard', () => {
  const paste = (html: string) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    const event = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    })
    page.root.dispatchEvent(event)
  }

  test('brings a code of the row itself', () => {
    page = open(fromText('Rain.'))
    caretAt(Number.MAX_SAFE_INTEGER)
    paste('<p> Stop<span data-code="1" data-role="standalone">1</span></p>')
    expect(translation()).toBe('Rain.Stop[1]')
  })

  test('leaves out one that means nothing here', () => {
    page = open(fromText('Rain.'))
    caretAt(Number.MAX_SAFE_INTEGER)
    paste('<p>Stop<span data-code="99" data-role="standalone">99</span>.</p>')
    expect(translation()).toBe('Rain.Stop.')
  })
})

test('a picture is shown where its code stands', async () => {
  const picture = code('p', { kind: 'image', label: 'A lamp', image: 'media/1.png' })
  const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
  page = openPage([{ kind: 'paragraph', source: [picture] }], {
    pictureOf: async (path) => (path === 'media/1.png' ? dot : null),
  })
  await nextFrame()
  expect(source(page, 0).querySelector('.code img')).toMatchObject({ alt: 'A lamp', src: dot })
})

test('a picture that cannot be had is named', async () => {
  const picture = code('p', { kind: 'image', label: 'A lamp', image: 'media/1.png' })
  page = openPage([{ kind: 'paragraph', source: [picture] }], {
    pictureOf: () => Promise.reject(new Error('gone')),
  })
  await nextFrame()
  expect(source(page, 0).textContent).toContain('A lamp')
})
