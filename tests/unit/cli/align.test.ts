import { readFileSync } from 'node:fs'
import { mkdtemp, readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { alignCommand } from '../../../src/cli/align.ts'
import { run } from '../../../src/cli/run.ts'
import { STORY, textsOf } from '../alignment/story.ts'
import { memoryIo } from './memory-io.ts'

const { source, target, links } = textsOf(STORY)
const FILES = {
  'zh.txt': `${source.join('\n')}\n`,
  'en.txt': `${target.join('\n')}\n`,
  'chapter.txt': STORY.map(([zh]) => zh.join('')).join('\n\n'),
  'translation.txt': STORY.map(([, en]) => en.join(' ')).join('\n\n'),
}

async function called(args: string[], files: Record<string, string> = FILES) {
  const io = memoryIo(files)
  const code = await run(['align', ...args], [alignCommand], '1.2.3', io)
  return { code, output: io.output.join(''), complaints: io.complaints }
}

describe('align', () => {
  test('prints every line in exactly one link', async () => {
    const { code, output, complaints } = await called(['--lines', 'zh.txt', 'en.txt', '--json'])
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] })
    const found = (JSON.parse(output) as { links: { confidence: number }[] }).links
    expect(found).toEqual(
      links.map((link, k) => ({ ...link, type: 'normal', confidence: found[k]!.confidence })),
    )
  })

  test('adds evidence and statistics when asked', async () => {
    const { output, complaints } = await called([
      '--lines',
      'zh.txt',
      'en.txt',
      '--evidence',
      '--stats',
    ])
    const [, second] = (JSON.parse(output) as { links: { evidence: { numbers: unknown[] } }[] })
      .links
    expect(second!.evidence.numbers).toContainEqual(expect.objectContaining({ target: '1937' }))
    expect(complaints).toEqual([
      expect.stringMatching(/^20 × 22 sentences in [\d.]+ s, \d+ MB at most$/),
    ])
  })

  test('divides texts into sentences by itself', async () => {
    const { output } = await called(['chapter.txt', 'translation.txt', '--tsv'])
    const rows = output
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    expect(rows).toEqual(STORY.map(([zh, en]) => [zh.join(''), en.join(' ')]))
  })

  test('writes a translation memory, whole and well formed', async () => {
    const odd = { ...FILES, 'en.txt': FILES['en.txt'].replace('The Ferry', 'The <Ferry> & \u0001') }
    const { output } = await called(['--lines', 'zh.txt', 'en.txt', '--tmx'], odd)
    expect(output.match(/<tu>/g)).toHaveLength(STORY.length)
    expect(output).toContain('<tuv xml:lang="zh-Hans"><seg>渡口</seg></tuv>')
    expect(output).toContain('<seg>The &lt;Ferry&gt; &amp; </seg>')
  })

  test('writes a file and says which', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'align-'))
    const out = path.join(folder, 'out.tsv')
    const { code, output } = await called(['--lines', 'zh.txt', 'en.txt', '--tsv', '-o', out])
    expect({ code, output }).toEqual({ code: 0, output: `${out}\n` })
    expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(STORY.length + 1)
    expect(await readdir(folder)).toEqual(['out.tsv'])
  })

  test('says when the sides are swapped', async () => {
    const { code, complaints } = await called(['--lines', 'en.txt', 'zh.txt'])
    expect(code).toBe(0)
    expect(complaints.join()).toContain('swap')
  })

  test.each([
    [[], 2],
    [['zh.txt'], 2],
    [['zh.txt', 'en.txt', 'more.txt'], 2],
    [['-', '-'], 2],
    [['zh.txt', 'en.txt', '--tsv', '--tmx'], 2],
    [['zh.txt', 'en.txt', '--tsv', '--evidence'], 2],
    [['zh.txt', 'nowhere.txt'], 1],
  ])('%j ends with code %i', async (args, code) => {
    const result = await called(args)
    expect(result.code).toBe(code)
    expect(result.complaints).toHaveLength(1)
  })
})
