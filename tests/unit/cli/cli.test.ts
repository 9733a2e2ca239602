import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../../src/cli/inspect.ts'
import { run } from '../../../src/cli/run.ts'
import { segmentCommand } from '../../../src/cli/segment.ts'
import { annotatedTexts } from '../structure/outlines.ts'
import { encode } from '../text/encode.ts'
import { memoryIo } from './memory-io.ts'

const COMMANDS = [inspect, segmentCommand]

async function called(args: string[], files: Record<string, string | Uint8Array> = {}) {
  const io = memoryIo(files)
  const code = await run(args, COMMANDS, '1.2.3', io)
  return { code, output: io.output.join(''), complaints: io.complaints }
}

const poem = annotatedTexts().find(({ name }) => name === 'poem.txt')!

describe('the program', () => {
  it('tells its version and how it is used', async () => {
    expect(await called(['--version'])).toEqual({ code: 0, output: '1.2.3\n', complaints: [] })
    const help = await called(['--help'])
    expect(help.code).toBe(0)
    for (const { name, summary } of COMMANDS) expect(help.output).toMatch(`${name}  ${summary}`)
    for (const { name, usage } of COMMANDS) {
      const { code, output } = await called([name, '--help'])
      expect(code).toBe(0)
      expect(output).toContain(`facing-pages ${name} ${usage}`)
    }
  })

  it.each([
    [[]],
    [['translate']],
    [['inspect']],
    [['inspect', 'a', 'b']],
    [['inspect', 'a', '--colour']],
    [['inspect', 'a', '--json', '--text']],
    [['segment', 'a', '--lang', 'fr']],
    [['segment', 'a', '--lang']],
  ])('refuses %j with exit code 2 and one line', async (args) => {
    const { code, output, complaints } = await called(args, { a: '好。' })
    expect(code).toBe(2)
    expect(output).toBe('')
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toMatch(/^facing-pages: [^\n]+ See facing-pages --help\.$/)
  })

  it.each([
    ['nothing.txt', undefined],
    ['empty.txt', ''],
    ['picture.txt', Uint8Array.from('\x89PNG\r\n\x1a\n', (c) => c.charCodeAt(0))],
  ])('refuses %s with exit code 1 and one line that names it', async (name, content) => {
    for (const command of ['inspect', 'segment']) {
      const result = await called([command, name], content === undefined ? {} : { [name]: content })
      expect(result).toMatchObject({ code: 1, output: '' })
      expect(result.complaints).toHaveLength(1)
      expect(result.complaints[0]).toContain(name)
      expect(result.complaints[0]).not.toContain('\n')
    }
  })
})

describe('inspect', () => {
  it('prints everything as JSON', async () => {
    const { code, output } = await called(['inspect', 'dir/poem.txt', '--json'], {
      'dir/poem.txt': encode(poem.text, 'utf-16le'),
    })
    expect(code).toBe(0)
    const printed = JSON.parse(output)
    expect(printed).toMatchObject({
      format: 'text',
      version: '',
      encoding: 'utf-16le',
      languages: { source: 'zh-Hant', target: 'en' },
      units: poem.rows.length,
      warnings: [],
    })
    expect(printed.documents).toHaveLength(1)
    expect(printed.documents[0].title).toBe('夜排字')
    expect(
      printed.documents[0].rows.map((row: { kind: string; source: string }) => [
        row.kind,
        row.source,
      ]),
    ).toEqual(poem.rows)
    expect(printed.documents[0].rows[0]).toEqual({
      id: expect.any(String),
      kind: 'title',
      level: 0,
      source: '夜排字',
      target: '',
      status: 'empty',
    })
  })

  it('prints plain text, one paragraph a line', async () => {
    const { output } = await called(['inspect', 'poem.txt', '--text'], { 'poem.txt': poem.text })
    expect(output.split('\n')).toEqual([
      ...poem.rows.map(([, source]) => source.replaceAll('\n', ' ')),
      '',
    ])
  })

  it('prints a paragraph on one line although it stands in several rows', async () => {
    const text = 'One sentence here. '.repeat(3000).trim()
    const { output, complaints } = await called(['inspect', 'a', '--text'], { a: text })
    expect(output).toBe(`${text}\n`)
    expect(complaints.join()).toMatch(/^a: .*line 1/)
  })

  it('prints an outline, and warnings on standard error', async () => {
    const { output, complaints } = await called(['inspect', 'a'], {
      a: Uint8Array.from([...encode('第一章\n好的，走吧。\n壞', 'utf-8'), 0xff]),
    })
    expect(output).toMatch(/^text, utf-8 · zh-Han[st] → en · 3 rows\n/)
    expect(output).toMatch(/\n1 {2}heading 1 +第一章\n2 {2}paragraph +好的，走吧。\n/)
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toMatch(/^a, line 3: 1 place /)
  })

  it('reads in the encoding it is told', async () => {
    const files = { a: encode('翻譯的人，沒有名字。', 'big5') }
    const { output } = await called(['inspect', 'a', '--text', '--encoding', 'big5'], files)
    expect(output).toBe('翻譯的人，沒有名字。\n')
    expect((await called(['inspect', 'a', '--encoding', 'klingon'], files)).code).toBe(1)
  })
})

describe('segment', () => {
  const files = {
    a: '第一章 渡口\n“走！”他喊道。沒有人動。\n',
    '-': '第一章 渡口\n\n  天黑了。燈亮了。',
  }

  it('prints paragraphs and sentences as JSON', async () => {
    const { output } = await called(['segment', 'a', '--json'], files)
    expect(JSON.parse(output)).toEqual({
      paragraphs: [
        { kind: 'heading', sentences: ['第一章 渡口'] },
        { kind: 'paragraph', sentences: ['“走！”他喊道。', '沒有人動。'] },
      ],
    })
  })

  it('prints one sentence a line, of lines as they stand', async () => {
    const { output } = await called(['segment', '-', '--lines'], files)
    expect(output).toBe('第一章 渡口\n天黑了。\n燈亮了。\n')
    const json = await called(['segment', '-', '--lines', '--json'], files)
    expect(JSON.parse(json.output).paragraphs.map((p: { kind: string }) => p.kind)).toEqual([
      'paragraph',
      'paragraph',
    ])
  })

  it('sets paragraphs apart for a reader', async () => {
    const { output } = await called(['segment', 'a'], files)
    expect(output).toBe('第一章 渡口\n\n“走！”他喊道。\n沒有人動。\n\n')
  })

  it('does not join lines that were cut when it is told to take lines', async () => {
    const { text } = annotatedTexts().find(({ name }) => name === 'wrapped.txt')!
    const { output } = await called(['segment', 'a', '--lines'], { a: text })
    expect(output).toContain('張薄薄的東\n西也有兩面。\n')
  })

  it('ends sentences after semicolons where it is told to', async () => {
    const list = { a: '甲等船；乙等人。' }
    expect((await called(['segment', 'a', '--lines'], list)).output).toBe('甲等船；乙等人。\n')
    const { output } = await called(['segment', 'a', '--lines', '--semicolons'], list)
    expect(output).toBe('甲等船；\n乙等人。\n')
  })

  it('knows English, or is told', async () => {
    const english = { a: 'Mr. Li left. He ran.' }
    const expected = 'Mr. Li left.\nHe ran.\n\n'
    expect((await called(['segment', 'a'], english)).output).toBe(expected)
    expect((await called(['segment', 'a', '--lang', 'en'], english)).output).toBe(expected)
  })
})

describe('the program as a process', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const start = (args: string, input: string) =>
    spawnSync('sh', ['-c', `node --import tsx src/cli/index.ts ${args}`], {
      cwd: root,
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })

  it('reads standard input and flushes all of a large output', () => {
    const lines = '天黑了。燈亮了。\n'.repeat(60_000)
    const { status, stdout, stderr } = start('segment - --lines', lines)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toBe('天黑了。\n燈亮了。\n'.repeat(60_000))
  }, 60_000)

  it('is quiet when its reader has had enough', () => {
    const { stdout, stderr } = start('segment - --lines | head -n 1', '天黑了。\n'.repeat(60_000))
    expect(stdout).toBe('天黑了。\n')
    expect(stderr).toBe('')
  }, 60_000)

  it('says what is wrong with a folder or a missing file', () => {
    const folder = start('inspect src', '')
    expect(folder).toMatchObject({ status: 1, stdout: '' })
    expect(folder.stderr).toBe('facing-pages: “src” is a folder. Name a file in it.\n')
    const missing = start('inspect src/none.txt', '')
    expect(missing.status).toBe(1)
    expect(missing.stderr).toMatch(/^facing-pages: “none\.txt” does not exist\. .*\n$/)
  }, 60_000)
})
