import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { toParagraphRows } from '../../../../src/core/document/granularity.ts'
import { concat, fromText, sameSegment, textOf } from '../../../../src/core/document/inline.ts'
import { mergeRows } from '../../../../src/core/document/join.ts'
import type {
  BilingualDocument,
  CodeInline,
  Row,
  Segment,
} from '../../../../src/core/document/model.ts'
import { STATUSES } from '../../../../src/core/document/status.ts'
import { read } from '../../../../src/formats/read.ts'
import type { WrittenBack } from '../../../../src/formats/types.ts'
import { writeBack } from '../../../../src/formats/write-back.ts'
import { legalXml } from '../../../../src/formats/xml/escape.ts'
import {
  mqxliff,
  sdlxliff,
  unit2,
  utf8,
  utf16,
  xliff2,
  xliff12,
} from '../../../fixtures/build/exchange.ts'
import { TMX_CORPUS } from '../../../fixtures/corpus/tmx.ts'
import { XLIFF_CORPUS } from '../../../fixtures/corpus/xliff.ts'

const OPTIONS = { untranslated: 'source' } as const

const CORPUS = [
  ...XLIFF_CORPUS.map((fixture) => ({ ...fixture, file: 'a.xlf' })),
  ...TMX_CORPUS.map((fixture) => ({ ...fixture, file: 'a.tmx' })),
].filter(({ refusal }) => !refusal)

const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A document with some of its rows changed. */
const changed = (
  document: BilingualDocument,
  change: (row: Row, index: number) => Partial<Row>,
): BilingualDocument => ({
  ...document,
  rows: document.rows.map((row, i) => ({ ...row, ...change(row, i) })),
})

/** What an XLIFF file is after rows were changed. */
function written(
  xml: string,
  change: (row: Row, index: number) => Partial<Row>,
): { text: string; result: WrittenBack; again: readonly Row[] } {
  const [document] = read(utf8(xml), 'a.xlf').documents
  const result = writeBack(utf8(xml), [changed(document!, change)], OPTIONS)
  return {
    text: textIn(result.bytes),
    result,
    again: read(result.bytes, 'a.xlf').documents[0]!.rows,
  }
}

const codesOf = (segment: Segment): CodeInline[] =>
  segment.filter((inline): inline is CodeInline => inline.type === 'code')

describe('every fixture', () => {
  test.each(CORPUS)(
    'comes out byte for byte where nothing was changed: $name',
    ({ bytes, file }) => {
      const { documents } = read(bytes(), file)
      for (const untranslated of ['source', 'empty'] as const) {
        const { bytes: out, warnings } = writeBack(bytes(), documents, { untranslated })
        expect(out).toEqual(bytes())
        expect(warnings).toEqual([])
      }
    },
  )

  // Which of two variants is the source cannot be told where one does not name its language.
  const told = CORPUS.filter(({ name }) => name !== 'variant without language')

  test.each(told)('holds its own source as translation: $name', ({ bytes, file }) => {
    const { documents } = read(bytes(), file)
    const [document] = documents
    const copy = changed(document!, ({ source, target, locked }) =>
      locked ? {} : { target: source.length > 0 ? source : target, status: 'translated' },
    )
    const { bytes: out } = writeBack(bytes(), [copy], OPTIONS)
    const again = read(out, file)
    const targets = (rows: readonly Row[]) =>
      rows.flatMap(({ target, locked }) => (locked ? [] : [textOf(target)]))
    expect(targets(again.documents[0]!.rows)).toEqual(targets(copy.rows))
    expect(again.documents[0]!.rows.map(({ source }) => source)).toEqual(
      document!.rows.map(({ source }) => source),
    )
  })

  test.each(CORPUS.filter(({ damaged }) => !damaged))(
    'breaks no rule when it is translated: $name',
    ({ bytes, file }) => {
      const { documents } = read(bytes(), file)
      const [document] = documents
      const copy = changed(document!, ({ source, locked }) =>
        locked
          ? {}
          : { target: concat(source, fromText('!', [{ type: 'italic' }])), status: 'reviewed' },
      )
      const { bytes: out } = writeBack(bytes(), [copy], OPTIONS)
      const { warnings } = read(out, file)
      expect(warnings.filter(({ code }) => /^(?:xliff|tmx)-/.test(code))).toEqual([])
    },
  )
})

describe('random translations', () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        'river',
        '河',
        ' ',
        '&',
        '<b>',
        ']]>',
        '"',
        "'",
        '\u0000',
        '\ufffe',
        '😀',
        '\n',
        '\t',
        '\r',
        '　',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(''))

  const files: readonly (readonly [string, string])[] = [
    [
      'a.xlf',
      xliff12(
        '<trans-unit id="1"><source>甲<g id="1" ctype="bold">乙</g><x id="2"/></source></trans-unit><trans-unit id="2" xml:space="preserve"><source>丙</source><target/></trans-unit>',
      ),
    ],
    [
      'a.xlf',
      xliff2(
        unit2(
          '甲<pc id="1" type="fmt" subType="xlf:b">乙</pc><ph id="2"/><sc id="3"/>丙<ec startRef="3"/>',
          'A',
        ),
      ),
    ],
    ['a.xlf', mqxliff()],
  ]

  it.each(files)('come back from %s', (name, xml) => {
    const bytes = utf8(xml)
    const [document] = read(bytes, name).documents
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...STATUSES),
        (texts, status) => {
          const edited = changed(document!, (row, i) =>
            row.locked ? {} : { target: fromText(texts[i % 3]!), status },
          )
          const { bytes: out } = writeBack(bytes, [edited], OPTIONS)
          const again = read(out, name).documents[0]!
          again.rows.forEach((row, i) => {
            const wanted = edited.rows[i]!
            if (wanted.locked) return
            const bare = row.target.filter(({ type }) => type !== 'code')
            const blank = legalXml(textOf(wanted.target)).trim() === ''
            const expected = blank ? [] : fromText(legalXml(textOf(wanted.target)))
            expect(textOf(bare).trim()).toBe(textOf(expected).trim())
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('XLIFF 1.2', () => {
  it('changes nothing but the target of a unit', () => {
    const xml = xliff12(
      '<!-- one --><trans-unit  id = "1" my:own="yes" xmlns:my="urn:my">\n  <source>河</source>\n  <target  state=\'translated\' >River</target>\n  <my:thing/><note>語氣</note>\n</trans-unit>\n<trans-unit id="2"><source>霧&#x3000;</source><target>Mist</target></trans-unit>',
    )
    const { text } = written(xml, (_, i) => (i === 0 ? { target: fromText('A river & more') } : {}))
    expect(text).toBe(xml.replace('>River<', '>A river &amp; more<'))
  })

  it('puts a target behind the source, as its line is set', () => {
    const xml = xliff12(
      '<trans-unit id="1">\n    <source xml:lang="zh-TW">河</source>\n    <note>語氣</note>\n</trans-unit>',
      { file: '' },
    )
    const { text, result } = written(xml, () => ({ target: fromText('River'), status: 'draft' }))
    expect(text).toContain(
      '河</source>\n    <target xml:lang="en" state="needs-translation">River</target>\n    <note>',
    )
    expect(text).toContain('datatype="x-docx" target-language="en">')
    expect(result).toMatchObject({ translated: 1, untranslated: 0, warnings: [] })
  })

  it('fills an empty target', () => {
    const xml = xliff12('<trans-unit id="1"><source>河</source><target state="new"/></trans-unit>')
    const { text } = written(xml, () => ({ target: fromText('River') }))
    expect(text).toBe(xml.replace('<target state="new"/>', '<target state="new">River</target>'))
  })

  it('leaves a unit without a translation without a target', () => {
    const xml = xliff12('<trans-unit id="1"><source>河</source></trans-unit>')
    expect(written(xml, () => ({ target: fromText(' ') })).text).toBe(xml)
  })

  it.each([
    ['empty', 'new'],
    ['translated', 'translated'],
    ['reviewed', 'signed-off'],
    ['approved', 'final'],
  ] as const)('writes %s as %s', (status, state) => {
    const xml = xliff12(
      '<trans-unit id="1" approved="no"><source>河</source><target state="needs-l10n">River</target></trans-unit>',
    )
    const { text } = written(xml, () => ({ status }))
    expect(text).toContain(`<target state="${state}">River</target>`)
    expect(text).toContain(`approved="${status === 'approved' ? 'yes' : 'no'}"`)
  })

  it('keeps a state it does not know, as long as the status stays', () => {
    const xml = xliff12(
      '<trans-unit id="1"><source>河</source><target state="x-mine">River</target></trans-unit>',
    )
    expect(written(xml, () => ({ target: fromText('Stream') })).text).toBe(
      xml.replace('River', 'Stream'),
    )
  })

  it('divides a new target as the source is divided', () => {
    const xml = xliff12(
      '<trans-unit id="1"><source>河。霧。</source><seg-source><g id="1"><mrk mtype="seg" mid="1">河。</mrk> <mrk mtype="seg" mid="2">霧。</mrk></g><x id="2"/></seg-source></trans-unit>',
    )
    const { text, again } = written(xml, (_, i) => (i === 1 ? { target: fromText('Mist.') } : {}))
    expect(text).toContain(
      '<target><g id="1"><mrk mtype="seg" mid="1"></mrk> <mrk mtype="seg" mid="2">Mist.</mrk></g><x id="2"/></target>',
    )
    expect(again.map(({ target }) => textOf(target))).toEqual(['', 'Mist.'])
  })

  it('marks line feeds as meant where white space otherwise means nothing', () => {
    const { text, again } = written(
      xliff12('<trans-unit id="1"><source>河</source></trans-unit>'),
      () => ({ target: fromText('River\n  run') }),
    )
    expect(text).toContain('<target xml:space="preserve">River\n  run</target>')
    expect(textOf(again[0]!.target)).toBe('River\n  run')
    expect(textOf(again[0]!.source)).toBe('河')
  })

  it('gives a translation the codes of its source as they are written there', () => {
    const xml = xliff12(
      '<trans-unit id="1"><source>河<ph  id="1">&lt;br/&gt;</ph><bpt id="2">&lt;a&gt;</bpt>水<ept id="2">&lt;/a&gt;</ept></source></trans-unit>',
    )
    const { text, result } = written(xml, ({ source }) => {
      const [ph, open, close] = codesOf(source)
      return { target: concat(fromText('A '), [open!], fromText('river'), [close!, ph!]) }
    })
    expect(text).toContain(
      '<target state="needs-translation">A <bpt id="2">&lt;a&gt;</bpt>river<ept id="2">&lt;/a&gt;</ept><ph  id="1">&lt;br/&gt;</ph></target>'.replace(
        ' state="needs-translation"',
        '',
      ),
    )
    expect(result.warnings).toEqual([])
  })

  it('appends a code that was left out, closes a pair, and leaves out what it does not know', () => {
    const xml = xliff12(
      '<trans-unit id="1"><source>河<x id="1"/><g id="2">水</g></source></trans-unit>',
    )
    const { text, result } = written(xml, ({ source }) => {
      const open = codesOf(source).find(({ role }) => role === 'opening')!
      const unknown: CodeInline = { ...open, id: 'elsewhere', role: 'standalone' }
      return { target: concat([open], fromText('River'), [unknown]) }
    })
    expect(text).toContain('<g id="2">River</g><x id="1"/></target>')
    expect(result.warnings.map(({ code, where }) => [code, where])).toEqual([
      ['codes-appended', 'trans-unit#1'],
      ['codes-dropped', 'trans-unit#1'],
      ['codes-closed', 'trans-unit#1'],
    ])
  })

  it('does not bring back a code that the translation was without', () => {
    const xml = xliff12(
      '<trans-unit id="1"><source>河<x id="1"/></source><target>River</target></trans-unit>',
    )
    expect(written(xml, () => ({ target: fromText('Stream') })).text).toContain(
      '<target>Stream</target>',
    )
  })

  it('writes formatting the source does not have as new codes', () => {
    const { text, again } = written(
      xliff12('<trans-unit id="1"><source>紅樓夢<x id="fp1"/></source></trans-unit>'),
      ({ source }) => ({
        target: concat(fromText('Dream of the Red Chamber', [{ type: 'italic' }]), codesOf(source)),
      }),
    )
    expect(text).toContain('<g id="fp2" ctype="italic">Dream of the Red Chamber</g><x id="fp1"/>')
    expect(again[0]!.target[0]).toMatchObject({ marks: [{ type: 'italic' }] })
  })

  it('keeps elements nested when formatting crosses a code', () => {
    const xml = xliff12('<trans-unit id="1"><source><g id="1">河</g>水</source></trans-unit>')
    const { text } = written(xml, ({ source }) => {
      const [open, close] = codesOf(source)
      const bold = (value: string) => fromText(value, [{ type: 'bold' }])
      return {
        target: concat(
          fromText('a'),
          bold('b'),
          [open!],
          bold('c'),
          fromText('d'),
          [close!],
          bold('e'),
        ),
      }
    })
    expect(text).toContain(
      'a<g id="fp1" ctype="bold">b</g><g id="1"><g id="fp2" ctype="bold">c</g>d</g><g id="fp3" ctype="bold">e</g>',
    )
  })

  it('writes to Trados in its words, and makes no tags there', () => {
    const xml = sdlxliff()
    const { text, result } = written(xml, (_, i) =>
      i === 2
        ? {
            target: fromText('The mist has not lifted.', [{ type: 'italic' }]),
            status: 'translated',
          }
        : {},
    )
    expect(text).toContain('<mrk mtype="seg" mid="3">The mist has not lifted.<x id="6"/></mrk>')
    expect(text).toContain('<sdl:seg id="3" conf="Translated"/>')
    expect(text.replace('The mist has not lifted.<x id="6"/></mrk>', '').length).toBeLessThan(
      text.length,
    )
    expect(result.warnings.map(({ code }) => code)).toEqual([
      'codes-appended',
      'formatting-left-out',
    ])
    const back = written(text, (_, i) => (i === 2 ? { status: 'empty' } : {}))
    expect(back.text).toContain('<sdl:seg id="3"/>')
  })

  it('writes to memoQ in its words', () => {
    const { text, again } = written(mqxliff(), (_, i) =>
      i === 1 ? { target: fromText('Mist.', [{ type: 'italic' }]), status: 'reviewed' } : {},
    )
    expect(text).toContain('mq:status="Reviewer1Confirmed"')
    expect(text).toContain(
      '<bpt id="fp1" ctype="italic">{}</bpt>Mist.<ept id="fp1">{}</ept></target>',
    )
    expect(again[1]).toMatchObject({
      status: 'reviewed',
      target: [{ marks: [{ type: 'italic' }] }],
    })
  })
})

describe('XLIFF 2', () => {
  it('names the language of its targets as soon as there is one', () => {
    const { text } = written(xliff2(unit2('河'), { root: '' }), () => ({
      target: fromText('River'),
      status: 'translated',
    }))
    expect(text).toContain('srcLang="zh-Hant" trgLang="en">')
    expect(text).toContain(
      '<segment state="translated"><source>河</source><target>River</target></segment>',
    )
  })

  it('takes out what refines a state that it changes', () => {
    const xml = xliff2(
      unit2('河', 'River').replace('<segment>', '<segment state="translated" subState="my:x">'),
    )
    expect(written(xml, () => ({ status: 'approved' })).text).toContain('<segment state="final">')
    expect(written(xml, () => ({ target: fromText('Stream') })).text).toContain('subState="my:x"')
  })

  it('gives a segment that is beyond initial a target, be it without text', () => {
    const { text } = written(xliff2(unit2('河')), () => ({ status: 'reviewed' }))
    expect(text).toContain(
      '<segment state="reviewed"><source>河</source><target></target></segment>',
    )
  })

  it('leaves ignorables and modules alone', () => {
    const xml = xliff2(
      '<unit id="u1"><mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"><mda:metaGroup><mda:meta type="a">1</mda:meta></mda:metaGroup></mda:metadata><segment><source>河。</source></segment><ignorable><source>——</source></ignorable><segment><source>霧。</source></segment></unit>',
    )
    const { text } = written(xml, ({ locked }, i) =>
      locked ? { target: fromText('x') } : { target: fromText(`${i}`) },
    )
    expect(text).toBe(
      xml
        .replace('河。</source>', '河。</source><target>0</target>')
        .replace('霧。</source>', '霧。</source><target>2</target>'),
    )
  })

  it('uses the prefix of the file for what it adds', () => {
    const xml =
      '<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en"><x:file id="f"><x:unit id="u"><x:segment><x:source>河</x:source></x:segment></x:unit></x:file></x:xliff>'
    const { text } = written(xml, () => ({ target: fromText('River', [{ type: 'bold' }]) }))
    expect(text).toContain(
      '<x:target><x:pc id="fp1" type="fmt" subType="xlf:b">River</x:pc></x:target>',
    )
  })
})

describe('rows and segments', () => {
  const xml = xliff2(
    '<unit id="u1"><segment><source>河。<ph id="1"/></source><target>River.<ph id="1"/></target></segment><segment><source>霧。<ph id="2"/></source><target>Mist.<ph id="2"/></target></segment></unit>',
  )
  const bytes = utf8(xml)
  const document = read(bytes, 'a.xlf').documents[0]!

  it('come out alike when they were shown as paragraphs', () => {
    const paragraphs = {
      ...document,
      granularity: 'paragraph' as const,
      rows: toParagraphRows(document.rows),
    }
    expect(paragraphs.rows).toHaveLength(1)
    expect(textIn(writeBack(bytes, [paragraphs], OPTIONS).bytes)).toBe(xml)
  })

  it('stand in the first segment when they were joined, with the codes of both', () => {
    const [first, second] = document.rows
    const joined = { ...document, rows: [mergeRows(first!, second!)] }
    const { bytes: out, warnings } = writeBack(bytes, [joined], OPTIONS)
    expect(textIn(out)).toContain('<target>River.<ph id="1"/> Mist.<ph id="2"/></target>')
    expect(textIn(out)).toContain('<target></target>')
    expect(warnings).toEqual([])
  })

  it('are refused when they are of another file', () => {
    const other = utf8(xliff2(unit2('河')))
    expect(() => writeBack(other, [document], OPTIONS)).toThrow(/not the file/)
  })
})

it('keeps encoding, byte order mark and line ends', () => {
  const xml = xliff12('<trans-unit id="1"><source>河</source><target>River</target></trans-unit>')
    .replace('UTF-8', 'UTF-16')
    .replaceAll('\n', '\r\n')
  const bytes = utf16(xml, false)
  const [document] = read(bytes, 'a.xlf').documents
  const out = writeBack(
    bytes,
    [changed(document!, () => ({ target: fromText('Stream') }))],
    OPTIONS,
  )
  expect(out.bytes).toEqual(utf16(xml.replace('River', 'Stream'), false))
})

it('counts what is translated', () => {
  const xml = xliff12(
    '<trans-unit id="1"><source>河</source><target>River</target></trans-unit><trans-unit id="2"><source>霧</source></trans-unit>',
  )
  expect(written(xml, () => ({})).result).toMatchObject({ translated: 1, untranslated: 1 })
  expect(written(xml, (_, i) => (i === 0 ? { target: [] } : {})).result).toMatchObject({
    translated: 0,
    untranslated: 2,
  })
})

it('shows the same target again that it wrote', () => {
  const xml = xliff2(unit2('<pc id="1" type="fmt" subType="xlf:b">河</pc>水'))
  const target = concat(fromText('The '), fromText('river', [{ type: 'bold' }]))
  const { again } = written(xml, () => ({ target }))
  expect(sameSegment(again[0]!.target, target)).toBe(true)
})
