import type { CodeInline, Note, Segment } from '../../core/document/model.ts'
import type { XmlSpan } from '../xml/scan.ts'
import type { XmlElement } from '../xml/tree.ts'

/** What the file has where a code stands. */
export interface OdtCode {
  /** Whether it is an element around text, not two marks without content. */
  readonly nests: boolean
  /** XML of a standalone code, in the text of the part. */
  readonly whole: XmlSpan | null
  /** XML that begins and ends a pair. */
  readonly open: string
  readonly close: string
}

/** A paragraph or heading of the file as a translator sees it. */
export interface Paragraph {
  /** Where it stands: `content.xml#57`, the 57th paragraph or heading of the part. */
  readonly unit: string
  readonly element: XmlElement
  readonly source: Segment
  readonly notes: readonly Note[]
  /** XML without text that goes before and behind the text of a translation. */
  readonly before: readonly XmlSpan[]
  readonly after: readonly XmlSpan[]
  /** Elements around all of the text, which stay around a translation. */
  readonly wrapper: { readonly open: string; readonly close: string }
  /** Styles that its text has its marks from, by the marks; start tags of its links by address. */
  readonly markStyles: ReadonlyMap<string, string>
  readonly links: ReadonlyMap<string, string>
  /** Tracked changes that end with the paragraph's own text: a translation replaces them. */
  readonly changes: readonly string[]
  /** Elements in it that hold paragraphs of their own, in order: shapes, and notes. */
  readonly shapes: readonly XmlElement[]
  readonly noteBodies: readonly XmlElement[]
}

/** A code of a paragraph whose number is that of the element among those that make codes. */
export const codeOf = (
  id: string,
  role: CodeInline['role'],
  kind: CodeInline['kind'],
  label: string,
  image = '',
): CodeInline => ({ type: 'code', id, role, kind, label: label.slice(0, MAX_LABEL), image })

/** A label is for looking at; the text itself stays in the file. */
const MAX_LABEL = 4000
