import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromText, plainText, sameSegment } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument, Mark, Segment } from '../../../../src/core/document/model.ts'
import { readBilingualDocx } from '../../../../src/formats/bilingual-docx/read.ts'
import { writeBackBilingualDocx } from '../../../../src/formats/bilingual-docx/write-back.ts'
import type { ReadOptions, WrittenBack } from '../../../../src/formats/types.ts'
import { ZipArchive } from '../../../../src/formats/zip/read.ts'
import { buildDocx } from '../../../fixtures/build/docx.ts'
import {
  BILINGUAL_DOCX_FIXTURES,
  cell,
  OTHER_TABLES,
  para,
  row,
  run,
  table,
} from '../../../fixtures/corpus/bilingual-docx.ts'
import { shown } from '../shown.ts'

const KEEP = { untranslated: 'source' } as const
const READABLE = BILINGUAL_DOCX_FIXTURES.filter(
  ({ name }) => name !== 'malformed' && name !== 'no segments',
)

const bytesOf = (name: string): Uint8Array =>
  BILINGUAL_DOCX_FIXTURES.find((each) => each.name === name)!.bytes()

const documentOf = (bytes: Uint8Array, options: ReadOptions = {}): BilingualDocument =>
  readBilingualDocx(bytes, 'x.docx', options).documents[0]!

const withTargets = (
  document: BilingualDocument,
  targets: Readonly<Record<number, Segment | string>>,
): BilingualDocument => ({
  ...document,
  rows: document.rows.map((each, i) => {
    const target = targets[i]
    if (target === undefined) return each
    return { ...each, target: typeof target === 'string' ? fromText(target) : target }
  }),
})

const write = (
  bytes: Uint8Array,
  targets: Readonly<Record<number, Segment | string>>,
): WrittenBack => writeBackBilingualDocx(bytes, [withTargets(documentOf(bytes), targets)], KEEP)

const targetsOf = (bytes: Uint8Array): string[] =>
  documentOf(bytes).rows.map(({ target }) => shown(target))

const xmlOf = (bytes: Uint8Array): string =>
  new TextDecoder().decode(new ZipArchive(bytes, '').read('word/document.xml')!)

/** The stretch of a text outside of which another one is the same. */
function difference(before: string, after: string): string {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return before.slice(start, before.length - end)
}

describe('every fixture', () => {
  for (const { name, bytes } of READABLE) {
    test(`${name}: nothing changes without an edit`, () => {
      const original = bytes()
      const written = writeBackBilingualDocx(original, [documentOf(original)], KEEP)
      expect(written.bytes).toBe(original)
    })

    test(`${name}: a new translation is all that changes`, () => {
      const original = bytes()
      const document = documentOf(original)
      const { bytes: written } = write(original, { 0: 'Something <new> & other.' })
      expect(targetsOf(written)[0]?.replace(/⟨.*?⟩/g, '')).toBe('Something <new> & other.')
      const back = documentOf(written)
      expect(
        back.rows.map(({ source, units, status, notes }) => ({ source, units, status, notes })),
      ).toEqual(
        document.rows.map(({ source, units, status, notes }, i) => ({
          source,
          units,
          status: i === 0 && status === 'empty' ? 'draft' : status,
          notes,
        })),
      )
      // What differs lies in one cell.
      expect(difference(xmlOf(original), xmlOf(written))).not.toContain('w:tc>')
    })
  }
})

describe('what is written', () => {
  test('the very cell, and no other file of the archive', () => {
    const original = bytesOf('Trados')
    const { bytes, translated, untranslated } = write(original, { 0: 'There is no bridge.' })
    expect([translated, untranslated]).toEqual([3, 0])
    const before = new ZipArchive(original, '')
    const after = new ZipArchive(bytes, '')
    for (const path of before.entries.keys()) {
      if (path !== 'word/document.xml') expect(after.read(path)).toEqual(before.read(path))
    }
    expect(xmlOf(bytes)).toBe(
      xmlOf(original).replace(
        '<w:p></w:p>',
        '<w:p><w:r><w:t xml:space="preserve">There is no bridge.</w:t></w:r></w:p>',
      ),
    )
  })

  test('tags in the style of the tool, with its own text', () => {
    const original = bytesOf('memoQ')
    const { source } = documentOf(original).rows[1]!
    const [open, , close, , placeholder] = source
    const target = [
      open!,
      ...fromText('The boatman'),
      close!,
      ...fromText(' says no'),
      placeholder!,
    ]
    const { bytes, warnings } = write(original, { 1: target })
    expect(warnings).toEqual([])
    expect(xmlOf(bytes)).toContain(
      '<w:p><w:pPr><w:pStyle w:val="mqeng-GB"/></w:pPr><w:r><w:rPr><w:rStyle w:val="mqInternal"/></w:rPr><w:t xml:space="preserve">[1}</w:t></w:r><w:r><w:t xml:space="preserve">The boatman</w:t></w:r><w:r><w:rPr><w:rStyle w:val="mqInternal"/></w:rPr><w:t xml:space="preserve">{1]</w:t></w:r>',
    )
    expect(targetsOf(bytes)[1]).toBe('⟨tag [1}⟩The boatman⟨/tag⟩ says no⟨tag {2}⟩')
  })

  test('a tag that was forgotten is put at the end and named, one that never was there is not', () => {
    const forgotten = write(bytesOf('memoQ'), { 1: 'The boatman says no' })
    expect(targetsOf(forgotten.bytes)[1]).toBe('The boatman says no⟨tag {2}⟩')
    expect(forgotten.warnings.map(({ code }) => code)).toEqual(['code-appended'])
    const trados = write(bytesOf('Trados'), { 1: 'Fog hangs.' })
    expect(targetsOf(trados.bytes)[1]).toBe('Fog hangs.⟨tag <2/>⟩')
  })

  test('the second of two columns of targets', () => {
    const { bytes } = write(bytesOf('memoQ with two targets'), { 0: 'The river is quiet.' })
    expect(xmlOf(bytes)).toContain('Quiet.')
    expect(targetsOf(bytes)[0]).toBe('The river is quiet.')
  })

  test('a new text takes the place of tracked changes and keeps the comment', () => {
    const original = bytesOf('memoQ')
    const { bytes } = write(original, { 2: 'Fog.' })
    const xml = xmlOf(bytes)
    expect(xml).not.toContain('w:del ')
    expect(xml).toContain(
      '<w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">Fog.</w:t></w:r><w:commentRangeEnd w:id="0"/>',
    )
    expect(documentOf(bytes).rows[2]!.notes).toHaveLength(1)
    // Rows that nobody touched keep theirs.
    expect(xmlOf(write(original, { 0: 'Quiet.' }).bytes)).toContain('w:delText')
  })

  test('a table that was read with changes rejected', () => {
    const original = bytesOf('memoQ')
    const document = documentOf(original, { revisions: 'reject' })
    expect(writeBackBilingualDocx(original, [document], KEEP).bytes).toBe(original)
  })

  test('a translation that was taken out', () => {
    const { bytes, untranslated } = write(bytesOf('two columns'), { 0: '' })
    expect(targetsOf(bytes)).toEqual(['', '', 'No bridge.'])
    expect(untranslated).toBe(2)
  })

  test('the look of the first run, without what sets it in a Chinese face', () => {
    const { bytes } = write(bytesOf('marks, links and codes'), {
      0: concat(fromText('Plain '), fromText('slanted', [{ type: 'italic' }])),
    })
    expect(xmlOf(bytes)).toContain(
      '<w:r><w:rPr><w:rFonts w:ascii="Georgia"/><w:i/><w:iCs/><w:color w:val="333333"/><w:lang w:val="en-US"/></w:rPr>',
    )
  })

  test('links that the file knows, and others', () => {
    const link = (href: string) => fromText('here', [{ type: 'link', href }])
    const known = write(bytesOf('marks, links and codes'), { 0: link('https://example.org/') })
    expect(xmlOf(known.bytes)).toMatch(/<w:hyperlink xmlns:r="[^"]+" r:id="rLink">.*here/)
    const other = write(bytesOf('marks, links and codes'), { 0: link('https://example.org/?a&b') })
    expect(targetsOf(other.bytes)[0]).toBe('[https://example.org/?a&b]here[/]')
  })

  test('paragraphs of a cell: there, to be added, and too many', () => {
    const original = bytesOf('paragraphs in cells')
    const { bytes } = write(original, { 1: 'Two.', 2: 'Three.', 3: 'Four.', 4: 'Five.\nSix.' })
    expect(targetsOf(bytes).slice(0, 4)).toEqual(['First.', 'Two.', 'Three.', 'Four.'])
    expect(xmlOf(bytes).match(/<w:pPr><w:jc w:val="both"\/><\/w:pPr>/g)).toHaveLength(2)
    // The last cell has as many paragraphs as its source now.
    expect(targetsOf(bytes).slice(4)).toEqual(['Five.', 'Six.'])
  })

  test('a file with a prefix of its own', () => {
    const { bytes } = write(bytesOf('strict, with another prefix'), { 1: 'a\tb\nc' })
    expect(xmlOf(bytes)).toContain('<word:tab/>')
    expect(targetsOf(bytes)[1]).toBe('a\tb⏎c')
  })

  test('a row without a cell for it is named', () => {
    const { warnings } = write(bytesOf('rows of other lengths'), { 3: 'The boat.' })
    expect(warnings.map(({ code, where }) => [code, where])).toEqual([
      ['no-target-cell', 'word/document.xml#t1r5 4'],
    ])
  })

  test('another file is refused', () => {
    const document = documentOf(bytesOf('Trados'))
    for (const other of [bytesOf('memoQ'), OTHER_TABLES[0]!.bytes()]) {
      expect(() => writeBackBilingualDocx(other, [document], KEEP)).toThrow(/is not the table/)
    }
  })
})

describe('any translation', () => {
  const marks = fc.subarray<Mark>([
    { type: 'link', href: 'https://example.org/?a=1&b=2' },
    { type: 'bold' },
    { type: 'italic' },
    { type: 'underline' },
    { type: 'superscript' },
  ])
  const text = fc.stringMatching(/^[a-z <>&"'\t“”—é😀]{1,12}$/u)
  const segment = fc
    .array(fc.oneof(fc.tuple(text, marks), fc.constant('\n')), { minLength: 1, maxLength: 6 })
    .map((pieces) =>
      concat(...pieces.map((piece) => (piece === '\n' ? piece : fromText(piece[0], piece[1])))),
    )
    .filter((made) => /[a-z]/.test(plainText(made)))

  test('comes back as it was', () => {
    const original = buildDocx({
      body: table(
        row(...['ID', '原文', '譯文'].map((head) => cell(para(run(head))))),
        row(cell(para(run('1'))), cell(para(run('河水很靜。'))), cell('<w:p/>')),
        row(
          cell(para(run('2'))),
          cell(para(run('霧還沒有散。'))),
          cell(para(run('Fog.', '<w:b/>'))),
        ),
      ),
    })
    fc.assert(
      fc.property(segment, segment, (first, second) => {
        const back = documentOf(write(original, { 0: first, 1: second }).bytes)
        for (const [i, target] of [first, second].entries()) {
          if (!sameSegment(back.rows[i]!.target, target)) {
            expect(shown(back.rows[i]!.target)).toBe(shown(target))
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
