import { isBlank, plainText } from '../../core/document/inline.ts'
import type { Segment } from '../../core/document/model.ts'
import { splitLines } from '../../core/structure/lines.ts'
import { decode } from '../../core/text/encoding.ts'
import { otherFile, rewriteText } from '../text-file.ts'
import type { WriteBack } from '../types.ts'
import { unitTexts } from '../units.ts'
import type { Splice } from '../xml/splice.ts'
import { asLines, FORBIDDEN } from './clean.ts'
import { type TextUnit, unitOf } from './units.ts'

/**
 * Puts translations into the text file they were made from: encoding, line ends, blank lines and
 * all that is not translated stay. A paragraph becomes one line, however many it was cut into; the
 * lines of a stanza take the place of its lines. The full-width indent of a Chinese paragraph goes
 * with it.
 */
export const writeBackText: WriteBack = (bytes, documents, { untranslated: rest }) => {
  const { name, encoding } = documents[0]!.provenance
  const { text } = decode(bytes, encoding)
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const splices: Splice[] = []
  let translated = 0
  let untranslated = 0
  for (const [unitName, unit] of unitTexts(documents)) {
    const place = unitOf(unitName, text.length)
    if (!place || !/\S/.test(text[place.start]!)) throw otherFile(name)
    if (unit.mergedInto !== null) splices.push(withoutLine(text, place))
    else if (isBlank(unit.target)) {
      untranslated++
      if (rest === 'empty') splices.push({ ...withoutIndent(text, place), text: '' })
    } else {
      translated++
      if (plainText(unit.target) !== plainText(unit.source)) {
        splices.push(...translationSplices(text, place, unit.target, lineEnd))
      }
    }
  }
  const rewritten = rewriteText(bytes, encoding, splices)
  return { ...rewritten, translated, untranslated }
}

function translationSplices(
  text: string,
  place: TextUnit,
  target: Segment,
  lineEnd: string,
): Splice[] {
  const lines = linesOf(target)
  const there = splitLines(asLines(text.slice(place.start, place.end))).map(({ start, end }) => ({
    start: place.start + start,
    end: place.start + end,
  }))
  // Line for line, so that indents and blank lines between them stay.
  if (lines.length > 1 && lines.length === there.length) {
    return there.map((line, i) => ({ ...withoutIndent(text, line), text: lines[i]! }))
  }
  return [{ ...withoutIndent(text, place), text: lines.join(lineEnd) }]
}

/** A line of blanks would part the paragraph. */
function linesOf(target: Segment): string[] {
  const lines = plainText(target)
    .replace(FORBIDDEN, '')
    .split('\n')
    .map((line) => line.replace(/[\r\v\f\x85\u2028\u2029]/g, ' ').trim())
  return lines.filter(Boolean)
}

/** English paragraphs have no indent of two ideographs. */
function withoutIndent(text: string, { start, end }: TextUnit): TextUnit {
  let from = start
  while (from > 0 && BLANKS.has(text[from - 1]!)) from--
  return text.slice(from, start).includes('\u3000') ? { start: from, end } : { start, end }
}

const BLANKS = new Set([' ', '\t', '\xa0', '\u3000'])

/** The lines of a unit with all of their white space and one line end. */
function withoutLine(text: string, { start, end }: TextUnit): Splice {
  let from = start
  while (from > 0 && BLANKS.has(text[from - 1]!)) from--
  let to = end
  while (BLANKS.has(text[to] ?? '')) to++
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(text.slice(to, to + 2))?.[0].length ?? 0
  return { start: from, end: to + lineEnd, text: '' }
}
