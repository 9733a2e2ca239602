import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import {
  ARRANGEMENTS,
  type Arrangement,
  DEFAULT_LAYOUT,
  withTheme,
} from '../../../../src/core/layout/options.ts'
import { THEMES } from '../../../../src/core/layout/themes.ts'
import { checkHtml } from '../../../../src/formats/check/html.ts'
import { passed } from '../../../../src/formats/check/result.ts'
import { writeHtml } from '../../../../src/formats/html/write.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { sampleArticle } from '../../layout/sample.ts'
import { layoutOptions } from './arbitrary.ts'

function written(arrangement: Arrangement) {
  const options = { ...DEFAULT_LAYOUT, arrangement }
  const layout = layoutDocument(sampleArticle(), options)
  return { layout, html: writeHtml(layout, options) }
}

const problemsOf = (
  { layout, html }: ReturnType<typeof written>,
  find: string | RegExp,
  change: string,
) => {
  const after = html.replace(find, change)
  expect(after).not.toBe(html)
  const check = checkHtml(after, layout)
  expect(passed(check)).toBe(false)
  return check.problems.map(({ code, row }) => [code, row])
}

test('a page that is whole passes, whatever the text and the layout', () => {
  fc.assert(
    fc.property(bilingualDocument, layoutOptions, (document, options) => {
      const layout = layoutDocument(document, options)
      const check = checkHtml(writeHtml(layout, options), layout)
      expect(check.problems).toEqual([])
      expect(check.found).toBe(check.rows)
    }),
    { numRuns: 300 },
  )
})

test.each(ARRANGEMENTS)(
  'a page with a title page, contents and back matter passes: %s',
  (layout) => {
    const options = { ...withTheme(DEFAULT_LAYOUT, THEMES.book), arrangement: layout }
    const laidOut = layoutDocument(sampleArticle(), options)
    const check = checkHtml(writeHtml(laidOut, options), laidOut)
    expect(check).toEqual({ rows: 14, found: 14, missingGlyphs: [], problems: [] })
  },
)

describe('a page that is not is told, by the row', () => {
  test.each(['columns', 'interlinear', 'facing', 'target', 'footnotes', 'review'] as const)(
    'a character lost in %s',
    (arrangement) =>
      expect(problemsOf(written(arrangement), 'The sandbar', 'Thesandba')).toEqual([
        ['row-missing', '6'],
      ]),
  )

  test('text of one language where the other should be', () =>
    expect(
      problemsOf(
        written('columns'),
        /lang="en">(<p class="list-item">① a logbook)/,
        'lang="zh-Hant">$1',
      ).length,
    ).toBeGreaterThan(0))

  test('a heading that is none', () =>
    expect(problemsOf(written('interlinear'), /<h3([^>]*)>(.*?)<\/h3>/, '<p$1>$2</p>')).toEqual([
      ['heading', '9'],
      ['heading', '9'],
    ]))

  test('tags that do not nest', () =>
    expect(problemsOf(written('columns'), '</tbody>', '')).toEqual([['structure', '']]))

  test('a link that leads nowhere', () =>
    expect(problemsOf(written('footnotes'), /<a id="r/, '<a id="x')).toEqual([['bookmark', '']]))
})
