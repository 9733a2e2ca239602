import type { Alignment } from '../core/alignment/align.ts'
import type { BilingualDocument } from '../core/document/model.ts'
import { layoutDocument } from '../core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../core/layout/options.ts'
import { writeDocx } from '../formats/docx/write.ts'
import { writeTmx } from '../formats/tmx/write.ts'
import { writeTsv } from '../formats/tsv/write.ts'
import { type Command, ENCODING_HELP, ENCODING_OPTION, readOptions, UsageError } from './command.ts'
import { outputPath } from './output-path.ts'
import {
  alignPair,
  complainOfPair,
  loadDictionary,
  type Pair,
  readLinePair,
  readPair,
} from './pair.ts'
import { writeFileAtomically } from './write-file.ts'

const FORMATS = ['json', 'tsv', 'tmx', 'docx'] as const

/** Lines up a Chinese text with its English translation. */
export const alignCommand: Command = {
  name: 'align',
  summary: 'line up a text with its translation, sentence by sentence',
  usage:
    'SOURCE TARGET [--more FILE] [--json | --tsv | --tmx | --docx] [--lines] [--evidence] [--stats] [-o OUT] [--encoding LABEL]',
  help: [
    '  SOURCE        the Chinese text',
    '  TARGET        its English translation',
    '  --more FILE   a further file of the translation; again for each, in their order',
    '  --json        links as indices of sentences, with type and confidence; the default',
    '  --tsv         one link a line: source, target',
    '  --tmx         a translation memory (TMX 1.4b)',
    '  --docx        a Word document of two columns',
    '  --lines       take each line of both files for a sentence, as it stands',
    '  --evidence    with --json: what speaks for and against each link',
    '  --stats       print time and memory to standard error',
    '  -o, --output OUT  the file to write; when left out standard output, and for --docx a file',
    '                    beside SOURCE',
    ENCODING_HELP,
    '',
    'With --lines every line of both files is in exactly one link; indices count from 0.',
    'Other formats and layouts: facing-pages export SOURCE --translation TARGET --to …',
  ],
  options: {
    more: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    tsv: { type: 'boolean' },
    tmx: { type: 'boolean' },
    docx: { type: 'boolean' },
    lines: { type: 'boolean' },
    evidence: { type: 'boolean' },
    stats: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    ...ENCODING_OPTION,
  },

  async run(positionals, values, io) {
    const [sourceFile, targetFile, ...others] = positionals
    if (sourceFile === undefined || targetFile === undefined) {
      throw new UsageError('Name two files: the Chinese text and its translation.')
    }
    if (others.length > 0) {
      throw new UsageError(
        `Two files at a time: “${others[0]}” is one too many. A translation in several files is named with --more.`,
      )
    }
    const more = Array.isArray(values.more) ? values.more.map(String) : []
    const targetFiles = [targetFile, ...more]
    const chosen = FORMATS.filter((format) => values[format])
    if (chosen.length > 1) throw new UsageError(`Choose one of --${chosen.join(' and --')}.`)
    const format = chosen[0] ?? 'json'
    if (values.evidence && format !== 'json') throw new UsageError('--evidence goes with --json.')
    const out =
      typeof values.output === 'string' || format === 'docx'
        ? outputPath([sourceFile, ...targetFiles], format, values.output)
        : null

    const readBoth = values.lines ? readLinePair : readPair
    const pair = await readBoth(sourceFile, targetFiles, readOptions(values), io)
    const dictionary = await loadDictionary()
    const began = performance.now()
    const alignment = await alignPair(pair, dictionary)
    const took = performance.now() - began
    complainOfPair(alignment, io)
    if (values.stats) io.complain(stats(pair, took))
    const written =
      format === 'json'
        ? json(alignment, values.evidence === true)
        : await write(pair.documentOf(alignment.links), format)
    if (out === null) return io.write(String(written))
    await writeFileAtomically(out, Buffer.from(written))
    await io.write(`${out}\n`)
  },
}

function stats({ source, target }: Pair, milliseconds: number): string {
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return `${source.texts.length} × ${target.texts.length} sentences in ${(milliseconds / 1000).toFixed(2)} s, ${megabytes} MB at most`
}

function json({ links, diagnosis, evidence }: Alignment, withEvidence: boolean): string {
  return `${JSON.stringify({
    links: links.map((link) => ({
      ...link,
      confidence: Math.round(link.confidence * 1000) / 1000,
      ...(withEvidence && { evidence: evidence(link) }),
    })),
    problems: diagnosis.problems,
  })}\n`
}

function write(
  document: BilingualDocument,
  format: 'tsv' | 'tmx' | 'docx',
): string | Promise<Uint8Array> {
  switch (format) {
    case 'tsv':
      return writeTsv(document)
    case 'tmx':
      return writeTmx(document)
    case 'docx':
      return writeDocx(layoutDocument(document, DEFAULT_LAYOUT), DEFAULT_LAYOUT)
  }
}
