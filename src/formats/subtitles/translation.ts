import type { Mark, Segment } from '../../core/document/model.ts'
import { type NestedPiece, nestedPieces } from '../nested-pieces.ts'
import { FORBIDDEN } from '../text-file.ts'
import { codeKey } from './text.ts'
import type { Flavour } from './time.ts'

const TAGS: Partial<Readonly<Record<Mark['type'], string>>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
}

/**
 * A translation as the lines of a cue. Marks that subtitles do not have go; blank lines would end
 * the cue and go too.
 * @param codes the tags of the file: see `CueText`
 */
export function cueLines(
  segment: Segment,
  flavour: Flavour,
  codes: ReadonlyMap<string, string>,
): string[] {
  const held = segment.map((inline) =>
    inline.type === 'text'
      ? { ...inline, marks: inline.marks.filter(({ type }) => type in TAGS) }
      : inline,
  )
  const text = nestedPieces(held)
    .map((piece) => written(piece, flavour, codes))
    .join('')
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

function written(piece: NestedPiece, flavour: Flavour, codes: ReadonlyMap<string, string>): string {
  switch (piece.type) {
    case 'text':
      return escaped(piece.text.replace(FORBIDDEN, ''), flavour)
    case 'break':
      return '\n'
    case 'code':
      return codes.get(codeKey(piece.code)) ?? ''
    case 'open':
      return `<${TAGS[piece.mark.type]}>`
    case 'close':
      return `</${TAGS[piece.mark.type]}>`
  }
}

/** SubRip has no way to write its own signs as text; an arrow would make a line one of times. */
const escaped = (text: string, flavour: Flavour): string =>
  flavour === 'srt'
    ? text.replaceAll('-->', '-- >')
    : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
