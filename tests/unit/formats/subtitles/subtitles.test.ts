import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toParagraphRows, toSentenceRows } from '../../../../src/core/document/granularity.ts'
import { fromText, orderMarks, textOf } from '../../../../src/core/document/inline.ts'
import { mergeRows } from '../../../../src/core/document/join.ts'
import type { BilingualDocument, Mark, Segment } from '../../../../src/core/document/model.ts'
import { read } from '../../../../src/formats/read.ts'
import type { WrittenBack } from '../../../../src/formats/types.ts'
import { writeBack } from '../../../../src/formats/write-back.ts'
import { encode } from '../../text/encode.ts'

const SRT = `1
00:00:01,000 --> 00:00:03,500
{\\an8}<i>河水</i>漲起來了
沒有人說話

2
00:00:04,000 --> 00:00:06,000 X1:40 X2:600
<font color="#ffff00">船呢？</font>

3
00:00:07,000 --> 00:00:09,000
- 走了 <br>
- 1999
`

const VTT = `WEBVTT - 渡口
Kind: captions
Language: zh-Hant

STYLE
::cue(v) { color: lime }

NOTE 這裡是註
不翻譯

開場
00:01.000 --> 00:03.500 align:start
<v 小明><b>河水</b>&lt;漲&gt;起來了 &amp; 走

01:00:04.000 --> 01:00:06.000
<c.yellow>船</c>在<00:05.000>哪裡？
`

const document = (text: string, name: string): BilingualDocument =>
  read(encode(text, 'utf-8'), name).documents[0]!
const texts = (text: string, name = 'x.srt') =>
  document(text, name).rows.map((row) => textOf(row.source))
const codes = (text: string, name = 'x.srt') =>
  read(encode(text, 'utf-8'), name).warnings.map(({ code, where }) => [code, where])

function put(text: string, name: string, targets: readonly (string | Segment)[]) {
  const bytes = encode(text, 'utf-8')
  const [source] = read(bytes, name).documents
  const rows = source!.rows.map((row, i) => {
    const target = targets[i] ?? []
    return { ...row, target: typeof target === 'string' ? fromText(target) : target }
  })
  return writeBack(bytes, [{ ...source!, rows }], { untranslated: 'source' })
}
const said = ({ bytes }: WrittenBack) => new TextDecoder().decode(bytes)

describe('SubRip', () => {
  it('has a row for each cue, its tags as marks and codes', () => {
    const result = read(encode(SRT, 'utf-8'), 'x.srt')
    expect(result).toMatchObject({ format: 'srt', warnings: [], writesBack: true })
    const rows = result.documents[0]!.rows
    expect(rows.map((row) => row.units)).toEqual([['2'], ['7'], ['11']])
    expect(rows[0]!.source).toEqual([
      { type: 'code', id: '2.1', role: 'standalone', kind: 'tag', label: '{\\an8}', image: '' },
      { type: 'text', text: '河水', marks: [{ type: 'italic' }] },
      { type: 'text', text: '漲起來了', marks: [] },
      { type: 'break' },
      { type: 'text', text: '沒有人說話', marks: [] },
    ])
    expect(textOf(rows[1]!.source)).toBe('\ufff9船呢？\ufffb')
    expect(textOf(rows[2]!.source)).toBe('- 走了 \ufffc\n- 1999')
  })

  it('keeps all but the text of its cues', () => {
    const written = put(SRT, 'x.srt', ['The river rose.\nNobody spoke.', 'Where?'])
    expect(said(written)).toBe(
      SRT.replace(
        '{\\an8}<i>河水</i>漲起來了\n沒有人說話',
        '{\\an8}The river rose.\nNobody spoke.',
      ).replace('船呢？', 'Where?'),
    )
    expect(written).toMatchObject({ translated: 2, untranslated: 1, warnings: [] })
  })

  it('has a sentence that runs over two cues in its cue, shown as paragraphs too', () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:02,000\n雨停了。他\n\n2\n00:00:03,000 --> 00:00:04,000\n走了。\n'
    const bytes = encode(srt, 'utf-8')
    const [opened] = read(bytes, 'x.srt').documents
    const [rain, he, left] = toSentenceRows(opened!.rows)
    const rows = toParagraphRows([
      { ...rain!, target: fromText('The rain stopped.') },
      { ...mergeRows(he!, left!), target: fromText('He left.') },
    ])
    expect(rows).toHaveLength(1)
    expect(said(writeBack(bytes, [{ ...opened!, rows }], { untranslated: 'source' }))).toBe(
      srt.replace('雨停了。他', 'The rain stopped.').replace('走了。', 'He left.'),
    )
  })

  it('keeps its line ends', () => {
    const crlf = SRT.replaceAll('\n', '\r\n')
    expect(texts(crlf)).toEqual(texts(SRT))
    expect(said(put(crlf, 'x.srt', ['One\ntwo']))).toContain('{\\an8}One\r\ntwo\r\n\r\n2\r\n')
  })

  it('goes on behind a blank line, as only the next cue ends one', () => {
    const blank =
      '1\n00:00:01,000 --> 00:00:02,000\n上面\n\n下面\n\n2\n00:00:03,000 --> 00:00:04,000\n二\n'
    expect(texts(blank)).toEqual(['上面\n\n下面', '二'])
    expect(said(put(blank, 'x.srt', ['Above\n\nbelow']))).toBe(
      blank.replace('上面\n\n下面', 'Above\nbelow'),
    )
  })

  it('is known without numbers, and without the name', () => {
    const bare = '00:00:01,000 --> 00:00:02,000\n一\n\n00:00:03,000 --> 00:00:04,000\n二\n'
    expect(read(encode(bare, 'utf-8'), 'x.txt')).toMatchObject({ format: 'srt' })
    expect(texts(bare)).toEqual(['一', '二'])
  })

  it.each([
    ['課表\n10:00 --> 12:00 開會\n'],
    ['他說：00:00:01,000 --> 00:00:02,000\n然後走了。\n然後\n'],
    ['第一段。\n第二段。\n1\n00:00:01,000 --> 00:00:02,000\n一\n'],
  ])('is not seen in a text: %j', (text) => {
    expect(read(encode(text, 'utf-8'), 'x.txt').format).toBe('text')
  })

  it.each([
    ['malformed-time', 'line 2', '1\n00:00:01.000 --> 00:00:02,000\n一\n'],
    ['malformed-time', 'line 2', '1\n00:00:99,000 --> 00:02:02,000\n一\n'],
    ['malformed-time', 'line 6', '1\n00:00:01,000 --> 00:00:02,000\n一\n\n2\n0:3 --> bad\n二\n'],
    ['reversed-time', 'line 2', '1\n00:00:03,000 --> 00:00:02,000\n一\n'],
    [
      'overlapping-cues',
      'line 6',
      '1\n00:00:01,000 --> 00:00:03,000\n一\n\n2\n00:00:02,000 --> 00:00:04,000\n二\n',
    ],
    [
      'wrong-number',
      'line 5',
      '1\n00:00:01,000 --> 00:00:02,000\n一\n\n7\n00:00:02,000 --> 00:00:04,000\n二\n\n8\n00:00:05,000 --> 00:00:06,000\n三\n',
    ],
    ['stray-text', 'line 1', '片名\n1\n00:00:01,000 --> 00:00:02,000\n一\n'],
  ])('is read with a warning of %s on %s', (code, where, text) => {
    expect(codes(text)).toEqual([[code, where]])
    expect(texts(text)[0]).toBe('一')
    expect(said(put(text, 'x.srt', ['One']))).toBe(text.replace('一', 'One'))
  })

  it('names ten lines of many', () => {
    const many = Array.from({ length: 15 }, () => '9\n00:00:09,000 --> 00:00:08,000\n字\n').join(
      '\n',
    )
    const [reversed] = read(encode(many, 'utf-8'), 'x.srt').warnings
    expect(reversed!.message).toMatch(/lines 2, 6, .*38 and 5 more\./)
  })

  it('is refused when nothing is shown', () => {
    expect(() => texts('1\n00:00:01,000 --> 00:00:02,000\n{\\an8}\n')).toThrow(/x\.srt/)
  })

  it('comes in Big5 and stays so', () => {
    const bytes = encode(
      '1\r\n00:00:01,000 --> 00:00:03,000\r\n沒有人說話，只聽見河水的聲音。\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\n船已經走了很久\r\n',
      'big5',
    )
    const [source] = read(bytes, 'x.srt').documents
    const rows = source!.rows.map((row, i) =>
      i === 0 ? { ...row, target: fromText('“Nobody”') } : row,
    )
    const written = writeBack(bytes, [{ ...source!, rows }], { untranslated: 'source' })
    expect(new TextDecoder('big5').decode(written.bytes)).toContain('“Nobody”\r\n\r\n2')
    expect(new TextDecoder('big5').decode(written.bytes)).toContain('船已經走了很久')
  })
})

describe('WebVTT', () => {
  it('has a row for each cue; styles, notes and names stay out', () => {
    const result = read(encode(VTT, 'utf-8'), 'x.vtt')
    expect(result).toMatchObject({ format: 'vtt', warnings: [], writesBack: true })
    expect(result.documents[0]!.rows.map((row) => textOf(row.source))).toEqual([
      '\ufffc河水<漲>起來了 & 走',
      '\ufff9船\ufffb在\ufffc哪裡？',
    ])
  })

  it('keeps all but the text of its cues, and the language of its head', () => {
    const [first, second] = document(VTT, 'x.vtt').rows
    const target: Segment = [
      first!.source[0]!,
      { type: 'text', text: 'The <river> & me', marks: [] },
    ]
    const written = put(VTT, 'x.vtt', [target, second!.source])
    expect(said(written)).toBe(
      VTT.replace('<b>河水</b>&lt;漲&gt;起來了 &amp; 走', 'The &lt;river&gt; &amp; me').replace(
        'Language: zh-Hant',
        'Language: en',
      ),
    )
    expect(written.warnings).toEqual([])
  })

  it('names what the format does not know, and a tag that a translation lost', () => {
    const stray = `${VTT}\n沒有時間的一段\n`
    expect(codes(stray, 'x.vtt')).toEqual([['stray-text', 'line 18']])
    expect(put(VTT, 'x.vtt', ['', 'Where']).warnings).toMatchObject([
      { code: 'missing-code', where: 'line 15' },
    ])
  })

  it('is named where it is called something else', () => {
    expect(codes(VTT, 'x.srt')).toEqual([['wrong-extension', '']])
  })
})

describe('a cue that was joined to the one above', () => {
  it('is empty', () => {
    const bytes = encode(SRT, 'utf-8')
    const [source] = read(bytes, 'x.srt').documents
    const [one, two, three] = source!.rows as [never, never, never]
    const rows = [{ ...mergeRows(two, three), target: fromText('Both') }]
    const written = writeBack(bytes, [{ ...source!, rows: [one, ...rows] }], {
      untranslated: 'source',
    })
    expect(said(written)).toBe(
      SRT.replace('<font color="#ffff00">船呢？</font>', 'Both<br>').replace(
        '- 走了 <br>\n- 1999',
        '',
      ),
    )
    expect(written).toMatchObject({ translated: 1, untranslated: 1 })
  })
})

describe.each([
  ['srt', SRT],
  ['vtt', VTT],
])('%s', (flavour, text) => {
  const name = `x.${flavour}`

  it('is not touched where the translation equals the source', () => {
    expect(
      said(
        put(
          text,
          name,
          document(text, name).rows.map((row) => row.source),
        ),
      ),
    ).toBe(text)
  })

  it('gives back any translation', () => {
    const mark = fc.constantFrom<Mark>({ type: 'bold' }, { type: 'italic' }, { type: 'underline' })
    const word =
      flavour === 'srt'
        ? fc.constantFrom('a', 'b.', '字', ' ', '&amp;', '1', '-')
        : fc.constantFrom('a', '字', ' ', '&amp;', '<b>', '-->', '<', '{\\x}', 'NOTE', '&')
    const run = fc
      .tuple(
        fc.array(word, { minLength: 1 }),
        fc.uniqueArray(mark, { selector: ({ type }) => type }),
      )
      .map(([words, marks]) => ({
        type: 'text' as const,
        text: `x${words.join('')}x`,
        marks: orderMarks(marks),
      }))
    const [first] = document(text, name).rows
    const tags = first!.source.filter((inline) => inline.type === 'code')
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 5 }), (runs) => {
        const lines = runs.flatMap((each, i) =>
          i > 0 ? [{ type: 'break' as const }, each] : [each],
        )
        const target: Segment = [...tags, ...lines]
        const written = put(text, name, [target])
        const again = read(written.bytes, name, { language: 'en' }).documents[0]!
        expect(again.rows).toHaveLength(document(text, name).rows.length)
        expect(again.rows[0]!.source, said(written)).toEqual(target)
        expect(again.rows.slice(1).map((row) => row.source.length)).toEqual(
          document(text, name)
            .rows.slice(1)
            .map((row) => row.source.length),
        )
      }),
    )
  })
})
