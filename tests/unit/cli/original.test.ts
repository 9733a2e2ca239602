import { describe, expect, test } from 'vitest'
import { exportCommand } from '../../../src/cli/export.ts'
import { pseudoCommand } from '../../../src/cli/pseudo.ts'
import { roundtripCommand } from '../../../src/cli/roundtrip.ts'
import { run } from '../../../src/cli/run.ts'
import { memoryIo } from './memory-io.ts'

async function called(args: string[], files: Record<string, string | Uint8Array> = {}) {
  const io = memoryIo(files)
  const code = await run(args, [roundtripCommand, pseudoCommand, exportCommand], '1.2.3', io)
  return { code, output: io.output.join(''), complaints: io.complaints }
}

describe('writing back', () => {
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
