import type { Mark, Segment } from '../../core/document/model.ts'
import { BREAK_TAG, codePair, endTag, type Piece, startTag } from '../inline-codes.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'

/**
 * The inline codes of one unit: `pc` for marks, `ph` for line breaks (§4.2.3), with the HTML they
 * stand for in the unit's `originalData`, each tag once.
 */
export class Codes {
  #next = 1
  readonly #data = new Map<string, string>()

  /** The content of both sides of a segment; corresponding codes share their `id` (§4.3.1). */
  pair(source: Segment, target: Segment): { source: string; target: string } {
    const codes = codePair(source, target, this.#next)
    this.#next = codes.next
    return { source: this.#content(codes.source), target: this.#content(codes.target) }
  }

  /** The element that holds the tags of all segments written so far, or nothing. */
  originalData(): string {
    if (this.#data.size === 0) return ''
    const data = [...this.#data].map(([tag, id]) => `<data id="${id}">${xmlContent(tag)}</data>\n`)
    return `<originalData>\n${data.join('')}</originalData>\n`
  }

  #content(pieces: readonly Piece[]): string {
    return pieces.map((piece) => this.#element(piece)).join('')
  }

  #element(piece: Piece): string {
    switch (piece.type) {
      case 'text':
        return xmlContent(piece.text)
      case 'open': {
        const start = this.#dataId(startTag(piece.mark))
        const end = this.#dataId(endTag(piece.mark))
        return `<pc id="${piece.number}" ${TYPE[piece.mark.type]} dataRefStart="${start}" dataRefEnd="${end}">`
      }
      case 'close':
        return '</pc>'
      case 'code': {
        const { kind, label } = piece.code
        return `<ph id="${piece.number}" type="${kind === 'image' ? 'image' : 'other'}" disp="${xmlValue(label)}"/>`
      }
      case 'break':
        return `<ph id="${piece.number}" type="fmt" subType="xlf:lb" dataRef="${this.#dataId(BREAK_TAG)}"/>`
    }
  }

  #dataId(tag: string): string {
    const known = this.#data.get(tag)
    if (known) return known
    const id = `d${this.#data.size + 1}`
    this.#data.set(tag, id)
    return id
  }
}

/** `type` and `subType` (§4.3.1): the standard's own where it has one. */
const TYPE: Readonly<Record<Mark['type'], string>> = {
  bold: 'type="fmt" subType="xlf:b"',
  italic: 'type="fmt" subType="xlf:i"',
  underline: 'type="fmt" subType="xlf:u"',
  superscript: 'type="fmt" subType="facing-pages:sup"',
  subscript: 'type="fmt" subType="facing-pages:sub"',
  link: 'type="link"',
}
