import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainName, readFiles } from '../../../src/main/files.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-test-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('readFiles', () => {
  it('reads what it can and says of the rest why it cannot', async () => {
    const good = path.join(folder, 'good.txt')
    const pipe = path.join(folder, 'pipe')
    fs.writeFileSync(good, '好')
    execFileSync('mkfifo', [pipe])
    const known = { opened: new Set<string>(), saved: new Set<string>() }
    const missing = path.join(folder, 'missing.txt')
    const { files, faults } = await readFiles([folder, good, missing, pipe], known)
    expect(files).toEqual([
      { name: 'good.txt', path: good, size: 3, bytes: new TextEncoder().encode('好') },
    ])
    expect(faults.map((fault) => fault.code)).toEqual(['is-folder', 'not-found', 'unreadable'])
    expect(faults[1]!.message).toContain('“missing.txt”')
    expect(known.opened).toEqual(new Set([good]))
  })
})

describe('plainName', () => {
  it.each([
    ['《書頁》: 上/下?.docx', '《書頁》 上 下.docx'],
    ['..', 'untitled_'],
    ['', 'untitled_'],
    ['.pdf', 'pdf'],
    ['CON.pdf', 'CON_.pdf'],
    ['  a \n b .txt', 'a b.txt'],
  ])('makes %j %j', (suggested, name) => expect(plainName(suggested)).toBe(name))

  it('is a name in one folder, whatever is suggested', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (suggested) => {
        const name = plainName(suggested)
        expect(name).not.toMatch(/[\u0000-\u001f"*/:<>?\\|]/)
        expect(path.resolve('/a', name)).toBe(`/a/${name}`)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      }),
    )
  })
})
