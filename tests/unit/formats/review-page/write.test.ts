import { describe, expect, test } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import type { BilingualDocument, Note } from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import type { LayoutOptions } from '../../../../src/core/layout/options.ts'
import { checkHtml } from '../../../../src/formats/check/html.ts'
import { passed } from '../../../../src/formats/check/result.ts'
import { plainLayout, writeReviewPage } from '../../../../src/formats/review-page/write.ts'
import { stampName } from '../../../../src/formats/review-stamp.ts'
import { longDocument, sampleArticle } from '../../layout/sample.ts'
import { REVIEW } from '../review/docx.ts'

const article = sampleArticle('zh-Hant')

const page = (document: BilingualDocument, options: LayoutOptions = REVIEW): string =>
  writeReviewPage(layoutDocument(document, options), { document: document.id, round: 3 })

const withNote = (note: Note, comments = false): BilingualDocument => ({
  ...article,
  rows: article.rows.map((row, i) =>
    i === 2
      ? {
          ...row,
          notes: [note],
          target: comments
            ? [
                { type: 'text', text: 'By ', marks: [] },
                { type: 'text', text: 'Lin Jianyue', marks: [], comments: [note.id] },
              ]
            : row.target,
        }
      : row,
  ),
})

describe('a page for reviewers', () => {
  test('has every row, whole and in its place', () => {
    for (const document of [article, sampleArticle('zh-Hans'), longDocument(120)]) {
      for (const sourceSide of ['left', 'right'] as const) {
        const layout = layoutDocument(document, { ...REVIEW, sourceSide })
        const check = checkHtml(writeReviewPage(layout), plainLayout(layout))
        expect(check.problems).toEqual([])
        expect(passed(check)).toBe(true)
      }
    }
  })

  test('says what it was made of, and stamps each row', () => {
    const html = page(article)
    expect(html).toContain(`<meta name="FacingPagesDocument" content="${article.id}">`)
    expect(html).toContain('<meta name="FacingPagesRound" content="3">')
    for (const { id, source, target } of article.rows) {
      expect(html).toContain(`<tr id="${stampName(id, source, target)}"`)
    }
  })

  test('stamps all rows of a paragraph', () => {
    const rows = article.rows.map((row, i) =>
      i === 5 ? { ...row, paragraph: article.rows[3]!.paragraph } : row,
    )
    const [first, , second] = rows.slice(3)
    const joined = { ...article, rows: [...rows.slice(0, 4), second!, rows[4]!, ...rows.slice(6)] }
    const html = page(joined, { ...REVIEW, by: 'paragraph' })
    for (const row of [first!, second!]) expect(html).toContain(`id="_FP1_${row.id}_`)
  })

  test('lets nothing in but its own program, and nothing out', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(page(article))!
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']*'; style-src 'sha256-/)
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(page(article)).not.toMatch(/\b(?:src|on\w+|style)="/)
  })

  test('takes no text of the document for markup', () => {
    const evil = `</script><script>alert(1)</script><img src=x onerror="alert(2)">`
    const document = {
      ...createDocument({
        rows: [{ kind: 'paragraph', source: `燈${evil}`, target: evil }],
        sourceLanguage: 'zh-Hant',
        provenance: { name: `${evil}.txt`, format: 'text' },
      }),
      id: evil,
    }
    const [row] = document.rows
    const noted = {
      ...document,
      rows: [{ ...row!, notes: [{ id: evil, author: evil, date: evil, text: evil }] }],
    }
    const html = page(noted)
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html.match(/<img/g)).toBeNull()
    expect(html).not.toContain('"alert(2)"')
  })

  test('has the accepted text of tracked changes, and the text that a comment is on', () => {
    const note = { id: 'n1', author: 'Ann', date: '2026-01-02T03:04:05Z', text: 'One\ntwo' }
    const html = page(withNote(note, true))
    expect(html).toContain('data-anchor="Lin Jianyue"')
    expect(html).toContain('<p>One<br>two</p>')
    const changed = {
      ...article,
      rows: article.rows.map((row, i) => {
        const change = { author: 'Ann', date: '' }
        return i === 2
          ? {
              ...row,
              target: [
                { type: 'text' as const, text: 'By ', marks: [] },
                {
                  type: 'text' as const,
                  text: 'Mr ',
                  marks: [],
                  change: { ...change, kind: 'deletion' as const },
                },
                {
                  type: 'text' as const,
                  text: 'Lin',
                  marks: [],
                  change: { ...change, kind: 'insertion' as const },
                },
              ],
            }
          : row
      }),
    }
    expect(page(changed)).toContain('>By Lin<')
  })

  test('tells threads and what is settled', () => {
    const first = { id: 'a', author: 'Ann', date: '', text: 'Why?', resolved: true }
    const html = page(withNote(first))
    expect(html).toContain('data-id="a" data-author="Ann" data-resolved="true"')
  })

  test('is the same file for the same document', () => {
    expect(page(article)).toBe(page(article))
  })
})
