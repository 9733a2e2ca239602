import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { copySources, fillTargets } from '../../../../src/core/document/fill.ts'
import { concat, fromText, plainText, sameSegment } from '../../../../src/core/document/inline.ts'
import { mergeRows } from '../../../../src/core/document/join.ts'
import type { BilingualDocument, Mark, Segment } from '../../../../src/core/document/model.ts'
import { readOdt } from '../../../../src/formats/odt/read.ts'
import { writeBackOdt } from '../../../../src/formats/odt/write-back.ts'
import type { WrittenBack } from '../../../../src/formats/types.ts'
import { ZipArchive } from '../../../../src/formats/zip/read.ts'
import { flatOdt, odt } from '../../../fixtures/build/odt.ts'
import { ODT_FIXTURES } from '../../../fixtures/corpus/odt.ts'
import { shown } from '../shown.ts'
import { fixture, rowsOf } from './show.ts'

const KEEP = { untranslated: 'source' } as const
const READABLE = ODT_FIXTURES.filter(
  ({ name, damaged }) => !damaged || name === 'truncated' || name === 'malformed styles',
)

const documentOf = (bytes: Uint8Array): BilingualDocument => readOdt(bytes, 'x.odt').documents[0]!

/** The document with the target of some rows set. */
const withTargets = (
  document: BilingualDocument,
  targets: Readonly<Record<number, Segment | string>>,
): BilingualDocument => ({
  ...document,
  rows: document.rows.map((row, i) => {
    const target = targets[i]
    if (target === undefined) return row
    return { ...row, target: typeof target === 'string' ? fromText(target) : target }
  }),
})

const write = (
  bytes: Uint8Array,
  targets: Readonly<Record<number, Segment | string>>,
  options: Parameters<typeof writeBackOdt>[2] = KEEP,
): WrittenBack => writeBackOdt(bytes, [withTargets(documentOf(bytes), targets)], options)

const sources = (bytes: Uint8Array): string[] => documentOf(bytes).rows.map((r) => shown(r.source))

const partOf = (bytes: Uint8Array, part = 'content.xml'): string =>
  new TextDecoder().decode(new ZipArchive(bytes, '').read(part)!)

/** Each Chinese character its own letter, so that marks and codes stay where they are. */
const latin = (segment: Segment): Segment =>
  segment.map((inline) =>
    inline.type === 'text'
      ? { ...inline, text: inline.text.replace(/\p{Script=Han}/gu, 'x') }
      : inline,
  )

describe('every fixture', () => {
  for (const { name, bytes } of READABLE) {
    test(`${name}: its own text changes nothing`, () => {
      const original = bytes()
      const { documents } = readOdt(original, 'x.odt')
      const written = writeBackOdt(original, documents.map(copySources), KEEP)
      expect(Buffer.compare(written.bytes, original)).toBe(0)
      expect(written.untranslated).toBe(0)
    })

    test(`${name}: a translation comes back`, () => {
      const original = bytes()
      const { documents } = readOdt(original, 'x.odt')
      const translated = documents.map((document) => fillTargets(document, latin))
      const { bytes: written, warnings } = writeBackOdt(original, translated, KEEP)
      expect(warnings).toEqual([])
      const back = readOdt(written, 'x.odt')
      const text = (all: readonly BilingualDocument[], side: 'source' | 'target') =>
        all.flatMap(({ rows }) => rows.map((row) => shown(row[side]))).join('')
      expect(text(back.documents, 'source')).toBe(text(translated, 'target'))
    })
  }
})

describe('what is written', () => {
  test('all files but those with text stay as they are packed', () => {
    const original = fixture('pictures')
    const { bytes } = write(original, { 0: 'Look.' })
    const before = new ZipArchive(original, '')
    const after = new ZipArchive(bytes, '')
    expect([...after.entries.keys()]).toEqual([...before.entries.keys()])
    for (const path of ['mimetype', 'meta.xml', 'Pictures/river.png', 'META-INF/manifest.xml']) {
      expect(after.read(path)).toEqual(before.read(path))
    }
    expect(new TextDecoder('latin1').decode(bytes.subarray(30, 54))).toContain(
      'mimetypeapplication',
    )
  })

  test('blanks that would be collapsed, tabs and breaks', () => {
    const { bytes } = write(fixture('paragraphs'), { 0: ' two  blanks\tand\na tab ' })
    expect(partOf(bytes)).toContain(
      '<text:p text:style-name="Standard"><text:s/>two <text:s/>blanks<text:tab/>and<text:line-break/>a tab<text:s/></text:p>',
    )
  })

  test('marks that the paragraph has no style for get one', () => {
    const bold: Segment = fromText('bold', [{ type: 'bold' }])
    const { bytes } = write(fixture('paragraphs'), { 0: bold, 1: bold })
    expect(partOf(bytes).match(/style:name="FP1"/g)).toHaveLength(1)
    expect(sources(bytes)).toEqual(['[bold]bold[/]', '[bold]bold[/]'])
  })

  test('a style that slants only Chinese does not do for English', () => {
    const slanted = fromText('x', [{ type: 'italic' }])
    const { bytes } = write(fixture('marks'), { 0: slanted })
    expect(partOf(bytes)).toContain('<text:span text:style-name="FP')
    expect(partOf(bytes)).toContain('fo:font-style="italic"')
  })

  test('language and face of Western text, not those of Chinese', () => {
    const { bytes } = write(fixture('fonts and language'), { 0: 'One.' })
    const styles = partOf(bytes, 'styles.xml')
    expect(styles).toContain('fo:language="en" fo:country="US" style:language-asian="zh"')
    expect(styles).toContain('style:font-name="Times New Roman" style:font-name-asian="PMingLiU"')
    expect(styles).toContain(`svg:font-family="'Times New Roman'"`)
    // Text in no language stays so.
    expect(partOf(bytes)).toContain('fo:language="zxx" fo:country="none"')
  })

  test('the target language is that of the document', () => {
    const original = fixture('paragraphs')
    const british = {
      ...withTargets(documentOf(original), { 0: 'Quiet.' }),
      targetLanguage: 'en-GB',
    } as const
    const { bytes } = writeBackOdt(original, [british], KEEP)
    expect(partOf(bytes, 'styles.xml')).toContain('fo:language="en" fo:country="GB"')
  })

  test('a note that a translation lacks is put at its end and named', () => {
    const { bytes, warnings } = write(fixture('notes'), { 0: 'There is no bridge.' })
    expect(sources(bytes)[0]).toBe('There is no bridge.⟨note 1⟩')
    expect(warnings.map(({ code, where }) => [code, where])).toEqual([
      ['code-appended', 'content.xml#1'],
    ])
  })

  test('text in a shape is written with the paragraph around it', () => {
    const original = fixture('text boxes')
    const rows = documentOf(original).rows
    const { bytes } = write(original, {
      0: [...fromText('before '), rows[0]!.source[1]!, ...fromText(' after')],
      1: 'in the box',
    })
    expect(sources(bytes).slice(0, 3)).toEqual([
      'before ⟨tag 框一⟩ after',
      'in the box',
      '圖⟨image 清晨的河面⟩一',
    ])
  })

  test('a shape put into its own text is left out there', () => {
    const original = fixture('text boxes')
    const rows = documentOf(original).rows
    const { bytes, warnings } = write(original, { 0: 'out', 1: [rows[0]!.source[1]!] })
    expect(sources(bytes)[0]).toBe('out⟨tag 框一⟩')
    expect(warnings.map(({ code }) => code).sort()).toEqual(['code-appended', 'code-dropped'])
  })

  test('a code moved to another paragraph stands there alone', () => {
    const original = odt('<text:p>甲<text:date>今天</text:date></text:p><text:p>乙</text:p>')
    const date = documentOf(original).rows[0]!.source[1]!
    const moved = write(original, { 0: 'a', 1: [...fromText('b '), date] })
    expect(sources(moved.bytes)).toEqual(['a', 'b ⟨field 今天⟩'])
    expect(moved.warnings).toEqual([])
    // From a paragraph that stays as it is nothing can be taken.
    const copied = write(original, { 1: [...fromText('b'), date] })
    expect(sources(copied.bytes)).toEqual(['甲⟨field 今天⟩', 'b'])
    expect(copied.warnings.map(({ code }) => code)).toEqual(['code-dropped'])
  })

  test('pairs that are not closed, or cross, are put right', () => {
    const original = fixture('colours')
    const [, open] = documentOf(original).rows[0]!.source
    const { bytes, warnings } = write(original, { 0: [open!, ...fromText('red')] })
    // Around all of the text it is no part's any more.
    expect(sources(bytes)[0]).toBe('red')
    expect(partOf(bytes)).toContain('<text:span text:style-name="T6">red</text:span></text:p>')
    expect(warnings.map(({ code }) => code)).toEqual(['code-closed'])
  })

  test('bookmarks stay, around all of the text where they are not in it', () => {
    const { bytes } = write(fixture('bookmarks'), { 0: 'Ferry', 1: 'One two' })
    const xml = partOf(bytes)
    expect(xml).toContain(
      '<text:bookmark-start text:name="_Toc1"/>Ferry<text:bookmark-end text:name="_Toc1"/>',
    )
    expect(xml).toContain('<text:bookmark text:name="x"/>')
    expect(xml).toContain(
      '<text:bookmark-start text:name="b"/>One two<text:bookmark-end text:name="b"/>',
    )
    expect(xml).toContain('<text:reference-mark-start text:name="far"/>')
  })

  test('hidden text stays in the file', () => {
    const xml = partOf(write(fixture('hidden text'), { 0: 'Seen.' }).bytes)
    expect(xml).toContain('看不見')
    expect(xml).toContain('string-value="藏著"')
  })

  test('a translation takes the place of tracked changes in its paragraph', () => {
    const { bytes } = write(fixture('tracked changes'), { 0: 'New.' })
    expect(partOf(bytes)).not.toContain('text:change')
    expect(readOdt(bytes, 'x.odt').warnings.map(({ code }) => code)).not.toContain(
      'tracked-changes',
    )
    const over = partOf(write(fixture('tracked change over paragraphs'), { 0: 'A.' }).bytes)
    expect(over).toContain('<text:change-start text:change-id="ct1"/>A.')
    expect(over).toContain('丁<text:change-end text:change-id="ct1"/>')
  })

  test('a text that was read with changes rejected is its own', () => {
    const original = fixture('tracked changes')
    const { documents } = readOdt(original, 'x.odt', { revisions: 'reject' })
    const written = writeBackOdt(original, documents.map(copySources), KEEP)
    expect(written.bytes).toEqual(original)
  })

  test('the number of an item is not written', () => {
    const original = fixture('lists')
    const [number] = documentOf(original).rows[1]!.source
    const { bytes, warnings } = write(original, { 1: [number!, ...fromText('First')] })
    expect(partOf(bytes)).toContain('>First</text:p>')
    expect(warnings).toEqual([])
  })

  test('paragraphs without a translation keep the source or become empty', () => {
    const original = fixture('notes')
    expect(write(original, { 1: 'Next.' })).toMatchObject({ translated: 1, untranslated: 2 })
    const { bytes, warnings } = write(original, { 1: 'Next.' }, { untranslated: 'empty' })
    expect(partOf(bytes)).not.toContain('船夫')
    // Its mark is kept, and so is the note.
    expect(sources(bytes)).toEqual(['⟨note 1⟩', 'Next.'])
    expect(warnings).toEqual([])
  })

  test('paragraphs that were joined stand in the first of them', () => {
    const original = fixture('paragraphs')
    const document = documentOf(original)
    const row = { ...mergeRows(document.rows[0]!, document.rows[1]!), target: fromText('Both.') }
    const { bytes, translated } = writeBackOdt(original, [{ ...document, rows: [row] }], KEEP)
    expect(partOf(bytes)).toContain('>Both.</text:p><text:p text:style-name="Standard"></text:p>')
    expect(translated).toBe(2)
  })

  test('a file with prefixes of its own', () => {
    const { bytes } = write(fixture('other prefixes'), { 0: 'a  b' })
    expect(sources(bytes)).toEqual(['a  b'])
  })

  test('another file is refused', () => {
    const other = odt('<text:p></text:p>')
    const document = { ...documentOf(fixture('paragraphs')) }
    expect(() => writeBackOdt(other, [document], KEEP)).toThrow(/not the file/)
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
  const text = fc.stringMatching(/^[a-z <>&"'\t\u3000“”—，é😀]{1,12}$/u)
  const segment = fc
    .array(fc.oneof(fc.tuple(text, marks), fc.constant('\n')), { minLength: 1, maxLength: 6 })
    .map((pieces) =>
      concat(...pieces.map((piece) => (piece === '\n' ? piece : fromText(piece[0], piece[1])))),
    )
    .filter((made) => plainText(made).trim() !== '')

  test('comes back as it was', () => {
    fc.assert(
      fc.property(segment, segment, fc.boolean(), (first, second, flat) => {
        const body = '<text:p>河水很靜。</text:p><text:p>霧還沒有散。</text:p>'
        const original = flat ? flatOdt(body) : odt(body)
        const back = documentOf(write(original, { 0: first, 1: second }).bytes)
        for (const [i, target] of [first, second].entries()) {
          if (!sameSegment(back.rows[i]!.source, target)) {
            expect(shown(back.rows[i]!.source)).toBe(shown(target))
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})

/**
 * The object of one is made up; of long texts one is enough; and the text that LibreOffice writes of
 * tracked changes has what was deleted in it.
 */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'formula and chart',
  'long paragraph',
  'tracked changes',
  'tracked change over paragraphs',
])

const hasOffice = spawnSync('soffice', ['--version']).status === 0

describe.runIf(hasOffice)('LibreOffice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'odt-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const convert = (files: readonly string[], to: string, ...more: string[]): void => {
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`
    const paths = files.map((file) => path.join(folder, file))
    const options = [profile, '--headless', ...more, '--convert-to', to, '--outdir', folder]
    execFileSync('soffice', [...options, ...paths], { stdio: 'ignore' })
  }

  /** What LibreOffice finds in files of this folder, all converted at once. */
  const textsOf = (...names: string[]): string[] => {
    convert(names, 'txt:Text (encoded):UTF8')
    return names.map((name) =>
      readFileSync(path.join(folder, name.replace(/\.\w+$/, '.txt')), 'utf8').replace(
        /^\ufeff/,
        '',
      ),
    )
  }

  test('opens what was written with the same text', () => {
    const files = READABLE.filter(({ name, damaged }) => !damaged && !NOT_COMPARED.has(name))
    const names = files.map(({ bytes }, i) => {
      const original = bytes()
      const extension = original[0] === 0x50 ? 'odt' : 'fodt'
      const translated = fillTargets(documentOf(original), latin)
      const written = writeBackOdt(original, [translated], KEEP).bytes
      writeFileSync(path.join(folder, `${i}-before.${extension}`), original)
      writeFileSync(path.join(folder, `${i}-after.${extension}`), written)
      return { before: `${i}-before.${extension}`, after: `${i}-after.${extension}` }
    })
    const before = textsOf(...names.map((each) => each.before))
    const after = textsOf(...names.map((each) => each.after))
    // It shows the blank at the end of a paragraph that the standard takes for none.
    const unified = (text: string): string =>
      text.replace(/\p{Script=Han}/gu, 'x').replace(/ +$/gm, '')
    for (const [i, { name }] of files.entries()) {
      expect([name, before[i]!.trim() !== '']).toEqual([name, true])
      expect([name, unified(after[i]!)]).toEqual([name, unified(before[i]!)])
    }
  }, 240_000)

  test('writes what is read, and opens what was written with the same text', () => {
    const page = `<html><body><h1>渡口的早晨</h1><p>河水<b>很靜</b>，<i>霧</i>還沒有散。<a href="https://example.org/">這裡</a>沒有橋。</p><ol><li>第一個人</li><li>第二個人</li></ol><table><tr><th colspan="2">合併</th></tr><tr><td>甲</td><td>乙</td></tr></table><p>第一行<br>第二行</p></body></html>`
    writeFileSync(path.join(folder, 'page.html'), `<meta charset="utf-8">${page}`)
    convert(['page.html'], 'odt:writer8', '--infilter=HTML (StarWriter)')
    const original = new Uint8Array(readFileSync(path.join(folder, 'page.odt')))
    expect(rowsOf(readOdt(original, 'page.odt'))).toEqual([
      'heading 1: 渡口的早晨',
      'paragraph: 河水[bold]很靜[/]，[italic]霧[/]還沒有散。[https://example.org/]這裡[/]沒有橋。',
      'list-item: ⟨field 1. ⟩第一個人',
      'list-item: ⟨field 2. ⟩第二個人',
      'table-cell: 合併',
      'table-cell: 甲',
      'table-cell: 乙',
      'paragraph: 第一行⏎第二行',
    ])
    const translated = fillTargets(documentOf(original), latin)
    const written = writeBackOdt(original, [translated], KEEP)
    writeFileSync(path.join(folder, 'written.odt'), written.bytes)
    const [before, after] = textsOf('page.odt', 'written.odt')
    expect(before).toContain('河水很靜')
    expect(after).toBe(before!.replace(/\p{Script=Han}/gu, 'x'))
  }, 120_000)
})
