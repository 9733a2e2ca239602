import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromText, orderMarks, textOf } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument, Mark, Note, Segment } from '../../../../src/core/document/model.ts'
import { STATUSES } from '../../../../src/core/document/status.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { segmentHtml } from '../../../../src/formats/html/inline.ts'
import { isReviewPage } from '../../../../src/formats/review/html.ts'
import { readReview, roundOf } from '../../../../src/formats/review/read.ts'
import { writeReviewPage } from '../../../../src/formats/review-page/write.ts'
import { longDocument, sampleArticle } from '../../layout/sample.ts'
import { merged, REVIEW } from './docx.ts'

const article = sampleArticle('zh-Hant')

const page = (document: BilingualDocument): string =>
  writeReviewPage(layoutDocument(document, REVIEW), { document: document.id, round: 2 })

const read = (text: string) => readReview(new TextEncoder().encode(text), 'back.html')

/** A page in which the reviewer has written other translations, as the page saves itself. */
function edited(html: string, texts: ReadonlyMap<number, Segment>, by = 'Lin'): string {
  let row = -1
  return html.replace(
    /<tr id="[^"]*" class="[^"]*" [^>]*>|<td class="target"([^>]*)><(\w+) class="text">(.*?)<\/\2><\/td>/g,
    (whole, lang, name, sent) => {
      if (whole.startsWith('<tr')) row++
      const text = texts.get(row)
      if (!text) return whole
      return whole.startsWith('<tr')
        ? whole.replace(/>$/, ` data-edited="2026-05-06T07:08:09Z" data-by="${by}">`)
        : `<td class="target"${lang}><${name} class="text">${segmentHtml(text)}</${name}><div class="sent" hidden="">${sent}</div></td>`
    },
  )
}

const flag = (type: 'bold' | 'italic' | 'underline' | 'superscript' | 'subscript') =>
  fc.boolean().map((on): Mark[] => (on ? [{ type }] : []))

const marks = fc
  .tuple(
    flag('bold'),
    flag('italic'),
    flag('underline'),
    fc.constantFrom<Mark[]>([], [], [{ type: 'link', href: 'https://example.org/a?b=1&c=2' }]),
  )
  .map((each) => orderMarks(each.flat()))

const letters = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    ' ',
    '“',
    '&',
    '<',
    '>',
    '"',
    "'",
    '燈',
    'é',
    '\u00a0',
    '😀',
    '-',
  ),
  minLength: 1,
  maxLength: 12,
})

/** A text as it is sent: no white space around it, breaks only inside. */
const segment = fc
  .array(fc.tuple(letters, marks, fc.boolean()), { minLength: 1, maxLength: 5 })
  .map((pieces) => {
    const whole = concat(
      fromText('x'),
      ...pieces.flatMap(([text, marks, breaks]): Segment[] => [
        ...(breaks ? [[{ type: 'break' } as const]] : []),
        fromText(text, marks),
      ]),
      fromText('y'),
    )
    return whole
  })

const note = (id: string) =>
  fc.record({
    id: fc.constant(id),
    author: fc.constantFrom('Ann', '', '林 & “Co”'),
    date: fc.constantFrom('2026-05-06T07:08:09Z', ''),
    text: fc.constantFrom('Why?', 'One\ntwo', '<b>not bold</b>'),
  })

describe('the page we wrote for a reviewer', () => {
  test('comes back as it was sent, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(segment, segment, fc.constantFrom(...STATUSES), note('n1'), note('n2')), {
          minLength: 1,
          maxLength: 6,
        }),
        (texts) => {
          const rows = longDocument(texts.length).rows.map((row, i) => {
            const [source, target, status, first, second] = texts[i]!
            const notes: Note[] = [
              { ...first, ...(i % 2 === 0 && { resolved: true }) },
              { ...second, answers: first.id },
            ]
            return { ...row, source, target, status, notes }
          })
          const document = { ...longDocument(1), rows }
          const file = read(page(document))
          expect(file.document).toBe(document.id)
          expect(file.round).toBe(2)
          expect(
            file.rows.map(({ source, target, status }) => ({ source, target, status })),
          ).toEqual(rows.map(({ source, target, status }) => ({ source, target, status })))
          expect(file.rows.map(({ comments }) => comments)).toEqual(
            rows.map(({ notes }) => notes.map((each) => ({ ...each, anchor: '' }))),
          )
          const merge = merged(file, document)
          expect(new Set(merge.entries.map(({ kind }) => kind))).toEqual(new Set(['unchanged']))
          expect(merge.entries.flatMap(({ comments }) => comments)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  test('brings each change to its row, with its author and what was there before', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(29), segment), { selector: ([at]) => at, maxLength: 8 }),
        (changes) => {
          const document = longDocument(30)
          const texts = new Map(changes)
          const file = read(edited(page(document), texts))
          const merge = merged(file, document)
          document.rows.forEach((row, i) => {
            const entry = merge.entries[i]!
            const text = texts.get(i)
            expect(entry.kind).toBe(text ? 'takenTheirs' : 'unchanged')
            if (!text) return
            expect(entry.theirs).toEqual(text)
            expect(file.rows[i]!.before!()).toEqual(row.target)
            for (const { author, date } of entry.changes) {
              expect([author, date]).toEqual(['Lin', '2026-05-06T07:08:09Z'])
            }
            const kept = entry.changes.filter(({ kind }) => kind === 'insertion')
            expect(textOf(text)).toContain(kept[0]?.text ?? '')
            expect(entry.changes.length).toBeGreaterThan(0)
          })
        },
      ),
      { numRuns: 25 },
    )
  })

  test('is known by document and round before its rows are read', () => {
    const bytes = new TextEncoder().encode(page(article))
    expect(roundOf(bytes, 'sent.html')).toEqual({ document: article.id, round: 2 })
    expect(roundOf(new TextEncoder().encode('<!doctype html><p>x'), 'x.html')).toEqual({
      document: '',
      round: 0,
    })
  })
})

describe('a page that a browser saved as it stood', () => {
  const dressed = (html: string): string =>
    `<!-- saved from url=(0033)file:///review.html -->\n${edited(
      html,
      new Map([[5, fromText('New.')]]),
    )
      .replace(/<table/, '<div data-ui="" class="bar"><button data-ui="">Save</button></div><table')
      .replace(/ class="text">/g, ' class="text" contenteditable="plaintext-only" role="textbox">')
      .replace(
        /<div class="sent"/g,
        '<div data-ui="" class="change"><div data-ui="" class="difference">Old. <ins data-ui="">New.</ins></div></div>$&',
      )
      .replace(
        /<span class="word">(\w+)<\/span>/g,
        '$&<select data-ui="" class="choice"><option data-ui="" value="reviewed">已審閱</option></select>',
      )
      .replace(/<td class="comment">/g, '$&<button data-ui="" class="add">加批註</button>')}`

  test('is read without what was only to be pressed or seen', () => {
    const file = read(dressed(page(article)))
    expect(file.rows).toHaveLength(article.rows.length)
    expect(file.rows.map(({ status }) => status)).toEqual(article.rows.map(({ status }) => status))
    expect(file.rows.flatMap(({ comments }) => comments)).toEqual([])
    const merge = merged(file, article)
    const changed = merge.entries.filter(({ kind }) => kind !== 'unchanged')
    expect(changed.map(({ id, theirs }) => [id, theirs && textOf(theirs)])).toEqual([
      [article.rows[5]!.id, 'New.'],
    ])
  })

  test('has the line breaks that were typed into it', () => {
    const html = edited(page(article), new Map([[5, fromText('One.|Two.  Three.')]]))
    const file = read(html.replace('One.|Two.', 'One.\nTwo.'))
    expect(file.rows[5]!.target).toEqual(fromText('One.\nTwo.  Three.'))
  })

  test('has new lines where a browser made elements of them', () => {
    const html = edited(page(article), new Map([[5, fromText('One.|')]]))
    const file = read(html.replace('One.|', '<div>One.</div><div>Two.<br></div>'))
    expect(file.rows[5]!.target).toEqual(fromText('One.\nTwo.'))
  })
})

describe('a page that was saved as a single file', () => {
  const mhtml = (html: string, encoding: 'quoted-printable' | 'base64'): string => {
    const bytes = new TextEncoder().encode(html)
    const quoted = [...bytes]
      .map((byte) =>
        byte > 126 || byte === 61 || byte < 32
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
      )
      .join('')
      .replace(/((?:=..|[^=]){70})/g, '$1=\r\n')
    const body = encoding === 'base64' ? Buffer.from(bytes).toString('base64') : quoted
    return [
      'From: <Saved by Blink>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----Boundary--x----"',
      '',
      '',
      '------Boundary--x----',
      'Content-Type: text/css',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'td { color: red }',
      '------Boundary--x----',
      'Content-Type: text/html',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      body,
      '------Boundary--x------',
    ].join('\r\n')
  }

  test.each(['quoted-printable', 'base64'] as const)('is read out of it, by %s', (encoding) => {
    const html = edited(page(article), new Map([[5, fromText('New = 新.')]]))
    const file = readReview(new TextEncoder().encode(mhtml(html, encoding)), 'back.mhtml')
    expect(file.rows).toEqual(
      read(html).rows.map((row) => ({
        ...row,
        before: row.before && expect.any(Function),
        tracked: row.tracked && expect.any(Function),
      })),
    )
    expect(file.rows[5]!.target).toEqual(fromText('New = 新.'))
  })
})

describe('a damaged page', () => {
  test('without its marks is read by what it shows', () => {
    const bare = page(article)
      .replace(/<(tr|div)\b[^>]*>/g, '<$1>')
      .replace(/<span class="word">draft<\/span>/g, 'Reviewed')
    const merge = merged(read(bare), article)
    expect(merge.returned).toBe(article.rows.length)
    expect(merge.entries.filter(({ kind }) => kind !== 'unchanged')).toEqual([])
    expect(merge.entries[0]!.status).toBe('reviewed')
  })

  test('that was cut off says so, and the rows before are read', () => {
    const html = page(article)
    const file = read(html.slice(0, html.indexOf(`_FP1_${article.rows[6]!.id}`)))
    expect(file.rows.length).toBeGreaterThanOrEqual(6)
    expect(file.warnings.map(({ code }) => code)).toContain('cut-off')
  })

  test('with states that are none is read by its words', () => {
    const html = page(article).replace(/data-status="\w+"/g, 'data-status="done"')
    expect(read(html).rows.map(({ status }) => status)).toEqual(
      article.rows.map(({ status }) => status),
    )
  })

  test.each([
    ['breaks', 'a<br>', 'a\n'],
    ['paragraphs', 'a<p></p>', 'a\n'],
    ['formatting', 'a<b>b</b>', 'ab'],
    ['changes', 'a<ins>b</ins>', 'ab'],
  ])('with very many %s in a cell is read whole', (_, html, text) => {
    const many = 60_000
    const { rows } = read(`<table><tr><td class="source">字</td>
      <td class="target">${html.repeat(many)}z</td></tr></table>`)
    expect(textOf(rows[0]!.target).length).toBe(text.length * many + 1)
  })

  test('with very much white space in a cell has it as it is', () => {
    const space = ' '.repeat(1_000_000)
    const { rows } = read(`<table><tr><td class="source">字</td>
      <td class="target">a${space}b\n${space}c</td></tr></table>`)
    expect(textOf(rows[0]!.target)).toBe(`a${space}b c`)
  })

  test('that is nothing but the beginnings of cells is no table', () => {
    expect(isReviewPage('<td '.repeat(500_000))).toBe(false)
  })

  test('with a remark that does not say whose it is keeps it', () => {
    const html = page(article).replace(
      '<td class="comment"></td>',
      '<td class="comment"><div class="remark"><b>Ann</b> <time datetime="2026-01-01T00:00:00Z">then</time><p>Why<br>so?</p></div></td>',
    )
    expect(read(html).rows[0]!.comments).toEqual([
      {
        id: 'row 1.comment.1',
        author: 'Ann',
        date: '2026-01-01T00:00:00Z',
        text: 'Why\nso?',
        anchor: '',
      },
    ])
  })

  test('without rows is refused with what to do', () => {
    const html = page(article).replace(
      /<tbody>[\s\S]*<\/tbody>/,
      '<!-- <td class="source"><td class="target"> -->',
    )
    expect(() => read(html)).toThrow(/holds no table/)
  })
})
