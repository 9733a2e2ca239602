import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportCommand } from '../../../src/cli/export.ts'
import { mergeCommand } from '../../../src/cli/merge.ts'
import { nodeIo } from '../../../src/cli/node-io.ts'
import { run } from '../../../src/cli/run.ts'
import { createDocument } from '../../../src/core/document/create.ts'
import { plainText } from '../../../src/core/document/inline.ts'
import { read } from '../../../src/formats/read.ts'
import { roundOf } from '../../../src/formats/review/read.ts'
import { writeXliff } from '../../../src/formats/xliff/write.ts'
import { edited } from '../formats/review/docx.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'review-test-'))
  await writeFile(at('base.xlf'), writeXliff(document))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string): string => path.join(folder, name)

const document = createDocument({
  rows: [
    { kind: 'paragraph', source: '天色漸漸暗了。', target: 'The sky was growing dark.' },
    { kind: 'paragraph', source: '船還沒有回來。', target: 'The boat had not come back.' },
    { kind: 'paragraph', source: '母親在燈下等著。', target: 'Mother was waiting by the lamp.' },
  ],
  sourceLanguage: 'zh-Hant',
  provenance: { name: 'dusk.txt', format: 'text' },
})

async function called(...args: string[]) {
  const complaints: string[] = []
  const io = {
    ...nodeIo,
    write: async () => {},
    complain: (line: string) => void complaints.push(line),
  }
  const paths = args.map((arg) => (/^[\w-]+\.\w+$/.test(arg) ? at(arg) : arg))
  const code = await run(paths, [exportCommand, mergeCommand], '1.2.3', io)
  return { code, complaints }
}

const sentAs = (...args: string[]) => called('export', 'base.xlf', '--layout', 'review', ...args)

const mergedTargets = async (): Promise<string[]> => {
  const { documents } = read(await readFile(at('out.xlf')), 'out.xlf')
  return documents.flatMap(({ rows }) => rows.map(({ target }) => plainText(target)))
}

describe('export --layout review', () => {
  test('as a page says its round, and comes home by the ids of its rows', async () => {
    const { code, complaints } = await sentAs('--to', 'html', '--round', '2', '-o', 'sent.html')
    expect(code).toBe(0)
    expect(complaints).toEqual(['3 of 3 rows, 0 missing glyphs'])
    const sent = await readFile(at('sent.html'))
    expect(roundOf(sent, 'sent.html').round).toBe(2)
    expect(roundOf(sent, 'sent.html').document).not.toBe('')
    await writeFile(at('back.html'), `${sent}`.replace('had not come', 'never came'))
    expect((await called('merge', 'base.xlf', 'back.html', '-o', 'out.xlf')).code).toBe(0)
    expect(await mergedTargets()).toEqual([
      'The sky was growing dark.',
      'The boat never came back.',
      'Mother was waiting by the lamp.',
    ])
  })

  test('as a table of Word says its document and round, in the shape asked for', async () => {
    for (const shape of ['own', 'memoq', 'trados']) {
      const { code } = await sentAs(
        '--to',
        'docx',
        '--round',
        '3',
        '--shape',
        shape,
        '-o',
        'sent.docx',
      )
      expect(code).toBe(0)
      const sent = await readFile(at('sent.docx'))
      expect(roundOf(sent, 'sent.docx').round).toBe(3)
      expect(roundOf(sent, 'sent.docx').document).not.toBe('')
      const back = edited(sent, (xml) => xml.replace('had not come', 'never came'))
      await writeFile(at('back.docx'), back)
      expect((await called('merge', 'base.xlf', 'back.docx', '-o', 'out.xlf')).code).toBe(0)
      expect(await mergedTargets()).toContain('The boat never came back.')
    }
  })

  test('refuses a round or a shape that is none', async () => {
    const zero = await sentAs('--to', 'html', '--round', '0', '-o', 'sent.html')
    expect(zero.code).not.toBe(0)
    expect(zero.complaints.join()).toContain('--round takes a number from 1')
    const shape = await sentAs('--to', 'docx', '--shape', 'word', '-o', 'sent.docx')
    expect(shape.complaints.join()).toContain('--shape')
  })
})
