import { strToU8, zipSync } from 'fflate'
import type { BilingualDocument } from '../../core/document/model.ts'
import { interTextFileNames, writeInterText } from './intertext.ts'
import { type IndexLink, sentenceLists } from './sentences.ts'

/** An alignment as researchers exchange it: two texts and a list of links. */
export interface AlignFiles {
  /** One link a line, `[0, 1]:[2]`: places of lines in the two texts, counted from 0. */
  readonly links: string
  /** One sentence a line. */
  readonly source: string
  readonly target: string
}

/**
 * A document as index lists, the form in which Vecalign and Bertalign give their results and gold
 * standards are kept. The sentences of a row are one link; a side without text is `[]`.
 */
export function writeAlignList(document: BilingualDocument): AlignFiles {
  const { source, target, links } = sentenceLists(document)
  return { links: linkLines(links), source: lines(source), target: lines(target) }
}

/** Links as an index list, one a line. */
export const linkLines = (links: readonly IndexLink[]): string =>
  lines(links.map(({ source, target }) => `[${source.join(', ')}]:[${target.join(', ')}]`))

/**
 * The three files of an alignment by their names: `NAME.align`, `NAME.zh.txt`, `NAME.en.txt`.
 * @param name without an ending
 */
export function alignFileNames(name: string, files: AlignFiles): Record<string, string> {
  return {
    [`${name}.align`]: files.links,
    [`${name}.zh.txt`]: files.source,
    [`${name}.en.txt`]: files.target,
  }
}

/**
 * The three files, and those for InterText, in one ZIP archive.
 * @param name what the files in it are called, without an ending
 */
export function writeAlignZip(document: BilingualDocument, name: string): Uint8Array<ArrayBuffer> {
  const files = {
    ...alignFileNames(name, writeAlignList(document)),
    ...interTextFileNames(name, writeInterText(document, name)),
  }
  const entries = Object.entries(files).map(([file, text]) => [file, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries))
}

const lines = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('')
