import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument, Side } from '../../../../src/core/document/model.ts'
import { writeInterText } from '../../../../src/formats/align-list/intertext.ts'
import { writeAlignList, writeAlignZip } from '../../../../src/formats/align-list/write.ts'
import { legalXml } from '../../../../src/formats/xml/escape.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { sentences } from '../../layout/sample.ts'
import { element, elements, parseXml, textIn } from '../tmx/tree.ts'

const DOCUMENT = sentences([
  { source: '燈亮了。潮水退了。', target: 'The lamp was lit, and the tide went out.' },
  { source: '「走！」他說。' },
  '',
  { source: '', target: 'Nobody knows why.' },
  { source: '船走了。', target: 'The ship\n left. It was late.' },
])

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1)

const placesOf = (line: string): [number[], number[]] => {
  const [, source, target] = /^\[([\d, ]*)\]:\[([\d, ]*)\]$/.exec(line)!
  return [source!, target!].map((list) => list.split(', ').filter(Boolean).map(Number)) as [
    number[],
    number[],
  ]
}

/** All that is said on a side, without white space, which lines cannot keep. */
const said = (document: BilingualDocument, side: Side): string =>
  document.rows
    .map((row) => legalXml(plainText(row[side])))
    .join('')
    .replace(/\s/g, '')

describe('writeAlignList', () => {
  it('numbers the sentences of both sides and links those of a row', () => {
    expect(writeAlignList(DOCUMENT)).toEqual({
      links: '[0, 1]:[0]\n[2]:[]\n[]:[1]\n[3]:[2, 3]\n',
      source: '燈亮了。\n潮水退了。\n「走！」他說。\n船走了。\n',
      target:
        'The lamp was lit, and the tide went out.\nNobody knows why.\nThe ship left.\nIt was late.\n',
    })
  })

  it('has every sentence in exactly one link and every character in a sentence', () => {
    fc.assert(
      fc.property(bilingualDocument, (document) => {
        const files = writeAlignList(document)
        const links = linesOf(files.links).map(placesOf)
        for (const [i, side] of (['source', 'target'] as const).entries()) {
          const lines = linesOf(files[side])
          expect(links.flatMap((link) => link[i]!)).toEqual(lines.map((_, place) => place))
          expect(lines.join('').replace(/\s/g, '')).toBe(said(document, side))
        }
      }),
    )
  })
})

it('writeAlignZip packs the index lists and the files of InterText under one name', () => {
  const files = unzipSync(writeAlignZip(DOCUMENT, '燈塔'))
  expect(Object.keys(files)).toEqual([
    '燈塔.align',
    '燈塔.zh.txt',
    '燈塔.en.txt',
    '燈塔.zh.xml',
    '燈塔.en.xml',
    '燈塔.zh.en.xml',
  ])
  expect(strFromU8(files['燈塔.align']!)).toBe(writeAlignList(DOCUMENT).links)
  expect(strFromU8(files['燈塔.en.txt']!)).toBe(writeAlignList(DOCUMENT).target)
  expect(strFromU8(files['燈塔.zh.en.xml']!)).toBe(writeInterText(DOCUMENT, '燈塔').links)
})

describe('writeInterText', () => {
  it('numbers sentences by paragraph and names the translation first', () => {
    const files = writeInterText(DOCUMENT, 'a&b')
    const group = parseXml(files.links)
    expect(group).toMatchObject({
      name: 'linkGrp',
      attributes: { toDoc: 'a&b.en.xml', fromDoc: 'a&b.zh.xml' },
    })
    expect(elements(group).map(({ attributes }) => [attributes.type, attributes.xtargets])).toEqual(
      [
        ['1-2', '1:1;1:1 1:2'],
        ['0-1', ';1:3'],
        ['1-0', '2:1;'],
        ['2-1', '2:2 2:3;2:1'],
      ],
    )
    const paragraphs = elements(parseXml(files.target), 'p')
    expect(paragraphs.map(({ attributes }) => attributes.id)).toEqual(['1', '2'])
    expect(elements(paragraphs[1]!, 's').map((s) => [s.attributes.id, textIn(s)])).toEqual([
      ['2:1', 'Nobody knows why.'],
      ['2:2', 'The ship left.'],
      ['2:3', 'It was late.'],
    ])
  })

  it('tells what a person has linked from what was aligned', () => {
    const status = (origin: 'manual' | 'aligned') => {
      const link = { origin, type: 'normal', confidence: 1 } as const
      const files = writeInterText(sentences([{ source: '一。', target: 'One.' }], { link }), 'a')
      return element(parseXml(files.links), 'link').attributes.status
    }
    expect([status('manual'), status('aligned')]).toEqual(['man', 'auto'])
  })

  it('refers only to sentences that are there, each of them once', () => {
    fc.assert(
      fc.property(bilingualDocument, (document) => {
        const files = writeInterText(document, 'a')
        const links = elements(parseXml(files.links), 'link')
        const idsOf = (xml: string) =>
          elements(parseXml(xml), 'p').flatMap((p) => elements(p, 's').map((s) => s.attributes.id))
        const named = (i: number) =>
          links.flatMap(({ attributes }) =>
            attributes.xtargets!.split(';')[i]!.split(' ').filter(Boolean),
          )
        expect(named(0)).toEqual(idsOf(files.target))
        expect(named(1)).toEqual(idsOf(files.source))
      }),
    )
  })
})
