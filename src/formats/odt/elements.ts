/** What an element in a paragraph is to a translator (OpenDocument 1.3 part 3, 6 and 7). */
export type InlineKind =
  | 'ignored'
  | 'transparent'
  | 'anchor'
  | 'range-start'
  | 'range-end'
  | 'hidden'
  | 'shape'
  | 'field'

const KINDS: Readonly<Record<string, InlineKind>> = {
  // Where a page ended when the file was last written (5.6).
  'text:soft-page-break': 'ignored',
  // Metadata of a stretch of text (6.1.9).
  'text:meta': 'transparent',
  'loext:content-control': 'transparent',
  // Points without text: bookmarks, references, entries of indexes (6.2, 8.1).
  'text:bookmark': 'anchor',
  'text:reference-mark': 'anchor',
  'text:toc-mark': 'anchor',
  'text:user-index-mark': 'anchor',
  'text:alphabetical-index-mark': 'anchor',
  'office:annotation-end': 'anchor',
  // The number of the paragraph as it was last shown (5.3.6); it is counted anew.
  'text:number': 'anchor',
  'office:event-listeners': 'anchor',
  'text:bookmark-start': 'range-start',
  'text:bookmark-end': 'range-end',
  'text:reference-mark-start': 'range-start',
  'text:reference-mark-end': 'range-end',
  'text:toc-mark-start': 'range-start',
  'text:toc-mark-end': 'range-end',
  'text:user-index-mark-start': 'range-start',
  'text:user-index-mark-end': 'range-end',
  'text:alphabetical-index-mark-start': 'range-start',
  'text:alphabetical-index-mark-end': 'range-end',
  // 7.7.8, 7.7.9
  'text:hidden-text': 'hidden',
  'text:hidden-paragraph': 'hidden',
  'text:script': 'hidden',
}

/** @param name of the element, by the vocabulary */
export function inlineKind(name: string): InlineKind {
  const kind = KINDS[name]
  if (kind) return kind
  return name.startsWith('draw:') || name.startsWith('dr3d:') ? 'shape' : 'field'
}

/** Elements in which there is no text of the document, although paragraphs may stand in some. */
export const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:forms',
  'office:event-listeners',
  'text:table-of-content-source',
  'text:illustration-index-source',
  'text:table-index-source',
  'text:object-index-source',
  'text:user-index-source',
  'text:alphabetical-index-source',
  'text:bibliography-source',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:dde-connection-decls',
  'text:alphabetical-index-auto-mark-file',
  'svg:title',
  'svg:desc',
])

/** Whether an element is a paragraph: they are numbered through in each part. */
export const isParagraph = (name: string): boolean => name === 'text:p' || name === 'text:h'
