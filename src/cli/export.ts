import path from 'node:path'
import { isBlank } from '../core/document/inline.ts'
import type { BilingualDocument } from '../core/document/model.ts'
import { layoutDocument } from '../core/layout/layout.ts'
import {
  ARRANGEMENTS,
  type By,
  DEFAULT_LAYOUT,
  FONT_SIZE,
  type LayoutOptions,
  PAPERS,
  withTheme,
} from '../core/layout/options.ts'
import { LINES, THEME_NAMES, THEMES, type Theme, themeNamed } from '../core/layout/themes.ts'
import { alignFileNames, writeAlignList } from '../formats/align-list/write.ts'
import { checkDocx } from '../formats/check/docx.ts'
import { checkHtml } from '../formats/check/html.ts'
import { checkPdf } from '../formats/check/pdf.ts'
import { type Check, describeCheck, passed } from '../formats/check/result.ts'
import { writeDocx } from '../formats/docx/write.ts'
import { writeHtml } from '../formats/html/write.ts'
import { writeMarkdown } from '../formats/markdown/write.ts'
import { printHtml } from '../formats/print/write.ts'
import { read } from '../formats/read.ts'
import { leftOut, writeTmx } from '../formats/tmx/write.ts'
import { writeTsv } from '../formats/tsv/write.ts'
import type { ReadOptions } from '../formats/types.ts'
import { writeXliff } from '../formats/xliff/write.ts'
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
import { printPdf } from './print-pdf.ts'
import { writeFileAtomically } from './write-file.ts'

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
  usage: `FILE [--translation FILE] --to ${FORMATS.join('|')} [--untranslated source|empty] [--layout ${ARRANGEMENTS.join('|')}] [--by row|paragraph] [--theme NAME] [--paper ${PAPERS.join('|')}] [--source-side left|right] [--row-lines ${LINES.join('|')}] [--alternate page|chapter] [--landscape] [--font-size POINTS] [--row-numbers] [--status] [-o OUT] ${FILE_USAGE}`,
  help: [
    '  FILE                a document, or - for standard input',
    '  --translation FILE  its English translation: the two are aligned, sentence by sentence',
    '  --to FORMAT         original: FILE itself with the translation in place of its text;',
    '                      docx, html, md or pdf; the PDF is printed by Electron;',
    '                      tmx 1.4b, xliff 2.1, tsv (source and translation), or align:',
    '                      OUT.align with OUT.zh.txt and OUT.en.txt, one sentence a line',
    ...UNTRANSLATED_HELP,
    '  --layout LAYOUT     columns, interlinear, facing (pages, in step), alternating,',
    '                      target or source alone, footnotes (the source at the foot of the',
    '                      page), vertical (縱排 beside English), or review (a table)',
    '  --by UNIT           what stands in step: row or paragraph; as suits the layout',
    `  --theme NAME        ${THEME_NAMES.join(', ')}`,
    `  --paper PAPER       ${PAPERS.join(', ')}`,
    '  --source-side SIDE  the column or page of the source: left or right',
    `  --row-lines LINES   between rows of columns: ${LINES.join(', ')}`,
    '  --alternate UNIT    what alternates in alternating: page or chapter',
    '  --landscape         turn the paper',
    `  --font-size POINTS  of the Latin text, ${FONT_SIZE.least} to ${FONT_SIZE.most}; the theme’s when left out`,
    '  --row-numbers       number the rows',
    '  --status            mark how far each row is; in TSV a third column',
    '  -o, --output OUT    the file to write; beside FILE when left out',
    ...FILE_HELP,
  ],
  options: {
    translation: { type: 'string' },
    to: { type: 'string' },
    layout: { type: 'string' },
    by: { type: 'string' },
    theme: { type: 'string' },
    paper: { type: 'string' },
    'source-side': { type: 'string' },
    'row-lines': { type: 'string' },
    alternate: { type: 'string' },
    landscape: { type: 'boolean' },
    'font-size': { type: 'string' },
    'row-numbers': { type: 'boolean' },
    status: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    ...UNTRANSLATED_OPTION,
    ...FILE_OPTIONS,
  },

  async run(positionals, values, io) {
    const file = onlyFile(positionals)
    const format = oneOf(values, 'to', FORMATS)
    if (!format) throw new UsageError(`Say what to write with --to ${FORMATS.join('|')}.`)
    const options = layoutOptions(values)
    const translation = typeof values.translation === 'string' ? values.translation : null
    const inputs: [string, ...string[]] = translation === null ? [file] : [file, translation]
    if (format === 'original') {
      const out = originalPath(file, 'en', values.output)
      refuseOverwriting(out, inputs)
      const bytes = await io.read(file)
      // Standard input can be read only once.
      const again = { ...io, read: async (path: string) => (path === file ? bytes : io.read(path)) }
      const documents = await readDocuments(file, translation, fileOptions(values), again)
      if (documents[0]!.provenance.name !== nameOf(file)) {
        throw new InputError(
          `“${nameOf(file)}” is the translation: name the Chinese text first, into whose form it is to be written.`,
        )
      }
      refuseWithoutWriter(file, documents[0]!.provenance.format)
      checkPairs(documents, format, nameOf(file), io.complain)
      await writeOriginal(file, bytes, documents, out, writeBackOptions(values), io)
      return
    }
    const out = outputPath(inputs, EXTENSIONS[format] ?? format, values.output)
    const documents = await readDocuments(file, translation, fileOptions(values), io)
    for (const [i, document] of documents.entries()) {
      checkPairs([document], format, nameOf(file), io.complain)
      const files = await write(document, format, numbered(out, i), {
        layout: options,
        status: values.status === true,
        tell: io.complain,
      })
      for (const name of Object.keys(files)) refuseOverwriting(name, inputs)
      for (const [name, bytes] of Object.entries(files)) {
        await writeFileAtomically(name, bytes)
        await io.write(`${name}\n`)
      }
    }
  },
}

function layoutOptions(values: Parameters<Command['run']>[1]): LayoutOptions {
  const themed = withTheme(DEFAULT_LAYOUT, theme(values.theme))
  return {
    ...themed,
    arrangement: oneOf(values, 'layout', ARRANGEMENTS) ?? themed.arrangement,
    by: oneOf<By>(values, 'by', ['row', 'paragraph']) ?? null,
    sourceSide: oneOf(values, 'source-side', ['left', 'right']) ?? themed.sourceSide,
    lines: oneOf(values, 'row-lines', LINES) ?? null,
    alternate: oneOf(values, 'alternate', ['page', 'chapter']) ?? themed.alternate,
    paper: oneOf(values, 'paper', PAPERS) ?? themed.paper,
    orientation: values.landscape ? 'landscape' : 'portrait',
    fontSize: fontSize(values['font-size'], themed.fontSize),
    rowNumbers: values['row-numbers'] === true,
    statusMarks: values.status === true,
  }
}

function theme(given: unknown): Theme {
  if (typeof given !== 'string') return THEMES.plain
  const found = themeNamed(given)
  if (found) return found
  throw new UsageError(`--theme takes ${THEME_NAMES.join(', ')}, not “${given}”.`)
}

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

function fontSize(given: unknown, fallback: number): number {
  if (given === undefined) return fallback
  const size = Number(given)
  const { least, most } = FONT_SIZE
  if (size >= least && size <= most) return size
  throw new UsageError(`--font-size takes points from ${least} to ${most}, not “${given}”.`)
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
  const files = Object.entries(alignFileNames(name, writeAlignList(document)))
  return Object.fromEntries(files.map(([file, text]) => [path.join(dir, file), Buffer.from(text)]))
}

async function writeOne(
  document: BilingualDocument,
  format: Exclude<NewFormat, 'align'>,
  { layout: options, status, tell }: Choices,
): Promise<Uint8Array> {
  switch (format) {
    case 'tmx':
      return Buffer.from(writeTmx(document))
    case 'xliff':
      return Buffer.from(writeXliff(document))
    case 'tsv':
      return Buffer.from(writeTsv(document, { status }))
    default:
      return writeLaidOut(document, format, options, tell)
  }
}

async function writeLaidOut(
  document: BilingualDocument,
  format: 'docx' | 'html' | 'md' | 'pdf',
  options: LayoutOptions,
  tell: (line: string) => void,
): Promise<Uint8Array> {
  const layout = layoutDocument(document, options)
  switch (format) {
    case 'docx': {
      const bytes = new Uint8Array(await writeDocx(layout, options))
      prove(checkDocx(bytes, layout), tell)
      return bytes
    }
    case 'html': {
      const html = writeHtml(layout, options)
      prove(checkHtml(html, layout), tell)
      return Buffer.from(html)
    }
    case 'md':
      return Buffer.from(writeMarkdown(layout))
    case 'pdf': {
      const { paper, orientation } = options
      const page = printHtml(layout, options)
      const bytes = await printPdf({ ...page, paper, landscape: orientation === 'landscape' }, tell)
      prove(checkPdf(bytes, layout), tell)
      return bytes
    }
  }
}

/**
 * Says what was found in a file that was made, before it is written.
 * @throws InputError when not all of the document is in it; what stood there before is left alone
 */
function prove(check: Check, tell: (line: string) => void): void {
  const said = describeCheck(check)
  if (!passed(check)) throw new InputError(`The export is not what it should be: ${said}`)
  tell(said)
}
