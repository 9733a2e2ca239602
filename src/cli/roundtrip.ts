import { copySources } from '../core/document/fill.ts'
import { read } from '../formats/read.ts'
import {
  type Command,
  complainOf,
  FILE_HELP,
  FILE_OPTIONS,
  FILE_USAGE,
  fileOptions,
  nameOf,
  onlyFile,
} from './command.ts'
import { originalPath, refuseWithoutWriter, writeOriginal } from './original.ts'

/** Shows that a file comes out as it went in. */
export const roundtripCommand: Command = {
  name: 'roundtrip',
  summary: 'write a file back in its original form with its own text as translation',
  usage: `FILE [-o OUT] ${FILE_USAGE}`,
  help: [
    '  FILE                a document of a format that is written back',
    '  -o, --output OUT    the file to write; FILE.roundtrip.… when left out',
    ...FILE_HELP,
    '',
    'What differs between FILE and OUT is told in docs/formats.',
  ],
  options: { output: { type: 'string', short: 'o' }, ...FILE_OPTIONS },

  async run(positionals, values, io) {
    const file = onlyFile(positionals)
    const out = originalPath(file, 'roundtrip', values.output)
    const bytes = await io.read(file)
    const { format, documents, warnings } = read(bytes, nameOf(file), fileOptions(values))
    complainOf(file, warnings, io)
    refuseWithoutWriter(file, format)
    const copied = documents.map(copySources)
    await writeOriginal(file, bytes, copied, out, { untranslated: 'source' }, io)
  },
}
