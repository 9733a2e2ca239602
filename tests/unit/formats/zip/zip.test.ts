import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { ZipArchive } from '../../../../src/formats/zip/read.ts'
import { rewriteZip } from '../../../../src/formats/zip/rewrite.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array | null) => (bytes ? new TextDecoder().decode(bytes) : null)
const LONG = '天地玄黃，宇宙洪荒。'.repeat(2000)

const archiveOf = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encode(text)])))

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof UnreadableFileError) return error.code
    throw error
  }
  return 'nothing was refused'
}

test('files are unpacked, Chinese names too', () => {
  const archive = new ZipArchive(archiveOf({ '文/稿.xml': '中', 'b.txt': LONG }), 'a.zip')
  expect([...archive.entries.keys()]).toEqual(['文/稿.xml', 'b.txt'])
  expect(decode(archive.read('文/稿.xml'))).toBe('中')
  expect(decode(archive.read('b.txt'))).toBe(LONG)
  expect(archive.read('c')).toBeNull()
  expect(archive.warnings).toEqual([])
})

describe('rewriting', () => {
  test('replaces what changed and copies the rest as it is packed', () => {
    const given = archiveOf({ 'a.xml': '一', 'b.bin': LONG })
    const archive = new ZipArchive(given, 'a.zip')
    const written = rewriteZip(archive, new Map([['a.xml', encode('one')]]))
    const again = new ZipArchive(written, 'a.zip')
    expect(decode(again.read('a.xml'))).toBe('one')
    const packed = (of: ZipArchive) => {
      const { dataStart, packedSize } = of.entries.get('b.bin')!
      return of.bytes.slice(dataStart, dataStart + packedSize)
    }
    expect(packed(again)).toEqual(packed(archive))
  })

  test('another program reads it', () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string(), { minKeys: 1 })
    fc.assert(
      fc.property(files, files, (given, changed) => {
        const archive = new ZipArchive(archiveOf(given), 'a.zip')
        const changes = new Map(Object.entries(changed).map(([path, text]) => [path, encode(text)]))
        const read = unzipSync(rewriteZip(archive, changes))
        const texts = Object.fromEntries(Object.entries(read).map(([k, v]) => [k, decode(v)]))
        expect(texts).toEqual({ ...given, ...changed })
      }),
    )
  })
})

describe('damage', () => {
  test('an archive whose end is missing is read as far as it goes', () => {
    const whole = archiveOf({ 'a.xml': '甲'.repeat(100), 'b.xml': '乙'.repeat(100), 'c.xml': LONG })
    const cut = whole.slice(0, new ZipArchive(whole, '').entries.get('c.xml')!.dataStart + 20)
    const archive = new ZipArchive(cut, 'a.docx')
    expect(archive.warnings.map(({ code }) => code)).toEqual(['truncated-archive'])
    expect(decode(archive.read('a.xml'))).toBe('甲'.repeat(100))
    expect(decode(archive.read('b.xml'))).toBe('乙'.repeat(100))
    expect(LONG.startsWith(decode(archive.read('c.xml'))!.replace(/\ufffd+$/, ''))).toBe(true)
    expect(archive.warnings.map(({ code }) => code)).toContain('truncated-entry')
  })

  test('what is no archive is refused', () => {
    expect(codeOf(() => new ZipArchive(encode('PK but not really'), 'a'))).toBe('damaged-archive')
  })
})

describe('harm', () => {
  test.each(['../../etc/passwd', '/etc/passwd', 'C:/boot.ini', 'a/..\\b'])(
    'the path %s',
    (path) => {
      expect(codeOf(() => new ZipArchive(archiveOf({ [path]: 'x' }), 'a'))).toBe('unsafe-path')
    },
  )

  test('a file that grows without measure', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 9 })
    const archive = new ZipArchive(bomb, 'bomb.docx')
    expect(codeOf(() => archive.read('word/document.xml'))).toBe('zip-bomb')
  })

  test('a file behind a password', () => {
    const bytes = archiveOf({ 'a.xml': 'x' })
    const { record } = new ZipArchive(bytes, 'a').entries.get('a.xml')!
    bytes[record!.start + 8] = 1
    expect(codeOf(() => new ZipArchive(bytes, 'a'))).toBe('encrypted')
  })
})
