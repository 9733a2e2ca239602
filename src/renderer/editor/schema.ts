import { type MarkSpec, type NodeSpec, type Mark as PMMark, Schema } from 'prosemirror-model'
import { NO_NOTES, NO_UNITS, SEGMENTED } from '../../core/document/create.ts'
import { isSafeHref } from '../../core/document/href.ts'
import { CODE_CHARACTER, MARK_ORDER } from '../../core/document/inline.ts'
import type { CodeInline, Mark } from '../../core/document/model.ts'
import { Parking } from './parking.ts'

/**
 * `doc > chunk+ > row+ > (source, target)`. Chunks only group rows, about forty to one, so that
 * neither ProseMirror nor the browser ever has thousands of siblings to walk; they mean nothing.
 */
const nodes = {
  doc: {
    content: 'chunk+',
    attrs: { granularity: { default: 'paragraph' }, parking: { default: new Parking([]) } },
  },
  chunk: {
    content: 'row+',
    isolating: true,
    selectable: false,
    toDOM: () => ['div', { class: 'chunk' }, 0],
  },
  row: {
    content: 'source target',
    isolating: true,
    selectable: false,
    // All fields of a core Row but its two texts. `convert.ts` alone makes rows; ProseMirror asks
    // for defaults because it must be able to fill a chunk.
    attrs: {
      id: { default: '' },
      order: { default: '' },
      kind: { default: 'paragraph' },
      level: { default: 0 },
      paragraph: { default: '' },
      gap: { default: { source: '', target: '' } },
      status: { default: 'empty' },
      locked: { default: false },
      bookmarked: { default: false },
      link: { default: SEGMENTED },
      division: { default: null },
      units: { default: NO_UNITS },
      notes: { default: NO_NOTES },
    },
    toDOM: () => ['div', { class: 'row' }, 0],
  },
  source: cell('source'),
  target: cell('target'),
  text: { group: 'inline' },
  break: {
    group: 'inline',
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    toDOM: () => ['br'],
    parseDOM: [{ tag: 'br' }],
  },
  /** A protected piece of the original file: carried along whole, never edited. */
  code: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: { id: {}, role: {}, kind: {}, label: {}, image: {} },
    leafText: (node) => CODE_CHARACTER[node.attrs.role as CodeInline['role']],
    // As it leaves by the clipboard; on the page `CodeView` shows it.
    toDOM: ({ attrs }) => [
      'span',
      { class: 'code', 'data-code': attrs.id, 'data-role': attrs.role },
      attrs.label,
    ],
  },
} satisfies Record<string, NodeSpec>

function cell(name: string): NodeSpec {
  return {
    content: 'inline*',
    isolating: true,
    selectable: false,
    toDOM: () => ['div', { class: `cell ${name}` }, 0],
    parseDOM: [{ tag: `div.${name}`, preserveWhitespace: 'full' }],
  }
}

/** A tracked change: see `Change`. */
const change = (tag: 'ins' | 'del'): MarkSpec => ({
  attrs: { author: { default: '' }, date: { default: '' } },
  excludes: 'insertion deletion',
  inclusive: tag === 'ins',
  toDOM: ({ attrs: { author, date } }) => [tag, { 'data-author': author, datetime: date }, 0],
})

const marks = {
  insertion: change('ins'),
  deletion: change('del'),
  /** The text that a note is on; several may be on the same. */
  comment: {
    attrs: { id: {} },
    excludes: '',
    inclusive: false,
    toDOM: ({ attrs }) => ['span', { class: 'commented', 'data-comment': attrs.id }, 0],
  },
  link: {
    attrs: { href: {} },
    inclusive: false,
    toDOM: (mark) => ['a', { href: mark.attrs.href, rel: 'noopener noreferrer' }, 0],
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (dom) => {
          const href = dom.getAttribute('href') ?? ''
          return isSafeHref(href) ? { href } : false
        },
      },
    ],
  },
  bold: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
  italic: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
  underline: { toDOM: () => ['u', 0], parseDOM: [{ tag: 'u' }] },
  superscript: {
    excludes: 'superscript subscript',
    toDOM: () => ['sup', 0],
    parseDOM: [{ tag: 'sup' }],
  },
  subscript: {
    excludes: 'superscript subscript',
    toDOM: () => ['sub', 0],
    parseDOM: [{ tag: 'sub' }],
  },
} satisfies Record<string, MarkSpec>

export const schema: Schema<keyof typeof nodes, keyof typeof marks> = new Schema({ nodes, marks })

/** The marks that are formatting, and not what people did and said about the text. */
export const FORMATS: readonly Mark['type'][] = MARK_ORDER

/** Whether a mark is a tracked change. */
export const isChange = ({ type }: PMMark): boolean =>
  type === schema.marks.insertion || type === schema.marks.deletion

/** Whether a mark is what people did or said about the text, and no formatting. */
export const isAnnotation = (mark: PMMark): boolean =>
  isChange(mark) || mark.type === schema.marks.comment
