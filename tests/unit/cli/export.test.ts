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

const OTHER = '雨後\n\n作者：何平\n\n雨停了，街上一個人也沒有。\n'

test('exports several files into a folder, each under a name of its own', async () => {
  await mkdir(at('more'))
  await writeFile(at('more/essay.txt'), OTHER)
  const out = at('out/new/')
  expect(await called(at('essay.txt'), at('more/essay.txt'), '--to', 'md', '-o', out)).toEqual({
    code: 0,
    output: `${path.join(out, 'essay.md')}\n${path.join(out, 'essay 2.md')}\n`,
    complaints: [],
  })
  expect(await readFile(path.join(out, 'essay.md'), 'utf8')).toContain('燈塔建於1897年')
  expect(await readFile(path.join(out, 'essay 2.md'), 'utf8')).toContain('雨停了')
})

test('goes on behind a file that cannot be exported, and names it at the end', async () => {
  await writeFile(at('empty.txt'), '')
  await writeFile(at('rain.txt'), OTHER)
  const files = [at('gone.txt'), at('empty.txt'), at('rain.txt')]
  expect(await called(...files, '--to', 'html')).toMatchObject({
    code: 1,
    output: `${at('rain.html')}\n`,
    complaints: [
      expect.stringContaining('gone.txt: “gone.txt” does not exist'),
      expect.stringMatching(/^empty.txt: /),
      expect.stringMatching(/^rain.txt: (\d+) of \1 rows, 0 missing glyphs$/),
      expect.stringContaining('2 of 3 not exported: “gone.txt”, “empty.txt”.'),
    ],
  })
})

test('joins files into one, each with its title', async () => {
  await writeFile(at('rain.txt'), OTHER)
  const titles = ['--title', '小品', '--target-title', 'Pieces']
  const joined = [at('essay.txt'), at('rain.txt'), '--join', ...titles]
  const book = ['--theme', 'book', '--layout', 'interlinear']
  const said = await called(...joined, ...book, '--to', 'html', '-o', at('all.html'))
  expect(said).toEqual({
    code: 0,
    output: `${at('all.html')}\n`,
    complaints: ['6 of 6 rows, 0 missing glyphs'],
  })
  const html = await readFile(at('all.html'), 'utf8')
  const contents = html.slice(html.indexOf('class="contents"'), html.indexOf('</ol>'))
  expect(contents.match(/<li /g)).toHaveLength(2)
  expect(html.match(/class="colophon"/g)).toHaveLength(1)
  expect(html).toContain('Pieces')
  for (const to of ['docx', 'md', 'xliff', 'tsv']) {
    expect(await called(...joined, '--to', to, '-o', at(`all.${to}`))).toMatchObject({ code: 0 })
  }
  expect((await readFile(at('all.xliff'), 'utf8')).match(/<file /g)).toHaveLength(2)
  expect((await readFile(at('all.tsv'), 'utf8')).trim().split('\n')).toHaveLength(6)
})

test('joins nothing in two scripts', async () => {
  await writeFile(at('jian.txt'), '雨后\n\n雨停了，街上一个人也没有，灯还亮着。\n')
  expect(
    await called(at('essay.txt'), at('jian.txt'), '--join', '--to', 'md', '-o', at('all.md')),
  ).toMatchObject({ code: 1, complaints: [expect.stringContaining('Simplified')] })
})

test.each([
  [['--to', 'md', '-o', 'out.md'], 'go into a folder'],
  [['--to', 'md', '--join'], 'with -o'],
  [['--to', 'align', '--join', '-o', 'a.align'], 'leave out --join'],
  [['--to', 'docx', '--layout', 'review', '--join', '-o', 'a.docx'], 'leave out --join'],
  [['--to', 'md', '--translation', 'b.txt', '-o', 'x/'], 'one FILE'],
])('refuses to export several files by %j', async (args, reason) => {
  const result = await called(at('essay.txt'), at('essay.txt'), ...args)
  expect(result).toMatchObject({ code: 2, output: '' })
  expect(result.complaints).toEqual([expect.stringContaining(reason)])
  expect(await readdir(folder)).toEqual(['essay.txt'])
})

test('takes a theme out of a file, and says what in it cannot be used', async () => {
  const mine = { based: 'book', colours: { heading: '#123456', ink: 'red' } }
  await writeFile(at('mine.json'), JSON.stringify(mine))
  const out = at('a.html')
  const said = await called(at('essay.txt'), '--to', 'html', '--theme', at('mine.json'), '-o', out)
  expect(said).toMatchObject({
    code: 0,
    complaints: [expect.stringMatching(/mine.json: .* book: colours.ink\.$/), expect.anything()],
  })
  expect(await readFile(out, 'utf8')).toContain('#123456')

  await writeFile(at('none.json'), '[1]')
  expect(await called(at('essay.txt'), '--to', 'html', '--theme', at('none.json'))).toMatchObject({
    code: 1,
    complaints: [expect.stringContaining('“none.json” holds no theme')],
  })
})
