import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareCommand } from '../../../src/cli/compare.ts'
import { nodeIo } from '../../../src/cli/node-io.ts'
import { run } from '../../../src/cli/run.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'compare-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string): string => path.join(folder, name)

const table = (...rows: (readonly [string, string])[]): string =>
  rows.map((row) => `${row.join('\t')}\n`).join('')

const BEFORE = table(
  ['天色漸漸暗了。', 'The sky was growing dark.'],
  ['船還沒有回來。', 'The boat had not come back.'],
  ['母親在燈下等著。風從海上吹來。', 'Mother was waiting. A wind blew in from the sea.'],
  ['她把燈芯挑亮。', 'She trimmed the wick.'],
)

const AFTER = table(
  ['天色漸漸黑了。', 'The sky was turning dark.'],
  ['母親在燈下等著。', 'Mother was waiting.'],
  ['風從海上吹來。', 'A wind blew in from the sea.'],
  ['她把燈芯挑亮。', 'She trimmed the wick.'],
  ['夜很長。', 'The night was long.'],
)

/** Calls the command in a folder that holds both versions. */
async function called(...args: string[]) {
  await writeFile(at('before.tsv'), BEFORE)
  await writeFile(at('after.tsv'), AFTER)
  const output: string[] = []
  const complaints: string[] = []
  const io = {
    ...nodeIo,
    write: async (text: string) => void output.push(text),
    complain: (line: string) => void complaints.push(line),
  }
  const paths = args.map((arg) => (/^[\w-]+\.\w+$/.test(arg) ? at(arg) : arg))
  const code = await run(['compare', ...paths], [compareCommand], '1.2.3', io)
  return { code, output: output.join(''), complaints }
}

describe('facing-pages compare', () => {
  test('shows what changed, word by word, and tells with its exit code that something did', async () => {
    const { code, output, complaints } = await called('before.tsv', 'after.tsv')
    expect(code).toBe(1)
    expect(output).toBe(`@ 1 → 1  changed
  天色漸漸[-暗-]{+黑+}了。
  The sky was [-growing-]{+turning+} dark.

@ 2 → ·  removed
  [-船還沒有回來。-]
  [-The boat had not come back.-]

@ 3 → 2–3  divided, the same text
  Mother was waiting. A wind blew in from the sea.

@ · → 5  added
  {+夜很長。+}
  {+The night was long.+}
`)
    expect(complaints).toEqual([
      'Rows: 1 changed, 1 added, 1 removed, 1 divided or joined. Source: +4 −7 characters; translation: +5 −7 words.',
    ])
  })

  test('of the same texts shows nothing', async () => {
    expect(await called('before.tsv', 'before.tsv')).toMatchObject({ code: 0, output: '' })
  })

  test('tells programs of each row both texts and the changes between them', async () => {
    const { code, output } = await called('before.tsv', 'after.tsv', '--to', 'json')
    expect(code).toBe(1)
    const { counts, rows } = JSON.parse(output)
    expect(counts).toMatchObject({ changed: 1, added: 1, removed: 1, regrouped: 1 })
    expect(rows).toHaveLength(4)
    expect(rows[0]).toEqual({
      kind: 'changed',
      regrouped: null,
      rows: { before: [1], after: [1] },
      before: { source: '天色漸漸暗了。', target: 'The sky was growing dark.' },
      after: { source: '天色漸漸黑了。', target: 'The sky was turning dark.' },
      changes: {
        source: [
          { kind: 'same', text: '天色漸漸' },
          { kind: 'removed', text: '暗' },
          { kind: 'added', text: '黑' },
          { kind: 'same', text: '了。' },
        ],
        target: [
          { kind: 'same', text: 'The sky was ' },
          { kind: 'removed', text: 'growing' },
          { kind: 'added', text: 'turning' },
          { kind: 'same', text: ' dark.' },
        ],
      },
    })
    expect(rows[3]).toMatchObject({ kind: 'added', rows: { before: [], after: [5] }, before: null })
  })

  test('writes a page that says which files it compares, after it was found whole', async () => {
    const { code, complaints } = await called(
      'before.tsv',
      'after.tsv',
      '--author',
      'Lin',
      '-o',
      'redline.html',
    )
    expect(code).toBe(1)
    expect(complaints[0]).toBe('5 of 5 rows, 0 missing glyphs')
    const html = await readFile(at('redline.html'), 'utf8')
    expect(html).toContain('“before.tsv” → “after.tsv”')
    expect(html).toMatch(
      /<del title="Lin, [\d :-]+" datetime="[^"]+">growing<\/del><ins [^>]+>turning<\/ins>/,
    )
  })

  test('writes Word’s own revisions', async () => {
    const { code } = await called(
      'before.tsv',
      'after.tsv',
      '--author',
      'Lin',
      '-o',
      'redline.docx',
    )
    expect(code).toBe(1)
    const parts = unzipSync(new Uint8Array(await readFile(at('redline.docx'))))
    const xml = strFromU8(parts['word/document.xml']!)
    expect(xml).toMatch(/<w:del [^>]*w:author="Lin"[^>]*>.*?<w:delText[^>]*>growing<\/w:delText>/)
    expect(xml).toMatch(/<w:ins [^>]*w:author="Lin"[^>]*>.*?turning/)
  })

  test('takes trouble for something else than a difference', async () => {
    expect(await called('before.tsv', 'nothing.tsv')).toMatchObject({
      code: 2,
      complaints: ['facing-pages: “nothing.tsv” does not exist. Check the name and the folder.'],
    })
    await writeFile(at('empty.docx'), 'PK\u0003\u0004 and no more')
    expect((await called('before.tsv', 'empty.docx')).code).toBe(2)
    expect((await called('before.tsv')).code).toBe(2)
    expect((await called('before.tsv', 'after.tsv', '--to', 'pdf')).complaints[0]).toContain(
      'Name the pdf file to write with -o.',
    )
    expect((await called('before.tsv', 'after.tsv', '-o', 'out.odt')).code).toBe(2)
    expect(
      (await called('before.tsv', 'after.tsv', '--to', 'text', '-o', 'after.tsv')).complaints[0],
    ).toContain('overwrite')
    expect((await called('-', '-')).code).toBe(2)
  })
})
