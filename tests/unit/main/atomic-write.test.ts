import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeAtomically } from '../../../src/main/atomic-write.ts'
import { fileFault, openingFault, savingFault } from '../../../src/main/faults.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-test-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)

describe('writeAtomically', () => {
  it('writes a new file and replaces an old one, keeping its permissions', async () => {
    const file = path.join(folder, '譯文.txt')
    await writeAtomically(file, bytes('one'))
    fs.chmodSync(file, 0o640)
    await writeAtomically(file, bytes('two'))
    expect(fs.readFileSync(file, 'utf8')).toBe('two')
    expect(fs.statSync(file).mode & 0o777).toBe(0o640)
    expect(fs.readdirSync(folder)).toEqual(['譯文.txt'])
  })

  it('replaces the file a link points to, not the link', async () => {
    const file = path.join(folder, 'real.txt')
    const link = path.join(folder, 'link.txt')
    fs.writeFileSync(file, 'old')
    fs.symlinkSync(file, link)
    await writeAtomically(link, bytes('new'))
    expect(fs.readlinkSync(link)).toBe(file)
    expect(fs.readFileSync(file, 'utf8')).toBe('new')
  })

  it('leaves nothing behind where it cannot write', async () => {
    const target = path.join(folder, 'folder')
    fs.mkdirSync(target)
    await expect(writeAtomically(target, bytes('x'))).rejects.toMatchObject({ code: 'EISDIR' })
    const nowhere = path.join(folder, 'nowhere', 'x.txt')
    await expect(writeAtomically(nowhere, bytes('x'))).rejects.toMatchObject({ code: 'ENOENT' })
    expect(fs.readdirSync(folder)).toEqual(['folder'])
  })

  it('leaves the old file as it was when the disk takes only a part of the new one', () => {
    const file = path.join(folder, 'old.txt')
    fs.writeFileSync(file, 'the old text')
    const module = path.resolve('src/main/atomic-write.ts')
    // A limit on file size cuts the write off in the middle, as a full disk does.
    const script = `
      const { writeAtomically } = await import(${JSON.stringify(module)})
      const error = await writeAtomically(${JSON.stringify(file)}, new Uint8Array(1e6)).catch((e) => e)
      console.log(error.code)`
    const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', script]
    const output = execFileSync('bash', [
      '-c',
      'trap "" XFSZ; ulimit -f 100; exec "$@"',
      '',
      ...node,
    ])
    expect(output.toString().trim()).toBe('EFBIG')
    expect(fs.readFileSync(file, 'utf8')).toBe('the old text')
    expect(fs.readdirSync(folder)).toEqual(['old.txt'])
  })
})

describe('faults of files', () => {
  it.each([
    ['EACCES', 'access-denied'],
    ['EPERM', 'access-denied'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EBUSY', 'file-busy'],
    ['ENAMETOOLONG', 'name-too-long'],
  ])('tells %s apart', (code, fault) => {
    const told = savingFault('/home/user/essay.docx', { code })
    expect(told.code).toBe(fault)
    expect(told.message).toMatch(/^“essay\.docx” could not be saved: .+\.$/)
  })

  it('says what is missing: the file that is read, the folder that is written to', () => {
    expect(openingFault('/a/b.txt', { code: 'ENOENT' }).message).toContain('not there any more')
    expect(savingFault('/a/b.txt', { code: 'ENOENT' }).message).toContain('its folder')
  })

  it('passes on what it does not know', () => {
    expect(fileFault('It failed', { code: 'EWEIRD' }).message).toContain('EWEIRD')
    expect(fileFault('It failed', new Error('no memory')).message).toContain('no memory')
  })
})
