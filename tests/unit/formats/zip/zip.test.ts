import fc from 'fast-check'
import { unzipSync, Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { ZipArchive } from '../../../../src/formats/zip/read.ts'
import { rewriteZip } from '../../../../src/formats/zip/rewrite.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array | null) => (bytes ? new TextDecoder().decode(bytes) : null)
const LONG = '天地玄黃，宇宙洪荒。'.repeat(2000)

const archiveOf = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encode(text)])))

/** An archive written in one go, as LibreOffice does: sizes stand behind the data of each file. */
function streamed(files: Record<string, string>, packs = true): Uint8Array {
  const pieces: Uint8Array[] = []
  const zip = new Zip((_, piece) => pieces.push(piece))
  for (const [path, text] of Object.entries(files)) {
    const file = packs ? new ZipDeflate(path) : new ZipPassThrough(path)
    zip.add(file)
    file.push(encode(text), true)
  }
  zip.end()
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]))
}

const codesOf = ({ warnings }: ZipArchive): string[] => warnings.map(({ code }) => code)

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

  test.each([
    ['packed', true],
    ['stored', false],
  ])('so is one whose sizes stand behind the data, %s', (_, packs) => {
    const files = { 'a.xml': '甲'.repeat(100), 'b.xml': LONG, 'c.xml': '丙'.repeat(100) }
    const whole = streamed(files, packs)
    const { b, c } = {
      b: new ZipArchive(whole, '').entries.get('b.xml')!,
      c: new ZipArchive(whole, '').entries.get('c.xml')!,
    }

    const inTheMiddle = new ZipArchive(whole.slice(0, b.dataStart + 60), 'a.odt')
    expect(decode(inTheMiddle.read('a.xml'))).toBe(files['a.xml'])
    expect(inTheMiddle.isCut('a.xml')).toBe(false)
    expect(LONG.startsWith(decode(inTheMiddle.read('b.xml'))!.replace(/\ufffd+$/, ''))).toBe(true)
    expect(inTheMiddle.isCut('b.xml')).toBe(true)

    // The end of the table of contents is missing, and nothing of the files.
    const atTheEnd = new ZipArchive(whole.slice(0, -30), 'a.odt')
    for (const [path, text] of Object.entries(files)) {
      expect(decode(atTheEnd.read(path))).toBe(text)
    }
    expect(codesOf(atTheEnd)).toEqual(['truncated-archive'])
    expect(atTheEnd.entries.get('c.xml')).toMatchObject({ packedSize: c.packedSize, crc: c.crc })
  })

  test('a stored file that breaks off is named, once', () => {
    const whole = zipSync({ 'a.xml': [encode(LONG), { level: 0 }] })
    const archive = new ZipArchive(whole.slice(0, 500), 'a.odt')
    archive.read('a.xml')
    archive.read('a.xml')
    expect(codesOf(archive)).toEqual(['truncated-archive', 'truncated-entry'])
  })

  test('what there is of a file that breaks off is written whole', () => {
    const whole = streamed({ 'a.xml': '甲', 'b.xml': LONG })
    const { dataStart } = new ZipArchive(whole, '').entries.get('b.xml')!
    const archive = new ZipArchive(whole.slice(0, dataStart + 60), 'a.odt')
    const written = unzipSync(rewriteZip(archive, new Map([['a.xml', encode('one')]])))
    expect(decode(written['a.xml']!)).toBe('one')
    expect(written['b.xml']).toEqual(archive.read('b.xml'))
  })

  test('a file that was changed on the way is named', () => {
    const whole = zipSync({ 'a.xml': [encode('河水很靜'), { level: 0 }] })
    whole[new ZipArchive(whole, '').entries.get('a.xml')!.dataStart + 1]! ^= 1
    const archive = new ZipArchive(whole, 'a.docx')
    expect(archive.read('a.xml')).toHaveLength(12)
    expect(codesOf(archive)).toEqual(['damaged-entry'])
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
