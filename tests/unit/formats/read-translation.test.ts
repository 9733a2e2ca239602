import { describe, expect, test } from 'vitest'
import { textOf } from '../../../src/core/document/inline.ts'
import { readTranslation } from '../../../src/formats/read-translation.ts'
import { UnreadableFileError } from '../../../src/formats/types.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const TEXT = `The Ferry

1. The old man

The ferry lay to the west of the village, where the river was widest.

“Will you cross?” the old man asked. Nobody answered.
`

describe('a translation', () => {
  test('is read as English, onto the target side', () => {
    const { rows, metadata, warnings, encoding } = readTranslation(bytes(TEXT), 'ferry.txt')
    expect(rows.map(({ kind, source, target }) => [kind, textOf(source), textOf(target)])).toEqual([
      ['title', '', 'The Ferry'],
      ['heading', '', '1. The old man'],
      ['paragraph', '', 'The ferry lay to the west of the village, where the river was widest.'],
      ['paragraph', '', '“Will you cross?” the old man asked. Nobody answered.'],
    ])
    expect(metadata.title).toBe('The Ferry')
    expect(encoding).toBe('utf-8')
    expect(warnings).toEqual([])
  })

  test('has the white space between the rows of a long paragraph on its own side', () => {
    const long = 'The river rose and nobody crossed it that day. '.repeat(200)
    const { rows } = readTranslation(bytes(long), 'long.txt')
    expect(rows.length).toBeGreaterThan(1)
    expect(rows[0]!.gap).toEqual({ source: '', target: ' ' })
    expect(new Set(rows.map(({ paragraph }) => paragraph)).size).toBe(1)
  })

  test('is refused as any file is that cannot be read', () => {
    expect(() => readTranslation(new Uint8Array(), 'a.txt')).toThrow(UnreadableFileError)
    expect(() => readTranslation(bytes(' \n'), 'a.txt')).toThrow('“a.txt” holds nothing')
    expect(() => readTranslation(bytes('%PDF-1.7\n'), 'a.pdf')).toThrow('cannot be read')
  })
})
