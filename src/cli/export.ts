import path from 'node:path'
import { isBlank } from '../core/document/inline.ts'
import type { BilingualDocument } from '../core/document/model.ts'
import { acceptedDocuments, type Collection, layoutText } from '../core/layout/collection.ts'
import type { LayoutOptions } from '../core/layout/options.ts'
import { alignFileNames, writeAlignList } from '../formats/align-list/write.ts'
import { markdownOptions, writeMarkdown } from '../formats/markdown/write.ts'
import { read } from '../formats/read.ts'
import { leftOut, writeTmx } from '../formats/tmx/write.ts'
import { writeTsv } from '../formats/tsv/write.ts'
import type { ReadOptions, WriteBackOptions } from '../formats/types.ts'
import { writeXliff } from '../formats/xliff/write.ts'
import { exportEach, Names, outputFolder, refuseMixedScripts } from './batch.ts'
import {
  type Command,
  complainOf,
  FILE_HELP,
  FILE_OPTIONS,
  FILE_USAGE,
  fileOptions,
  InputError,
  type Io,
  nameOf,
  oneOf,
  onlyFile,
  UsageError,
} from './command.ts'
import { LAYOUT_HELP, LAYOUT_OPTIONS, LAYOUT_USAGE, layoutOptions } from './layout-options.ts'
import {
  originalPath,
  refuseWithoutWriter,
  UNTRANSLATED_HELP,
  UNTRANSLATED_OPTION,
  writeBackOptions,
  writeOriginal,
} from './original.ts'
import { outputPath, refuseOverwriting } from './output-path.ts'
import { alignPair, complainOfPair, loadDictionary, readPair } from './pair.ts'
import {
  REVIEW_HELP,
  REVIEW_OPTIONS,
  REVIEW_USAGE,
  type Sending,
  sendingOf,
} from './review-options.ts'
import { writeFileAtomically } from './write-file.ts'
import { type LaidOutFormat, writeLayout } from './write-layout.ts'

const FORMATS = ['original', 'docx', 'html', 'md', 'pdf', 'tmx', 'xliff', 'tsv', 'align'] as const
type Format = (typeof FORMATS)[number]
/** Formats that a document is written in, whatever file it came from. */
type NewFormat = Exclude<Format, 'original'>

/** Formats that hold pairs, and so nothing of a document that has no translation. */
const NEEDS_PAIRS: ReadonlySet<Format> = new Set<Format>(['original', 'tmx', 'align'])

/** Writes a document as a file to hand on. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write a document to read, or its pairs for other tools',
  usage: `FILE… [--translation FILE] --to ${FORMATS.join('|')} [--join [--title TITLE] [--target-title TITLE]] [--untranslated source|empty] ${LAYOUT_USAGE} ${REVIEW_USAGE} [-o OUT] ${FILE_USAGE}`,
  help: [
    '  FILE…               documents, or - for standard input; each becomes a file',
    '  --translation FILE  its English translation: the two are aligned, sentence by sentence',
    '  --to FORMAT         original: FILE itself with the translation in place of its text;',
    '                      docx, html, md or pdf; the PDF is printed by Electron;',
    '                      tmx 1.4b, xliff 2.1, tsv (source and translation), or align:',
    '                      OUT.align with OUT.zh.txt and OUT.en.txt, one sentence a line',
    '  --join              all documents in one file, OUT, as the chapters of a book',
    '  --title TITLE, --target-title TITLE',
    '                      its Chinese and its English title; the name of OUT when left out',
    ...UNTRANSLATED_HELP,
    ...LAYOUT_HELP,
    ...REVIEW_HELP,
    '  -o, --output OUT    the file to write, of several FILEs the folder; beside FILE when',
    '                      left out',
    ...FILE_HELP,
  ],
  options: {
    translation: { type: 'string' },
    to: { type: 'string' },
    join: { type: 'boolean' },
    title: { type: 'string' },
    'target-title': { type: 'string' },
    output: { type: 'string', short: 'o' },
    ...LAYOUT_OPTIONS,
    ...REVIEW_OPTIONS,
    ...UNTRANSLATED_OPTION,
    ...FILE_OPTIONS,
  },

  async run(positionals, values, io) {
    const format = oneOf(values, 'to', FORMATS)
    if (!format) throw new UsageError(`Say what to write with --to ${FORMATS.join('|')}.`)
    const job: Job = {
      format,
      layout: await layoutOptions(values, io),
      status: values.status === true,
      sending: sendingOf(values),
      read: fileOptions(values),
      untranslated: writeBackOptions(values),
    }
    const translation = typeof values.translation === 'string' ? values.translation : null
    if (translation !== null && (positionals.length > 1 || values.join)) {
      throw new UsageError('--translation is of one FILE: name that one alone.')
    }
    if (values.join) return exportJoined(positionals, job, values, io)
    if (positionals.length > 1) return exportMany(positionals, job, values.output, io)
    const file = onlyFile(positionals)
    const inputs: [string, ...string[]] = translation === null ? [file] : [file, translation]
    const out = outOf(file, job, values.output)
    refuseOverwriting(out, inputs)
    await exportOne(file, translation, (i) => numbered(out, i), job, io)
  },
}

/** What is done with each file. */
interface Job {
  readonly format: Format
  readonly layout: LayoutOptions
  readonly status: boolean
  readonly sending: Sending
  readonly read: ReadOptions
  readonly untranslated: WriteBackOptions
}

/** The file to write for one that is read: the one that is named, else one beside it. */
const outOf = (file: string, { format }: Job, given: unknown): string =>
  format === 'original'
    ? originalPath(file, 'en', given)
    : outputPath([file], EXTENSIONS[format] ?? format, given)

/**
 * Exports what one file holds.
 * @param outOf the file to write for each of its documents
 */
async function exportOne(
  file: string,
  translation: string | null,
  outOf: (index: number) => string,
  { format, layout, status, sending, read, untranslated }: Job,
  io: Io,
): Promise<void> {
  const inputs = translation === null ? [file] : [file, translation]
  if (format === 'original') {
    const bytes = await io.read(file)
    // Standard input can be read only once.
    const again = { ...io, read: async (path: string) => (path === file ? bytes : io.read(path)) }
    const documents = await readDocuments(file, translation, read, again)
    if (documents[0]!.provenance.name !== nameOf(file)) {
      throw new InputError(
        `“${nameOf(file)}” is the translation: name the Chinese text first, into whose form it is to be written.`,
      )
    }
    refuseWithoutWriter(file, documents[0]!.provenance.format)
    checkPairs(documents, format, nameOf(file), io.complain)
    await writeOriginal(file, bytes, documents, outOf(0), untranslated, io)
    return
  }
  const documents = await readDocuments(file, translation, read, io)
  for (const [i, document] of documents.entries()) {
    checkPairs([document], format, nameOf(file), io.complain)
    const choices = { layout, status, sending, tell: io.complain }
    const files = await write(document, format, outOf(i), choices)
    for (const name of Object.keys(files)) refuseOverwriting(name, inputs)
    for (const [name, bytes] of Object.entries(files)) {
      await writeFileAtomically(name, bytes)
      await io.write(`${name}\n`)
    }
  }
}

/** Exports each file into one of its own. */
async function exportMany(
  files: readonly string[],
  job: Job,
  output: unknown,
  io: Io,
): Promise<void> {
  if (files.includes('-')) throw new UsageError('Standard input goes alone: leave out the others.')
  const folder = await outputFolder(output)
  const names = new Names(files)
  const outs = new Map(
    files.map((file) => {
      const beside = outOf(file, job, undefined)
      return [file, names.take(folder === null ? beside : path.join(folder, path.basename(beside)))]
    }),
  )
  await exportEach(
    [...outs.keys()],
    (file, named) => {
      const out = outs.get(file)!
      return exportOne(file, null, (i) => (i === 0 ? out : names.take(out)), job, named)
    },
    io,
  )
}

/** Exports the documents of all files into one. */
async function exportJoined(
  files: readonly string[],
  { format, layout, status, sending, read }: Job,
  values: Parameters<Command['run']>[1],
  io: Io,
): Promise<void> {
  const out = values.output
  if (typeof out !== 'string' || out === '') throw new UsageError('Name the file to write with -o.')
  if (format === 'original' || format === 'align') {
    throw new UsageError(`--to ${format} makes a file of each: leave out --join.`)
  }
  if (layout.arrangement === 'review' && !INTERCHANGE.has(format)) {
    throw new UsageError('A review table is of one document, to come home to it: leave out --join.')
  }
  refuseOverwriting(out, files)
  const all: BilingualDocument[] = []
  for (const file of files) all.push(...(await readDocuments(file, null, read, io)))
  const [first, ...others] = all
  if (!first) throw new UsageError('Name files, or - for standard input.')
  const documents = [first, ...others] as const
  refuseMixedScripts(documents)
  checkPairs(documents, format, nameOf(out), io.complain)
  const given = (name: 'title' | 'target-title') => String(values[name] ?? '')
  const title = { source: given('title'), target: given('target-title') }
  if (!title.source && !title.target) {
    const { name } = path.parse(out)
    title[/\p{Script=Han}/u.test(name) ? 'source' : 'target'] = name
  }
  const choices = { layout, status, sending, tell: io.complain }
  const bytes = await writeOne({ title, documents }, format, choices)
  await writeFileAtomically(out, bytes)
  await io.write(`${out}\n`)
}

/** Formats that hold rows, whatever the layout. */
const INTERCHANGE: ReadonlySet<Format> = new Set<Format>(['tmx', 'xliff', 'tsv'])

/** What a file holds, or the one document that it makes together with its translation. */
async function readDocuments(
  file: string,
  translation: string | null,
  options: ReadOptions,
  io: Io,
): Promise<readonly BilingualDocument[]> {
  if (translation !== null) {
    const pair = await readPair(file, [translation], options, io)
    const alignment = await alignPair(pair, await loadDictionary())
    complainOfPair(alignment, io)
    return [pair.documentOf(alignment.links)]
  }
  const { documents, warnings } = read(await io.read(file), nameOf(file), options)
  complainOf(file, warnings, io)
  return documents
}

/** @throws InputError when the format would have nothing to hold */
function checkPairs(
  documents: readonly BilingualDocument[],
  format: Format,
  name: string,
  tell: (line: string) => void,
): void {
  if (!NEEDS_PAIRS.has(format)) return
  const rows = documents.flatMap((document) => document.rows)
  if (rows.every((row) => isBlank(row.source) || isBlank(row.target))) {
    throw new InputError(
      `“${name}” has no translation, and --to ${format} needs one. Name its translation with --translation, or write --to xliff or tsv.`,
    )
  }
  const count = format === 'tmx' ? documents.reduce((sum, each) => sum + leftOut(each), 0) : 0
  if (count > 0) {
    tell(`${name}: ${count} ${count === 1 ? 'row' : 'rows'} with text on one side only left out.`)
  }
}

const EXTENSIONS: Readonly<Partial<Record<Format, string>>> = { xliff: 'xlf' }

/** A file that holds several documents becomes several files: `out.docx`, `out-2.docx` … */
function numbered(out: string, index: number): string {
  if (index === 0) return out
  const { dir, name, ext } = path.parse(out)
  return path.join(dir, `${name}-${index + 1}${ext}`)
}

interface Choices {
  readonly layout: LayoutOptions
  readonly status: boolean
  readonly sending: Sending
  readonly tell: (line: string) => void
}

/** The files that a document becomes, by their paths. */
async function write(
  document: BilingualDocument,
  format: NewFormat,
  out: string,
  choices: Choices,
): Promise<Readonly<Record<string, Uint8Array>>> {
  if (format !== 'align') return { [out]: await writeOne(document, format, choices) }
  const { dir, name } = path.parse(out)
  const files = Object.entries(alignFileNames(name, writeAlignList(acceptedDocuments(document)[0])))
  return Object.fromEntries(files.map(([file, text]) => [path.join(dir, file), Buffer.from(text)]))
}

async function writeOne(
  text: BilingualDocument | Collection,
  format: Exclude<NewFormat, 'align'>,
  choices: Choices,
): Promise<Uint8Array> {
  const { status } = choices
  const documents = acceptedDocuments(text)
  switch (format) {
    case 'tmx':
      return Buffer.from(writeTmx(...documents))
    case 'xliff':
      return Buffer.from(writeXliff(...documents))
    case 'tsv':
      return Buffer.from(documents.map((each) => writeTsv(each, { status })).join(''))
    default:
      return writeLaidOut(text, format, choices)
  }
}

async function writeLaidOut(
  text: BilingualDocument | Collection,
  format: LaidOutFormat | 'md',
  { layout: options, sending, tell }: Choices,
): Promise<Uint8Array> {
  if (format === 'md') {
    return Buffer.from(writeMarkdown(layoutText(text, markdownOptions(options))))
  }
  const layout = layoutText(text, options)
  const review = 'documents' in text ? undefined : sending(text)
  return writeLayout(layout, options, format, tell, review)
}
