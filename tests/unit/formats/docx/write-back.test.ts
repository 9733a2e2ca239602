import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { copySources, fillTargets } from '../../../../src/core/document/fill.ts'
import { toSentenceRows } from '../../../../src/core/document/granularity.ts'
import { concat, fromText, orderMarks, plainText } from '../../../../src/core/document/inline.ts'
import { mergeRows } from '../../../../src/core/document/join.ts'
import type {
  BilingualDocument,
  CodeInline,
  Inline,
  Mark,
  Segment,
} from '../../../../src/core/document/model.ts'
import { pseudoTranslate } from '../../../../src/core/document/pseudo.ts'
import { readDocx } from '../../../../src/formats/docx/read/read.ts'
import { writeBackDocx } from '../../../../src/formats/docx/write-back/write-back.ts'
import type { WriteBackOptions, WrittenBack } from '../../../../src/formats/types.ts'
import {
  buildDocx,
  linkRelationship,
  p,
  r,
  run,
  STYLES,
  textBox,
} from '../../../fixtures/build/docx.ts'
import { DOCX_CORPUS } from '../../../fixtures/corpus/docx.ts'
import { shown } from '../shown.ts'
import { all, type Element, parse, partsOf } from './read.ts'
import { codesOf, corpusFile, linesOf } from './rows.ts'

const SOURCE: WriteBackOptions = { untranslated: 'source' }

const documentOf = (bytes: Uint8Array): BilingualDocument => readDocx(bytes, 'a.docx').documents[0]!

/** Targets by the index of their row; a text stands for one without marks. */
function write(
  bytes: Uint8Array,
  targets: Readonly<Record<number, Segment | string>>,
  options = SOURCE,
): WrittenBack {
  const document = documentOf(bytes)
  const rows = document.rows.map((row, i) => {
    const target = targets[i]
    if (target === undefined) return row
    return { ...row, target: typeof target === 'string' ? fromText(target) : target }
  })
  return writeBackDocx(bytes, [{ ...document, rows }], options)
}

/** The body of what was written, without its root. */
const bodyOf = ({ bytes }: Pick<WrittenBack, 'bytes'>): string =>
  /<w:body>(.*)<\/w:body>/s.exec(partsOf(bytes)['word/document.xml']!)![1]!

const codes = (segment: Segment): CodeInline[] =>
  segment.filter((inline): inline is CodeInline => inline.type === 'code')

const readable = DOCX_CORPUS.filter(({ name, damaged }) => {
  if (!damaged) return true
  return ['invalid-structure.docx', 'no-relationships.docx', 'malformed-header.docx'].includes(name)
})

describe('what does not change', () => {
  test.each(readable)('$name with its own text is the same byte for byte', ({ name, bytes }) => {
    const original = bytes()
    const { documents } = readDocx(original, name)
    const written = writeBackDocx(original, documents.map(copySources), SOURCE)
    expect(Buffer.compare(written.bytes, original)).toBe(0)
    expect(written.untranslated).toBe(0)
  })

  test('parts without a translation stay byte for byte', () => {
    const original = corpusFile('report')
    const before = unzipSync(original)
    const after = unzipSync(write(original, { 0: 'River Ferries 2023' }).bytes)
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const [name, content] of Object.entries(before)) {
      if (name !== 'word/document.xml') expect(after[name], name).toEqual(content)
    }
  })

  test('paragraphs that are not translated keep their XML, or become empty', () => {
    const original = buildDocx({
      body: p(r('甲')) + p(r('乙') + run('<w:footnoteReference w:id="1"/>')),
    })
    expect(bodyOf(write(original, { 0: 'A' }))).toContain(
      '<w:p><w:r><w:t xml:space="preserve">乙</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
    )
    const emptied = write(original, { 0: 'A' }, { untranslated: 'empty' })
    expect(bodyOf(emptied)).toContain('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>')
    expect(emptied).toMatchObject({ translated: 1, untranslated: 1, warnings: [] })
  })

  test('a translation of nothing but the marks of notes is none', () => {
    const original = corpusFile('notes')
    const [mark] = codes(documentOf(original).rows[0]!.source)
    const written = write(original, { 0: [mark!] })
    expect(Buffer.compare(written.bytes, original)).toBe(0)
    expect(written.translated).toBe(0)
  })

  test('a file that is not the one that was read is refused', () => {
    const { documents } = readDocx(corpusFile('report'), 'report.docx')
    const moved = documents.map((document) => ({
      ...document,
      rows: document.rows.map((row) => ({ ...row, units: row.units.map((unit) => `x${unit}`) })),
    }))
    expect(() => writeBackDocx(corpusFile('report'), moved, SOURCE)).toThrow(
      expect.objectContaining({ code: 'other-file' }) as Error,
    )
  })
})

describe('what is written', () => {
  test('language, faces and indents are those of English', () => {
    const body = bodyOf(write(corpusFile('indents'), { 1: 'One.', 2: 'Two.' }))
    expect(body).toContain(
      '<w:pPr><w:pStyle w:val="indented"/><w:ind w:firstLineChars="0" w:firstLine="420"/></w:pPr>',
    )
    expect(body).toContain(
      '<w:pPr><w:wordWrap/><w:ind w:firstLineChars="0" w:firstLine="480"/></w:pPr>',
    )
    expect(body).toContain(
      '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:lang w:val="en-US"/>',
    )
    expect(body).not.toContain('w:hint')
  })

  test('the variety of English is that of the document', () => {
    const document = fillTargets(documentOf(corpusFile('plain')), () => fromText('Dawn.'))
    const written = writeBackDocx(
      corpusFile('plain'),
      [{ ...document, targetLanguage: 'en-GB' }],
      SOURCE,
    )
    expect(bodyOf(written)).toContain('<w:lang w:val="en-GB"/>')
  })

  test('what all of a paragraph was, its translation is', () => {
    const body = bodyOf(write(corpusFile('formatting'), { 3: 'All bold' }))
    expect(body).toContain(
      '<w:rPr><w:b/><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">All bold</w:t>',
    )
  })

  test('marks are set over the style of the paragraph', () => {
    const target = concat(fromText('plain '), fromText('bold', [{ type: 'bold' }]))
    const back = documentOf(write(corpusFile('formatting'), { 0: target }).bytes)
    expect(shown(back.rows[0]!.source)).toBe('plain [bold]bold[/]')
  })

  test('a link keeps its relationship, a new one is a field', () => {
    const original = buildDocx({
      body: p(`${r('見')}<w:hyperlink r:id="rId9" w:history="1">${r('此')}</w:hyperlink>`),
      relationships: linkRelationship('rId9', 'https://example.org/old'),
    })
    const target = concat(
      fromText('See '),
      fromText('old', [{ type: 'link', href: 'https://example.org/old' }]),
      fromText(' and '),
      fromText('new', [{ type: 'link', href: 'https://example.org/new' }]),
    )
    const written = write(original, { 0: target })
    expect(bodyOf(written)).toContain('<w:hyperlink r:id="rId9" w:history="1"><w:r>')
    expect(bodyOf(written)).toContain(
      '<w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/new&quot; "><w:r>',
    )
    expect(shown(documentOf(written.bytes).rows[0]!.source)).toBe(shown(target))
  })

  test('codes go where the translation has them; what it lacks is put at the end and named', () => {
    const original = corpusFile('notes')
    const [first, second, third] = codes(documentOf(original).rows[0]!.source)
    const written = write(original, { 0: [second!, ...fromText('Text'), first!, first!] })
    expect(shown(documentOf(written.bytes).rows[0]!.source)).toBe('⟨note i⟩Text⟨note 1⟩⟨note 2⟩')
    expect(codesOf(written)).toEqual(['code-appended', 'code-dropped'])
    expect(third!.label).toBe('2')
  })

  test('a pair that is not closed is closed', () => {
    const original = corpusFile('content-controls')
    const [open] = codes(documentOf(original).rows[1]!.source)
    const written = write(original, { 1: [...fromText('Date: '), open!, ...fromText('5 March')] })
    expect(bodyOf(written)).toMatch(
      /<w:date\/><\/w:sdtPr><w:sdtContent><w:r>.*5 March.*<\/w:sdtContent><\/w:sdt><\/w:p>$/,
    )
  })

  test('numbers of lists are left to the program', () => {
    const original = corpusFile('numbering')
    const [number] = codes(documentOf(original).rows[0]!.source)
    const body = bodyOf(write(original, { 0: [number!, ...fromText('General')], 1: 'Purpose' }))
    expect(body).not.toContain('一、')
    expect(body).toContain('>General<')
  })

  test('a text box is written with its twin for older programs', () => {
    const box = textBox(p(r('盒裡')), p(r('盒裡')))
    const original = buildDocx({ body: p(r('外面') + run(box)) })
    const document = documentOf(original)
    const [code] = codes(document.rows[0]!.source)
    const written = write(original, { 0: [...fromText('outside'), code!], 1: 'inside' })
    const body = bodyOf(written)
    expect(body.match(/>inside</g)).toHaveLength(2)
    expect(body).not.toMatch(/[盒外]/)
    expect(documentOf(written.bytes).rows.map(({ source }) => plainText(source))).toEqual([
      'outside',
      'inside',
    ])
  })

  test('ruby, symbols and special characters come back', () => {
    for (const name of ['ruby', 'special-characters', 'formula', 'fields']) {
      const original = corpusFile(name)
      const { rows } = documentOf(original)
      const target = concat(fromText('X'), rows[0]!.source)
      const back = documentOf(write(original, { 0: target }).bytes)
      expect(shown(back.rows[0]!.source), name).toBe(shown(target))
    }
  })

  test('bookmarks, hidden text and the ends of fields stay in the paragraph', () => {
    const original = corpusFile('fields')
    const before = parse(partsOf(original)['word/document.xml']!)
    const document = pseudoTranslate(documentOf(original))
    const after = parse(
      partsOf(writeBackDocx(original, [document], SOURCE).bytes)['word/document.xml']!,
    )
    for (const name of [
      'w:fldChar',
      'w:bookmarkStart',
      'w:bookmarkEnd',
      'w:hyperlink',
      'w:instrText',
    ]) {
      const tags = (root: Element) => all(root, name).map(({ attributes }) => attributes)
      expect(tags(after), name).toEqual(tags(before))
    }
    const hidden = bodyOf(write(corpusFile('hidden'), { 0: 'Seen.' }))
    expect(hidden).toContain('看不見')
  })

  test('a control loses its tie to data that would overwrite the translation', () => {
    const body = bodyOf(write(corpusFile('content-controls'), { 0: 'In a control' }))
    expect(body).not.toContain('dataBinding')
  })

  test('tracked changes of a translated paragraph are settled, those of others stay', () => {
    const body = bodyOf(write(corpusFile('tracked-changes'), { 0: 'He said he would go.' }))
    expect(body).not.toContain('不去')
    expect(body).toContain('整段不要了。')
    const joined = bodyOf(write(corpusFile('tracked-changes'), { 1: 'Both halves.' }))
    expect(joined).toContain('Both halves.')
    expect(joined).not.toMatch(/前半段|後半段/)
  })

  test('rows that were read with the changes rejected are written so', () => {
    const original = corpusFile('tracked-changes')
    const { documents } = readDocx(original, 'a.docx', { revisions: 'reject' })
    const written = writeBackDocx(original, documents.map(copySources), SOURCE)
    expect(Buffer.compare(written.bytes, original)).toBe(0)
  })

  test('paragraphs that were joined stand in the first, and their codes with them', () => {
    const original = buildDocx({
      body: p(r('甲')) + p(r('乙') + run('<w:footnoteReference w:id="1"/>')) + p(r('丙')),
    })
    const document = documentOf(original)
    const [first, second, third] = document.rows
    const merged = mergeRows(first!, second!)
    const [note] = codes(merged.source)
    const rows = [{ ...merged, target: [...fromText('A and B'), note!] }, third!]
    const written = writeBackDocx(original, [{ ...document, rows }], SOURCE)
    expect(documentOf(written.bytes).rows.map(({ source }) => shown(source))).toEqual([
      'A and B⟨note 1⟩',
      '丙',
    ])
    expect(written).toMatchObject({ translated: 2, untranslated: 1, warnings: [] })
    const untouched = writeBackDocx(original, [{ ...document, rows: [merged, third!] }], SOURCE)
    expect(Buffer.compare(untouched.bytes, original)).toBe(0)
  })

  test('sentences that were translated one by one are one paragraph again', () => {
    const original = buildDocx({
      body:
        p(r('天亮了。') + run('<w:footnoteReference w:id="1"/>') + r('船來了。人走了。')) +
        p(r('尾聲。')),
    })
    const document = documentOf(original)
    const rows = toSentenceRows(document.rows).map((row, i) => ({
      ...row,
      target: concat(fromText(`Sentence ${i + 1}.`), codes(row.source)),
    }))
    const written = writeBackDocx(
      original,
      [{ ...document, granularity: 'sentence', rows }],
      SOURCE,
    )
    expect(documentOf(written.bytes).rows.map(({ source }) => shown(source))).toEqual([
      'Sentence 1.⟨note 1⟩ Sentence 2. Sentence 3.',
      'Sentence 4.',
    ])
    expect(written.warnings).toEqual([])
  })

  test.each([
    ['comments', ['comment-stays']],
    ['numbering', ['number-stays']],
    ['pictures', ['picture-stays', 'unread-chart', 'unread-diagram', 'unread-picture-text']],
    ['fields', ['field-stays']],
    ['tracked-changes', ['changes-settled', 'changes-stay']],
    ['plain', []],
  ])('what stays in Chinese is named: %s', (name, expected) => {
    const written = writeBackDocx(
      corpusFile(name),
      [pseudoTranslate(documentOf(corpusFile(name)))],
      SOURCE,
    )
    expect(codesOf(written)).toEqual(expected)
  })

  test('a paragraph of ten thousand fields, notes and bookmarks takes no time', () => {
    const piece = (i: number) =>
      `<w:bookmarkStart w:id="${i}" w:name="b${i}"/>${run(`<w:footnoteReference w:id="${i}"/>`)}<w:bookmarkEnd w:id="${i}"/>${run('<w:fldChar w:fldCharType="begin"/>')}`
    const content = Array.from({ length: 10_000 }, (_, i) => piece(i)).join('')
    const original = buildDocx({ body: p(r('甲') + content) })
    const document = documentOf(original)
    const written = write(original, { 0: concat(fromText('A'), document.rows[0]!.source) })
    const back = documentOf(written.bytes).rows[0]!.source
    expect(codes(back)).toHaveLength(codes(document.rows[0]!.source).length)
  })

  test('a file with another prefix is written with it', () => {
    const xml = partsOf(write(corpusFile('other-prefix'), { 0: 'Read as well.' }).bytes)[
      'word/document.xml'
    ]!
    expect(xml).toContain('<ns0:t xml:space="preserve">Read as well.</ns0:t>')
    parse(xml)
  })

  test('UTF-16 stays UTF-16', () => {
    const written = write(corpusFile('utf-16'), { 0: 'Sixteen bits.' })
    expect(linesOf(documentOf(written.bytes))).toEqual(['paragraph: Sixteen bits.'])
    expect(unzipSync(written.bytes)['word/document.xml']!.slice(0, 2)).toEqual(
      Uint8Array.of(0xff, 0xfe),
    )
  })
})

describe('pseudo-translation', () => {
  test.each(readable)('$name reads as it was written', ({ name, bytes }) => {
    const original = bytes()
    const { documents } = readDocx(original, name)
    const translated = documents.map(pseudoTranslate)
    const written = writeBackDocx(original, translated, SOURCE)
    for (const [part, xml] of Object.entries(partsOf(written.bytes))) {
      if (part.endsWith('.xml') && name !== 'utf-16.docx' && !name.startsWith('malformed'))
        parse(xml)
    }
    const texts = (all: readonly BilingualDocument[], side: 'source' | 'target') =>
      all.flatMap(({ rows }) => rows.map((row) => plainText(withoutCodes(row[side])))).join('')
    expect(texts(readDocx(written.bytes, name).documents, 'source').replaceAll(/\s/g, '')).toBe(
      texts(translated, 'target').replaceAll(/\s/g, ''),
    )
  })
})

/** Numbers of lists stand elsewhere in a pseudo-translation than in a paragraph. */
const withoutCodes = (segment: Segment): Segment => segment.filter(({ type }) => type !== 'code')

describe('round trips', () => {
  const marks = fc.uniqueArray(
    fc.constantFrom<Mark>({ type: 'bold' }, { type: 'italic' }, { type: 'underline' }),
    {
      selector: ({ type }) => type,
    },
  )
  const text = fc.string({
    unit: fc.constantFrom('a', 'É', ' ', '“', '&', '<', '中', '\t', '\u2011', '😀'),
    minLength: 1,
    maxLength: 8,
  })
  const inline: fc.Arbitrary<Segment> = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(text, marks).map(([t, m]) => fromText(t, orderMarks(m))) },
    { weight: 1, arbitrary: fc.constant<Segment>([{ type: 'break' }]) },
  )
  const target = fc
    .array(inline, { minLength: 1, maxLength: 6 })
    .map((pieces) => concat(fromText('S'), ...pieces, fromText('E')))

  test('any text with any marks comes back', () => {
    const original = buildDocx({ styles: STYLES, body: p(r('河水很靜。')) + p(r('標題'), '1') })
    fc.assert(
      fc.property(target, (segment) => {
        const back = documentOf(write(original, { 0: segment }).bytes)
        expect(plainText(back.rows[0]!.source)).toBe(plainText(segment))
        // Blanks have no look of their own.
        expect(looks(back.rows[0]!.source)).toEqual(looks(segment))
      }),
      { numRuns: 200 },
    )
  })

  test('codes in any order, doubled or missing, leave a file that is read', () => {
    const files = ['fields', 'notes', 'content-controls', 'ruby', 'formatting', 'report'].map(
      corpusFile,
    )
    const cases = files.map((bytes) => ({ bytes, rows: documentOf(bytes).rows }))
    fc.assert(
      fc.property(
        fc.nat({ max: cases.length - 1 }),
        fc.array(fc.nat({ max: 30 }), { maxLength: 10 }),
        (which, picks) => {
          const { bytes, rows } = cases[which]!
          const targets = Object.fromEntries(
            rows.map(({ source }, i) => [
              i,
              picks.map((pick): Inline => source[pick % source.length]!),
            ]),
          )
          const written = write(bytes, targets)
          const xml = partsOf(written.bytes)['word/document.xml']!
          parse(xml)
          const again = documentOf(written.bytes)
          for (const [i, { source, units }] of rows.entries()) {
            const standalone = codes(source).filter(
              ({ role, kind, id }) =>
                // A paragraph of nothing but tags has no row.
                role === 'standalone' && kind !== 'tag' && !id.endsWith('.number'),
            )
            const back = again.rows.find((row) => row.units[0] === units[0])
            const left = codes(back?.source ?? [])
            for (const { kind, label } of standalone) {
              expect(
                left.some(
                  (code) => code.kind === kind && (code.label === label || kind === 'note'),
                ),
                `row ${i}`,
              ).toBe(true)
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

const looks = (segment: Segment): string[] =>
  segment.flatMap((inline) =>
    inline.type === 'text'
      ? Array.from(inline.text).flatMap((character) =>
          /\s/.test(character) ? [] : [character + inline.marks.map(({ type }) => type).join()],
        )
      : [],
  )

const hasOffice = spawnSync('soffice', ['--version']).status === 0

describe.runIf(hasOffice)('LibreOffice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'docx-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const convert = (file: string, to: string, ...more: string[]): void => {
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`
    const target = ['--convert-to', to, '--outdir', folder, path.join(folder, file)]
    execFileSync('soffice', [profile, '--headless', ...more, ...target], { stdio: 'ignore' })
  }

  const textOfFile = (name: string): string => {
    convert(name, 'txt:Text (encoded):UTF8')
    return readFileSync(path.join(folder, name.replace(/\.\w+$/, '.txt')), 'utf8')
  }

  test('opens what was written with the texts that were put in', { timeout: 60_000 }, () => {
    const original = corpusFile('report')
    const document = documentOf(original)
    const english = pseudoTranslate(document)
    writeFileSync(
      path.join(folder, 'report.docx'),
      writeBackDocx(original, [english], SOURCE).bytes,
    )
    const text = textOfFile('report.docx').replaceAll(/\s/g, '')
    for (const { kind, target } of english.rows) {
      // A text file has no headers; fields are counted anew.
      const isPlain = target.every((inline) => inline.type === 'text')
      if (!isPlain || kind !== 'table-cell') continue
      expect(text).toContain(plainText(target).replaceAll(/\s/g, ''))
    }
    expect(text).not.toMatch(/渡輪公司|碼頭/)
  })

  test('writes what is read', { timeout: 60_000 }, () => {
    const page =
      '<html><body><h1>渡口的早晨</h1><p>河水<b>很靜</b>，<i>霧</i>還沒有散。<a href="https://example.org/">這裡</a>沒有橋。</p><ol><li>第一個人</li><li>第二個人</li></ol><table border="1"><tr><th colspan="2">合併</th></tr><tr><td>甲</td><td>乙</td></tr></table><p>第一行<br>第二行</p></body></html>'
    writeFileSync(path.join(folder, 'page.html'), `<meta charset="utf-8">${page}`)
    convert('page.html', 'odt:writer8', '--infilter=HTML (StarWriter)')
    convert('page.odt', 'docx:MS Word 2007 XML')
    const original = new Uint8Array(readFileSync(path.join(folder, 'page.docx')))
    const before = documentOf(original)
    expect(linesOf(before).filter((line) => !line.endsWith(': '))).toEqual([
      'heading 1: 渡口的早晨',
      'paragraph: 河水[bold]很靜[/]，[italic]霧[/]還沒有散。[https://example.org/]這裡[/]沒有橋。',
      'list-item: ⟨field 1. ⟩第一個人',
      'list-item: ⟨field 2. ⟩第二個人',
      'table-cell: 合併',
      'table-cell: 甲',
      'table-cell: 乙',
      'paragraph: 第一行⏎第二行',
    ])
    const text = textOfFile('page.docx')
    const same = fillTargets(before, (source) => concat(source, fromText('')))
    writeFileSync(path.join(folder, 'again.docx'), writeBackDocx(original, [same], SOURCE).bytes)
    expect(textOfFile('again.docx')).toBe(text)
  })
})
