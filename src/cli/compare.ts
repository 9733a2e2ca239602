import { textOf } from '../core/document/inline.ts'
import type { Segment } from '../core/document/model.ts'
import { accepted, rejected } from '../core/document/revisions.ts'
import { layoutComparison } from '../core/layout/comparison.ts'
import { oneDocument } from '../core/review/one-document.ts'
import { type Redline, type RedlineRow, redline } from '../core/review/redline.ts'
import { extensionOf } from '../formats/kinds.ts'
import { read } from '../formats/read.ts'
import { UnreadableFileError } from '../formats/types.ts'
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
  refuseSecondInput,
  twoFiles,
  UsageError,
} from './command.ts'
import { LAYOUT_HELP, LAYOUT_OPTIONS, LAYOUT_USAGE, layoutOptions } from './layout-options.ts'
import { refuseOverwriting } from './output-path.ts'
import { writeFileAtomically } from './write-file.ts'
import { type LaidOutFormat, writeLayout } from './write-layout.ts'

const FORMATS = ['docx', 'pdf', 'html', 'json', 'text'] as const
type Format = (typeof FORMATS)[number]

const isLaidOut = (format: Format): format is LaidOutFormat =>
  format === 'docx' || format === 'pdf' || format === 'html'

/** Shows what changed from one version of a translation to another. */
export const compareCommand: Command = {
  name: 'compare',
  summary: 'show what changed between two versions of a text and its translation',
  usage: `BEFORE AFTER [--to ${FORMATS.join('|')}] [--author NAME] ${LAYOUT_USAGE} [-o OUT] ${FILE_USAGE}`,
  help: [
    '  BEFORE, AFTER       any files of a text and its translation, not of one form necessarily;',
    '                      one of them may be - for standard input',
    '  --to FORMAT         docx: a document with Word’s tracked changes; pdf or html: a page with',
    '                      insertions underlined and deletions struck through; json: an entry',
    '                      for each row that is not the same; text: the same to read, with',
    '                      [-deletions-] and {+insertions+}. What OUT ends in, or text, when',
    '                      left out',
    '  --author NAME       whose changes they are, in a docx, a pdf and an html',
    '  -o, --output OUT    the file to write; a json and a text go to standard output without it',
    ...LAYOUT_HELP,
    ...FILE_HELP,
    '',
    'Exit code: 0 the texts are the same, 1 they differ, 2 trouble.',
  ],
  options: {
    to: { type: 'string' },
    author: { type: 'string' },
    output: { type: 'string', short: 'o' },
    ...LAYOUT_OPTIONS,
    ...FILE_OPTIONS,
  },

  async run(positionals, values, io) {
    try {
      return await compare(positionals, values, io)
    } catch (error) {
      // 1 is for texts that differ, as `diff` has it.
      if (error instanceof UnreadableFileError || error instanceof InputError) {
        throw new InputError(error.message, 2)
      }
      throw error
    }
  },
}

async function compare(
  positionals: readonly string[],
  values: Parameters<Command['run']>[1],
  io: Io,
): Promise<number> {
  const [beforeFile, afterFile] = twoFiles(positionals, 'Name two versions: compare BEFORE AFTER.')
  refuseSecondInput([beforeFile, afterFile])
  const out = typeof values.output === 'string' ? values.output : null
  const format = formatOf(oneOf(values, 'to', FORMATS), out)
  if (isLaidOut(format) && out === null) {
    throw new UsageError(`Name the ${format} file to write with -o.`)
  }
  if (out !== null) refuseOverwriting(out, [beforeFile, afterFile])
  const options = await layoutOptions(values, io)

  const readVersion = async (file: string) => {
    const { documents, warnings } = read(await io.read(file), nameOf(file), fileOptions(values))
    complainOf(file, warnings, io)
    return oneDocument(documents)
  }
  const before = await readVersion(beforeFile)
  const after = await readVersion(afterFile)
  const author = typeof values.author === 'string' ? values.author : ''
  const made = redline(before, after, { author, date: new Date().toISOString() })

  if (isLaidOut(format)) {
    const versions = { before: nameOf(beforeFile), after: nameOf(afterFile) }
    const layout = layoutComparison(made.document, options, versions)
    await writeFileAtomically(out!, await writeLayout(layout, options, format, io.complain))
    io.complain(summary(made))
  } else {
    const told = format === 'json' ? report(made) : listing(made)
    if (out === null) await io.write(told)
    else await writeFileAtomically(out, Buffer.from(told))
    io.complain(summary(made))
  }
  return isSame(made) ? 0 : 1
}

function formatOf(given: Format | undefined, out: string | null): Format {
  if (given) return given
  if (out === null) return 'text'
  const extension = extensionOf(out)
  if (extension === 'txt') return 'text'
  const format = FORMATS.find((candidate) => candidate === extension)
  if (!format) throw new UsageError(`Say what to write with --to ${FORMATS.join('|')}.`)
  return format
}

/** Whether both versions have the same texts, in the same rows. */
const isSame = ({ rows }: Redline): boolean =>
  rows.every(({ kind, regrouped }) => kind === 'same' && regrouped === null)

/** The rows of which there is something to tell, each with the numbers it has in either version. */
function differences({ document, rows }: Redline) {
  let before = 0
  let after = 0
  return rows.flatMap((told, i) => {
    const from = { before: before + 1, after: after + 1 }
    before += told.before.length
    after += told.after.length
    if (told.kind === 'same' && told.regrouped === null) return []
    const numbers = {
      before: told.before.map((_, n) => from.before + n),
      after: told.after.map((_, n) => from.after + n),
    }
    return [{ told, numbers, row: document.rows[i]! }]
  })
}

/** For programs. */
function report(made: Redline): string {
  const entries = differences(made).map(({ told, numbers, row }) => {
    const sides = (settle: (segment: Segment) => Segment) => ({
      source: textOf(settle(row.source)),
      target: textOf(settle(row.target)),
    })
    const { kind, regrouped } = told
    return {
      kind,
      regrouped,
      rows: numbers,
      before: told.before.length > 0 ? sides(rejected) : null,
      after: told.after.length > 0 ? sides(accepted) : null,
      changes: { source: changesOf(row.source), target: changesOf(row.target) },
    }
  })
  return `${JSON.stringify({ counts: made.counts, rows: entries }, null, 2)}\n`
}

/** A text in pieces: what both versions have, only the first, only the second. */
function changesOf(segment: Segment) {
  const pieces: { kind: 'same' | 'removed' | 'added'; text: string }[] = []
  for (const inline of segment) {
    const kind =
      inline.change === undefined
        ? 'same'
        : inline.change.kind === 'insertion'
          ? 'added'
          : 'removed'
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += textOf([inline])
    else pieces.push({ kind, text: textOf([inline]) })
  }
  return pieces
}

/** To read, marked as `wdiff` and `git diff --word-diff` mark words. */
function listing(made: Redline): string {
  const lines = differences(made).map(({ told, numbers, row }) => {
    const texts = (['source', 'target'] as const)
      .filter((side) => row[side].length > 0 && (told.changed[side] || side === 'target'))
      .map((side) => `  ${marked(row[side]).replaceAll('\n', '\n  ')}\n`)
    return `${headOf(told, numbers)}\n${texts.join('')}`
  })
  return lines.join('\n')
}

const marked = (segment: Segment): string =>
  changesOf(segment)
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`,
    )
    .join('')

const WORDS: Readonly<Record<RedlineRow['kind'], string>> = {
  same: 'the same text',
  changed: 'changed',
  added: 'added',
  removed: 'removed',
  movedAway: 'moved from here',
  movedHere: 'moved here',
}

const REGROUPED = { split: 'divided', joined: 'joined', otherwise: 'divided otherwise' } as const

function headOf(
  { kind, regrouped }: RedlineRow,
  numbers: { readonly before: readonly number[]; readonly after: readonly number[] },
): string {
  const places = [numbers.before, numbers.after].map((list) =>
    list.length > 1 ? `${list[0]}–${list.at(-1)}` : (list[0] ?? '·'),
  )
  const what = [regrouped && REGROUPED[regrouped], WORDS[kind]].filter(Boolean).join(', ')
  return `@ ${places.join(' → ')}  ${what}`
}

function summary({ counts }: Redline): string {
  const { changed, added, removed, moved, regrouped, source, target } = counts
  const number = (value: number) => value.toLocaleString('en')
  const rows = [
    `${number(changed)} changed`,
    `${number(added)} added`,
    `${number(removed)} removed`,
    ...(moved > 0 ? [`${number(moved)} moved`] : []),
    ...(regrouped > 0 ? [`${number(regrouped)} divided or joined`] : []),
  ]
  return `Rows: ${rows.join(', ')}. Source: +${number(source.added)} −${number(source.removed)} characters; translation: +${number(target.added)} −${number(target.removed)} words.`
}
