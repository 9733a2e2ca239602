import { describe, expect, test } from 'vitest'
import { extensionOf, FILE_KINDS } from '../../../src/formats/kinds.ts'
import { MAX_FILE_BYTES } from '../../../src/formats/limits.ts'
import { READABLE_FORMATS, read } from '../../../src/formats/read.ts'
import type { ReadOptions } from '../../../src/formats/types.ts'
import { writeBack, writesBack } from '../../../src/formats/write-back.ts'

const TEXT = new TextEncoder().encode('渡口\n\n天黑了，老人還在等船。\n')

const codesOf = (name: string) => read(TEXT, name).warnings.map(({ code }) => code)

const refusal = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  return null
}

describe('a file', () => {
  test('of every format that is read has a name and an extension', () => {
    for (const format of READABLE_FORMATS) {
      expect(FILE_KINDS[format], format).toBeDefined()
      expect(FILE_KINDS[format]!.extensions.length).toBeGreaterThan(0)
    }
  })

  test('whose name promises another format is read by its content, and named', () => {
    expect(codesOf('渡口.docx')).toEqual(['wrong-extension'])
    expect(read(TEXT, '渡口.DOCX').warnings[0]!.message).toContain('“渡口.DOCX” is a plain text')
    expect(read(TEXT, '渡口.docx').format).toBe('text')
  })

  test('that is XML of an unknown kind is read as text, and named', () => {
    const feed = new TextEncoder().encode('<?xml version="1.0"?>\n<feed>河水漲起來了。</feed>\n')
    expect(read(feed, 'feed.xml').warnings.map(({ code }) => code)).toContain('unknown-xml')
  })

  test('may be called anything that promises nothing', () => {
    for (const name of ['渡口.txt', '渡口', 'standard input', '渡口.第二稿', '.txt']) {
      expect(codesOf(name)).toEqual([])
    }
  })

  test('is refused by name when it is larger than any that is read', () => {
    const error = refusal(() => read(new Uint8Array(MAX_FILE_BYTES + 1), 'large.docx'))
    expect(error).toMatchObject({ name: 'UnreadableFileError', code: 'too-large' })
    expect((error as Error).message).toContain('“large.docx” has 513 MB')
  })

  test('over which a reader stumbles is refused like any other', () => {
    const stumbling: ReadOptions = {
      get language(): 'zh' {
        throw new TypeError('Cannot read properties of undefined.')
      },
    }
    expect(refusal(() => read(TEXT, '渡口.txt', stumbling))).toMatchObject({
      name: 'UnreadableFileError',
      code: 'unreadable',
      fileName: '渡口.txt',
      message: expect.stringContaining('Cannot read properties of undefined. It may be damaged'),
    })
  })
})

describe('the ending of a name', () => {
  test.each([
    ['a.docx', 'docx'],
    ['a.tar.GZ', 'gz'],
    ['.profile', ''],
    ['無', ''],
    ['a.', ''],
  ])('of %s is “%s”', (name, extension) => expect(extensionOf(name)).toBe(extension))
})

test('nothing is written back into a format without a writer', () => {
  const { documents } = read(TEXT, '渡口.txt')
  const unknown = documents.map((document) => ({
    ...document,
    provenance: { ...document.provenance, format: 'constructor' },
  }))
  expect(writesBack('constructor')).toBe(false)
  expect(() => writeBack(TEXT, unknown, { untranslated: 'source' })).toThrow(RangeError)
})
