/** All kinds of rows, the most ordinary first. */
export const ROW_KINDS = [
  'paragraph',
  'title',
  'heading',
  'byline',
  'list-item',
  'quotation',
  'caption',
  'table-cell',
  'footnote',
] as const
