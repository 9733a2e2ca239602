import { plainText } from '../core/document/inline.ts'
import type { BilingualDocument, Note } from '../core/document/model.ts'
import { read } from '../formats/read.ts'
import type { ReadResult } from '../formats/types.ts'
import {
  type Command,
  complainOf,
  FILE_HELP,
  FILE_OPTIONS,
  FILE_USAGE,
  fileOptions,
  nameOf,
  onlyFile,
  UsageError,
} from './command.ts'
import { spokenText } from './spoken-text.ts'

/** Shows what the readers make of a file. */
export const inspect: Command = {
  name: 'inspect',
  summary: 'show what a file is and how it is understood',
  usage: `FILE [--json | --text] ${FILE_USAGE}`,
  help: [
    '  --json              all that was found, as JSON',
    '  --text              every text of the source side, one paragraph a line, with the',
    '                      results of fields, readings above words, and comments on a line',
    '                      of their own after their paragraph',
    ...FILE_HELP,
    '',
    'Without --json or --text: a readable outline.',
  ],
  options: { json: { type: 'boolean' }, text: { type: 'boolean' }, ...FILE_OPTIONS },

  async run(positionals, values, io) {
    if (values.json && values.text) throw new UsageError('Choose --json or --text, not both.')
    const file = onlyFile(positionals)
    const result = read(await io.read(file), nameOf(file), fileOptions(values))
    if (values.json) {
      await io.write(`${JSON.stringify(describe(result), null, 2)}\n`)
      return
    }
    await io.write(values.text ? textFile(result) : outline(result))
    complainOf(file, result.warnings, io)
  },
}

function describe({ format, version, encoding, documents, warnings, ...known }: ReadResult) {
  return {
    format,
    version,
    encoding,
    languages: known.languages ?? languagesOf(documents),
    documents: documents.map(({ metadata, rows }) => ({
      title: metadata.title,
      rows: rows.map(({ id, kind, level, source, target, status, locked, notes }) => ({
        id,
        kind,
        level,
        source: plainText(source),
        target: plainText(target),
        status,
        ...(locked && { locked }),
        ...(notes.length > 0 && {
          notes: notes.map(({ author, date, text }) => ({ author, date, text })),
        }),
      })),
    })),
    units: known.units ?? countUnits(documents),
    warnings: warnings.map(({ code, message, where }) => ({ code, message, where })),
  }
}

const languagesOf = ([first]: readonly BilingualDocument[]) => ({
  source: first?.sourceLanguage ?? '',
  target: first?.targetLanguage ?? '',
})

const countUnits = (documents: readonly BilingualDocument[]): number =>
  documents.reduce((sum, { rows }) => sum + rows.length, 0)

/** One paragraph a line: rows of one paragraph joined, line breaks as blanks; then its notes. */
function textFile({ documents }: ReadResult): string {
  let text = ''
  for (const { rows } of documents) {
    let notes: Note[] = []
    for (const [i, row] of rows.entries()) {
      notes.push(...row.notes)
      text += onLine(spokenText(row.source))
      if (rows[i + 1]?.paragraph === row.paragraph) text += onLine(row.gap.source)
      else {
        text += `\n${notes.map((note) => `${onLine(note.text)}\n`).join('')}`
        notes = []
      }
    }
  }
  return text
}

function outline({ format, encoding, documents }: ReadResult): string {
  const { source, target } = languagesOf(documents)
  let text = `${[format, encoding].filter(Boolean).join(', ')} · ${source} → ${target} · ${countUnits(documents)} rows\n`
  for (const { metadata, rows } of documents) {
    for (const [field, value] of Object.entries(metadata)) {
      if (value) text += `${field}: ${value}\n`
    }
    text += '\n'
    const digits = String(rows.length).length
    for (const [i, row] of rows.entries()) {
      const kind = row.kind === 'heading' ? `heading ${row.level}` : row.kind
      text += `${String(i + 1).padStart(digits)}  ${kind.padEnd(KIND_WIDTH)}  ${shorten(onLine(plainText(row.source)))}\n`
    }
  }
  return text
}

const KIND_WIDTH = 'table-cell'.length
const MOST_CHARACTERS = 60

const onLine = (text: string): string => text.replaceAll(/\r\n|[\n\r]/g, ' ')

function shorten(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MOST_CHARACTERS + 2))
  return characters.length > MOST_CHARACTERS
    ? `${characters.slice(0, MOST_CHARACTERS).join('')}…`
    : text
}
