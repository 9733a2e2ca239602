import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exportCommand } from '../../../src/cli/export.ts'
import { nodeIo } from '../../../src/cli/node-io.ts'
import { run } from '../../../src/cli/run.ts'

const TEXT = '河口的燈塔\n\n作者：林見月\n\n燈塔建於1897年，歷經三次颱風而不倒。守塔人每晚點燈。\n'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'export-test-'))
  await writeFile(path.join(folder, 'essay.txt'), TEXT)
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string): string => path.join(folder, name)

async function called(...args: string[]) {
  const output: string[] = []
  const complaints: string[] = []
  const io = {
    ...nodeIo,
    write: async (text: string) => void output.push(text),
    complain: (line: string) => void complaints.push(line),
  }
  const code = await run(['export', ...args], [exportCommand], '1.0.0', io)
  return { code, output: output.join(''), complaints }
}

test('writes beside the input and says where', async () => {
  expect(await called(at('essay.txt'), '--to', 'md')).toEqual({
    code: 0,
    output: `${at('essay.md')}\n`,
    complaints: [],
  })
  expect(await readFile(at('essay.md'), 'utf8')).toContain(
    '燈塔建於1897年，歷經三次颱風而不倒。守塔人每晚點燈。',
  )
})

test('writes DOCX and HTML with the layout that was asked for', async () => {
  expect(
    await called(
      at('essay.txt'),
      '--to',
      'docx',
      '--landscape',
      '--paper',
      'Letter',
      '-o',
      at('a.docx'),
    ),
  ).toMatchObject({ code: 0 })
  const parts = unzipSync(await readFile(at('a.docx')))
  expect(Buffer.from(parts['word/document.xml']!).toString()).toContain('w:orient="landscape"')
  expect(
    await called(
      at('essay.txt'),
      '--to',
      'html',
      '--layout',
      'interlinear',
      '--font-size',
      '12',
      '-o',
      at('a.html'),
    ),
  ).toMatchObject({ code: 0 })
  expect(await readFile(at('a.html'), 'utf8')).toContain('<article class="interlinear">')
  expect((await readdir(folder)).sort()).toEqual(['a.docx', 'a.html', 'essay.txt'])
})

test.each([
  'columns',
  'interlinear',
  'facing',
  'alternating',
  'target',
  'source',
  'footnotes',
  'vertical',
  'review',
])('writes the layout %s in every theme and on every sheet', async (layout) => {
  const choice = ['--layout', layout, '--by', 'row', '--theme', 'Large print', '--paper', '16k']
  const out = at(`${layout}.html`)
  expect(await called(at('essay.txt'), '--to', 'html', ...choice, '-o', out)).toMatchObject({
    code: 0,
    complaints: [expect.stringMatching(/^(\d+) of \1 rows, 0 missing glyphs$/)],
  })
  const html = await readFile(out, 'utf8')
  expect(html).toContain('size: 185mm 260mm')
  expect(html).toContain('燈塔建於1897年')
})

test('writes a document that has no translation yet as XLIFF and as a table', async () => {
  expect(await called(at('essay.txt'), '--to', 'xliff')).toEqual({
    code: 0,
    output: `${at('essay.xlf')}\n`,
    complaints: [],
  })
  expect(await readFile(at('essay.xlf'), 'utf8')).toContain('<source>河口的燈塔</source></segment>')
  expect(await called(at('essay.txt'), '--to', 'tsv', '--status')).toMatchObject({ code: 0 })
  expect(await readFile(at('essay.tsv'), 'utf8')).toMatch(/^河口的燈塔\t\tempty\n/)
})

test.each(['tmx', 'align'])('writes no %s of a document without a translation', async (format) => {
  const result = await called(at('essay.txt'), '--to', format)
  expect(result).toEqual({
    code: 1,
    output: '',
    complaints: [expect.stringContaining('“essay.txt” has no translation')],
  })
  expect(await readdir(folder)).toEqual(['essay.txt'])
})

test.each([
  [['essay.txt'], 'Say what to write'],
  [['essay.txt', '--to', 'odt'], '--to takes'],
  [['essay.txt', '--to', 'md', '--layout', 'rows'], '--layout takes'],
  [['essay.txt', '--to', 'md', '--font-size', 'big'], '--font-size takes'],
  [['essay.txt', '--to', 'md', '--by', 'page'], '--by takes'],
  [['essay.txt', '--to', 'md', '--paper', 'A3'], '--paper takes'],
  [['essay.txt', '--to', 'md', '--theme', 'gothic'], '--theme takes'],
  [['essay.txt', '--to', 'md', '-o', 'essay.txt'], 'overwrite the input'],
  [['-', '--to', 'md'], 'with -o'],
])('refuses %j as wrong usage', async (args, reason) => {
  const result = await called(...args.map((arg) => (arg === 'essay.txt' ? at(arg) : arg)))
  expect(result).toMatchObject({ code: 2, output: '' })
  expect(result.complaints).toEqual([expect.stringContaining(reason)])
  expect(await readFile(at('essay.txt'), 'utf8')).toBe(TEXT)
})

test('leaves what was there when the input is bad or the place cannot be written', async () => {
  await writeFile(at('old.md'), 'old')
  await writeFile(at('empty.txt'), '')
  expect(await called(at('empty.txt'), '--to', 'md', '-o', at('old.md'))).toMatchObject({ code: 1 })
  expect(await readFile(at('old.md'), 'utf8')).toBe('old')

  await mkdir(at('taken.md'))
  const onFolder = await called(at('essay.txt'), '--to', 'md', '-o', at('taken.md'))
  expect(onFolder).toMatchObject({
    code: 1,
    complaints: [expect.stringContaining('it is a folder')],
  })
  const nowhere = await called(at('essay.txt'), '--to', 'md', '-o', at('none/a.md'))
  expect(nowhere).toMatchObject({
    code: 1,
    complaints: [expect.stringContaining('does not exist')],
  })
  expect((await readdir(folder)).sort()).toEqual(['empty.txt', 'essay.txt', 'old.md', 'taken.md'])
})
