import { isBlank } from '../core/document/inline.ts'
import { pseudoTranslate } from '../core/document/pseudo.ts'
import { many } from '../formats/text/words.ts'
import { type Command, FILE_HELP, FILE_OPTIONS, FILE_USAGE, nameOf } from './command.ts'
import { writeItsOwn } from './original.ts'

/** Shows what of a file a translation reaches, and whether its pages hold the English. */
export const pseudoCommand: Command = {
  name: 'pseudo',
  summary: 'write a file back in its original form with a text of no meaning as translation',
  usage: `FILE [-o OUT] ${FILE_USAGE}`,
  help: [
    '  FILE                a document of a format that is written back',
    '  -o, --output OUT    the file to write; FILE.pseudo.… when left out',
    ...FILE_HELP,
    '',
    'Each translation stands between ⟦ and ⟧ and is as long as English would be. What stays',
    'untranslated is told on standard error.',
  ],
  options: { output: { type: 'string', short: 'o' }, ...FILE_OPTIONS },

  async run(...given) {
    const { documents, out } = await writeItsOwn(pseudoTranslate, 'pseudo', given)
    const rows = documents.flatMap((document) => document.rows)
    const locked = rows.filter((row) => row.locked && !isBlank(row.source)).length
    if (locked === 0) return
    const [, , io] = given
    io.complain(`${nameOf(out)}: ${many(locked, 'locked row')} left alone.`)
  },
}
