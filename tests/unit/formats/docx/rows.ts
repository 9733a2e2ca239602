import type { BilingualDocument } from '../../../../src/core/document/model.ts'
import { readDocx } from '../../../../src/formats/docx/read/read.ts'
import type { ReadOptions, ReadResult } from '../../../../src/formats/types.ts'
import { DOCX_CORPUS } from '../../../fixtures/corpus/docx.ts'
import { shown } from '../shown.ts'

/** The bytes of a file of the corpus. */
export function corpusFile(name: string): Uint8Array {
  const file = DOCX_CORPUS.find((each) => each.name === `${name}.docx`)
  if (!file) throw new Error(`No file of the corpus is called ${name}.docx.`)
  return file.bytes()
}

export const readFile = (name: string, options: ReadOptions = {}): ReadResult =>
  readDocx(corpusFile(name), `${name}.docx`, options)

/** Rows of a document, one a line: `heading 1: …`. */
export const linesOf = ({ rows }: BilingualDocument): string[] =>
  rows.map(({ kind, level, source }) => `${kind}${level ? ` ${level}` : ''}: ${shown(source)}`)

/** Rows of a file of the corpus. */
export const lines = (name: string, options: ReadOptions = {}): string[] =>
  readFile(name, options).documents.flatMap(linesOf)

export const codesOf = ({ warnings }: Pick<ReadResult, 'warnings'>): string[] =>
  warnings.map(({ code }) => code)
