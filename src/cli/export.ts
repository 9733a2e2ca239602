import path from 'node:path'
import type { BilingualDocument } from '../core/document/model.ts'
import { layoutDocument } from '../core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../core/layout/options.ts'
import { writeDocx } from '../formats/docx/write.ts'
import { writeHtml } from '../formats/html/write.ts'
import { writeMarkdown } from '../formats/markdown/write.ts'
import { printHtml } from '../formats/print/write.ts'
import { read } from '../formats/read.ts'
import {
  type Command,
  ENCODING_HELP,
  ENCODING_OPTION,
  nameOf,
  oneOf,
  onlyFile,
  readOptions,
  UsageError,
} from './command.ts'
import { printPdf } from './print-pdf.ts'
import { writeFileAtomically } from './write-file.ts'

const FORMATS = ['docx', 'html', 'md', 'pdf'] as const
type Format = (typeof FORMATS)[number]

/** Writes a document as a file to hand on. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write a document as DOCX, HTML, Markdown or PDF',
  usage:
    'FILE --to docx|html|md|pdf [--layout columns|interlinear|target] [--paper A4|Letter] [--landscape] [--font-size POINTS] [--row-numbers] [-o OUT] [--encoding LABEL]',
  help: [
    '  FILE                a document, or - for standard input',
    '  --to FORMAT         docx, html, md or pdf; the PDF is printed by Electron',
    '  --layout LAYOUT     columns (source left, target right), interlinear, or target',
    '  --paper PAPER       A4 or Letter',
    '  --landscape         turn the paper',
    `  --font-size POINTS  of the Latin text, 6 to 24; ${DEFAULT_LAYOUT.fontSize} when left out`,
    '  --row-numbers       number the rows',
    '  -o, --output OUT    the file to write; beside FILE when left out',
    ENCODING_HELP,
  ],
  options: {
    to: { type: 'string' },
    layout: { type: 'string' },
    paper: { type: 'string' },
    landscape: { type: 'boolean' },
    'font-size': { type: 'string' },
    'row-numbers': { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    ...ENCODING_OPTION,
  },

  async run(positionals, values, io) {
    const file = onlyFile(positionals)
    const format = oneOf(values, 'to', FORMATS)
    if (!format) throw new UsageError(`Say what to write with --to ${FORMATS.join('|')}.`)
    const options: LayoutOptions = {
      ...DEFAULT_LAYOUT,
      arrangement: oneOf(values, 'layout', ['columns', 'interlinear', 'target']) ?? 'columns',
      paper: oneOf(values, 'paper', ['A4', 'Letter']) ?? DEFAULT_LAYOUT.paper,
      orientation: values.landscape ? 'landscape' : 'portrait',
      fontSize: fontSize(values['font-size']),
      rowNumbers: values['row-numbers'] === true,
    }
    const out = outputPath(file, format, values.output)
    const { documents, warnings } = read(await io.read(file), nameOf(file), readOptions(values))
    for (const { message, where } of warnings) {
      io.complain(`${nameOf(file)}${where ? `, ${where}` : ''}: ${message}`)
    }
    for (const [i, document] of documents.entries()) {
      const bytes = await write(document, format, options, io.complain)
      await writeFileAtomically(numbered(out, i), bytes)
      await io.write(`${numbered(out, i)}\n`)
    }
  },
}

function fontSize(given: unknown): number {
  if (given === undefined) return DEFAULT_LAYOUT.fontSize
  const size = Number(given)
  if (size >= 6 && size <= 24) return size
  throw new UsageError(`--font-size takes points from 6 to 24, not “${given}”.`)
}

function outputPath(file: string, format: Format, given: unknown): string {
  if (typeof given === 'string' && given !== '') {
    if (path.resolve(given) !== path.resolve(file)) return given
    throw new UsageError('The output would overwrite the input. Name another file with -o.')
  }
  if (file === '-') throw new UsageError('Name the file to write with -o.')
  const { dir, name } = path.parse(file)
  return outputPath(file, format, path.join(dir, `${name}.${format}`))
}

/** A file that holds several documents becomes several files: `out.docx`, `out-2.docx` … */
function numbered(out: string, index: number): string {
  if (index === 0) return out
  const { dir, name, ext } = path.parse(out)
  return path.join(dir, `${name}-${index + 1}${ext}`)
}

async function write(
  document: BilingualDocument,
  format: Format,
  options: LayoutOptions,
  tell: (line: string) => void,
): Promise<Uint8Array> {
  const layout = layoutDocument(document, options)
  switch (format) {
    case 'docx':
      return writeDocx(layout, options)
    case 'html':
      return Buffer.from(writeHtml(layout, options))
    case 'md':
      return Buffer.from(writeMarkdown(layout))
    case 'pdf': {
      const { paper, orientation } = options
      const page = printHtml(layout, options)
      return printPdf({ ...page, paper, landscape: orientation === 'landscape' }, tell)
    }
  }
}
