import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import { concat, fromText, isBlank, orderMarks } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument, Mark, Row, Segment } from '../../../../src/core/document/model.ts'
import { read } from '../../../../src/formats/read.ts'
import { leftOut, tmxPieces, writeTmx } from '../../../../src/formats/tmx/write.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { longDocument, sampleArticle, sentences } from '../../layout/sample.ts'
import {
  type Element,
  element,
  elements,
  markOf,
  parseXml,
  shownCode,
  survivor,
  textIn,
} from './tree.ts'

/** A segment out of a `seg`, its codes followed by their numbers. */
function segmentOf(seg: Element): Segment {
  const open: { readonly i: string; readonly mark: Mark }[] = []
  const pieces = seg.children.map((child): Segment => {
    if (typeof child === 'string') return fromText(child, orderMarks(open.map(({ mark }) => mark)))
    switch (child.name) {
      case 'bpt':
        open.push({ i: child.attributes.i!, mark: markOf(textIn(child)) })
        return []
      case 'ept':
        expect(open.pop()?.i).toBe(child.attributes.i)
        return []
      case 'it':
        expect(child.attributes.pos).toMatch(/^(?:begin|end)$/)
        return shownCode(textIn(child))
      case 'ph':
        if (child.attributes.type !== 'lb') return shownCode(textIn(child))
        expect(textIn(child)).toBe('<br/>')
        return [{ type: 'break' }]
      default:
        throw new Error(`A seg has no ${child.name}.`)
    }
  })
  expect(open).toEqual([])
  return concat(...pieces)
}

const unitsOf = (tmx: string): Element[] => elements(element(parseXml(tmx), 'body'), 'tu')

const segmentsOf = (tu: Element): Segment[] =>
  elements(tu, 'tuv').map((tuv) => segmentOf(element(tuv, 'seg')))

const propsOf = (parent: Element) =>
  Object.fromEntries(
    elements(parent, 'prop').map((prop) => [
      prop.attributes.type!.replace('x-facing-pages-', ''),
      textIn(prop),
    ]),
  )

const isPair = (row: Row): boolean => !isBlank(row.source) && !isBlank(row.target)

const withRow = (more: Partial<Row>): BilingualDocument =>
  sentences([{ source: '燈亮了。', target: 'The lamp is lit.' }], more)

describe('writeTmx', () => {
  it('has the pairs of several documents one after another, and the metadata of none', () => {
    const [one, other] = [sampleArticle('zh-Hant'), sampleArticle('zh-Hans')]
    const both = writeTmx(one, other)
    expect(unitsOf(both)).toEqual([...unitsOf(writeTmx(one)), ...unitsOf(writeTmx(other))])
    expect(elements(element(parseXml(both), 'header'), 'prop')).toEqual([])
    expect(elements(element(parseXml(writeTmx(one)), 'header'), 'prop')).not.toEqual([])
  })

  it('begins with a header that has all the standard asks for', () => {
    const tmx = parseXml(writeTmx(sampleArticle()))
    expect(tmx).toMatchObject({ name: 'tmx', attributes: { version: '1.4' } })
    expect(elements(tmx).map(({ name }) => name)).toEqual(['header', 'body'])
    const header = element(tmx, 'header')
    expect(header.attributes).toEqual({
      creationtool: 'Facing Pages',
      creationtoolversion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      segtype: 'paragraph',
      'o-tmf': 'Facing Pages',
      adminlang: 'en',
      srclang: 'zh-TW',
      datatype: 'html',
    })
    expect(propsOf(header)).toEqual({
      title: '河口的燈塔',
      targetTitle: 'The Lighthouse at the Estuary',
      author: '林見月',
      translator: 'Ann Harbour',
      date: '2024-05-01',
    })
  })

  it('names the languages as memories name them', () => {
    const document = { ...sampleArticle('zh-Hans'), targetLanguage: 'en-GB' as const }
    const tmx = parseXml(writeTmx(document))
    expect(element(tmx, 'header').attributes.srclang).toBe('zh-CN')
    const languages = elements(unitsOf(writeTmx(document))[0]!, 'tuv').map(
      ({ attributes }) => attributes['xml:lang'],
    )
    expect(languages).toEqual(['zh-CN', 'en-GB'])
  })

  it('says of a unit which row it was, how far it is and how it was linked', () => {
    const [unit] = unitsOf(
      writeTmx(
        withRow({
          id: 'row-1',
          status: 'reviewed',
          link: { origin: 'aligned', type: 'inversion', confidence: 0.875 },
        }),
      ),
    )
    expect(unit!.attributes).toEqual({ tuid: 'row-1' })
    expect(propsOf(unit!)).toEqual({
      status: 'reviewed',
      link: 'inversion',
      origin: 'aligned',
      confidence: '0.875',
    })
    expect(elements(unit!).map(({ name }) => name)).toEqual([
      ...Array(4).fill('prop'),
      'tuv',
      'tuv',
    ])
    expect(propsOf(unitsOf(writeTmx(withRow({})))[0]!)).not.toHaveProperty('confidence')
  })

  it('brings the notes of a row back, with author and date', () => {
    const notes = [
      {
        id: 'n1',
        author: 'Lin <lin@example.org>',
        date: '2024-03-05T10:02:00Z',
        text: '船？\n橋！',
      },
      { id: 'n2', author: '', date: '', text: 'No one knows.' },
      { id: 'n3', author: '沈硯', date: '', text: '見上。' },
    ]
    const tmx = writeTmx(withRow({ notes }))
    expect(elements(unitsOf(tmx)[0]!).map(({ name }) => name)).toEqual([
      ...Array(3).fill('prop'),
      ...['note', 'prop', 'prop', 'note', 'note', 'prop'],
      ...['tuv', 'tuv'],
    ])
    const result = read(new TextEncoder().encode(tmx), 'x.tmx')
    expect(result.warnings).toEqual([])
    expect(result.documents[0]!.rows[0]!.notes).toEqual(
      notes.map((note) => ({ ...note, id: expect.any(String) })),
    )
  })

  it('gives corresponding codes of both languages the same number', () => {
    const bold: Mark[] = [{ type: 'bold' }]
    const [unit] = unitsOf(
      writeTmx(
        withRow({
          source: concat(fromText('燈', bold), fromText('和'), fromText('塔', bold)),
          target: concat(
            fromText('The'),
            fromText(' very', [{ type: 'italic' }]),
            fromText(' lamp', bold),
            fromText(' and'),
            fromText(' tower', bold),
          ),
        }),
      ),
    )
    const codes = elements(unit!, 'tuv').map((tuv) =>
      elements(element(tuv, 'seg'), 'bpt').map(({ attributes }) => [attributes.type, attributes.x]),
    )
    expect(codes).toEqual([
      [
        ['bold', '1'],
        ['bold', '2'],
      ],
      [
        ['italic', '3'],
        ['bold', '1'],
        ['bold', '2'],
      ],
    ])
  })

  it('leaves out rows with nothing on one side, and says how many', () => {
    const document = sentences([
      { source: '一。', target: 'One.' },
      { source: '二。' },
      { source: '', target: 'Three.' },
      { source: ' ', target: '\n' },
    ])
    expect(unitsOf(writeTmx(document))).toHaveLength(1)
    expect(leftOut(document)).toBe(2)
  })

  it('is whole for a document without rows', () => {
    const document = createDocument({
      rows: [],
      sourceLanguage: 'zh-Hans',
      provenance: { name: '', format: 'text', encoding: '' },
    })
    expect(unitsOf(writeTmx(document))).toEqual([])
  })

  it('brings every text and every mark back, whatever they contain', () => {
    fc.assert(
      fc.property(bilingualDocument, (document) => {
        const pairs = document.rows.filter(isPair)
        expect(unitsOf(writeTmx(document)).map(segmentsOf)).toEqual(
          pairs.map((row) => [survivor(row.source), survivor(row.target)]),
        )
      }),
    )
  })

  it('lets a link go on over a change of weight and over a line break', () => {
    const link: Mark = { type: 'link', href: 'https://example.org/a?b=1&c=2' }
    const source = concat(
      fromText('燈', [link]),
      fromText('塔', [link, { type: 'bold' }]),
      [{ type: 'break' }],
      fromText('下', [link]),
    )
    const [unit] = unitsOf(writeTmx(withRow({ source })))
    const seg = element(elements(unit!, 'tuv')[0]!, 'seg')
    expect(elements(seg, 'bpt').map(textIn)).toEqual([
      '<a href="https://example.org/a?b=1&amp;c=2">',
      '<b>',
    ])
    expect(segmentOf(seg)).toEqual(source)
  })
})

it('tmxPieces has a piece for every row between beginning and end', () => {
  expect([...tmxPieces(longDocument(10_000))]).toHaveLength(10_002)
})
