import axe from 'axe-core'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { plainText, textOf } from '../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../src/core/document/model.ts'
import { mergedRows } from '../../src/core/review/apply.ts'
import { fill, type Run, runsOf } from '../../src/formats/review-page/page/runs.ts'
import { reviewedName } from '../../src/formats/review-page/page/save.ts'
import { merged } from '../unit/formats/review/docx.ts'
import { longDocument, sampleArticle } from '../unit/layout/sample.ts'
import { pageOf, ReviewWindow, readBack, until } from './review-page.ts'

const article: BilingualDocument = (() => {
  const sample = sampleArticle('zh-Hant')
  const note = { id: 'n1', author: 'Chen', date: '2026-05-04T09:00:00Z', text: 'Is it “plans”?' }
  return {
    ...sample,
    rows: sample.rows.map((row, i) => (i === 3 ? { ...row, notes: [note] } : row)),
  }
})()

const told = (html: string, base = article) =>
  merged(readBack(html), base)
    .entries.filter(
      ({ kind, comments, status }) => kind !== 'unchanged' || comments.length || status,
    )
    .map(({ base, kind, theirs, status, comments, changes }) => ({
      row: article.rows.findIndex(({ id }) => id === base?.id),
      kind,
      theirs: kind === 'unchanged' ? null : theirs && textOf(theirs),
      status,
      comments: comments.map(({ author, text, anchor }) => [author, text, anchor]),
      authors: [...new Set(changes.map(({ author }) => author))],
    }))

/** Has the browser forget what was done, as the browser of someone else never knew. */
function forgetWork(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('facing-pages.review/')) localStorage.removeItem(key)
  }
}

beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('facing-pages.review.language', 'en')
})

/** The page as Ruth has saved it, with a word on its first row. */
async function savedByRuth(): Promise<string> {
  const first = await ReviewWindow.open(pageOf(article))
  await first.goTo(0)
  await first.keys('!')
  await first.settled(0)
  first.find('[data-do="save"]').click()
  await first.sayName('Ruth')
  return (await until(() => first.saved[0], 'file')).text
}

describe('a reviewer', () => {
  test('types, comments, states and saves; each comes home at its row', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    await page.goTo(5)
    await page.keys(' And more.')
    await page.settled(5)
    expect(page.row(5).querySelector('.difference ins')?.textContent).toBe(' And more.')
    await page.keys('{F2}')
    await page.keys('Enough?{Control>}{Enter}{/Control}')
    await page.sayName('Ruth Allen')
    await until(() => page.row(5).querySelector('.remark'), 'remark')
    await page.keys('{Control>}{Enter}{/Control}')
    expect(page.here).toBe(6)
    await page.keys('{Control>}{Shift>}{Enter}{/Shift}{/Control}')
    expect(page.here).toBe(7)
    page.row(3).querySelector<HTMLElement>('[data-do="settle"]')!.click()
    page.row(3).querySelector<HTMLElement>('[data-do="answer"]')!.click()
    await page.keys('It is.{Control>}{Enter}{/Control}')
    await until(() => page.row(3).querySelector('[data-answers]'), 'answer')
    const html = await page.save()
    expect(html).not.toContain('data-ui=""')
    expect(html).not.toContain('contenteditable=')
    expect(told(html)).toEqual([
      {
        row: 3,
        kind: 'unchanged',
        theirs: null,
        status: null,
        comments: [['Ruth Allen', 'It is.', '']],
        authors: [],
      },
      {
        row: 5,
        kind: 'takenTheirs',
        theirs: `${textOf(article.rows[5]!.target)} And more.`,
        status: 'reviewed',
        comments: [['Ruth Allen', 'Enough?', '']],
        authors: ['Ruth Allen'],
      },
      { row: 6, kind: 'unchanged', theirs: null, status: 'approved', comments: [], authors: [] },
    ])
    const [first, second] = readBack(html).rows[3]!.comments
    expect(first).toMatchObject({ id: 'n1', resolved: true })
    expect(second).toMatchObject({ answers: 'n1' })
    expect(mergedRows(merged(readBack(html), article))[5]!.status).toBe('reviewed')
  })

  test('goes on in what was saved, and it is saved again', async () => {
    const html = await savedByRuth()
    forgetWork()
    const again = await ReviewWindow.open(html)
    expect(again.find('.name').textContent).toBe('Ruth')
    expect(again.row(0).querySelector('.difference ins')).not.toBeNull()
    await again.goTo(2)
    await again.keys('?')
    await again.settled(2)
    again.row(0).querySelector<HTMLElement>('[data-do="revert"]')!.click()
    await again.settled(0, false)
    const rows = told(await again.save())
    expect(rows.map(({ row, theirs }) => [row, theirs])).toEqual([[2, 'By Lin Jianyue?']])
  })

  test('who takes the page over from another signs what is his own', async () => {
    const html = await savedByRuth()
    localStorage.clear()
    const second = await ReviewWindow.open(html)
    await second.goTo(2)
    await second.keys('?')
    await second.settled(2)
    second.find('[data-do="save"]').click()
    await second.sayName('Lin')
    const both = told(await (await until(() => second.saved[0], 'file')).text)
    expect(both.map(({ row, authors }) => [row, authors])).toEqual([
      [0, ['Ruth']],
      [2, ['Lin']],
    ])
  })

  test('who puts everything back has changed nothing', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    await page.goTo(3, 'start')
    await page.keys('Well: ')
    await page.settled(3)
    await page.keys('{Control>}z{/Control}')
    await page.settled(3, false)
    await page.keys('{Control>}{Shift>}z{/Shift}{/Control}')
    await page.settled(3)
    page.row(3).querySelector<HTMLElement>('[data-do="revert"]')!.click()
    await page.settled(3, false)
    page.find('.notice button').click()
    await page.settled(3)
    page.row(3).querySelector<HTMLElement>('[data-do="revert"]')!.click()
    await page.settled(3, false)
    expect(told(await page.save())).toEqual([])
    expect(readBack(await page.saved[0]!.text).rows[3]!.target).toEqual(article.rows[3]!.target)
  })

  test('makes a draft of a row that had no translation, for as long as it has one', async () => {
    const rows = article.rows.map((row, i) =>
      i === 4 ? { ...row, target: [], status: 'empty' as const } : row,
    )
    const page = await ReviewWindow.open(pageOf({ ...article, rows }))
    const status = () => page.row(4).querySelector<HTMLSelectElement>('.choice')!.value
    expect(status()).toBe('empty')
    page.find('[data-do="name"]').click()
    await page.sayName('Ruth')
    await page.goTo(4)
    await page.keys('New')
    await page.settled(4)
    expect(status()).toBe('draft')
    const [change] = told(await page.save(), { ...article, rows })
    expect(change).toMatchObject({ row: 4, theirs: 'New', status: 'draft' })
    await page.goTo(4)
    await page.keys('{Backspace}{Backspace}{Backspace}')
    await page.settled(4, false)
    expect(status()).toBe('empty')
  })

  test('goes through rows by keys, over those that are hidden', async () => {
    const page = await ReviewWindow.open(pageOf(longDocument(130)))
    await page.goTo(39, 'start')
    await page.keys('{Enter}')
    expect(page.here).toBe(40)
    await page.keys('{Alt>}{ArrowUp}{ArrowUp}{/Alt}')
    expect(page.here).toBe(38)
    await page.keys('x')
    await page.settled(38)
    await page.goTo(100, 'start')
    await page.keys('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')
    expect(page.here).toBe(38)
    const show = page.find('.show') as HTMLSelectElement
    show.value = 'changed'
    show.dispatchEvent(new page.window.Event('change', { bubbles: true }))
    await until(() => page.row(0).hidden, 'hidden row')
    expect([...page.document.querySelectorAll('tbody > tr:not([hidden])')]).toEqual([page.row(38)])
    page.find('[data-do="name"]').click()
    await page.sayName('Ruth')
    expect(await page.save()).not.toMatch(/<(?:tr|tbody)\b[^>]*\bhidden/)
  })

  test('searches both texts', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    const search = page.find('input[type="search"]') as HTMLInputElement
    search.focus()
    await page.keys('望遠鏡')
    await until(() => page.row(0).hidden, 'hidden row')
    expect(page.find('.counts').textContent).toBe('1 row found')
    await page.keys('{Enter}')
    expect(plainText(article.rows[page.here]!.source)).toContain('望遠鏡')
  })

  test('pastes text, whatever was copied', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    await page.goTo(0, 'start')
    const data = new page.window.DataTransfer()
    data.setData('text/html', '<b>bold</b><img src=x>')
    data.setData('text/plain', 'plain\r\n')
    page.text(0).dispatchEvent(
      new page.window.ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      }),
    )
    await page.settled(0)
    expect(page.text(0).innerHTML).toBe('plainFrom The Estuary Review')
  })

  test('sets italics and breaks lines, and the browser takes them back', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    await page.goTo(0, 'start')
    await page.keys('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}')
    await page.keys('{Control>}i{/Control}')
    await page.settled(0)
    expect(page.find('.hint').textContent).toBe('Only the formatting was changed.')
    await page.keys('{Control>}z{/Control}')
    await page.settled(0, false)
    await page.keys('{Control>}b{/Control}{ArrowRight}{Shift>}{Enter}{/Shift}')
    await page.settled(0)
    page.find('[data-do="name"]').click()
    await page.sayName('Ruth')
    const { target } = readBack(await page.save()).rows[0]!
    expect(target).toEqual([
      { type: 'text', text: 'From', marks: [{ type: 'bold' }] },
      { type: 'break' },
      { type: 'text', text: ' The Estuary Review', marks: [] },
    ])
  })
})

describe('the page', () => {
  test('has unsaved work back when it is opened again, until it is thrown away', async () => {
    const html = pageOf(article, 2)
    const first = await ReviewWindow.open(html)
    await first.goTo(0)
    await first.keys(' <b>&')
    await first.settled(0)
    first.find('[data-do="remark"]').click()
    await first.keys('So?{Control>}{Enter}{/Control}')
    await first.sayName('Ruth')
    await until(() => first.row(0).querySelector('.remark'), 'remark')
    const again = await ReviewWindow.open(html)
    expect(again.text(0).textContent).toBe('From The Estuary Review <b>&')
    expect(again.row(0).querySelector('.remark p')?.textContent).toBe('So?')
    expect(again.find('.notice').textContent).toContain('is back')
    const other = await ReviewWindow.open(pageOf(article, 3))
    expect(other.text(0).textContent).toBe('From The Estuary Review')
    const third = await ReviewWindow.open(html)
    third.find('.notice button').click()
    await until(() => third.document.querySelector('.notice') === null, 'reloaded page')
    await third.ready()
    expect(third.text(0).textContent).toBe('From The Estuary Review')
  })

  test('offers what was saved into another file, and not what it has itself', async () => {
    const sent = pageOf(article)
    const first = await ReviewWindow.open(sent)
    first.find('[data-do="name"]').click()
    await first.sayName('Ruth')
    await first.goTo(0)
    await first.keys('!')
    await first.settled(0)
    const saved = await first.save()
    const same = await ReviewWindow.open(saved)
    expect(same.document.querySelector('.notice')).toBeNull()
    const other = await ReviewWindow.open(sent)
    expect(other.text(0).textContent).toBe('From The Estuary Review')
    other.find('.notice button').click()
    expect(other.text(0).textContent).toBe('From The Estuary Review!')
    expect(other.row(0).querySelector('.difference ins')?.textContent).toBe('!')
  })

  test('does not believe what is kept', async () => {
    const key = `facing-pages.review/${article.id}/1`
    const row = {
      text: [['<img src=x onerror=alert(1)>', 'zz', 'javascript:alert(1)']],
      status: 'translated',
      remarks: [{}, null],
    }
    const [first] = article.rows
    const id = /<tr id="([^"]*)"/.exec(pageOf(article))![1]!
    expect(id).toContain(first!.id)
    for (const kept of [
      '{',
      'null',
      '[]',
      '{"at":"x","rows":{}}',
      JSON.stringify({ at: '2999-01-01T00:00:00Z', rows: { [id]: { text: 'x' } } }),
    ]) {
      localStorage.setItem(key, kept)
      const page = await ReviewWindow.open(pageOf(article))
      expect(page.text(0).textContent).toBe('From The Estuary Review')
    }
    localStorage.setItem(key, JSON.stringify({ at: '2999-01-01T00:00:00Z', rows: { [id]: row } }))
    const page = await ReviewWindow.open(pageOf(article))
    expect(page.text(0).textContent).toBe('<img src=x onerror=alert(1)>')
    expect(page.text(0).children).toHaveLength(0)
  })

  test('is whole again when a browser has saved what stood in its window', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    page.find('[data-do="name"]').click()
    await page.sayName('Ruth')
    await page.goTo(5, 'start')
    await page.keys('First{Shift>}{Enter}{/Shift}')
    await page.settled(5)
    const standing = `<!DOCTYPE html>${page.document.documentElement.outerHTML}`
    const [change] = told(standing)
    expect(change).toMatchObject({ row: 5, kind: 'takenTheirs', authors: ['Ruth'] })
    expect(change!.theirs).toBe(`First\n${textOf(article.rows[5]!.target)}`)
    forgetWork()
    const again = await ReviewWindow.open(standing)
    expect(again.document.querySelectorAll('.bar')).toHaveLength(1)
    expect(again.row(5).querySelectorAll('.change, .add, select')).toHaveLength(3)
    await again.goTo(0)
    await again.keys('!')
    await again.settled(0)
    expect(told(await again.save()).map(({ row }) => row)).toEqual([0, 5])
  })

  test('speaks the language that is chosen, and keeps the texts', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    const language = page.find('[data-do="language"]') as HTMLSelectElement
    language.value = 'zh-Hans'
    language.dispatchEvent(new page.window.Event('change', { bubbles: true }))
    expect(page.find('[data-do="save"]').textContent).toBe('保存')
    expect(page.find('thead .comment').textContent).toBe('批注')
    const html = await page.save()
    expect(html).toContain('lang="en">Comments</th>')
    expect(told(html)).toEqual([])
  })

  test('writes into the file that was chosen, and then into the same again', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    const written: string[] = []
    let asked = 0
    const file = {
      name: 'back.html',
      createWritable: async () => ({
        write: async (text: string) => void written.push(text),
        close: async () => {},
      }),
    }
    const pick = async (options: { suggestedName: string }) => {
      asked++
      expect(options.suggestedName).toMatch(/-reviewed\.html$/)
      return file
    }
    Object.assign(page.window, { showSaveFilePicker: pick })
    for (const count of [1, 2]) {
      page.find('[data-do="save"]').click()
      await until(() => written.length === count, 'written file')
    }
    expect(asked).toBe(1)
    expect(told(written[1]!)).toEqual([])
    await until(() => page.find('.notice').textContent?.includes('back.html'), 'notice')
  })

  test('says why a file could not be written, and keeps the work', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    page.find('[data-do="name"]').click()
    await page.sayName('Ruth')
    await page.goTo(0)
    await page.keys('!')
    await page.settled(0)
    const pick = async () => {
      throw new Error('The disk is full.')
    }
    Object.assign(page.window, { showSaveFilePicker: pick })
    page.find('[data-do="save"]').click()
    await until(() => page.find('.notice')?.textContent?.includes('The disk is full.'), 'reason')
    expect(page.find('.counts').textContent).toContain('Not saved yet')
  })

  test('asks before it is closed with work in it', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    const leave = (): boolean =>
      page.window.dispatchEvent(new page.window.Event('beforeunload', { cancelable: true }))
    expect(leave()).toBe(true)
    await page.goTo(0)
    await page.keys('!')
    expect(leave()).toBe(false)
  })

  test('leaves the keys of input methods alone', async () => {
    const page = await ReviewWindow.open(pageOf(article))
    await page.goTo(0)
    const { KeyboardEvent } = page.window
    page
      .text(0)
      .dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
      )
    expect(page.here).toBe(0)
  })

  test.each([
    ['en', 'light'],
    ['zh-Hant', 'dark'],
  ])('has nothing that axe is against, in %s and %s', async (language, scheme) => {
    localStorage.setItem('facing-pages.review.language', language)
    // Without its policy, which keeps axe out like anything else, and dark where it is to be.
    const html = pageOf(article)
      .replace(/<meta http-equiv[^>]*>/, '')
      .replace('(prefers-color-scheme:dark)', scheme === 'dark' ? 'screen' : 'not all')
    const page = await ReviewWindow.open(html)
    await page.goTo(5)
    await page.keys('!')
    await page.settled(5)
    const script = page.document.createElement('script')
    script.textContent = axe.source
    page.document.head.append(script)
    const { violations } = await (page.window as unknown as { axe: typeof axe }).axe.run(
      page.document,
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    )
    expect(
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
      ),
    ).toEqual([])
  })
})

describe('texts of the page', () => {
  const run = fc
    .tuple(
      fc.string({ unit: fc.constantFrom('a', ' ', '<', '&', '"', '燈', '\n', '😀'), minLength: 1 }),
      fc.subarray(['b', 'i', 'p', 'u']).map((marks) => marks.join('')),
      fc.constantFrom('', '', 'https://example.org/?a=1&b'),
    )
    .map(([text, marks, href]): Run => (href ? [text, marks, href] : [text, marks]))

  test('are what they were when they are put in and taken out', () => {
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const element = document.createElement('div')
        fill(element, runs)
        const once = runsOf(element)
        fill(element, once)
        expect(runsOf(element)).toEqual(once)
        const text = (of: readonly Run[]) => of.map(([text]) => text).join('')
        expect(text(once)).toBe(text(runs).replace(/\n+$/, ''))
      }),
    )
  })
})

test.each([
  ['/home/a/sent.html', 'sent-reviewed.html'],
  ['/C:/x/%E7%87%88%E5%A1%94.html', '燈塔-reviewed.html'],
  ['/x/sent-reviewed.html', 'sent-reviewed.html'],
  ['/x/sent-reviewed (2).html', 'sent-reviewed.html'],
  ['/x/100%.htm', '100%-reviewed.html'],
  ['/', 'A title-reviewed.html'],
])('a page at %s is saved as %s', (path, name) => {
  expect(reviewedName(path, 'A: title')).toBe(name)
})
