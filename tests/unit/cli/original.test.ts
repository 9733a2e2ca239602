import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportCommand } from '../../../src/cli/export.ts'
import { nodeIo } from '../../../src/cli/node-io.ts'
import { pseudoCommand } from '../../../src/cli/pseudo.ts'
import { roundtripCommand } from '../../../src/cli/roundtrip.ts'
import { run } from '../../../src/cli/run.ts'
import { TBX_CORPUS } from '../../fixtures/corpus/tbx.ts'
import { memoryIo } from './memory-io.ts'

const COMMANDS = [roundtripCommand, pseudoCommand, exportCommand]

async function called(args: string[], files: Record<string, string | Uint8Array> = {}) {
  const io = memoryIo(files)
  const code = await run(args, COMMANDS, '1.2.3', io)
  return { code, output: io.output.join(''), complaints: io.complaints }
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'original-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string): string => path.join(folder, name)

/** Calls the program on a file in a folder of its own. */
async function calledOn(content: string, ...[name, file, ...rest]: [string, string, ...string[]]) {
  await writeFile(at(file), content)
  const output: string[] = []
  const complaints: string[] = []
  const io = {
    ...nodeIo,
    write: async (text: string) => void output.push(text),
    complain: (line: string) => void complaints.push(line),
  }
  const code = await run([name, at(file), ...rest], COMMANDS, '1.2.3', io)
  return { code, output: output.join(''), complaints }
}

const PAGE = '# 夜航\n\n船在**霧裡**走了一夜。\n\n```\n代碼\n```\n'

const XLIFF = `<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-TW" trgLang="en">
 <file id="f">
  <unit id="1"><segment><source>天黑了。</source><target>Night fell.</target></segment></unit>
  <unit id="2"><segment><source>船來了。</source></segment></unit>
 </file>
</xliff>
`

describe('roundtrip', () => {
  test('writes the same file, beside it or where it is told', async () => {
    expect(await calledOn(PAGE, 'roundtrip', '夜航.md')).toEqual({
      code: 0,
      output: `${at('夜航.roundtrip.md')}\n`,
      complaints: ['夜航.roundtrip.md: 2 texts translated, 0 not.'],
    })
    expect(await readFile(at('夜航.roundtrip.md'), 'utf8')).toBe(PAGE)
    await calledOn(PAGE, 'roundtrip', '夜航.md', '-o', at('out.md'))
    expect(await readFile(at('out.md'), 'utf8')).toBe(PAGE)
  })
})

describe('pseudo', () => {
  test('reaches every text that is read, and nothing else', async () => {
    const { code } = await calledOn(PAGE, 'pseudo', '夜航.md')
    expect(code).toBe(0)
    expect(await readFile(at('夜航.pseudo.md'), 'utf8')).toMatch(
      /^# ⟦[a-z]+⟧\n\n⟦[a-z ]+\*\*[a-z ]+\*\*[a-z ]+\.⟧\n\n```\n代碼\n```\n$/,
    )
  })
})

describe('export to the original form', () => {
  test('leaves a file with translations as it is', async () => {
    const { code, complaints } = await calledOn(XLIFF, 'export', 'a.xlf', '--to', 'original')
    expect(code).toBe(0)
    expect(complaints).toEqual(['a.en.xlf: 1 text translated, 1 not.'])
    expect(await readFile(at('a.en.xlf'), 'utf8')).toBe(XLIFF)
  })

  test('brings a translation that stands in another file into it', async () => {
    await writeFile(at('en.txt'), 'Night Voyage\n\nThe boat went on through the fog all night.\n')
    const { code } = await calledOn(
      PAGE,
      'export',
      '夜航.md',
      '--to',
      'original',
      '--translation',
      at('en.txt'),
    )
    expect(code).toBe(0)
    const written = await readFile(at('夜航.en.md'), 'utf8')
    expect(written).toContain('# Night Voyage\n')
    expect(written).toContain('The boat went on through the fog all night.')
  })

  test('is refused where there is no translation', async () => {
    const { code, complaints } = await calledOn(PAGE, 'export', '夜航.md', '--to', 'original')
    expect(code).toBe(1)
    expect(complaints[0]).toContain('has no translation, and --to original needs one')
  })
})

describe('writing back', () => {
  test('is refused by name where a format has no writer', async () => {
    const { bytes } = TBX_CORPUS.find(({ damaged }) => !damaged)!
    for (const command of ['roundtrip', 'pseudo']) {
      const { code, complaints } = await called([command, 'a.tbx'], { 'a.tbx': bytes() })
      expect(code).toBe(1)
      expect(complaints.at(-1)).toContain('“a.tbx” is a TBX term base, and nothing can be written')
    }
  })

  test('never overwrites its input', async () => {
    for (const args of [
      ['roundtrip', 'a.docx', '-o', './a.docx'],
      ['pseudo', 'a.docx', '-o', 'a.docx'],
      ['export', 'a.docx', '--to', 'original', '-o', 'a.docx'],
    ]) {
      const { code, complaints } = await called(args, { 'a.docx': '好。' })
      expect(code).toBe(2)
      expect(complaints[0]).toContain('would overwrite the input')
    }
  })

  test('wants a name for what comes from standard input', async () => {
    const { code } = await called(['roundtrip', '-'], { '-': '好。' })
    expect(code).toBe(2)
  })

  test.each([
    ['--lines', 'wrap'],
    ['--revisions', 'keep'],
  ])('refuses %s %s', async (...option) => {
    const { code, complaints } = await called(['pseudo', 'a.txt', ...option], { 'a.txt': '好。' })
    expect(code).toBe(2)
    expect(complaints[0]).toContain(option[0])
  })
})
