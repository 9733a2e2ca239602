import type { CodeKind } from '../../../core/document/model.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { RunFormat } from './formats.ts'

/** A piece of XML: written out, or a stretch of the part that is copied as it stands there. */
export type Piece = string | { readonly start: number; readonly end: number }

/** An element of a paragraph: a child of a run, which needs a run around it, or one by itself. */
export interface Origin {
  readonly run: XmlElement | null
  readonly child: XmlElement
}

/** Tags around a stretch of a paragraph. */
export interface Wrapper {
  readonly origin: Origin
  readonly kind: CodeKind
  readonly label: string
  readonly open: readonly Piece[]
  readonly close: readonly Piece[]
  /** Whether text in it takes its own formatting, as that of a link. */
  readonly isLink: boolean
}

/** What a paragraph is made of, in its order, before it becomes a segment. */
export type Atom =
  | {
      readonly type: 'text'
      readonly text: string
      readonly format: RunFormat
      readonly href: string
      readonly origin: Origin
    }
  | { readonly type: 'break'; readonly origin: Origin }
  | {
      readonly type: 'code'
      readonly kind: CodeKind
      readonly label: string
      readonly image: string
      readonly origins: readonly Origin[]
    }
  | { readonly type: 'open'; readonly wrapper: Wrapper }
  | { readonly type: 'close'; readonly wrapper: Wrapper }
  /** What nobody sees, such as a bookmark. */
  | {
      readonly type: 'anchor'
      readonly pieces: readonly Piece[]
      /** Whether it ends something that began before it. */
      readonly ends: boolean
    }

/** The elements that an atom is made of; none for what has no text. */
export function originsOf(atom: Atom): readonly Origin[] {
  if (atom.type === 'code') return atom.origins
  return atom.type === 'text' || atom.type === 'break' ? [atom.origin] : []
}

/** The XML of an element with the run that it stood in around it. */
export function piecesOf({ run, child }: Origin): Piece[] {
  const itself = { start: child.start, end: child.end }
  if (!run) return [itself]
  const rPr = run.children.find((each) => each.type === 'element' && each.name === 'w:rPr')
  return [
    { start: run.start, end: run.contentStart },
    ...(rPr ? [{ start: rPr.start, end: rPr.end }] : []),
    itself,
    { start: run.contentEnd, end: run.end },
  ]
}

/** How a link of a paragraph is made. */
export interface LinkSource {
  readonly open: readonly Piece[]
  readonly close: readonly Piece[]
}
