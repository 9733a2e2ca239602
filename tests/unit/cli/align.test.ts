import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { alignCommand } from '../../../src/cli/align.ts'
import { exportCommand } from '../../../src/cli/export.ts'
import { nodeIo } from '../../../src/cli/node-io.ts'
import { run } from '../../../src/cli/run.ts'

const FIXTURES = fileURLToPath(new URL('../../fixtures/align/', import.meta.url))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'align-test-'))
  for (const name of ['ferry.zh.txt', 'ferry.en.txt']) {
    await copyFile(path.join(FIXTURES, name), path.join(folder, name))
  }
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string): string => path.join(folder, name)
const FERRY = (): [string, string] => [at('ferry.zh.txt'), at('ferry.en.txt')]

async function called(...args: string[]) {
  const output: string[] = []
  const complaints: string[] = []
  const io = {
    ...nodeIo,
    write: async (text: string) => void output.push(text),
    complain: (line: string) => void complaints.push(line),
  }
  const code = await run(args, [alignCommand, exportCommand], '1.0.0', io)
  return { code, output: output.join(''), complaints }
}

const cellsOf = (tsv: string): string[][] =>
  tsv
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))

interface PrintedLink {
  readonly source: number[]
  readonly target: number[]
}

describe('align', () => {
  test('puts every line of both files into exactly one link', async () => {
    const { code, output, complaints } = await called('align', '--lines', ...FERRY(), '--json')
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] })
    const links: PrintedLink[] = JSON.parse(output).links
    const counts = await Promise.all(
      FERRY().map(async (file) => (await readFile(file, 'utf8')).trimEnd().split('\n').length),
    )
    expect(links.flatMap(({ source }) => source)).toEqual([...Array(counts[0]).keys()])
    expect(links.flatMap(({ target }) => target).sort((a, b) => a - b)).toEqual([
      ...Array(counts[1]).keys(),
    ])
  })

  test('tells what speaks for a link where it is asked to', async () => {
    const plain = JSON.parse((await called('align', ...FERRY())).output)
    const { links } = JSON.parse((await called('align', ...FERRY(), '--evidence')).output)
    expect(plain.links[0]).not.toHaveProperty('evidence')
    expect(links).toHaveLength(plain.links.length)
    for (const link of links) expect(link.evidence).toBeTypeOf('object')
  })

  test('writes a table with a line for each link', async () => {
    const links: PrintedLink[] = JSON.parse((await called('align', ...FERRY())).output).links
    const cells = cellsOf((await called('align', ...FERRY(), '--tsv')).output)
    expect(cells.map((line) => line.length)).toEqual(links.map(() => 2))
    expect(cells).toContainEqual([
      '他今年七十二歲，在這條河上撐了五十年的船。',
      'He was seventy-two that year. He had poled his boat across this river for fifty years.',
    ])
  })

  test('joins lines as sentences, and leaves blank ones out of a table', async () => {
    await writeFile(at('a'), '天黑了。\n\n燈亮了，老人在1897年的門前等船。\n')
    await writeFile(
      at('b'),
      'Night fell.\n\nThe lamp came on.\nIn 1897 the old man waited for the boat.\n',
    )
    const { code, output } = await called('align', '--lines', at('a'), at('b'), '--tsv')
    expect(code).toBe(0)
    const cells = cellsOf(output)
    expect(cells.map(([source]) => source).join('')).toBe(
      '天黑了。燈亮了，老人在1897年的門前等船。',
    )
    expect(cells.flatMap(([, target]) => target || []).join(' ')).toBe(
      'Night fell. The lamp came on. In 1897 the old man waited for the boat.',
    )
  })

  test('writes the same translation memory as the export does', async () => {
    const withoutIds = (tmx: string) => tmx.replace(/tuid="\w+"/g, '')
    const { code, output } = await called('align', ...FERRY(), '--tmx')
    expect(code).toBe(0)
    const [source, target] = FERRY()
    await called('export', source, '--translation', target, '--to', 'tmx', '-o', at('out.tmx'))
    expect(withoutIds(output)).toBe(withoutIds(await readFile(at('out.tmx'), 'utf8')))
    expect(output).toContain('<prop type="x-facing-pages-origin">aligned</prop>')
  })

  test('writes a Word document beside the source, or where it is told', async () => {
    expect(await called('align', ...FERRY(), '--docx')).toEqual({
      code: 0,
      output: `${at('ferry.zh.docx')}\n`,
      complaints: [],
    })
    const parts = unzipSync(await readFile(at('ferry.zh.docx')))
    const text = Buffer.from(parts['word/document.xml']!).toString()
    expect(text).toContain('渡口在村子的西邊')
    expect(text).toContain('The ferry lay to the west of the village')
    await called('align', ...FERRY(), '--docx', '-o', at('b.docx'))
    expect(await readdir(folder)).toContain('b.docx')
  })

  test('takes a translation in several files, in the order they are named', async () => {
    const [source, target] = FERRY()
    const lines = (await readFile(target, 'utf8')).split('\n')
    const middle = Math.floor(lines.length / 2)
    await writeFile(at('2.txt'), lines.slice(0, middle).join('\n'))
    await writeFile(at('1.txt'), lines.slice(middle).join('\n'))
    const parts = [source, at('2.txt'), '--more', at('1.txt')]
    const whole = await called('align', source, target, '--tsv')
    expect(await called('align', ...parts, '--tsv')).toEqual(whole)
    const asLines = await called('align', ...parts, '--lines')
    expect(asLines).toEqual(await called('align', source, target, '--lines'))
    const refused = await called('align', ...parts, '-o', at('1.txt'))
    expect(refused.complaints).toEqual([expect.stringContaining('overwrite the input')])
  })

  test('takes files that are named the other way round as they are meant, and says so', async () => {
    const [source, target] = FERRY()
    for (const lines of [[], ['--lines']]) {
      const meant = JSON.parse((await called('align', source, target, ...lines)).output)
      const { code, output, complaints } = await called('align', target, source, ...lines)
      expect(code).toBe(0)
      expect(complaints).toEqual([expect.stringMatching(/“ferry.en.txt” is English.*other way/)])
      const { links, problems } = JSON.parse(output)
      expect(problems).toMatchObject([{ code: 'swapped-sides' }])
      // Indices are those of the files as they were named.
      const turned = (link: PrintedLink) => ({ source: link.target, target: link.source })
      expect(links.map(turned)).toMatchObject(
        meant.links.map(({ source: s, target: t }: PrintedLink) => ({ source: s, target: t })),
      )
    }
    const tables = [
      await called('align', source, target, '--tsv'),
      await called('align', target, source, '--tsv'),
    ]
    expect(tables[1]!.output).toBe(tables[0]!.output)
    const back = ['export', target, '--translation', source, '--to', 'original']
    expect(await called(...back, '-o', at('new.txt'))).toMatchObject({ code: 1, output: '' })
  })

  /** The ferry's story with its languages taking turns. */
  async function bilingual(name: string): Promise<string> {
    const [zh, en] = await Promise.all(
      FERRY().map(async (file) => (await readFile(file, 'utf8')).trim().split(/\n+/)),
    )
    const turns = Math.max(zh!.length, en!.length)
    const paragraphs = Array.from({ length: turns }, (_, i) => [zh![i] ?? '', en![i] ?? '']).flat()
    await writeFile(at(name), paragraphs.join('\n\n'))
    return at(name)
  }

  test('takes a file apart that holds both languages', async () => {
    const both = await bilingual('both.txt')
    const { code, output, complaints } = await called('align', both, '--tsv')
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] })
    expect(cellsOf(output)).toContainEqual([
      '他今年七十二歲，在這條河上撐了五十年的船。',
      'He was seventy-two that year. He had poled his boat across this river for fifty years.',
    ])
    const bare = (cells: string[][], column: 0 | 1) =>
      cells
        .map((line) => line[column])
        .join('')
        .replace(/\s|\\n/g, '')
    for (const [column, file] of FERRY().entries()) {
      const text = (await readFile(file, 'utf8')).replace(/\s/g, '')
      expect(bare(cellsOf(output), column as 0 | 1)).toBe(text)
    }
  })

  test.each([0, 1])('takes the part that is wanted of one side that holds both', async (side) => {
    const both = await bilingual('both.txt')
    const files = FERRY()
    const expected = cellsOf((await called('align', ...files, '--tsv')).output)
    files[side] = both
    const { code, output, complaints } = await called('align', ...files, '--tsv')
    expect(code).toBe(0)
    expect(complaints).toEqual([
      expect.stringMatching(/“both.txt” holds both languages.*facing-pages align both.txt/),
    ])
    const same = cellsOf(output).filter((line) => expected.some((row) => `${row}` === `${line}`))
    expect(same.length).toBeGreaterThan(0.9 * expected.length)
    const asLines = await called('align', ...files, '--lines')
    expect(asLines.complaints).toEqual([expect.stringContaining('Leave out --lines')])
  })

  test.each([
    ['the same language twice', ['ferry.zh.txt', 'ferry.zh.txt'], 'are both Chinese'],
    ['one language alone', ['ferry.en.txt'], 'Name two files'],
    ['nothing', ['missing.txt'], 'missing.txt'],
  ])('refuses %s, and says what to do', async (_, names, reason) => {
    const result = await called('align', ...names.map(at))
    expect(result).toMatchObject({ code: 1, output: '' })
    expect(result.complaints).toEqual([expect.stringContaining(reason)])
  })

  test('writes an index list of the same links', async () => {
    const links: PrintedLink[] = JSON.parse((await called('align', ...FERRY())).output).links
    const { output } = await called('align', ...FERRY(), '--links')
    const read = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(`[${line.replace(':', ',')}]`))
    expect(read).toEqual(links.map(({ source, target }) => [source, target]))
  })

  test('writes the three files of InterText', async () => {
    const { code, output } = await called('align', ...FERRY(), '--intertext', '-o', at('story.xml'))
    const names = ['story.zh.xml', 'story.en.xml', 'story.zh.en.xml']
    expect({ code, output }).toEqual({
      code: 0,
      output: names.map((name) => `${at(name)}\n`).join(''),
    })
    expect(await readFile(at(names[2]!), 'utf8')).toContain(
      '<linkGrp toDoc="story.en.xml" fromDoc="story.zh.xml">',
    )
    expect(await readFile(at(names[0]!), 'utf8')).toContain('渡口在村子的西邊')
  })

  test.each([
    [[], 'Name two files'],
    [['a', '--more', 'b'], 'Name two files'],
    [['a', '--lines'], 'goes with two files'],
    [['a', 'b', '--lines', '--intertext'], 'leave out --lines'],
    [['a', 'b', 'c'], 'one too many'],
    [['-', '-'], 'Only one side'],
    [['a', 'b', '--tsv', '--tmx'], 'Choose one of'],
    [['a', 'b', '--tmx', '--evidence'], 'goes with --json'],
    [['-', 'b', '--docx'], 'with -o'],
    [['a', 'b', '-o', 'b'], 'overwrite the input'],
  ])('refuses %j as wrong usage', async (args, reason) => {
    const result = await called('align', ...args)
    expect(result).toMatchObject({ code: 2, output: '' })
    expect(result.complaints).toEqual([expect.stringContaining(reason)])
  })
})

describe('export with a translation', () => {
  test('aligns on the way', async () => {
    const [source, target] = FERRY()
    const result = await called('export', source, '--translation', target, '--to', 'tsv')
    expect(result).toEqual({ code: 0, output: `${at('ferry.zh.tsv')}\n`, complaints: [] })
    expect(await readFile(at('ferry.zh.tsv'), 'utf8')).toBe(
      (await called('align', source, target, '--tsv')).output,
    )
  })

  test('writes both texts of index lists whole', async () => {
    const [source, target] = FERRY()
    const out = at('out.align')
    const args = ['export', source, '--translation', target, '--to', 'align', '-o', out]
    expect(await called(...args)).toMatchObject({ code: 0 })
    for (const [side, file] of [
      ['zh', source],
      ['en', target],
    ] as const) {
      const bare = (text: string) => text.replace(/\s/g, '')
      expect(bare(await readFile(at(`out.${side}.txt`), 'utf8'))).toBe(
        bare(await readFile(file, 'utf8')),
      )
    }
  })

  test('does not write over the translation', async () => {
    const [source, target] = FERRY()
    const before = await readFile(target, 'utf8')
    const result = await called(
      'export',
      source,
      '--translation',
      target,
      '--to',
      'md',
      '-o',
      target,
    )
    expect(result).toMatchObject({ code: 2, output: '' })
    expect(await readFile(target, 'utf8')).toBe(before)
  })
})
