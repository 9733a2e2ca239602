import path from 'node:path'
import type { AlignedLink } from '../core/alignment/align.ts'
import { layoutDocument } from '../core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../core/layout/options.ts'
import { interTextFileNames, writeInterText } from '../formats/align-list/intertext.ts'
import { linkLines } from '../formats/align-list/write.ts'
import { writeDocx } from '../formats/docx/write.ts'
import { writeTmx } from '../formats/tmx/write.ts'
import { writeTsv } from '../formats/tsv/write.ts'
import { type Command, ENCODING_HELP, ENCODING_OPTION, readOptions, UsageError } from './command.ts'
import { outputPath, refuseOverwriting } from './output-path.ts'
import {
  type AlignedPair,
  alignPair,
  complainOfPair,
  loadDictionary,
  type Pair,
  readBilingual,
  readLinePair,
  readPair,
} from './pair.ts'
import { writeFileAtomically } from './write-file.ts'

const FORMATS = ['json', 'links', 'tsv', 'tmx', 'docx', 'intertext'] as const
type Format = (typeof FORMATS)[number]

/** Formats that cannot go to standard output, with the extension of the file they are named by. */
const FILES: Readonly<Partial<Record<Format, string>>> = { docx: 'docx', intertext: 'xml' }

/** Lines up a Chinese text with its English translation. */
export const alignCommand: Command = {
  name: 'align',
  summary: 'line up a text with its translation, sentence by sentence',
  usage:
    'SOURCE [TARGET] [--more FILE] [--json | --links | --tsv | --tmx | --docx | --intertext] [--lines] [--evidence] [--stats] [-o OUT] [--encoding LABEL]',
  help: [
    '  SOURCE        the Chinese text, or one that holds both languages',
    '  TARGET        its English translation',
    '  --more FILE   a further file of the translation; again for each, in their order',
    '  --json        links as indices of sentences, with type and confidence; the default',
    '  --links       the same as an index list, [0, 1]:[0] a line, as Vecalign and Bertalign have it',
    '  --tsv         one link a line: source, target',
    '  --tmx         a translation memory (TMX 1.4b)',
    '  --docx        a Word document of two columns',
    '  --intertext   for the editor InterText: OUT.zh.xml, OUT.en.xml and OUT.zh.en.xml',
    '  --lines       take each line of both files for a sentence, as it stands',
    '  --evidence    with --json: what speaks for and against each link',
    '  --stats       print time and memory to standard error',
    '  -o, --output OUT  the file to write; when left out standard output, and for --docx and',
    '                    --intertext files beside SOURCE',
    ENCODING_HELP,
    '',
    'With --lines every line of both files is in exactly one link; indices count from 0, in the',
    'order in which the files are named. Both texts with their index list: facing-pages export',
    'SOURCE --translation TARGET --to align; other formats and layouts likewise.',
  ],
  options: {
    more: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    links: { type: 'boolean' },
    tsv: { type: 'boolean' },
    tmx: { type: 'boolean' },
    docx: { type: 'boolean' },
    intertext: { type: 'boolean' },
    lines: { type: 'boolean' },
    evidence: { type: 'boolean' },
    stats: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    ...ENCODING_OPTION,
  },

  async run(positionals, values, io) {
    const [sourceFile, targetFile, ...others] = positionals
    const more = Array.isArray(values.more) ? values.more.map(String) : []
    if (sourceFile === undefined || (targetFile === undefined && more.length > 0)) {
      throw new UsageError('Name two files: the Chinese text and its translation.')
    }
    if (others.length > 0) {
      throw new UsageError(
        `Two files at a time: “${others[0]}” is one too many. A translation in several files is named with --more.`,
      )
    }
    const targetFiles = targetFile === undefined ? [] : [targetFile, ...more]
    const chosen = FORMATS.filter((format) => values[format])
    if (chosen.length > 1) throw new UsageError(`Choose one of --${chosen.join(' and --')}.`)
    const format = chosen[0] ?? 'json'
    if (values.evidence && format !== 'json') throw new UsageError('--evidence goes with --json.')
    if (values.lines && (targetFile === undefined || format === 'intertext')) {
      throw new UsageError(
        format === 'intertext'
          ? '--intertext has sentences and paragraphs of its own: leave out --lines.'
          : '--lines goes with two files.',
      )
    }
    const inputs: [string, ...string[]] = [sourceFile, ...targetFiles]
    const out =
      typeof values.output === 'string' || FILES[format]
        ? outputPath(inputs, FILES[format] ?? format, values.output)
        : null

    const options = readOptions(values)
    const readBoth = values.lines ? readLinePair : readPair
    const pair =
      targetFile === undefined
        ? await readBilingual(sourceFile, options, io)
        : await readBoth(sourceFile, targetFiles, options, io)
    const dictionary = await loadDictionary()
    const began = performance.now()
    const alignment = await alignPair(pair, dictionary)
    const took = performance.now() - began
    complainOfPair(alignment, io)
    if (values.stats) io.complain(stats(pair, took))
    const files = await filesOf(pair, alignment, format, out ?? '', values.evidence === true)
    for (const [name, content] of Object.entries(files)) {
      if (out === null) await io.write(String(content))
      else {
        refuseOverwriting(name, inputs)
        await writeFileAtomically(name, Buffer.from(content))
        await io.write(`${name}\n`)
      }
    }
  },
}

function stats({ source, target }: Pair, milliseconds: number): string {
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return `${source.texts.length} × ${target.texts.length} sentences in ${(milliseconds / 1000).toFixed(2)} s, ${megabytes} MB at most`
}

/** What is written, by the names of the files. */
async function filesOf(
  pair: Pair,
  alignment: AlignedPair,
  format: Format,
  out: string,
  withEvidence: boolean,
): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const document = () => pair.documentOf(alignment.links)
  switch (format) {
    case 'json':
      return { [out]: json(pair, alignment, withEvidence) }
    case 'links':
      return { [out]: linkLines(alignment.links.map((link) => asNamed(pair, link))) }
    case 'tsv':
      return { [out]: writeTsv(document()) }
    case 'tmx':
      return { [out]: writeTmx(document()) }
    case 'docx':
      return { [out]: await writeDocx(layoutDocument(document(), DEFAULT_LAYOUT), DEFAULT_LAYOUT) }
    case 'intertext': {
      const { dir, name } = path.parse(out)
      const files = interTextFileNames(name, writeInterText(document(), name))
      return Object.fromEntries(
        Object.entries(files).map(([file, text]) => [path.join(dir, file), text]),
      )
    }
  }
}

/** A link by the sides as they were named. */
const asNamed = <T extends Pick<AlignedLink, 'source' | 'target'>>(
  { isSwapped }: Pair,
  link: T,
): T => (isSwapped ? { ...link, source: link.target, target: link.source } : link)

function json(
  pair: Pair,
  { links, problems, evidence }: AlignedPair,
  withEvidence: boolean,
): string {
  return `${JSON.stringify({
    links: links.map((link) => ({
      ...asNamed(pair, link),
      confidence: Math.round(link.confidence * 1000) / 1000,
      ...(withEvidence && { evidence: evidence(link) }),
    })),
    problems,
  })}\n`
}
