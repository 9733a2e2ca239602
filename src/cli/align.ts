import { readFile } from 'node:fs/promises'
import { type AlignedLink, type Alignment, align } from '../core/alignment/align.ts'
import { type Dictionary, openDictionary } from '../core/alignment/dictionary.ts'
import type { ParagraphStarts } from '../core/alignment/paragraphs.ts'
import { textOf } from '../core/document/inline.ts'
import { sentences } from '../core/segmentation/index.ts'
import { detectScript } from '../core/text/script.ts'
import { read } from '../formats/read.ts'
import { decodeFile } from '../formats/text/decode.ts'
import { alignedTmx } from './aligned-tmx.ts'
import {
  type Command,
  ENCODING_HELP,
  ENCODING_OPTION,
  InputError,
  type Io,
  nameOf,
  readOptions,
  UsageError,
} from './command.ts'
import { writeFileAtomically } from './write-file.ts'

const FORMATS = ['json', 'tsv', 'tmx'] as const
type Format = (typeof FORMATS)[number]

/** Lines up a Chinese text with its English translation. */
export const alignCommand: Command = {
  name: 'align',
  summary: 'line up a text with its translation, sentence by sentence',
  usage:
    'SOURCE TARGET [--json | --tsv | --tmx] [--lines] [--evidence] [--stats] [-o OUT] [--encoding LABEL]',
  help: [
    '  SOURCE        the Chinese text',
    '  TARGET        its English translation',
    '  --json        links as indices of sentences, with type and confidence; the default',
    '  --tsv         one link a line: source, tabulator, target',
    '  --tmx         a translation memory (TMX 1.4)',
    '  --lines       take each line of both files for a sentence, as it stands',
    '  --evidence    with --json: what speaks for and against each link',
    '  --stats       print time and memory to standard error',
    '  -o, --output OUT  the file to write; standard output when left out',
    ENCODING_HELP,
    '',
    'With --lines every line of both files is in exactly one link; indices count from 0.',
  ],
  options: {
    json: { type: 'boolean' },
    tsv: { type: 'boolean' },
    tmx: { type: 'boolean' },
    lines: { type: 'boolean' },
    evidence: { type: 'boolean' },
    stats: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    ...ENCODING_OPTION,
  },

  async run(positionals, values, io) {
    const [sourceFile, targetFile, ...more] = positionals
    if (sourceFile === undefined || targetFile === undefined) {
      throw new UsageError('Name two files: the Chinese text and its translation.')
    }
    if (more.length > 0) throw new UsageError(`Two files at a time: “${more[0]}” is one too many.`)
    if (sourceFile === '-' && targetFile === '-') {
      throw new UsageError('Only one side can come from standard input.')
    }
    const chosen = FORMATS.filter((format) => values[format])
    if (chosen.length > 1) throw new UsageError(`Choose one of --${chosen.join(' and --')}.`)
    const format = chosen[0] ?? 'json'
    if (values.evidence && format !== 'json') throw new UsageError('--evidence goes with --json.')

    const options = readOptions(values)
    const readSide = values.lines ? readLines : readText
    const source = await readSide(sourceFile, 'zh', options, io)
    const target = await readSide(targetFile, 'en', options, io)
    const dictionary = await loadDictionary()
    const began = performance.now()
    const alignment = await align(source.sentences, target.sentences, {
      dictionary,
      ...(values.lines ? {} : { paragraphs: paragraphs(source, target) }),
    })
    const took = performance.now() - began
    for (const { message } of alignment.diagnosis.problems) io.complain(message)
    if (values.stats) io.complain(stats(source, target, took))
    const text = output(
      format,
      alignment,
      source.sentences,
      target.sentences,
      values.evidence === true,
    )
    if (typeof values.output !== 'string') return io.write(text)
    await writeFileAtomically(values.output, Buffer.from(text))
    await io.write(`${values.output}\n`)
  },
}

interface SideText {
  readonly sentences: readonly string[]
  /** Indices of sentences that begin a paragraph. */
  readonly starts: readonly number[]
}

type ReadSide = (
  file: string,
  lang: 'zh' | 'en',
  options: { encoding?: string },
  io: Io,
) => Promise<SideText>

/** Lines as they stand, blank ones too; only the line break behind the last one is none. */
const readLines: ReadSide = async (file, _lang, options, io) => {
  const { text } = decodeFile(await io.read(file), nameOf(file), options)
  const lines = text.split(/\r\n|[\n\r]/)
  if (lines.at(-1) === '') lines.pop()
  return { sentences: lines, starts: [] }
}

/** Any readable file, its paragraphs divided into sentences. */
const readText: ReadSide = async (file, lang, options, io) => {
  const name = nameOf(file)
  const { documents, warnings } = read(await io.read(file), name, options)
  for (const { code, message, where } of warnings) {
    if (code === 'not-chinese') continue
    io.complain(`${name}${where ? `, ${where}` : ''}: ${message}`)
  }
  const found: string[] = []
  const starts: number[] = []
  for (const { rows } of documents) {
    let paragraph: string | undefined
    for (const row of rows) {
      if (row.paragraph !== paragraph) starts.push(found.length)
      paragraph = row.paragraph
      for (const sentence of sentences(textOf(row.source), lang)) {
        found.push(sentence.replaceAll('\n', ' '))
      }
    }
  }
  return { sentences: found, starts }
}

const paragraphs = (source: SideText, target: SideText): ParagraphStarts => ({
  source: source.starts,
  target: target.starts,
})

const DICTIONARY = new URL('../../resources/dictionary/cedict.bin', import.meta.url)

/** @throws InputError when the installation is incomplete */
async function loadDictionary(): Promise<Dictionary> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(DICTIONARY)
    return openDictionary((buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength))
  } catch (error) {
    throw new InputError(
      `The dictionary of the aligner could not be read (${(error as Error).message}). Install the program again, or run “npx tsx tools/dictionary.ts”.`,
    )
  }
}

function stats(source: SideText, target: SideText, milliseconds: number): string {
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return `${source.sentences.length} × ${target.sentences.length} sentences in ${(milliseconds / 1000).toFixed(2)} s, ${megabytes} MB at most`
}

function output(
  format: Format,
  alignment: Alignment,
  source: readonly string[],
  target: readonly string[],
  withEvidence: boolean,
): string {
  const { problems } = alignment.diagnosis
  const sourceOf = (link: AlignedLink): string => link.source.map((i) => source[i]).join('')
  const targetOf = (link: AlignedLink): string => link.target.map((j) => target[j]).join(' ')
  switch (format) {
    case 'json':
      return `${JSON.stringify({
        links: alignment.links.map((link) => ({
          ...link,
          confidence: round(link.confidence),
          ...(withEvidence ? { evidence: alignment.evidence(link) } : {}),
        })),
        ...(problems.length > 0 ? { problems } : {}),
      })}\n`
    case 'tsv':
      return alignment.links
        .map((link) => `${cell(sourceOf(link))}\t${cell(targetOf(link))}\n`)
        .join('')
    case 'tmx':
      return alignedTmx(
        alignment.links.map((link) => ({
          source: sourceOf(link),
          target: targetOf(link),
          confidence: round(link.confidence),
        })),
        detectScript(source.slice(0, 2000).join('')).language,
      )
  }
}

const round = (confidence: number): number => Math.round(confidence * 1000) / 1000

const cell = (text: string): string => text.replace(/[\t\r\n]/g, ' ')
