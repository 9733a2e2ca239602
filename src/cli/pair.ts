import { readFile } from 'node:fs/promises'
import { type Alignment, align } from '../core/alignment/align.ts'
import { type Dictionary, openDictionary } from '../core/alignment/dictionary.ts'
import {
  asTranslation,
  pairDocuments,
  piecesOfPair,
  type SentenceLink,
  type Translation,
} from '../core/alignment/pair.ts'
import { joinFiles, type TextFile } from '../core/alignment/parts.ts'
import { type Piece, type Sentences, sentencesOf } from '../core/alignment/pieces.ts'
import { createDocument } from '../core/document/create.ts'
import { isBlank } from '../core/document/inline.ts'
import type { BilingualDocument, Row, Side } from '../core/document/model.ts'
import { detectScript } from '../core/text/script.ts'
import { read } from '../formats/read.ts'
import { readTranslation } from '../formats/read-translation.ts'
import { decodeFile } from '../formats/text/decode.ts'
import type { ReadOptions, Warning } from '../formats/types.ts'
import { InputError, type Io, nameOf, UsageError } from './command.ts'

/** A text and its translation, divided into the sentences that are to be linked. */
export interface Pair {
  readonly source: Sentences
  readonly target: Sentences
  /** What links of those sentences make of it: a row for each that has text. */
  documentOf(links: readonly SentenceLink[]): BilingualDocument
}

/**
 * Reads a text and its translation, files of any known format.
 * @param targetFiles files of the translation, in order
 * @throws UsageError, InputError, UnreadableFileError
 */
export async function readPair(
  sourceFile: string,
  targetFiles: readonly string[],
  options: ReadOptions,
  io: Io,
): Promise<Pair> {
  refuseTwoInputs([sourceFile, ...targetFiles])
  const name = nameOf(sourceFile)
  const { documents, warnings } = read(await io.read(sourceFile), name, options)
  complain(sourceFile, warnings, io)
  const document = joinFiles([{ name, texts: documents }])
  const translations: TextFile<Translation>[] = []
  for (const file of targetFiles) {
    const translation = readTranslation(await io.read(file), nameOf(file), options)
    complain(file, translation.warnings, io)
    translations.push({ name: nameOf(file), texts: [translation] })
  }
  const translation = joinFiles(translations)
  const pieces = piecesOfPair(document.rows, translation.rows)
  return {
    source: sentencesOf(pieces.source),
    target: sentencesOf(pieces.target),
    documentOf: (links) => pairDocuments(document, translation, pieces, links),
  }
}

/**
 * Reads files of which every line, a blank one too, is a sentence as it stands.
 * @throws UsageError, InputError, UnreadableFileError
 */
export async function readLinePair(
  sourceFile: string,
  targetFiles: readonly string[],
  options: ReadOptions,
  io: Io,
): Promise<Pair> {
  refuseTwoInputs([sourceFile, ...targetFiles])
  const source = await readLines(sourceFile, options, io)
  const target: string[] = []
  for (const file of targetFiles) target.push(...(await readLines(file, options, io)))
  return {
    source: { texts: source, paragraphStarts: [] },
    target: { texts: target, paragraphStarts: [] },
    documentOf(links) {
      const document = documentOfLines(source, nameOf(sourceFile))
      const translation = asTranslation(documentOfLines(target, nameOf(targetFiles[0]!)))
      const pieces = {
        source: piecesOfLines(document.rows, 'source', source),
        target: piecesOfLines(translation.rows, 'target', target),
      }
      const paired = pairDocuments(document, translation, pieces, links)
      // Links of blank lines.
      return { ...paired, rows: paired.rows.filter(hasText) }
    },
  }
}

/** Lines up both sides. */
export function alignPair({ source, target }: Pair, dictionary: Dictionary): Promise<Alignment> {
  const knowsParagraphs = source.paragraphStarts.length + target.paragraphStarts.length > 0
  return align(source.texts, target.texts, {
    dictionary,
    ...(knowsParagraphs && {
      paragraphs: { source: source.paragraphStarts, target: target.paragraphStarts },
    }),
  })
}

/** Tells what is the matter with two texts as a whole. */
export function complainOfPair({ diagnosis }: Alignment, io: Io): void {
  for (const { message } of diagnosis.problems) io.complain(message)
}

const DICTIONARY = new URL('../../resources/dictionary/cedict.bin', import.meta.url)

/** @throws InputError when the installation is incomplete */
export async function loadDictionary(): Promise<Dictionary> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(DICTIONARY)
    return openDictionary((buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength))
  } catch (error) {
    throw new InputError(
      `The dictionary of the aligner could not be read (${(error as Error).message}). Install the program again, or run “npx tsx tools/dictionary.ts”.`,
    )
  }
}

function refuseTwoInputs(files: readonly string[]): void {
  if (files.filter((file) => file === '-').length > 1) {
    throw new UsageError('Only one side can come from standard input.')
  }
}

/** That a text is not Chinese is said of the pair, if at all. */
function complain(file: string, warnings: readonly Warning[], io: Io): void {
  for (const { code, message, where } of warnings) {
    if (code === 'not-chinese') continue
    io.complain(`${nameOf(file)}${where ? `, ${where}` : ''}: ${message}`)
  }
}

/** Only the line break behind the last line begins none. */
async function readLines(file: string, options: ReadOptions, io: Io): Promise<string[]> {
  const { text } = decodeFile(await io.read(file), nameOf(file), options)
  const lines = text.split(/\r\n|[\n\r]/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** Nothing is known of paragraphs, so all lines are of one. */
function documentOfLines(lines: readonly string[], name: string): BilingualDocument {
  const document = createDocument({
    rows: lines.map((source) => ({ kind: 'paragraph', source })),
    sourceLanguage: detectScript(lines.slice(0, 2000).join('')).language,
    provenance: { name, format: 'text', encoding: '' },
  })
  const paragraph = document.rows[0]?.paragraph ?? ''
  return { ...document, rows: document.rows.map((row) => ({ ...row, paragraph })) }
}

const piecesOfLines = (rows: readonly Row[], side: Side, lines: readonly string[]): Piece[] =>
  rows.map((row, i) => ({ side, row, from: 0, to: lines[i]!.length, gap: '' }))

const hasText = ({ source, target }: Row): boolean => !isBlank(source) || !isBlank(target)
