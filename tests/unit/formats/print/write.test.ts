import { describe, expect, test } from 'vitest'
import { parsePrintJob } from '../../../../src/contract/print-job.ts'
import { createRow } from '../../../../src/core/document/create.ts'
import { firstKeys } from '../../../../src/core/document/order.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import {
  type Arrangement,
  DEFAULT_LAYOUT,
  type LayoutOptions,
  withTheme,
} from '../../../../src/core/layout/options.ts'
import { THEMES } from '../../../../src/core/layout/themes.ts'
import { withDots } from '../../../../src/formats/print/emphasis.ts'
import { printHtml } from '../../../../src/formats/print/write.ts'
import { sampleArticle } from '../../layout/sample.ts'

function page(given: Partial<LayoutOptions> = {}, script: 'zh-Hant' | 'zh-Hans' = 'zh-Hant') {
  const options = { ...DEFAULT_LAYOUT, ...given }
  return printHtml(layoutDocument(sampleArticle(script), options), options)
}

test('a page is a print job once the paper is added', () => {
  const job = { ...page(), paper: 'A4', landscape: false }
  expect(parsePrintJob({ ...job, unknown: 1 })).toEqual(job)
  expect(job).toMatchObject({
    author: '林見月',
    lang: 'en',
    running: '河口的燈塔 · The Lighthouse at the Estuary',
  })
})

test('a page says what the work is, in the languages that it prints', () => {
  expect(page().work).toEqual({
    titles: [
      { lang: 'zh-Hant', text: '河口的燈塔' },
      { lang: 'en', text: 'The Lighthouse at the Estuary' },
    ],
    languages: ['zh-Hant', 'en'],
    translator: 'Ann Harbour',
    origin: '',
    date: '2024-05-01',
  })
  expect(page({ arrangement: 'source' })).toMatchObject({
    lang: 'zh-Hant',
    work: { titles: [{ lang: 'zh-Hant' }], languages: ['zh-Hant'] },
  })
})

test.each([
  [null, 'object'],
  [[], 'object'],
  [{}, '"title"'],
  [{ ...page(), paper: 'A3', landscape: false }, '"paper"'],
  [{ ...page(), paper: 'A4', landscape: 'no' }, '"landscape"'],
  [{ ...page(), paper: 'A4', landscape: false, work: {} }, '"work"'],
  [
    {
      ...page(),
      paper: 'A4',
      landscape: false,
      work: { ...page().work, titles: [{ lang: '<', text: '' }] },
    },
    '"work"',
  ],
  [{ ...page(), paper: 'A4', landscape: false, lang: '"><script>' }, '"lang"'],
  [Object.create({ ...page(), paper: 'A4', landscape: false }), '"title"'],
])('what is no print job is refused with the reason (%#)', (value, named) => {
  expect(() => parsePrintJob(value)).toThrow(TypeError)
  expect(() => parsePrintJob(value)).toThrow(named)
})

describe('the page', () => {
  test.each(['columns', 'interlinear', 'target'] as const)(
    'needs nothing that a strict content security policy forbids (%s)',
    (arrangement) => {
      const { body, css } = page({ arrangement, rowNumbers: true })
      expect(body).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
      // The policy lets pictures be data.
      expect(css).not.toMatch(/url\((?!"data:image\/svg)|@import/)
    },
  )

  test('has captions that are no figures, and a running head that readers aloud skip', () => {
    const { body } = page()
    expect(body).not.toContain('<figure')
    expect(body).toContain('<thead><tr class="running" aria-hidden="true">')
    const flow = page({ arrangement: 'interlinear' }).body
    expect(flow).toContain('<div class="running" aria-hidden="true">')
  })

  test('keeps both sides of a row on one page', () => {
    expect(page().css).toMatch(/^tr \{ break-inside: avoid; \}$/m)
  })

  test('has the paper that was chosen', () => {
    expect(page({ arrangement: 'review' }).css).toContain('size: 297mm 210mm')
    expect(page({ paper: 'Letter', orientation: 'landscape' }).css).toContain(
      '@page { size: 279.4mm 215.9mm;',
    )
    expect(page({ fontSize: 12 }).css).toContain('--size: 12pt')
  })

  test('tries the faces of its own script first, and bundled ones before any other', () => {
    const families = (script: 'zh-Hant' | 'zh-Hans') =>
      [
        ...page({}, script).css.matchAll(/:lang\((zh-Hant|zh-Hans|en)\) \{ font-family: ([^;]*);/g),
      ].map(([, lang, list]) => `${lang}: ${list}`)
    expect(families('zh-Hant')).toEqual([
      "zh-Hant: 'Noto Serif TC Common', 'Noto Serif TC', 'Noto Serif HK', 'Noto Serif SC', 'Source Serif 4', serif",
      "zh-Hans: 'Noto Serif SC Common', 'Noto Serif SC', 'Noto Serif TC', 'Noto Serif HK', 'Source Serif 4', serif",
      "en: 'Source Serif 4', 'Noto Serif TC Common', 'Noto Serif TC', 'Noto Serif HK', 'Noto Serif SC', serif",
    ])
    expect(families('zh-Hans')[2]).toContain(
      "'Source Serif 4', 'Noto Serif SC Common', 'Noto Serif SC'",
    )
  })
})

test('titles and bylines belong to the first chapter, and set-off blocks have space behind them', () => {
  const article = sampleArticle()
  const rows = article.rows.filter(({ kind }, i) => kind !== 'paragraph' || i > 3)
  const options = { ...DEFAULT_LAYOUT, arrangement: 'vertical' as const }
  const { body } = printHtml(layoutDocument({ ...article, rows }, options), options)
  expect(body).not.toContain('data-chapter')
  // Behind the list; no other paragraph follows something that is set off.
  expect(body.match(/class="side paragraph \w+ apart"/g)).toHaveLength(2)
  expect(page({ arrangement: 'vertical' }).body).toContain('data-chapter')
})

test('every emphasised Chinese character has its dot, and nothing else has', () => {
  expect(withDots('他<em>說&amp;，A字<strong>天<wbr></strong>葛\u{e0100}</em>地<i>書</i>')).toBe(
    '他<em><span class="dot">說</span>&amp;，A<span class="dot">字</span><strong><span class="dot">天</span><wbr></strong><span class="dot">葛\u{e0100}</span></em>地<i>書</i>',
  )
  const plain = '<p title="a<em>">字</p>'.replace('<em>', '&lt;em&gt;')
  expect(withDots(plain)).toBe(plain)
})

describe('chapters', () => {
  const keys = firstKeys(4)
  const rows = ['第一章', '河水。', '第二章', '海水。'].map((source, i) =>
    createRow(
      i % 2 === 0 ? { kind: 'heading', level: 1, source } : { kind: 'paragraph', source },
      keys[i]!,
    ),
  )
  const begins = (theme: keyof typeof THEMES, arrangement: Arrangement) => {
    const options = { ...withTheme(DEFAULT_LAYOUT, THEMES[theme]), arrangement }
    const { body } = printHtml(layoutDocument({ ...sampleArticle(), rows }, options), options)
    return [...body.matchAll(/begins-page"[\s\S]*?(第.章)/g)].map(([, heading]) => heading)
  }

  test.each(['columns', 'interlinear', 'target', 'source'] as const)(
    'begin pages in %s where the theme sets books, but the first',
    (arrangement) => {
      expect(begins('book', arrangement)).toEqual(['第二章'])
      expect(begins('academic', arrangement)).toEqual([])
    },
  )
})
