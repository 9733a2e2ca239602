import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../../src/core/document/inline.ts'
import { writeTsv } from '../../../../src/formats/tsv/write.ts'
import { legalXml } from '../../../../src/formats/xml/escape.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { sentences } from '../../layout/sample.ts'

const MEANING: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }

const cellsOf = (tsv: string): string[][] =>
  tsv
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.replace(/\\(.)/g, (_, letter: string) => MEANING[letter]!)),
    )

describe('writeTsv', () => {
  it('has a line for every row, an empty cell where a side is missing', () => {
    const document = sentences([{ source: '一。', target: 'One.' }, { source: '二。' }])
    expect(writeTsv(document)).toBe('一。\tOne.\n二。\t\n')
    expect(writeTsv(document, { status: true })).toBe('一。\tOne.\tdraft\n二。\t\tempty\n')
  })

  it('writes what would break a line or a column as an escape', () => {
    const document = sentences([{ source: '一\t二\n三', target: 'C:\\new "quoted"' }])
    expect(writeTsv(document)).toBe('一\\t二\\n三\tC:\\\\new "quoted"\n')
  })

  it('brings every text back', () => {
    fc.assert(
      fc.property(bilingualDocument, (document) => {
        expect(cellsOf(writeTsv(document, { status: true }))).toEqual(
          document.rows.map(({ source, target, status }) => [
            legalXml(plainText(source)),
            legalXml(plainText(target)),
            status,
          ]),
        )
      }),
    )
  })
})
