import { describe, expect, it } from 'vitest'
import { copySources } from '../../../src/core/document/fill.ts'
import { plainText, textOf } from '../../../src/core/document/inline.ts'
import { pseudoTranslate } from '../../../src/core/document/pseudo.ts'
import { MAX_ROW_LENGTH } from '../../../src/formats/limits.ts'
import { read } from '../../../src/formats/read.ts'
import { UnreadableFileError } from '../../../src/formats/types.ts'
import { writeBack } from '../../../src/formats/write-back.ts'
import { CSV_CORPUS } from '../../fixtures/corpus/csv.ts'
import { MARKDOWN_CORPUS } from '../../fixtures/corpus/markdown.ts'
import { SUBTITLES_CORPUS } from '../../fixtures/corpus/subtitles.ts'
import { TEXT_CORPUS } from '../../fixtures/corpus/text.ts'

const FORMATS: Readonly<Record<string, string>> = { md: 'markdown', tsv: 'csv' }
/** What is called a text and is something else. */
const OTHERS: Readonly<Record<string, string>> = {
  'readme.txt': 'markdown',
  'called-text.txt': 'srt',
  'own.txt': 'csv',
}

const formatOf = (name: string): string => {
  const extension = name.split('.').pop()!
  return OTHERS[name] ?? FORMATS[extension] ?? (extension === 'txt' ? 'text' : extension)
}

const CORPORA = [MARKDOWN_CORPUS, TEXT_CORPUS, SUBTITLES_CORPUS, CSV_CORPUS].flat()
const sound = CORPORA.filter(({ damaged }) => !damaged)
const KEEP = { untranslated: 'source' } as const
const MATTERS = new Set([
  'uncertain-encoding',
  'wrong-extension',
  'long-paragraph',
  'not-chinese',
  'joined-lines',
])

describe.each(sound)('$name', ({ name, bytes }) => {
  const file = bytes()
  const result = read(file, name)

  it('is read as what it is, without a complaint', () => {
    expect(result.format).toBe(formatOf(name))
    expect(result.writesBack).toBe(true)
    expect(result.warnings.filter(({ code }) => !MATTERS.has(code))).toEqual([])
  })

  it('has rows that an editor can carry, units and codes of one name each', () => {
    const rows = result.documents.flatMap((document) => document.rows)
    expect(rows.length).toBeGreaterThan(0)
    const units = rows.flatMap((row) => row.units)
    expect(new Set(units).size).toBe(units.length)
    const codes = rows
      .flatMap((row) => row.source)
      .flatMap((inline) => (inline.type === 'code' ? [`${inline.id} ${inline.role}`] : []))
    expect(new Set(codes).size).toBe(codes.length)
    for (const row of rows) expect(textOf(row.source).length).toBeLessThanOrEqual(MAX_ROW_LENGTH)
  })

  it('is the same file when the translation is the source', () => {
    if (result.format === 'csv') return
    const { bytes: written } = writeBack(file, result.documents.map(copySources), KEEP)
    expect(written).toEqual(file)
  })

  it('is the same file when nothing is translated', () => {
    expect(writeBack(file, result.documents, KEEP).bytes).toEqual(file)
  })

  it('says the translation when it is read again', () => {
    const documents = result.documents.map(pseudoTranslate)
    const { bytes: written, warnings, untranslated } = writeBack(file, documents, KEEP)
    expect(warnings.filter(({ code }) => code !== 'encoding-changed')).toEqual([])
    const again = read(written, name, {
      language: 'en',
      encoding: warnings.length > 0 ? 'utf-8' : result.encoding,
      ...(result.format === 'text' ? { lines: 'keep' } : {}),
    })
    const said = (text: string) => text.replace(/\s/g, '')
    if (result.format === 'csv') {
      const texts = (docs: typeof documents) =>
        docs.flatMap(({ rows }) => rows.map((row) => plainText(row.target)))
      expect(texts(again.documents as typeof documents)).toEqual(texts(documents))
      return
    }
    expect(untranslated).toBe(0)
    expect(
      again.documents.map(({ rows }) => said(rows.map((row) => plainText(row.source)).join(''))),
    ).toEqual(documents.map(({ rows }) => said(rows.map((row) => plainText(row.target)).join(''))))
  })
})

describe.each(CORPORA.filter(({ damaged }) => damaged))(
  '$name, which is damaged',
  ({ name, bytes }) => {
    it('is refused with a reason, or read with what can be read of it', () => {
      const file = bytes()
      let result: ReturnType<typeof read>
      try {
        result = read(file, name)
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFileError)
        expect((error as Error).message).toContain(name)
        expect((error as UnreadableFileError).code).not.toBe('unreadable')
        return
      }
      expect(writeBack(file, result.documents, KEEP).bytes).toEqual(file)
      const { bytes: written } = writeBack(file, result.documents.map(pseudoTranslate), KEEP)
      expect(written.length).toBeGreaterThan(0)
    })
  },
)
