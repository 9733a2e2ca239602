import path from 'node:path'
import { plainText } from '../core/document/inline.ts'
import type { BilingualDocument, Segment } from '../core/document/model.ts'
import { layoutDocument } from '../core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../core/layout/options.ts'
import {
  type ApplyOptions,
  mergedBase,
  mergedRows,
  resultOf,
  usualChoice,
} from '../core/review/apply.ts'
import { mergeReview } from '../core/review/merge.ts'
import type { Merge, MergeEntry } from '../core/review/model.ts'
import { problemsOf } from '../core/review/problems.ts'
import { diffText } from '../core/text/diff.ts'
import { reviewOf } from '../formats/docx/review.ts'
import { writeDocx } from '../formats/docx/write.ts'
import { extensionOf, FILE_KINDS } from '../formats/kinds.ts'
import { read } from '../formats/read.ts'
import { claimsOf, NameIndex, returnedRows } from '../formats/review/claims.ts'
import { namesOfRows, rowsIn } from '../formats/review/names.ts'
import { formOf, readReview, roundOf } from '../formats/review/read.ts'
import { writeTmx } from '../formats/tmx/write.ts'
import { writeTsv } from '../formats/tsv/write.ts'
import type { ReadResult } from '../formats/types.ts'
import { writesBack } from '../formats/write-back.ts'
import { writeXliff } from '../formats/xliff/write.ts'
import {
  type Command,
  complainOf,
  FILE_HELP,
  FILE_OPTIONS,
  FILE_USAGE,
  fileOptions,
  InputError,
  nameOf,
  oneOf,
  refuseSecondInput,
  twoFiles,
  UsageError,
} from './command.ts'
import {
  UNTRANSLATED_HELP,
  UNTRANSLATED_OPTION,
  writeBackOptions,
  writeOriginal,
} from './original.ts'
import { outputPath } from './output-path.ts'
import { writeFileAtomically } from './write-file.ts'

/** Formats that are written anew, by the extension of the output. */
const WRITERS: Readonly<
  Record<string, (document: BilingualDocument) => Promise<Uint8Array> | Uint8Array>
> = {
  xlf: (document) => Buffer.from(writeXliff(document)),
  xliff: (document) => Buffer.from(writeXliff(document)),
  tmx: (document) => Buffer.from(writeTmx(document)),
  tsv: (document) => Buffer.from(writeTsv(document)),
  docx: (document) => writeDocx(layoutDocument(document, REVIEW), REVIEW, {}, reviewOf(document)),
}

const REVIEW: LayoutOptions = { ...DEFAULT_LAYOUT, arrangement: 'review' }

/** Takes a review home. */
export const mergeCommand: Command = {
  name: 'merge',
  summary: 'merge what a reviewer sent back into a translation',
  usage: `BASE REVIEWED [--mine FILE] [--prefer theirs|mine] [--rows keep|take] [--anyway] [--json] [--untranslated source|empty] -o OUT ${FILE_USAGE}`,
  help: [
    '  BASE                what was sent to the reviewer: any file of a text and its translation',
    '  REVIEWED            what came back: our review table, a table of memoQ or Trados, any',
    '                      table of two columns, our HTML, XLIFF, TSV …',
    '  --mine FILE         the translation as it is now; BASE when left out',
    '  --prefer theirs|mine',
    '                      what a conflict gets; without it the text of --mine, and exit code 1',
    '  --rows keep|take    rows and sources stay as they are, or are taken from the reviewer, who',
    '                      may have added, removed, divided or moved them; keep when left out',
    '  --anyway            take what there is of a review that is of another document',
    '  --json              one entry for each row that something happened to, as JSON',
    '  -o, --output OUT    the file to write: in the form of BASE where it ends alike, else by',
    '                      its ending .xlf, .tmx, .tsv or .docx (a review table)',
    ...UNTRANSLATED_HELP,
    ...FILE_HELP,
    '',
    'Exit code: 0 merged, 1 bad input or conflicts, 2 wrong usage.',
  ],
  options: {
    mine: { type: 'string' },
    prefer: { type: 'string' },
    rows: { type: 'string' },
    anyway: { type: 'boolean' },
    json: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    ...UNTRANSLATED_OPTION,
    ...FILE_OPTIONS,
  },

  async run(positionals, values, io) {
    const [baseFile, reviewedFile] = twoFiles(
      positionals,
      'Name what was sent and what came back: merge BASE REVIEWED -o OUT.',
    )
    if (typeof values.output !== 'string') throw new UsageError('Name the file to write with -o.')
    const mineFile = typeof values.mine === 'string' ? values.mine : null
    const inputs: [string, ...string[]] = [baseFile, reviewedFile, ...(mineFile ? [mineFile] : [])]
    refuseSecondInput(inputs)
    const out = outputPath(inputs, '', values.output)
    const options = fileOptions(values)
    const prefer = oneOf(values, 'prefer', ['theirs', 'mine'])
    const take = oneOf(values, 'rows', ['keep', 'take']) === 'take' ? 'everything' : 'translations'

    const baseBytes = await io.read(baseFile)
    const base = read(baseBytes, nameOf(baseFile), options)
    complainOf(baseFile, base.warnings, io)
    const inBaseForm = take === 'translations' && goesBack(base, baseFile, out)
    if (!inBaseForm && !WRITERS[extensionOf(out)]) throw noWriter(out, base)
    const reviewedBytes = await io.read(reviewedFile)
    const reviewed = readReview(reviewedBytes, nameOf(reviewedFile), options)
    complainOf(reviewedFile, reviewed.warnings, io)
    const index = new NameIndex(namesOfRows(baseBytes, nameOf(baseFile), base))
    const rows = rowsIn(base.documents)
    const mine = mineFile === null ? null : await readMine(mineFile)

    const merge = mergeReview({
      base: rows,
      returned: returnedRows(reviewed, rows, index),
      ...(mine && {
        mine: rowsIn(mine.result.documents),
        claims: mine.claims,
        mineForm: base.format === mine.result.format ? 'whole' : formOf(mine.result.format),
      }),
    })
    const sent = roundOf(baseBytes, nameOf(baseFile))
    const problems = problemsOf(merge, {
      documents: [sent.document, reviewed.document],
      rounds: [sent.round, reviewed.round],
      rows: reviewed.rows.length,
    })
    const isOther = problems.some(({ code }) => code === 'other-document')
    // Of another document there is nothing more to say.
    const refused = isOther && values.anyway !== true
    for (const { message } of refused ? problems.slice(0, 1) : problems) {
      io.complain(`${nameOf(reviewedFile)}: ${message}`)
    }
    if (refused) {
      throw new InputError(
        `Nothing was merged. Check that “${nameOf(baseFile)}” is what “${nameOf(reviewedFile)}” was made of, or take what there is of it with --anyway.`,
      )
    }

    const apply: ApplyOptions & Required<Pick<ApplyOptions, 'choose'>> = {
      take,
      choose: (entry: MergeEntry) =>
        entry.kind === 'conflict' && prefer ? prefer : usualChoice(entry),
    }
    const current = mine?.result ?? base
    if (inBaseForm) {
      const merged = mergedBase(merge, apply.choose)
      const documents = base.documents.map((document) => ({
        ...document,
        rows: document.rows.map((row) => merged.get(row.id) ?? row),
      }))
      const quiet = { ...io, write: async () => {} }
      await writeOriginal(baseFile, baseBytes, documents, out, writeBackOptions(values), quiet)
      const own = merge.entries.filter((entry) => !entry.base && entry.mine).length
      if (own > 0) {
        io.complain(
          `${nameOf(out)}: ${own} rows of “${nameOf(mineFile!)}” are not in “${nameOf(baseFile)}” and have no place in its form. Write .tsv or .docx to have them.`,
        )
      }
    } else {
      const document = { ...current.documents[0]!, rows: mergedRows(merge, apply) }
      await writeFileAtomically(out, await WRITERS[extensionOf(out)]!(document))
    }

    const numbers = new Map(rows.map(({ id }, i) => [id, i + 1]))
    if (values.json === true) {
      await io.write(`${JSON.stringify(report(merge, numbers, apply), null, 2)}\n`)
    } else await io.write(summary(merge, numbers, apply, out))
    const conflicts = merge.entries.filter(({ kind }) => kind === 'conflict').length
    if (conflicts > 0 && !prefer) {
      throw new InputError(
        `${conflicts} conflict${conflicts === 1 ? '' : 's'}: “${nameOf(out)}” has the translator’s text there. Decide with --prefer theirs or --prefer mine, or by hand.`,
      )
    }

    async function readMine(file: string) {
      const bytes = await io.read(file)
      const result = read(bytes, nameOf(file), options)
      complainOf(file, result.warnings, io)
      const names = namesOfRows(bytes, nameOf(file), result)
      return { result, claims: claimsOf(index, names) }
    }
  },
}

/** Whether the output is to be the base's own file with other translations in it. */
const goesBack = ({ format }: ReadResult, file: string, out: string): boolean =>
  writesBack(format) && extensionOf(nameOf(file)) === extensionOf(out)

function noWriter(out: string, { format }: ReadResult): UsageError {
  const own = writesBack(format) ? `, or .${FILE_KINDS[format]!.extensions[0]} as BASE has it` : ''
  return new UsageError(
    `“${path.basename(out)}” ends in nothing that can be written. Use .xlf, .tmx, .tsv or .docx${own}.`,
  )
}

/** Whether there is anything to tell of a row. */
const isTold = ({ kind, moves, theirSource, status, comments, settled }: MergeEntry): boolean =>
  kind !== 'unchanged' ||
  moves.length > 0 ||
  theirSource !== null ||
  status !== null ||
  comments.length > 0 ||
  settled.length > 0

const shown = (segment: Segment | null | undefined): string | null =>
  segment ? plainText(segment) : null

/** What became of the rows, for programs. */
function report(
  { entries }: Merge,
  numbers: ReadonlyMap<string, number>,
  options: ApplyOptions,
): unknown[] {
  return entries.filter(isTold).map((entry) => {
    const { base, mine, theirs, theirSource, changes, comments, settled } = entry
    const last = changes.at(-1)
    return {
      id: base?.units[0] ?? entry.id,
      row: base ? (numbers.get(base.id) ?? null) : null,
      kind: entry.kind,
      moves: entry.moves,
      found: entry.found,
      place: entry.place,
      source: shown(base?.source ?? mine?.source ?? entry.parts[0]?.source),
      base: shown(base?.target),
      theirs: shown(theirs),
      mine: shown(mine?.target),
      result: shown(resultOf(entry, options)),
      author: last?.author ?? '',
      date: last?.date ?? '',
      theirSource: shown(theirSource),
      parts: entry.parts.map((part) => ({
        source: shown(part.source),
        target: shown(part.target),
      })),
      others: entry.others.map(shown),
      status: entry.status,
      changes: changes.map(({ side, kind, author, date, text }) => ({
        side,
        kind,
        author,
        date,
        text,
      })),
      comments: comments.map(({ author, date, text, anchor }) => ({ author, date, text, anchor })),
      settled: settled.map(({ author, text }) => ({ author, text })),
      lostCodes: entry.lostCodes.map(({ label }) => label),
    }
  })
}

/** What became of the rows, for people: how many, and each conflict. */
function summary(
  merge: Merge,
  numbers: ReadonlyMap<string, number>,
  options: ApplyOptions,
  out: string,
): string {
  const { entries, sent, returned } = merge
  const count = (kind: MergeEntry['kind']) => entries.filter((entry) => entry.kind === kind).length
  const comments = entries.reduce((sum, entry) => sum + entry.comments.length, 0)
  const settled = entries.reduce((sum, entry) => sum + entry.settled.length, 0)
  const facts = [
    [count('takenTheirs'), 'changed by the reviewer'],
    [count('keptMine'), 'changed by the translator'],
    [count('same'), 'changed by both alike'],
    [count('added'), 'added'],
    [count('removed'), 'not returned'],
    [count('conflict'), count('conflict') === 1 ? 'conflict' : 'conflicts'],
    [comments, comments === 1 ? 'comment' : 'comments'],
    [settled, settled === 1 ? 'comment resolved' : 'comments resolved'],
  ] as const
  const told = facts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`)
  return `${[
    out,
    `${returned.toLocaleString('en')} of ${sent.toLocaleString('en')} rows came back: ${told.join(', ') || 'nothing changed'}.`,
    ...entries.flatMap((entry) => linesOf(entry, numbers.get(entry.id), options)),
  ].join('\n')}\n`
}

/** What a result does not show of a row: conflicts, remarks, and what is taken only where rows are. */
function linesOf(entry: MergeEntry, number: number | undefined, options: ApplyOptions): string[] {
  const lines = entry.kind === 'conflict' ? conflictLines(entry, number, options) : []
  const keeps = options.take !== 'everything'
  const what = number === undefined ? entry.place : `row ${number}`
  if (entry.kind === 'added' && keeps) {
    const [source, target] = [entry.parts[0]?.source ?? [], entry.theirs ?? []].map(plainText)
    lines.push(`${what}: added: ${oneLine(source!)} | ${oneLine(target!)}`)
  }
  if (entry.theirSource && keeps) {
    const before = entry.base ? plainText(entry.base.source) : ''
    lines.push(`${what}: source changed: ${marked(before, plainText(entry.theirSource))}`)
  }
  for (const { author, anchor, text } of entry.comments) {
    lines.push(
      `${what}: comment${author && ` by ${author}`}${anchor && ` on “${anchor}”`}: ${oneLine(text)}`,
    )
  }
  return lines
}

function conflictLines(
  entry: MergeEntry,
  number: number | undefined,
  options: ApplyOptions,
): string[] {
  const sent = entry.base ? plainText(entry.base.target) : ''
  const line = (who: string, text: Segment | null | undefined): string =>
    `  ${who.padEnd(7)} ${text ? marked(sent, plainText(text)) : '(the row is gone)'}`
  const result = resultOf(entry, options)
  return [
    `row ${number ?? '?'}: conflict${entry.place ? ` with ${entry.place}` : ''}`,
    `  sent    ${oneLine(sent)}`,
    line('theirs', entry.theirs),
    ...entry.others.map((other) => line('again', other)),
    line('mine', entry.mine?.target),
    `  result  ${result === entry.theirs ? 'theirs' : 'mine'}`,
  ]
}

/** The differences of a text from the one that was sent, as `git diff --word-diff` has them. */
const marked = (from: string, to: string): string =>
  oneLine(
    diffText(from, to)
      .map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`,
      )
      .join(''),
  )

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
