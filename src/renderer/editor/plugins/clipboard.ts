import { DOMSerializer, Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import { Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { findCode } from '../../../core/document/codes.ts'
import { fromText, plainText } from '../../../core/document/inline.ts'
import type { Segment } from '../../../core/document/model.ts'
import { toInlineContent, toRow } from '../convert.ts'
import { readPastedHtml } from '../pasted-html.ts'
import { cellAt, rowAt } from '../positions.ts'
import { live } from '../revise/marks.ts'
import { schema } from '../schema.ts'

/**
 * What leaves by the clipboard is text with its formatting, or a table of rows; what comes in is
 * always the text of one segment.
 */
export const clipboard = (): Plugin =>
  new Plugin({
    props: {
      transformCopied: (slice) => liveSlice(slice),
      clipboardSerializer: serializer,
      clipboardTextSerializer: sliceText,
      handlePaste: (view, event) => insertData(view, view.state.tr, event.clipboardData),
      handleDrop: (view, event, _slice, moved) => drop(view, event, moved),
    },
  })

const serializer = new DOMSerializer(
  {
    ...DOMSerializer.nodesFromSchema(schema),
    chunk: () => ['table', ['tbody', 0]],
    row: () => ['tr', 0],
    source: () => ['td', { lang: 'zh' }, 0],
    target: () => ['td', { lang: 'en' }, 0],
  },
  DOMSerializer.marksFromSchema(schema),
)

/** What is copied is text as it reads now: no deleted text, no changes, no comments. */
function liveSlice({ content, openStart, openEnd }: Slice): Slice {
  return new Slice(liveContent(content), openStart, openEnd)
}

function liveContent(content: Fragment): Fragment {
  if (content.firstChild?.isInline ?? true) return live(content)
  const nodes: Node[] = []
  content.forEach((node) => {
    nodes.push(node.copy(liveContent(node.content)))
  })
  return Fragment.fromArray(nodes)
}

/** Whole rows as lines with a tab between source and translation; text as it is. */
function sliceText({ content, openStart }: Slice): string {
  if (openStart > 0) return content.textBetween(0, content.size, '\n', leafText)
  const lines: string[] = []
  content.descendants((node) => {
    if (node.type !== schema.nodes.row) return true
    const { source, target } = toRow(node)
    lines.push([source, target].map((side) => plainText(side).replace(/\s+/g, ' ')).join('\t'))
    return false
  })
  return lines.join('\n')
}

/** A break is a line end; of codes only the result of a field is text. */
const leafText = ({ type, attrs }: Node): string => {
  if (type === schema.nodes.break) return '\n'
  return attrs.kind === 'field' ? attrs.label : ''
}

/** Text that is dropped goes to where it is dropped; from a translation it is moved. */
function drop(view: EditorView, event: DragEvent, moved: boolean): boolean {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!event.dataTransfer || event.dataTransfer.types.includes('Files')) return false
  if (!at || !isEditable(view.state.doc.resolve(at.pos))) return true
  const { tr, selection } = view.state
  if (moved && isEditable(selection.$from)) tr.deleteSelection()
  tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(at.pos)))
  return insertData(view, tr, event.dataTransfer)
}

const isEditable = ($pos: ResolvedPos): boolean =>
  cellAt($pos)?.side === 'target' && !rowAt($pos)?.node.attrs.locked

/** @returns true in any case: nothing of the clipboard may come in by another way */
function insertData(view: EditorView, tr: Transaction, data: DataTransfer | null): boolean {
  const html = data?.getData('text/html') ?? ''
  const text = data?.getData('text/plain') ?? ''
  const row = rowAt(tr.selection.$from)
  const source = row ? toRow(row.node).source : []
  const codeOf = (id: string, role: string) => findCode(source, id, role)
  const segment = (html ? readPastedHtml(html, codeOf) : null) ?? readText(text)
  if (segment.length === 0) return true
  const slice = new Slice(toInlineContent(segment), 0, 0)
  view.dispatch(tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true))
  return true
}

/** Paragraphs of plain text are lines of one segment; blank lines say nothing more here. */
const readText = (text: string): Segment => fromText(text.trim().replace(/\s*\n\s*/g, '\n'))
