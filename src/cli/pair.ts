import { readFile } from 'node:fs/promises'
import { type Alignment, align } from '../core/alignment/align.ts'
import { diagnosePair, isBilingual } from '../core/alignment/diagnose-pair.ts'
import { type Dictionary, openDictionary } from '../core/alignment/dictionary.ts'
import {
  asTranslation,
  pairDocuments,
  piecesOfPair,
  type SentenceLink,
} from '../core/alignment/pair.ts'
import { joinFiles, type TextFile } from '../core/alignment/parts.ts'
import { type Piece, type Sentences, sentencesOf } from '../core/alignment/pieces.ts'
import { paragraphsOf, partOf, splitLanguages } from '../core/alignment/split-languages.ts'
import { createDocument } from '../core/document/create.ts'
import { isBlank, textOf } from '../core/document/inline.ts'
import type { BilingualDocument, Row, Side } from '../core/document/model.ts'
import { detectScript } from '../core/text/script.ts'
import { read } from '../formats/read.ts'
import { decodeFile } from '../formats/text/decode.ts'
import type { ReadOptions, Warning } from '../formats/types.ts'
import { InputError, type Io, nameOf, UsageError } from './command.ts'
import { type Problem, problemOf, problemOfLines, UNRELATED } from './pair-problems.ts'

/** A text and its translation, divided into the sentences that are to be linked. */
export interface Pair {
  /** Chinese, whichever file it came from. */
  readonly source: Sentences
  readonly target: Sentences
  /** Whether the translation was named before its source. */
  readonly isSwapped: boolean
  readonly problems: readonly Problem[]
  /** What links of those sentences make of it: a row for each that has text. */
  documentOf(links: readonly SentenceLink[]): BilingualDocument
}

/**
 * Reads a text and its translation, files of any known format. Where they are named the other way
 * round, or one holds both languages, that is said and seen to.
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
  const first = await readAsText([sourceFile], options, io)
  const second = await readAsText(targetFiles, options, io)
  const names = { source: nameOf(sourceFile), target: nameOf(targetFiles[0]!) }
  const problems: Problem[] = []
  let texts = { source: first, target: second }
  for (;;) {
    const diagnosis = diagnosePair(textsOf(texts.source), textsOf(texts.target))
    const problem = problemOf(diagnosis, names)
    if (problem) problems.push(problem)
    if (diagnosis.type === 'swapped') {
      texts = { source: texts.target, target: texts.source }
      break
    }
    if (diagnosis.type !== 'bilingual') break
    const { side } = diagnosis
    const split = splitLanguages(paragraphsOf(texts[side]))
    texts = { ...texts, [side]: partOf(texts[side], split[side]) }
  }
  return pairOf(texts.source, texts.target, { isSwapped: texts.source === second, problems })
}

/**
 * Reads a file that holds both a text and its translation.
 * @throws InputError where it holds only one language; UnreadableFileError
 */
export async function readBilingual(file: string, options: ReadOptions, io: Io): Promise<Pair> {
  const document = await readAsText([file], options, io)
  const name = nameOf(file)
  if (document.rows.some((row) => !isBlank(row.target))) {
    throw new InputError(
      `“${name}” says itself what is translated by what. Write it in another form with: facing-pages export ${name} --to …`,
    )
  }
  if (!isBilingual(textsOf(document))) {
    throw new InputError(
      `“${name}” does not hold both a text and its translation. Name two files: the Chinese text and its translation.`,
    )
  }
  const { source, target } = splitLanguages(paragraphsOf(document))
  return pairOf(partOf(document, source), partOf(document, target), {
    isSwapped: false,
    problems: [],
  })
}

const textsOf = ({ rows }: BilingualDocument): string[] => rows.map((row) => textOf(row.source))

/** The documents of some files as one text. */
async function readAsText(
  files: readonly string[],
  options: ReadOptions,
  io: Io,
): Promise<BilingualDocument> {
  const texts: TextFile<BilingualDocument>[] = []
  for (const file of files) {
    const { documents, warnings } = read(await io.read(file), nameOf(file), options)
    complain(file, warnings, io)
    texts.push({ name: nameOf(file), texts: documents })
  }
  return joinFiles(texts)
}

function pairOf(
  document: BilingualDocument,
  translated: BilingualDocument,
  known: Pick<Pair, 'isSwapped' | 'problems'>,
): Pair {
  const translation = asTranslation(translated)
  const pieces = piecesOfPair(document.rows, translation.rows)
  return {
    ...known,
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
  const first = await readLines(sourceFile, options, io)
  const second: string[] = []
  for (const file of targetFiles) second.push(...(await readLines(file, options, io)))
  const names = { source: nameOf(sourceFile), target: nameOf(targetFiles[0]!) }
  const diagnosis = diagnosePair(first, second)
  const problem = problemOfLines(diagnosis, names)
  const isSwapped = diagnosis.type === 'swapped'
  const [source, target] = isSwapped ? [second, first] : [first, second]
  return {
    source: { texts: source, paragraphStarts: [], kinds: [] },
    target: { texts: target, paragraphStarts: [], kinds: [] },
    isSwapped,
    problems: problem ? [problem] : [],
    documentOf(links) {
      const [name, translationName] = isSwapped
        ? [names.target, names.source]
        : [names.source, names.target]
      const document = documentOfLines(source, name)
      const translation = asTranslation(documentOfLines(target, translationName))
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

/** What the aligner has found, and all that is the matter with the texts. */
export interface AlignedPair extends Alignment {
  readonly problems: readonly Problem[]
}

/** Lines up both sides. */
export async function alignPair(
  { source, target, problems }: Pair,
  dictionary: Dictionary,
): Promise<AlignedPair> {
  const structure = { source, target }
  const alignment = await align(source.texts, target.texts, { dictionary, structure })
  return {
    ...alignment,
    problems: alignment.areUnrelated ? [...problems, UNRELATED] : problems,
  }
}

/** Tells what is the matter with two texts as a whole. */
export function complainOfPair({ problems }: AlignedPair, io: Io): void {
  for (const { message } of problems) io.complain(message)
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
