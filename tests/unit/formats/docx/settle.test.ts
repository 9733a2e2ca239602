import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import { isBlank } from '../../../../src/core/document/inline.ts'
import type {
  BilingualDocument,
  Change,
  Row,
  Segment,
} from '../../../../src/core/document/model.ts'
import { accepted, rejected, withChange } from '../../../../src/core/document/revisions.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import {
  type Arrangement,
  DEFAULT_LAYOUT,
  type LayoutOptions,
} from '../../../../src/core/layout/options.ts'
import { checkDocx } from '../../../../src/formats/check/docx.ts'
import { writeDocx } from '../../../../src/formats/docx/write.ts'
import { all, type Element, parse, partsOf, textIn, value } from './read.ts'
import { settle } from './settle.ts'

const LIN = { author: 'Lin', date: '2024-05-06T07:08:09Z' }
const insertion: Change = { kind: 'insertion', ...LIN }
const deletion: Change = { kind: 'deletion', ...LIN, author: '陳編輯' }

const plain = (text: string): Segment => [{ type: 'text', text, marks: [] }]

/** What becomes of a row: nothing, all of it, or a part of either text. */
const FATES = ['stays', 'comes', 'goes', 'changes', 'loses its note'] as const

const draft = fc.record({
  kind: fc.constantFrom(
    'paragraph' as const,
    'paragraph' as const,
    'quotation' as const,
    'heading' as const,
  ),
  fate: fc.constantFrom(...FATES),
  /** Whether it is a further sentence of the paragraph before it. */
  goesOn: fc.boolean(),
})

const redlined: fc.Arbitrary<BilingualDocument> = fc
  .array(draft, { minLength: 2, maxLength: 7 })
  .map((drafts) => {
    const document = createDocument({
      rows: drafts.map(({ kind }, i) => ({
        kind,
        level: kind === 'heading' ? 2 : 0,
        source: `第${i}句。`,
        target: `Sentence ${i}.`,
        status: 'translated' as const,
      })),
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'tide.txt', format: 'text' },
      metadata: { title: '潮', targetTitle: 'Tide' },
    })
    let paragraph = ''
    const rows = document.rows.map((row, i): Row => {
      const { fate, goesOn } = drafts[i]!
      if (i === 0) return row
      const continues = goesOn && i > 1 && drafts[i]!.kind === drafts[i - 1]!.kind
      paragraph = continues ? paragraph : row.paragraph
      const whole = (change: Change) => ({
        source: withChange(row.source, change),
        target: withChange(row.target, change),
      })
      const own = { ...row, paragraph }
      if (fate === 'comes') return { ...own, ...whole(insertion) }
      if (fate === 'goes') return { ...own, ...whole(deletion) }
      if (fate === 'loses its note') {
        return { ...own, target: [...row.target, ...withChange(plain(' [1]'), deletion)] }
      }
      if (fate === 'stays') return own
      return {
        ...own,
        source: [...row.source, ...withChange(plain('又來了。'), insertion)],
        target: [...withChange(plain('No. '), deletion), ...row.target],
      }
    })
    return { ...document, rows }
  })

/** A document after all its changes are settled; a row that is all gone is none any more. */
function settledDocument(document: BilingualDocument, how: 'accept' | 'reject'): BilingualDocument {
  const settled = how === 'accept' ? accepted : rejected
  const rows = document.rows.flatMap((row) => {
    const [source, target] = [settled(row.source), settled(row.target)]
    return isBlank(source) && isBlank(target) ? [] : { ...row, source, target }
  })
  return { ...document, rows }
}

const bare = (text: string): string => text.replace(/\s+/g, '')

/** Rows of tables and paragraphs outside of them, with their styles; what has none only divides. */
function contentOf(body: Element): string[] {
  const notes = (element: Element) => all(element, 'w:footnoteReference').length
  const said = (element: Element) =>
    `${value(element, 'w:pStyle')}: ${bare(textIn(element))} ${notes(element)}`
  return body.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'w:tbl') {
      return all(child, 'w:tr').map((row) => all(row, 'w:p').map(said).join(' | '))
    }
    const isText = child.name === 'w:p' && value(child, 'w:pStyle') !== undefined
    return isText ? [said(child)] : []
  })
}

async function write(document: BilingualDocument, options: LayoutOptions) {
  // A line under the title says who changed it, and is none of the text.
  const layout = { ...layoutDocument(document, options), metadata: [] }
  const bytes = await writeDocx(layout, options)
  expect(checkDocx(bytes, layout).problems).toEqual([])
  return all(parse(partsOf(bytes)['word/document.xml']!), 'w:body')[0]!
}

/** A row of the review table stays when its texts go: it is what comes home. */
const SETTLED: readonly Arrangement[] = [
  'columns',
  'interlinear',
  'facing',
  'alternating',
  'target',
  'source',
  'footnotes',
  'vertical',
]

test.each(SETTLED)(
  'a redline is the new text once all is accepted, and the old one once all is rejected: %s',
  async (arrangement) => {
    await fc.assert(
      fc.asyncProperty(redlined, fc.boolean(), async (document, statusMarks) => {
        const options: LayoutOptions = { ...DEFAULT_LAYOUT, arrangement, statusMarks }
        const body = await write(document, { ...options, changes: 'shown' })
        for (const how of ['accept', 'reject'] as const) {
          const expected = await write(settledDocument(document, how), options)
          expect(contentOf(settle(body, how))).toEqual(contentOf(expected))
        }
      }),
      { numRuns: 40 },
    )
  },
  30_000,
)

test('what begins and ends a page stays where it was when its paragraph goes', async () => {
  const document = createDocument({
    rows: [
      { kind: 'heading', level: 1, source: '一', target: 'One', status: 'translated' },
      { kind: 'paragraph', source: '甲。', target: 'A.', status: 'translated' },
      { kind: 'heading', level: 1, source: '二', target: 'Two', status: 'translated' },
      { kind: 'paragraph', source: '乙。', target: 'B.', status: 'translated' },
      { kind: 'heading', level: 1, source: '三', target: 'Three', status: 'translated' },
      { kind: 'paragraph', source: '丙。', target: 'C.', status: 'translated' },
    ],
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'tide.txt', format: 'text' },
  })
  const gone = [2, 5]
  const rows = document.rows.map((row, i) =>
    gone.includes(i)
      ? {
          ...row,
          source: withChange(row.source, deletion),
          target: withChange(row.target, deletion),
        }
      : row,
  )
  const pages = (body: Element, name: string) => all(body, name).length
  for (const arrangement of ['facing', 'alternating'] as const) {
    const options: LayoutOptions = {
      ...DEFAULT_LAYOUT,
      arrangement,
      alternate: 'chapter',
      changes: 'shown',
    }
    const body = await write({ ...document, rows }, options)
    for (const how of ['accept', 'reject'] as const) {
      const settled = settle(body, how)
      for (const name of ['w:pageBreakBefore', 'w:sectPr']) {
        expect(pages(settled, name), `${arrangement}, ${how}: ${name}`).toBe(pages(body, name))
      }
    }
  }
})
