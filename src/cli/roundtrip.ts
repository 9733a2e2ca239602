import { copySources } from '../core/document/fill.ts'
import { type Command, FILE_HELP, FILE_OPTIONS, FILE_USAGE } from './command.ts'
import { writeItsOwn } from './original.ts'

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

  async run(...given) {
    await writeItsOwn(copySources, 'roundtrip', given)
  },
}
