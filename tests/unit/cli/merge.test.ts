import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mergeCommand } from '../../../src/cli/merge.ts'
import { nodeIo } from '../../../src/cli/node-io.ts'
import { run } from '../../../src/cli/run.ts'
import { createDocument } from '../../../src/core/document/create.ts'
import { plainText } from '../../../src/core/document/inline.ts'
import { read } from '../../../src/formats/read.ts'
import { writeXliff } from '../../../src/formats/xliff/write.ts'
import { edited, nameless, sent, withRows } from '../formats/review/docx.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'merge-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string): string => path.join(folder, name)

const document = createDocument({
  rows: [
    { kind: 'paragraph', source: '天色漸漸暗了。', target: 'The sky was growing dark.' },
    { kind: 'paragraph', source: '船還沒有回來。', target: 'The boat had not come back.' },
    { kind: 'paragraph', source: '母親在燈下等著。', target: 'Mother was waiting by the lamp.' },
    { kind: 'paragraph', source: '風從海上吹來。', target: 'A wind blew in from the sea.' },
  ],
  sourceLanguage: 'zh-Hant',
  provenance: { name: 'dusk.txt', format: 'text' },
})

const BASE = writeXliff(document)

/** Calls the program in a folder that holds these files. */
async function called(files: Record<string, string | Uint8Array>, ...args: string[]) {
  for (const [name, content] of Object.entries(files)) await writeFile(at(name), content)
  const output: string[] = []
  const complaints: string[] = []
  const io = {
    ...nodeIo,
    write: async (text: string) => void output.push(text),
    complain: (line: string) => void complaints.push(line),
  }
  const paths = args.map((arg) => (/^[\w-]+\.\w+$/.test(arg) ? at(arg) : arg))
  const code = await run(['merge', ...paths], [mergeCommand], '1.2.3', io)
  return { code, output: output.join(''), complaints }
}

const targets = async (name: string): Promise<string[]> => {
  const { documents } = read(await readFile(at(name)), name)
  return documents.flatMap(({ rows }) => rows.map(({ target }) => plainText(target)))
}

const reviewed = async (...changes: [string, string][]): Promise<Uint8Array> =>
  edited(await sent(document), (xml) =>
    changes.reduce((text, [from, to]) => text.replace(from, to), xml),
  )

const MERGED = [
  'The sky was growing dark.',
  'The boat had not come back.',
  'Mother was waiting by the lantern.',
  'A wind blew in from the sea.',
]

describe('merge', () => {
  test('puts a reviewed table into the file it was made from', async () => {
    const result = await called(
      { 'base.xlf': BASE, 'back.docx': await reviewed(['lamp', 'lantern']) },
      ...['base.xlf', 'back.docx', '-o', 'out.xlf'],
    )
    expect(result).toEqual({
      code: 0,
      output: `${at('out.xlf')}\n4 of 4 rows came back: 1 changed by the reviewer.\n`,
      complaints: ['out.xlf: 4 texts translated, 0 not.'],
    })
    expect(await targets('out.xlf')).toEqual(MERGED)
    const out = await readFile(at('out.xlf'), 'utf8')
    expect(out.replace('lantern', 'lamp')).toBe(BASE)
  })

  test('writes another form by the name of the output', async () => {
    const files = { 'base.xlf': BASE, 'back.docx': await reviewed(['lamp', 'lantern']) }
    for (const out of ['out.tsv', 'out.tmx', 'out.docx']) {
      expect((await called(files, 'base.xlf', 'back.docx', '-o', out)).code).toBe(0)
      expect(await targets(out)).toEqual(MERGED)
    }
    const result = await called(files, 'base.xlf', 'back.docx', '-o', 'out.pdf')
    expect(result.code).toBe(2)
    expect(result.complaints[0]).toContain('“out.pdf” ends in nothing that can be written.')
  })

  test('reads what was sent and what came back in any form of pairs', async () => {
    const tsv = 'The sky was growing dark.'
    const base = document.rows
      .map(({ source, target }) => `${plainText(source)}\t${plainText(target)}\n`)
      .join('')
    const files = { 'base.tsv': base, 'back.tsv': base.replace(tsv, 'Dusk was falling.') }
    expect((await called(files, 'base.tsv', 'back.tsv', '-o', 'out.tsv')).code).toBe(0)
    expect(await readFile(at('out.tsv'), 'utf8')).toBe(files['back.tsv'])
    const docx = { 'base.docx': await sent(document), 'back.xlf': BASE.replace('lamp', 'lantern') }
    expect((await called(docx, 'base.docx', 'back.xlf', '-o', 'out.docx')).code).toBe(0)
    expect(await targets('out.docx')).toEqual(MERGED)
  })

  test('says what became of each row as JSON', async () => {
    const { output, code } = await called(
      { 'base.xlf': BASE, 'back.docx': await reviewed(['lamp', 'lantern']) },
      ...['base.xlf', 'back.docx', '--json', '-o', 'out.xlf'],
    )
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject([
      {
        id: 'unit#3',
        row: 3,
        kind: 'takenTheirs',
        found: 'id',
        base: 'Mother was waiting by the lamp.',
        theirs: 'Mother was waiting by the lantern.',
        mine: 'Mother was waiting by the lamp.',
        result: 'Mother was waiting by the lantern.',
        author: '',
        date: '',
      },
    ])
  })

  test('keeps what the translator did since, and leaves conflicts to him', async () => {
    const files = {
      'base.xlf': BASE,
      'mine.xlf': BASE.replace('was waiting', 'sat waiting').replace('dark', 'black'),
      'back.docx': await reviewed(['lamp', 'lantern'], ['blew', 'came']),
    }
    const args = ['base.xlf', 'back.docx', '--mine', 'mine.xlf', '-o', 'out.xlf']
    const { code, output, complaints } = await called(files, ...args)
    expect(code).toBe(1)
    expect(output).toContain('1 changed by the reviewer, 1 changed by the translator, 1 conflict.')
    expect(output).toContain('  theirs  Mother was waiting by the la[-mp-]{+ntern+}.')
    expect(output).toContain('  mine    Mother [-was-]{+sat+} waiting by the lamp.')
    expect(complaints.at(-1)).toMatch(/^facing-pages: 1 conflict: “out.xlf” has the translator’s/)
    const kept = ['The sky was growing black.', MERGED[1], 'Mother sat waiting by the lamp.']
    expect(await targets('out.xlf')).toEqual([...kept, 'A wind came in from the sea.'])

    const theirs = await called(files, ...args, '--prefer', 'theirs')
    expect(theirs.code).toBe(0)
    expect((await targets('out.xlf'))[2]).toBe(MERGED[2])
    const mine = await called(files, ...args, '--prefer', 'mine')
    expect(mine.code).toBe(0)
    expect((await targets('out.xlf'))[2]).toBe(kept[2])
  })

  test('takes rows of the reviewer where that is asked', async () => {
    const back = edited(await sent(document), (xml) =>
      withRows(xml, ([head, a, b, ...rest]) => [
        ...[head!, b!],
        nameless(a!)
          .replace('天色漸漸暗了', '門開了')
          .replace('The sky was growing dark', 'A door opened'),
        ...rest,
      ]),
    )
    const files = { 'base.xlf': BASE, 'back.docx': back }
    const kept = await called(files, 'base.xlf', 'back.docx', '-o', 'out.tsv')
    expect(kept.code).toBe(0)
    expect(kept.complaints).toEqual([
      'back.docx: 1 row came back without an id; 0 of them were found again by text.',
      'back.docx: 1 row was added by the reviewer (row 3 of the table); it is in the result only where rows are taken too.',
      'back.docx: 1 row did not come back; it is kept as it is.',
    ])
    expect(kept.output).toContain('row 3 of the table: added: 門開了。 | A door opened.')
    expect(await targets('out.tsv')).toEqual(document.rows.map(({ target }) => plainText(target)))
    await called(files, 'base.xlf', 'back.docx', '--rows', 'take', '-o', 'out.tsv')
    const [, second, ...rest] = document.rows.map(({ target }) => plainText(target))
    expect(await targets('out.tsv')).toEqual([second, 'A door opened.', ...rest])
  })

  test('refuses the review of another document, and writes nothing', async () => {
    const other = document.rows.map((_, i) => `第${i}行是別的東西\tSomething else, line ${i}\n`)
    const files = { 'base.xlf': BASE, 'back.tsv': other.join('') }
    const { code, complaints } = await called(files, 'base.xlf', 'back.tsv', '-o', 'out.xlf')
    expect(code).toBe(1)
    expect(complaints[0]).toBe(
      'back.tsv: The review is of another document: of its 4 rows 0 could be recognised.',
    )
    expect(complaints.at(-1)).toContain('Nothing was merged.')
    await expect(readFile(at('out.xlf'))).rejects.toThrow()
    const anyway = await called(files, 'base.xlf', 'back.tsv', '--anyway', '-o', 'out.xlf')
    expect(anyway.code).toBe(0)
    expect(await targets('out.xlf')).toEqual(document.rows.map(({ target }) => plainText(target)))
  })

  test('shows remarks and changes of the source, which not every form has a place for', async () => {
    const back = edited(await sent(document, 'own', 1, 'column'), (xml) =>
      withRows(xml.replace('風從海上', '風從山上'), (rows) =>
        rows.map((row, i) =>
          i === 2
            ? row.replace(/<\/w:p><\/w:tc>(?!.*<\/w:tc>)/s, '<w:r><w:t>Still?</w:t></w:r>$&')
            : row,
        ),
      ),
    )
    const { output } = await called(
      { 'base.xlf': BASE, 'back.docx': back },
      'base.xlf',
      'back.docx',
      '-o',
      'out.tsv',
    )
    expect(output).toContain('4 of 4 rows came back: 1 comment.\nrow 2: comment: Still?\n')
    expect(output).toContain('row 4: source changed: 風從[-海-]{+山+}上吹來。')
  })

  test('names what it was called without', async () => {
    expect((await called({}, 'base.xlf', '-o', 'out.xlf')).complaints[0]).toContain(
      'Name what was sent',
    )
    expect((await called({}, 'base.xlf', 'back.docx')).complaints[0]).toContain('-o')
    const files = { 'base.xlf': BASE, 'back.docx': await reviewed() }
    const over = await called(files, 'base.xlf', 'back.docx', '-o', 'base.xlf')
    expect(over).toMatchObject({ code: 2, output: '' })
  })
})
