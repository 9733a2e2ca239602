import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { copySources } from '../../../src/core/document/fill.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument, Side } from '../../../src/core/document/model.ts'
import { normaliseDocument } from '../../../src/core/document/normalise.ts'
import { pseudoTranslate } from '../../../src/core/document/pseudo.ts'
import { FILE_KINDS } from '../../../src/formats/kinds.ts'
import { read } from '../../../src/formats/read.ts'
import { writeBack, writesBack } from '../../../src/formats/write-back.ts'

/*
 * What holds for every format, tried on every fixture of each: its reader, its writer and its
 * recognition are those of the program.
 */

interface Fixture {
  readonly name: string
  readonly bytes: () => Uint8Array
  readonly damaged?: true
}

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/corpus')

const corpora = await Promise.all(
  fs.readdirSync(FOLDER).map(async (file): Promise<[string, readonly Fixture[]]> => {
    const module: Record<string, unknown> = await import(path.join(FOLDER, file))
    return [path.parse(file).name, Object.values(module).find(Array.isArray) as Fixture[]]
  }),
)

/** The texts of one side, without codes and what these show. */
const texts = (documents: readonly BilingualDocument[], side: Side): string[] =>
  documents
    .flatMap(({ rows }) => rows.map((row) => textOf(row[side]).replace(CODES, '').trim()))
    .filter(Boolean)

const CODES = /[\ufff9-\ufffc]/g

/** Formats whose files hold both sides: a translation comes back as one. */
const BILINGUAL = new Set(['bilingual-docx', 'csv', 'tbx', 'tmx', 'xliff'])

describe.each(corpora)('fixtures of %s', (_, fixtures) => {
  const whole = fixtures.filter(({ damaged }) => !damaged)

  test.each(whole.map((fixture) => [fixture.name, fixture] as const))(
    '%s comes out as it went in',
    (name, fixture) => {
      const bytes = fixture.bytes()
      const { format, encoding, documents, writesBack: writes } = read(bytes, name)
      expect(FILE_KINDS[format]).toBeDefined()
      for (const document of documents) expect(normaliseDocument(document).repairs).toEqual([])
      if (!writes) return
      expect(writesBack(format)).toBe(true)
      const copied = documents.map(copySources)
      const written = writeBack(bytes, copied, { untranslated: 'source' })
      const again = read(written.bytes, name, encodingOf(encoding))
      // A table with Chinese on both sides is none of a text and its translation.
      if (BILINGUAL.has(format) && again.format !== format) return
      expect(again.format).toBe(format)
      expect(texts(again.documents, 'source')).toEqual(texts(documents, 'source'))
    },
  )

  test.each(whole.map((fixture) => [fixture.name, fixture] as const))(
    '%s is reached by a translation wherever it was read',
    (name, fixture) => {
      const bytes = fixture.bytes()
      const { format, encoding, documents, writesBack: writes } = read(bytes, name)
      if (!writes) return
      const filled = documents.map(pseudoTranslate)
      const written = writeBack(bytes, filled, { untranslated: 'source' })
      // What an old encoding lacks makes a file UTF-8.
      const changed = written.warnings.some(({ code }) => code === 'encoding-changed')
      const again = read(written.bytes, name, encodingOf(changed ? 'utf-8' : encoding))
      const wanted = texts(filled, 'target')
      if (BILINGUAL.has(again.format)) {
        // What stands between two segments of a unit may be read as text of one of them.
        const said = squeezed(texts(again.documents, 'target'))
        for (const text of wanted) expect(said).toContain(squeezed([text]))
      } else {
        expect(squeezed(texts(again.documents, 'source'))).toBe(squeezed(wanted))
      }
      expect(BILINGUAL.has(format)).toBe(BILINGUAL.has(again.format))
    },
  )
})

/** So short a text in English may be taken for any encoding. */
const encodingOf = (encoding: string) => (encoding ? { encoding } : {})

const squeezed = (pieces: readonly string[]): string =>
  pieces.join('').replace(/[\s\u200b\u3000]+/g, '')
