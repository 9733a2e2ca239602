import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromText } from '../../../../src/core/document/inline.ts'
import type { Change, Segment } from '../../../../src/core/document/model.ts'
import { layoutComparison } from '../../../../src/core/layout/comparison.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT, withTheme } from '../../../../src/core/layout/options.ts'
import { THEMES } from '../../../../src/core/layout/themes.ts'
import { redline } from '../../../../src/core/review/redline.ts'
import { checkHtml } from '../../../../src/formats/check/html.ts'
import { passed } from '../../../../src/formats/check/result.ts'
import { segmentHtml } from '../../../../src/formats/html/inline.ts'
import { writeHtml } from '../../../../src/formats/html/write.ts'
import { printHtml } from '../../../../src/formats/print/write.ts'
import { annotatedSegment } from '../../document/annotated.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { sampleArticle } from '../../layout/sample.ts'
import { layoutOptions } from '../check/arbitrary.ts'

const insertion: Change = { kind: 'insertion', author: 'Lin <b>', date: '2026-03-01T08:05:00Z' }
const deletion: Change = { kind: 'deletion', author: '', date: '' }
const BY = { author: 'Lin', date: '2026-03-01T08:00:00Z' }
const VERSIONS = { before: 'Round 1', after: 'Now' }

describe('tracked changes in HTML', () => {
  test('are elements that name who made them and when', () => {
    const segment: Segment = [
      { type: 'text', text: 'The ', marks: [] },
      { type: 'text', text: 'light', marks: [], change: deletion },
      { type: 'text', text: 'lam', marks: [], change: insertion },
      { type: 'text', text: 'p', marks: [{ type: 'bold' }], change: insertion },
      { type: 'text', text: ' burns.', marks: [] },
    ]
    expect(segmentHtml(segment)).toBe(
      'The <del>light</del><ins title="Lin &lt;b&gt;, 2026-03-01 08:05" datetime="2026-03-01T08:05:00Z">lam<strong>p</strong></ins> burns.',
    )
  })

  test('part a link, so that elements nest', () => {
    const marks = [{ type: 'link', href: 'https://example.org/' }] as const
    const segment: Segment = [
      { type: 'text', text: 'one', marks },
      { type: 'text', text: 'two', marks, change: deletion },
    ]
    expect(segmentHtml(segment)).toBe(
      '<a href="https://example.org/">one</a><del><a href="https://example.org/">two</a></del>',
    )
  })

  test('are as many as runs of one change, whatever the formatting', () => {
    fc.assert(
      fc.property(annotatedSegment, (segment) => {
        const html = segmentHtml(segment)
        let runs = 0
        segment.forEach(({ change }, i) => {
          if (change && JSON.stringify(change) !== JSON.stringify(segment[i - 1]?.change)) runs++
        })
        expect(html.match(/<(ins|del)[ >]/g)?.length ?? 0).toBe(runs)
        expect(html.match(/<\/(ins|del)>/g)?.length ?? 0).toBe(runs)
      }),
    )
  })

  test('are shown where that is asked for, and nowhere else', () => {
    const article = sampleArticle()
    const rows = article.rows.map((row, i) =>
      i === 3 ? { ...row, target: [{ ...fromText('Gone.')[0]!, change: deletion }] } : row,
    )
    const html = (changes: 'accepted' | 'shown' | null) => {
      const options = { ...DEFAULT_LAYOUT, changes }
      return writeHtml(layoutDocument({ ...article, rows }, options), options)
    }
    expect(html('shown')).toContain('<del>Gone.</del>')
    for (const changes of ['accepted', null] as const) {
      expect(html(changes)).not.toMatch(/<del>|Gone\./)
    }
  })

  test('have a colour of their own only in a theme with colour', () => {
    const css = (name: 'plain' | 'press') => {
      const options = withTheme({ ...DEFAULT_LAYOUT, changes: 'shown' as const }, THEMES[name])
      return printHtml(layoutDocument(sampleArticle(), options), options).css
    }
    expect(css('plain')).toContain(`--change: ${THEMES.plain.colours.ink};`)
    expect(css('press')).toContain('--change: #b83a26;')
  })
})

describe('a redline as HTML', () => {
  test('passes the check of every row, in any layout', () => {
    fc.assert(
      fc.property(bilingualDocument, bilingualDocument, layoutOptions, (before, after, options) => {
        const { document } = redline(before, after, BY)
        const layout = layoutComparison(document, options, VERSIONS)
        const check = checkHtml(writeHtml(layout, options), layout)
        expect(check.problems).toEqual([])
        expect(passed(check)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('says which versions it compares, and whose changes these are', () => {
    const before = sampleArticle()
    const after = {
      ...before,
      rows: before.rows.map((row, i) => (i === 5 ? { ...row, target: fromText('New.') } : row)),
    }
    const { document } = redline(before, after, BY)
    const layout = layoutComparison(document, DEFAULT_LAYOUT, VERSIONS)
    expect(layout.changes).toBe('shown')
    expect(layout.metadata.slice(0, 2)).toEqual([
      {
        name: 'changes',
        label: { source: '修訂', target: 'Changes' },
        value: '“Round 1” → “Now”',
      },
      { name: 'authors', label: { source: '修訂者', target: 'Changed by' }, value: 'Lin' },
    ])
    expect(writeHtml(layout, DEFAULT_LAYOUT)).toContain('· “Round 1” → “Now”</title>')
  })

  test('leaves a deleted heading out of the contents, but not out of the text', () => {
    const before = sampleArticle()
    const heading = before.rows.findIndex(({ kind }) => kind === 'heading')
    const after = { ...before, rows: before.rows.filter((_, i) => i !== heading) }
    const { document } = redline(before, after, BY)
    const options = withTheme(DEFAULT_LAYOUT, THEMES.book)
    const html = writeHtml(layoutComparison(document, options, VERSIONS), options)
    const [contents, text] = html.split('<article')
    expect(contents).not.toContain('Tide and Sand')
    expect(text).toMatch(/<h2[^>]*><del[^>]*>1\. Tide and Sand<\/del>/)
  })
})
