import { describe, expect, test } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import { fromText, plainText, textOf } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument, Row, Segment } from '../../../../src/core/document/model.ts'
import { mergedRows } from '../../../../src/core/review/apply.ts'
import type { Merge } from '../../../../src/core/review/model.ts'
import { problemsOf } from '../../../../src/core/review/problems.ts'
import { readReview } from '../../../../src/formats/review/read.ts'
import { sampleArticle } from '../../layout/sample.ts'
import { cellsOf, edited, merged, nameless, sent, withRows } from './docx.ts'

const SOURCES = [
  '天色漸漸暗了。',
  '船還沒有回來。',
  '母親在燈下等著。',
  '風從海上吹來。',
  '狗叫了一聲。',
]
const TARGETS = [
  'The sky was growing dark.',
  'The boat had not come back.',
  'Mother was waiting by the lamp.',
  'A wind blew in from the sea.',
  'A dog barked once.',
]

const document = createDocument({
  rows: SOURCES.map((source, i) => ({
    kind: 'paragraph' as const,
    source,
    target: TARGETS[i]!,
    status: 'translated' as const,
  })),
  sourceLanguage: 'zh-Hant',
  provenance: { name: 'dusk.txt', format: 'text' },
})

const with_ = (rows: readonly Row[], at: number, target: string): Row[] =>
  rows.map((row, i) => (i === at ? { ...row, target: fromText(target) } : row))

const read = (bytes: Uint8Array) => readReview(bytes, 'back.docx')

const told = ({ entries }: Merge): (readonly [string, ...unknown[]])[] =>
  entries
    .filter(({ kind, moves }) => kind !== 'unchanged' || moves.length > 0)
    .map(({ kind, moves, theirs }) => [kind, ...moves, theirs && textOf(theirs)])

const problems = (merge: Merge, rows: number) =>
  problemsOf(merge, { documents: ['', ''], rounds: [0, 0], rows }).map(({ code }) => code)

const REVISION = 'w:author="Lin" w:date="2024-05-06T07:08:09Z"'

/** As Word tracks it: a word of a run is deleted and another put in its place. */
const tracked = (xml: string, from: string, to: string): string => {
  const [, before = '', properties = '', text = ''] =
    new RegExp(
      `(<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>)([^<]*${from}[^<]*)</w:t></w:r>`,
    ).exec(xml) ?? []
  const [head = '', tail = ''] = text.split(from)
  const run = (tag: string, content: string) =>
    `<w:r>${properties}<w:${tag} xml:space="preserve">${content}</w:${tag}></w:r>`
  return xml.replace(
    `${before}${text}</w:t></w:r>`,
    `${run('t', head)}<w:del w:id="901" ${REVISION}>${run('delText', from)}</w:del><w:ins w:id="902" ${REVISION}>${run('t', to)}</w:ins>${run('t', tail)}`,
  )
}

describe('a review that nothing was done to', () => {
  for (const shape of ['own', 'memoq', 'trados'] as const) {
    test(`changes nothing, in the shape “${shape}”, of text with marks, links and breaks`, async () => {
      const whole = sampleArticle('zh-Hant')
      const file = read(await sent(whole, shape))
      const merge = merged(file, whole)
      expect(told(merge)).toEqual([])
      expect(merge.returned).toBe(merge.sent)
      expect(mergedRows(merge)).toEqual(whole.rows)
      expect(file.document).toBe(whole.id)
      expect(file.round).toBe(1)
    })
  }

  test('says nothing of codes, which a review shows as what is printed for them', async () => {
    const code = (id: string, kind: 'note' | 'tag', label: string): Segment => [
      { type: 'code', id, role: 'standalone', kind, label, image: '' },
    ]
    const coded: BilingualDocument = {
      ...document,
      rows: document.rows.map((row, i) => ({
        ...row,
        target:
          i === 1
            ? [...row.target, ...code('n1', 'note', '3'), ...code('t1', 'tag', '<br>')]
            : row.target,
      })),
    }
    const bytes = await sent(coded)
    expect(told(merged(read(bytes), coded))).toEqual([])
    const changed = edited(bytes, (xml) => tracked(xml, 'boat', 'ship'))
    const merge = merged(read(changed), coded)
    expect(told(merge)).toEqual([['takenTheirs', 'The ship had not come back.\ufffc\ufffc']])
    expect(merge.entries[1]!.theirs!.filter(({ type }) => type === 'code')).toEqual(
      coded.rows[1]!.target.filter(({ type }) => type === 'code'),
    )
  })
})

describe('what a reviewer does in Word', () => {
  test('arrives at its row with author and date, and comments with what they are on', async () => {
    const bytes = edited(
      await sent(document),
      (xml) =>
        tracked(xml, 'lamp', 'lantern').replace(
          /<w:r>((?:(?!<w:r>).)*)A dog barked once\.<\/w:t><\/w:r>/s,
          (_, start: string) =>
            `<w:r>${start}A dog </w:t></w:r><w:commentRangeStart w:id="7"/><w:r>${start}barked</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r>${start} once.</w:t></w:r>`,
        ),
      {
        'word/comments.xml': () =>
          '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="Lin" w:date="2024-05-06T07:09:00Z"><w:p><w:r><w:t>Howled?</w:t></w:r></w:p></w:comment></w:comments>',
        'word/_rels/document.xml.rels': (xml) =>
          xml.replace(
            '</Relationships>',
            '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
          ),
      },
    )
    const merge = merged(read(bytes), document)
    expect(told(merge)).toEqual([['takenTheirs', 'Mother was waiting by the lantern.']])
    expect(merge.entries[2]!.changes).toEqual([
      {
        side: 'target',
        kind: 'deletion',
        author: 'Lin',
        date: '2024-05-06T07:08:09Z',
        text: 'lamp',
      },
      {
        side: 'target',
        kind: 'insertion',
        author: 'Lin',
        date: '2024-05-06T07:08:09Z',
        text: 'lantern',
      },
    ])
    expect(merge.entries[4]!.comments).toMatchObject([
      { author: 'Lin', date: '2024-05-06T07:09:00Z', text: 'Howled?', anchor: 'barked' },
    ])
    expect(mergedRows(merge)[4]!.notes.map(({ text }) => text)).toEqual(['“barked”: Howled?'])
  })

  test('is a conflict only where the translator did something else', async () => {
    const bytes = edited(await sent(document), (xml) =>
      tracked(tracked(xml, 'lamp', 'lantern'), 'blew', 'came'),
    )
    let mine: Row[] = with_(document.rows, 2, 'Mother sat waiting by the lamp.')
    mine = with_(mine, 3, 'A wind came in from the sea.')
    mine = with_(mine, 0, 'It was getting dark.')
    expect(told(merged(read(bytes), document, mine))).toEqual([
      ['keptMine', 'The sky was growing dark.'],
      ['conflict', 'Mother was waiting by the lantern.'],
      ['same', 'A wind came in from the sea.'],
    ])
  })

  test('to rows is told: removed, put elsewhere, added, pasted twice, divided', async () => {
    const bytes = edited(await sent(document), (xml) =>
      withRows(xml, ([head, a, , c, d, e]) => {
        const added = nameless(a!)
          .replace(SOURCES[0]!, '門開了。')
          .replace(TARGETS[0]!, 'The door opened.')
        const first = c!.replace(SOURCES[2]!, '母親').replace(TARGETS[2]!, 'Mother')
        const second = nameless(c!)
          .replace(SOURCES[2]!, '在燈下等著。')
          .replace(TARGETS[2]!, 'waited by the lamp.')
        return [head!, e!, a!, nameless(a!).replace('dark', 'black'), added, first, second, d!]
      }),
    )
    const file = read(bytes)
    const merge = merged(file, document)
    expect(told(merge)).toEqual([
      ['takenTheirs', 'twice', 'The sky was growing black.'],
      ['added', 'The door opened.'],
      ['removed', null],
      ['takenTheirs', 'split', 'Mother waited by the lamp.'],
      ['unchanged', 'moved', 'A dog barked once.'],
    ])
    expect(problems(merge, file.rows.length)).toEqual([
      'lost-ids',
      'twice',
      'split',
      'moved',
      'added',
      'removed',
    ])
    const all = mergedRows(merge, { take: 'everything' }).map(({ target }) => plainText(target))
    expect(all).toEqual([
      'A dog barked once.',
      'The sky was growing black.',
      'The door opened.',
      'Mother',
      'waited by the lamp.',
      'A wind blew in from the sea.',
    ])
  })
})

describe('a file that was damaged on its way', () => {
  test('without ids gives its rows by their texts', async () => {
    const bytes = edited(await sent(document), (xml) =>
      withRows(tracked(xml, 'lamp', 'lantern'), (rows) => rows.map(nameless)),
    )
    const file = read(bytes)
    const merge = merged(file, document)
    expect(told(merge)).toEqual([['takenTheirs', 'Mother was waiting by the lantern.']])
    expect(merge.nameless).toBe(5)
    expect(merge.foundAgain).toBe(5)
  })

  test('of rows that have got other ids gives them by what was sent, though both texts are others', async () => {
    const again = { ...document, rows: document.rows.map((row) => ({ ...row, id: `${row.id}x` })) }
    const bytes = edited(await sent(again), (xml) =>
      xml.replace(SOURCES[2]!, '改了').replace(TARGETS[2]!, 'Changed.'),
    )
    const merge = merged(read(bytes), document)
    expect(told(merge)).toEqual([['takenTheirs', 'Changed.']])
    expect(merge.entries[2]).toMatchObject({ found: 'id', theirSource: fromText('改了') })
  })

  test('with another head gives its rows all the same, and says so', async () => {
    const bytes = edited(await sent(document), (xml) =>
      tracked(xml, 'lamp', 'lantern')
        .replace('繁體中文', 'Column A')
        .replace('>English<', '>Column B<'),
    )
    const file = read(bytes)
    expect(file.warnings.map(({ code }) => code)).toEqual(['changed-head'])
    expect(told(merged(file, document))).toEqual([
      ['takenTheirs', 'Mother was waiting by the lantern.'],
    ])
  })

  test('with merged cells has the translations divided again', async () => {
    const bytes = edited(await sent(document), (xml) =>
      withRows(xml, (rows) => {
        const [, , first = ''] = cellsOf(rows[2]!)
        const [, , second = ''] = cellsOf(rows[3]!)
        const paragraph = /<w:p>.*<\/w:p>/s.exec(second)![0].replace('lamp', 'lantern')
        const top = first
          .replace('<w:tcPr>', '<w:tcPr><w:vMerge w:val="restart"/>')
          .replace('</w:tc>', `${paragraph}</w:tc>`)
        const below = second
          .replace('<w:tcPr>', '<w:tcPr><w:vMerge/>')
          .replace(/<w:p>.*<\/w:p>/s, '<w:p/>')
        return rows.map((row, i) =>
          i === 2 ? row.replace(first, top) : i === 3 ? row.replace(second, below) : row,
        )
      }),
    )
    const file = read(bytes)
    expect(file.warnings.map(({ code }) => code)).toEqual(['merged-cells'])
    expect(told(merged(file, document))).toEqual([
      ['unchanged', 'joined', 'The boat had not come back.'],
      ['takenTheirs', 'joined', 'Mother was waiting by the lantern.'],
    ])
  })

  test('of another document gives nothing, and is named', async () => {
    const file = read(await sent(sampleArticle('zh-Hant')))
    const merge = merged(file, document)
    expect(problems(merge, file.rows.length)[0]).toBe('other-document')
  })

  test('of an older round does not undo what was done since', async () => {
    const old = edited(await sent(document), (xml) => tracked(xml, 'lamp', 'lantern'))
    const now = { ...document, rows: with_(document.rows, 0, 'Dusk was falling.') }
    const later = { ...now, rows: with_(now.rows, 2, 'Mother sat by the lamp.') }
    const file = read(old)
    const merge = merged(file, later)
    // Row 1 was left alone; row 3 was changed, and has changed since.
    expect(told(merge)).toEqual([['conflict', 'Mother was waiting by the lantern.']])
    expect(mergedRows(merge)).toEqual(later.rows)
    expect(problems(merge, file.rows.length)).toEqual(['older-round'])
  })

  test('that holds no table is refused by name', () => {
    expect(() =>
      readReview(new TextEncoder().encode('<html><table><tr><td class="source"></td>'), 'x.html'),
    ).toThrow(/x\.html/)
  })
})
