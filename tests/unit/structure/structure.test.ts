import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Metadata } from '../../../src/core/document/model.ts'
import { structure } from '../../../src/core/structure/index.ts'
import { annotatedTexts } from './outlines.ts'

const texts = annotatedTexts()

const outlineOf = (text: string, lang: 'zh' | 'en' = 'zh') =>
  structure(text, lang).rows.map((row) => [`${row.kind}${row.level ?? ''}`, row.source] as const)

describe('the structure of whole texts', () => {
  it.each(texts)('is found in $name', ({ text, lang, rows }) => {
    expect(outlineOf(text, lang)).toEqual(rows)
  })

  it.each(texts)('is the same with Windows line ends in $name', ({ text, lang, rows }) => {
    expect(outlineOf(text.replaceAll('\n', '\r\n'), lang)).toEqual(rows)
  })

  const metadata: readonly (readonly [name: string, Partial<Metadata>])[] = [
    ['novel', { title: '渡船上的鐘', author: '林晚舟' }],
    ['novel-hans', {}],
    ['paper', { title: '双语排版中的行对齐问题研究', author: '赵一鸣　钱小满' }],
    ['essay', { title: '燈下', author: '葉知秋', date: '二〇二三年冬夜' }],
    [
      'news',
      {
        title: '老字號印刷廠重新開機　三百套鉛字逐一清點',
        author: '江一帆',
        date: '2024-03-08 10:30',
      },
    ],
    ['interview', { title: '“我寧願讀者忘記我”——訪譯者許南枝', date: '2022年6月18日' }],
    ['letter', { author: '文舟', date: '1987年2月3日' }],
    ['poem', { title: '夜排字', author: '石門', date: '一九九一年' }],
    ['minutes', { title: '翻譯小組第三次會議紀錄', date: '2024年5月6日（星期一）下午2時' }],
    [
      'magazine-hans',
      {
        title: '一座城市怎样记住它的字',
        origin: '街角月刊',
        author: '周之禾',
        translator: '何其',
        date: '2021年9月',
      },
    ],
    ['wrapped', { title: '紙的兩面' }],
    ['wrapped-blank', {}],
    ['numbers', {}],
    ['english', { title: 'The Second Page', author: 'Ada Lovelock', date: '12 March 2024' }],
  ]
  it.each(metadata)('finds the metadata of %s', (name, expected) => {
    const { text, lang } = texts.find((candidate) => candidate.name === `${name}.txt`)!
    expect(structure(text, lang).metadata).toEqual(expected)
  })

  it('says that it joined lines, and only then', () => {
    const joined = texts
      .filter(({ text, lang }) =>
        structure(text, lang).warnings.some((w) => w.code === 'joined-lines'),
      )
      .map(({ name }) => name)
    expect(joined).toEqual(['wrapped-blank.txt', 'wrapped.txt'])
  })

  it('tells on which line a row begins', () => {
    expect(structure('甲\n\n\n乙。\r\n丙。\f丁。', 'zh').rows.map((row) => row.line)).toEqual([
      1, 4, 5, 5,
    ])
  })
})

const article = new URL('../../../../shared/data/article-zh-hant.txt', import.meta.url)

// It lies beside some checkouts: where it does not, there is nothing to be tested.
const describeArticle = existsSync(article) ? describe : () => {}

describeArticle('the essay that the project was begun with', () => {
  it('has a title, two bylines, two headings, four captions, one pull quote, and paragraphs', () => {
    const text = readFileSync(article, 'utf8')
    const { rows, metadata } = structure(text, 'zh')
    const kinds = rows.map((row) => row.kind)
    expect(kinds.slice(0, 4)).toEqual(['byline', 'byline', 'title', 'paragraph'])
    const at = (kind: string) => rows.filter((row) => row.kind === kind)
    expect(at('heading').map((row) => [row.level, row.source.slice(0, 2)])).toEqual([
      [1, '03'],
      [1, '05'],
    ])
    expect(at('caption')).toHaveLength(4)
    expect(at('caption').every((row) => row.source.endsWith('(圖源:新華社)'))).toBe(true)
    expect(at('quotation')).toHaveLength(1)
    expect(at('quotation')[0]!.source.split('\n')).toHaveLength(2)
    expect(at('byline')).toHaveLength(2)
    expect(rows).toHaveLength(text.trim().split('\n').length - 1)
    expect(Object.keys(metadata).sort()).toEqual(['author', 'origin', 'title'])
    expect(metadata.title).not.toMatch(/[《》]/)
  })
})

describe('nothing is lost', () => {
  const withoutSpace = (text: string) => text.replace(/\s/g, '')
  const joined = (text: string) =>
    structure(text, 'zh')
      .rows.map((row) => row.source)
      .join('')

  const fragment = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      ...[
        '第三章',
        '一、',
        '（二）',
        '03 ',
        '1.1 ',
        '①',
        '• ',
        '《',
        '》',
        '（圖源:社）',
        '作者：',
        '2024年3月5日',
      ],
      ...[
        '——',
        '“走！”',
        '，',
        '。',
        '？',
        '：',
        '　　',
        '\t',
        '\f',
        '\v',
        '\u2028',
        '圖一：',
        '[1] ',
        '注：',
        '參考文獻',
      ],
      ...['春眠不覺曉', '處處聞啼鳥', '王小明', 'By Ada Lovelock', '對照的歷史很長', 'a word '],
    ),
  )
  const line = fc.array(fragment, { maxLength: 6 }).map((parts) => parts.join(''))
  const anyText = fc
    .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n　　'))
    .map(([lines, end]) => lines.join(end))

  it('in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(withoutSpace(joined(text))).toBe(withoutSpace(text))
      }),
      { numRuns: 500 },
    )
  })

  it('in text cut at a constant width, whose paragraphs come back', () => {
    const sentence = fc
      .array(fc.constantFrom(...'對照的書頁左右相望讀者從這一邊走到那'), {
        minLength: 70,
        maxLength: 200,
      })
      .map((chars) => `${chars.join('')}。`)
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 3, maxLength: 8 }),
        fc.integer({ min: 24, max: 44 }),
        (paragraphs, width) => {
          const wrapped = paragraphs
            .map((text) => text.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\n'))
            .join('\n\n')
          expect(outlineOf(wrapped).map(([, source]) => source)).toEqual(paragraphs)
        },
      ),
    )
  })

  it('in rows without white space at their ends, and none of them empty', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { source } of structure(text, 'zh').rows) {
          expect(source).not.toBe('')
          expect(source).toBe(source.trim())
        }
      }),
    )
  })
})

describe('text without end', () => {
  it.each([
    ['a line of ten million characters', '對照的歷史很長，'.repeat(1_250_000)],
    ['a line that is mostly blank', `對${' '.repeat(10_000_000)}照`],
    ['two hundred thousand lines', '他說：“走！”這是第二句。\n'.repeat(200_000)],
    ['two hundred thousand items', '一、條目\n'.repeat(200_000)],
    ['brackets that never close', `${'(圖源:'.repeat(50)}\n`.repeat(10_000)],
    ['labels without end', `${'作者:'.repeat(50)}\n`.repeat(10_000)],
  ])(
    'of %s is structured all the same',
    (_, text) => {
      const { rows } = structure(text, 'zh')
      const length = rows.reduce((sum, row) => sum + row.source.replace(/\s/g, '').length, 0)
      expect(length).toBe(text.replace(/\s/g, '').length)
    },
    60_000,
  )

  it('does not take the lines of a long list for verse', () => {
    const rows = outlineOf(Array.from({ length: 60 }, () => '五個字一行').join('\n'))
    expect(rows).toHaveLength(60)
  })

  it('finds no rows in white space', () => {
    expect(outlineOf('')).toEqual([])
    expect(outlineOf(' \n　\r\n\t\f')).toEqual([])
  })
})
