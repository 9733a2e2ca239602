import type { Row } from '../../../../src/core/document/model.ts'
import { readOdt } from '../../../../src/formats/odt/read.ts'
import type { ReadOptions, ReadResult } from '../../../../src/formats/types.ts'
import { ODT_FIXTURES } from '../../../fixtures/corpus/odt.ts'
import { shown } from '../shown.ts'

/** The bytes of a fixture. */
export const fixture = (name: string): Uint8Array => {
  const found = ODT_FIXTURES.find((each) => each.name === name)
  if (!found) throw new Error(`There is no fixture “${name}”.`)
  return found.bytes()
}

export const readFixture = (name: string, options: ReadOptions = {}): ReadResult =>
  readOdt(fixture(name), `${name}.odt`, options)

/** Rows in one line each: kind, level and source. */
export const rowsOf = ({ documents }: ReadResult): string[] =>
  documents[0]!.rows.map((row: Row) => {
    const level = row.level > 0 ? ` ${row.level}` : ''
    return `${row.kind}${level}: ${shown(row.source)}`
  })

export const codesOf = ({ warnings }: ReadResult): string[] => warnings.map(({ code }) => code)
