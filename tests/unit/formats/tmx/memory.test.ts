import { describe, expect, it } from 'vitest'
import { concat, fromText, plainText, textOf } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument, Row } from '../../../../src/core/document/model.ts'
import { read } from '../../../../src/formats/read.ts'
import { writeTmx } from '../../../../src/formats/tmx/write.ts'
import { writeBack } from '../../../../src/formats/write-back.ts'
import { tbx2, tbx3, tmx, tu, utf8 } from '../../../fixtures/build/exchange.ts'
import { sampleArticle } from '../../layout/sample.ts'

const documentOf = (xml: string, name = 'a.tmx'): BilingualDocument =>
  read(utf8(xml), name).documents[0]!

const shown = ({ source, target, status }: Row) => [plainText(source), plainText(target), status]

const written = (xml: string, change: (row: Row) => Partial<Row>): string => {
  const document = documentOf(xml)
  const rows = document.rows.map((row) => ({ ...row, ...change(row) }))
  const { bytes } = writeBack(utf8(xml), [{ ...document, rows }], { untranslated: 'source' })
  return new TextDecoder().decode(bytes)
}

describe('a translation memory', () => {
  it('is a row a unit', () => {
    const result = read(utf8(tmx(tu('河', 'River') + tu('霧', ''))), 'a.tmx')
    expect(result).toMatchObject({
      format: 'tmx',
      version: '1.4',
      units: 2,
      languages: { source: 'zh-TW', target: 'en' },
    })
    expect(result.documents[0]!.rows.map(shown)).toEqual([
      ['河', 'River', 'translated'],
      ['霧', '', 'empty'],
    ])
  })

  it('has Chinese as source and English as translation, wherever they stand', () => {
    const variants = (...all: readonly [string, string][]) =>
      `<tu>${all.map(([language, text]) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`).join('')}</tu>`
    const xml = tmx(
      variants(['de', 'Fluss'], ['en-US', 'River'], ['zh-CN', '河']) +
        variants(['en-GB', 'Mist'], ['zh-CN', '雾']),
      { srclang: 'en-US' },
    )
    expect(documentOf(xml).rows.map(shown)).toEqual([
      ['河', 'River', 'translated'],
      ['雾', 'Mist', 'translated'],
    ])
    expect(documentOf(xml)).toMatchObject({ sourceLanguage: 'zh-Hans', targetLanguage: 'en-US' })
  })

  it('has the language it names as source where there is no Chinese', () => {
    const xml = tmx(
      '<tu><tuv xml:lang="fr"><seg>rivière</seg></tuv><tuv xml:lang="de"><seg>Fluss</seg></tuv></tu>',
      { srclang: 'de' },
    )
    expect(read(utf8(xml), 'a.tmx').languages).toEqual({ source: 'de', target: 'fr' })
  })

  it('is in language codes of the versions before 1.4', () => {
    const xml = tmx(
      '<tu><tuv lang="ZH-TW"><seg>河</seg></tuv><tuv lang="EN-US"><seg>River</seg></tuv></tu>',
      { version: '1.1' },
    )
    expect(documentOf(xml).rows.map(shown)).toEqual([['河', 'River', 'translated']])
  })

  it('knows its notes, each with its language', () => {
    const xml = tmx(
      '<tu><note>全</note><tuv xml:lang="zh"><note>甲</note><seg>河</seg></tuv><tuv xml:lang="en"><seg>River</seg></tuv></tu>',
    )
    expect(documentOf(xml).rows[0]!.notes.map(({ text }) => text)).toEqual(['全', 'zh: 甲'])
  })

  it('is read again as this program wrote it', () => {
    const article = sampleArticle()
    const pairs = article.rows.filter(({ source, target }) => textOf(source) && textOf(target))
    const result = read(utf8(writeTmx(article)), 'a.tmx')
    expect(result.warnings).toEqual([])
    const [document] = result.documents
    expect(
      document!.rows.map(({ source, target, status }) => ({ source, target, status })),
    ).toEqual(pairs.map(({ source, target, status }) => ({ source, target, status })))
    expect(document!.metadata).toEqual(article.metadata)
  })
})

describe('what is written back into a memory', () => {
  it('is the segment of the target and nothing else', () => {
    const xml = tmx(tu('河', 'River', '<prop type="x-a">1</prop>'))
    expect(written(xml, () => ({ target: fromText('A <river>') }))).toBe(
      xml.replace('>River<', '>A &lt;river&gt;<'),
    )
  })

  it('is a variant where there was none, in the language of the others', () => {
    const xml = tmx(
      `${tu('河', 'River').replace('"en"', '"en-GB"')}\n<tu>\n  <tuv xml:lang="zh-TW"><seg>霧</seg></tuv>\n</tu>`,
    )
    expect(
      written(xml, ({ target }) => (target.length > 0 ? {} : { target: fromText('Mist') })),
    ).toContain('霧</seg></tuv>\n  <tuv xml:lang="en-GB"><seg>Mist</seg></tuv>\n</tu>')
  })

  it('has the codes of the source, and new ones for formatting', () => {
    const xml = tmx(tu('河<ph x="1">&lt;br/&gt;</ph>', ''))
    const out = written(xml, ({ source }) => ({
      target: concat(fromText('River', [{ type: 'italic' }]), source.slice(1)),
    }))
    expect(out).toContain(
      '<bpt i="2" x="2" type="italic">&lt;i&gt;</bpt>River<ept i="2">&lt;/i&gt;</ept><ph x="1">&lt;br/&gt;</ph>',
    )
    expect(read(utf8(out), 'a.tmx').warnings).toEqual([])
  })

  it('is the status where this program wrote it', () => {
    const xml = tmx(tu('河', 'River', '<prop type="x-facing-pages-status">draft</prop>'))
    expect(written(xml, () => ({ status: 'approved' }))).toBe(xml.replace('>draft<', '>approved<'))
  })
})

describe('a term base', () => {
  const entry =
    '<termEntry id="c1"><descrip type="subjectField">河運</descrip><langSet xml:lang="en"><tig><term>ferry</term></tig><tig><term>crossing</term></tig></langSet><langSet xml:lang="zh-TW"><descripGrp><descrip type="definition">過河的地方</descrip></descripGrp><tig><term>渡口</term></tig></langSet></termEntry>'

  it('is a row an entry, with what it says as notes', () => {
    const result = read(utf8(tbx2(entry)), 'a.tbx')
    expect(result).toMatchObject({
      format: 'tbx',
      version: 'TBX-Basic',
      units: 1,
      writesBack: false,
    })
    const [row] = result.documents[0]!.rows
    expect(shown(row!)).toEqual(['渡口', 'ferry\ncrossing', 'approved'])
    expect(row!.notes.map(({ text }) => text)).toEqual([
      'subjectField: 河運',
      'zh-TW, definition: 過河的地方',
    ])
  })

  it('is read in version 3, whose kinds are elements', () => {
    const xml = tbx3(
      '<conceptEntry><langSec xml:lang="zh-CN"><basic:definition>过河的地方</basic:definition><termSec><term>渡口</term></termSec></langSec></conceptEntry>',
    )
    const [row] = documentOf(xml, 'a.tbx').rows
    expect(shown(row!)).toEqual(['渡口', '', 'empty'])
    expect(row!.notes.map(({ text }) => text)).toEqual(['zh-CN, definition: 过河的地方'])
  })
})
