import { plainText } from '../core/document/inline.ts'
import type { BilingualDocument, Row } from '../core/document/model.ts'
import { read } from '../formats/read.ts'
import type { ReadResult } from '../formats/types.ts'
import {
  type Command,
  ENCODING_HELP,
  ENCODING_OPTION,
  nameOf,
  onlyFile,
  readOptions,
  UsageError,
} from './command.ts'

/** Shows what the readers make of a file. */
export const inspect: Command = {
  name: 'inspect',
  summary: 'show what a file is and how it is understood',
  usage: 'FILE [--json | --text] [--encoding LABEL]',
  help: [
    '  --json            all that was found, as JSON',
    '  --text            the source side as plain text, one paragraph a line',
    ENCODING_HELP,
    '',
    'Without --json or --text: a readable outline.',
  ],
  options: { json: { type: 'boolean' }, text: { type: 'boolean' }, ...ENCODING_OPTION },

  async run(positionals, values, io) {
    if (values.json && values.text) throw new UsageError('Choose --json or --text, not both.')
    const file = onlyFile(positionals)
    const result = read(await io.read(file), nameOf(file), readOptions(values))
    if (values.json) {
      await io.write(`${JSON.stringify(describe(result), null, 2)}\n`)
      return
    }
    await io.write(values.text ? textFile(result) : outline(result))
    for (const { message, where } of result.warnings) {
      io.complain(`${nameOf(file)}${where ? `, ${where}` : ''}: ${message}`)
    }
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
      rows: rows.map(({ id, kind, level, source, target, status }) => ({
        id,
        kind,
        level,
        source: plainText(source),
        target: plainText(target),
        status,
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

/** One paragraph a line: rows of one paragraph joined, line breaks as blanks. */
function textFile({ documents }: ReadResult): string {
  let text = ''
  for (const { rows } of documents) {
    for (const [i, row] of rows.entries()) {
      const goesOn = rows[i + 1]?.paragraph === row.paragraph
      text += oneLine(row) + (goesOn ? row.gap.source.replaceAll('\n', ' ') : '\n')
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
      text += `${String(i + 1).padStart(digits)}  ${kind.padEnd(KIND_WIDTH)}  ${shorten(oneLine(row))}\n`
    }
  }
  return text
}

const KIND_WIDTH = 'table-cell'.length
const MOST_CHARACTERS = 60

const oneLine = (row: Row): string => plainText(row.source).replaceAll('\n', ' ')

function shorten(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MOST_CHARACTERS + 2))
  return characters.length > MOST_CHARACTERS
    ? `${characters.slice(0, MOST_CHARACTERS).join('')}…`
    : text
}
