import type { RowKind } from '../core/document/model.ts'
import { sentences } from '../core/segmentation/index.ts'
import { structure } from '../core/structure/index.ts'
import { detectLanguage } from '../core/text/script.ts'
import { decodeFile } from '../formats/text/decode.ts'
import {
  type Command,
  ENCODING_HELP,
  ENCODING_OPTION,
  nameOf,
  oneOf,
  onlyFile,
  readOptions,
} from './command.ts'

type Language = 'zh' | 'en'
/** Cuts a paragraph into its sentences. */
type Cut = (paragraph: string) => readonly string[]

interface SegmentedParagraph {
  readonly kind: RowKind
  readonly sentences: readonly string[]
}

/** Shows the sentences of a text. */
export const segmentCommand: Command = {
  name: 'segment',
  summary: 'divide a text into sentences',
  usage: 'FILE [--lang zh|en] [--semicolons] [--json] [--lines] [--encoding LABEL]',
  help: [
    '  FILE              a text file, or - for standard input',
    '  --lang zh|en      language of the text; recognised when left out',
    '  --semicolons      end a sentence after ； too',
    '  --json            paragraphs with their kinds and sentences, as JSON',
    '  --lines           take each line of the input for a paragraph, as it stands',
    ENCODING_HELP,
    '',
    'Without --json: one sentence a line; without --lines, too, a blank line after each paragraph.',
  ],
  options: {
    lang: { type: 'string' },
    semicolons: { type: 'boolean' },
    json: { type: 'boolean' },
    lines: { type: 'boolean' },
    ...ENCODING_OPTION,
  },

  async run(positionals, values, io) {
    const file = onlyFile(positionals)
    const chosen = oneOf(values, 'lang', ['zh', 'en'])
    const { text } = decodeFile(await io.read(file), nameOf(file), readOptions(values))
    const lang = chosen ?? (detectLanguage(text) === 'en' ? 'en' : 'zh')
    const cut: Cut = (paragraph) =>
      sentences(paragraph, lang, { breakAtSemicolon: values.semicolons === true })
    const paragraphs = values.lines ? byLine(text, cut) : byStructure(text, lang, cut)
    if (values.json) await io.write(`${JSON.stringify({ paragraphs })}\n`)
    else await io.write(asLines(paragraphs, values.lines ? '' : '\n'))
  },
}

const byStructure = (text: string, lang: Language, cut: Cut): SegmentedParagraph[] =>
  structure(text, lang).rows.map(({ kind, source }) => ({ kind, sentences: cut(source) }))

const byLine = (text: string, cut: Cut): SegmentedParagraph[] =>
  text
    .split(/\r\n|[\n\r]/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', sentences: cut(line) }))

/** A sentence that runs over a line break (of verse, say) still is one line. */
const asLines = (paragraphs: readonly SegmentedParagraph[], after: string): string =>
  paragraphs
    .map(({ sentences }) => sentences.map((s) => `${s.replaceAll('\n', ' ')}\n`).join('') + after)
    .join('')
