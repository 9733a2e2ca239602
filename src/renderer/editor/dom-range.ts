import type { EditorView } from 'prosemirror-view'

/** A stretch of the document on the page, to be painted by the CSS Custom Highlight API. */
export function domRange(view: EditorView, from: number, to: number): StaticRange {
  const start = view.domAtPos(from, 1)
  const end = view.domAtPos(to, -1)
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  })
}
