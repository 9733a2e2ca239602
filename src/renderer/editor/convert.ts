import { Fragment, type Node, type Mark as PMMark } from 'prosemirror-model'
import { createRow } from '../../core/document/create.ts'
import { concat } from '../../core/document/inline.ts'
import type {
  Annotated,
  Change,
  CodeInline,
  Granularity,
  Inline,
  Mark,
  Parked,
  Row,
  Segment,
} from '../../core/document/model.ts'
import { firstKeys } from '../../core/document/order.ts'
import { Parking } from './parking.ts'
import { isAnnotation, isChange, schema } from './schema.ts'

/** Rows a chunk is made with; one that grows beyond `CHUNK_MAX` is divided. */
export const CHUNK_SIZE = 40
export const CHUNK_MAX = 2 * CHUNK_SIZE

/**
 * UTF-16 units a chunk is made with, unless its first row alone has more. The browser lays out a
 * chunk whole: forty rows of a novel without line ends would hold the window for seconds.
 */
const CHUNK_LENGTH = 16_000

/** A ProseMirror document of these rows. A document without rows gets one empty row to stand in. */
export function toDoc(
  rows: readonly Row[],
  granularity: Granularity,
  parked: readonly Parked[] = [],
): Node {
  const some =
    rows.length > 0 ? rows : [createRow({ kind: 'paragraph', source: '' }, firstKeys(1)[0]!)]
  return schema.node('doc', { granularity, parking: new Parking(parked) }, toChunks(some))
}

/** Chunks of these rows. */
export const toChunks = (rows: readonly Row[]): Node[] => groupRows(rows.map(toRowNode))

/** Row nodes in chunks of at most `CHUNK_SIZE` rows and `CHUNK_LENGTH` text. */
export function groupRows(nodes: readonly Node[]): Node[] {
  const chunks: Node[] = []
  let members: Node[] = []
  let length = 0
  const close = () => {
    if (members.length > 0) chunks.push(schema.node('chunk', null, members))
    members = []
    length = 0
  }
  for (const node of nodes) {
    if (members.length === CHUNK_SIZE || length + node.content.size > CHUNK_LENGTH) close()
    members.push(node)
    length += node.content.size
  }
  close()
  return chunks
}

const rowOfNode = new WeakMap<Node, Row>()

export function toRowNode(row: Row): Node {
  const { source, target, ...attrs } = row
  const node = schema.node('row', attrs, [
    schema.node('source', null, toInlineContent(source)),
    schema.node('target', null, toInlineContent(target)),
  ])
  rowOfNode.set(node, row)
  return node
}

/** The row of a row node: the same object each time it is asked of the same node. */
export function toRow(node: Node): Row {
  const known = rowOfNode.get(node)
  if (known) return known
  const row = {
    ...node.attrs,
    source: toSegment(node.child(0).content),
    target: toSegment(node.child(1).content),
  } as unknown as Row
  rowOfNode.set(node, row)
  return row
}

/** All rows of a document, in order. */
export function toRows(doc: Node): Row[] {
  const rows: Row[] = []
  doc.forEach((chunk) => {
    chunk.forEach((row) => {
      rows.push(toRow(row))
    })
  })
  return rows
}

export function toInlineContent(segment: Segment): Fragment {
  return Fragment.fromArray(
    segment.map((inline) => {
      const annotations = toAnnotationMarks(inline)
      if (inline.type === 'text') {
        return schema.text(inline.text, [...annotations, ...inline.marks.map(toPMMark)])
      }
      if (inline.type === 'break') return schema.node('break', null, undefined, annotations)
      const { type, change, comments, ...attrs } = inline
      return schema.node(type, attrs, undefined, annotations)
    }),
  )
}

function toSegment(content: Fragment): Segment {
  const inlines: Inline[] = []
  content.forEach((node) => {
    const annotations = toAnnotations(node.marks)
    if (node.type === schema.nodes.break) inlines.push({ type: 'break', ...annotations })
    else if (node.type === schema.nodes.code) {
      inlines.push({ type: 'code', ...node.attrs, ...annotations } as CodeInline)
    } else {
      const marks = node.marks.filter((mark) => !isAnnotation(mark)).map(toMark)
      inlines.push({ type: 'text', text: node.text ?? '', marks, ...annotations })
    }
  })
  return concat(inlines)
}

const NO_ANNOTATIONS: Annotated = {}

function toAnnotations(marks: readonly PMMark[]): Annotated {
  if (!marks.some(isAnnotation)) return NO_ANNOTATIONS
  const change = marks.find(isChange)
  const comments = marks
    .flatMap(({ type, attrs }) => (type === schema.marks.comment ? [String(attrs.id)] : []))
    .sort()
  return {
    ...(change && { change: toChange(change) }),
    ...(comments.length > 0 && { comments }),
  }
}

const toChange = ({ type, attrs }: PMMark): Change => ({
  kind: type === schema.marks.insertion ? 'insertion' : 'deletion',
  author: String(attrs.author),
  date: String(attrs.date),
})

const toAnnotationMarks = ({ change, comments = [] }: Annotated): PMMark[] => [
  ...(change ? [schema.mark(change.kind, { author: change.author, date: change.date })] : []),
  ...comments.map((id) => schema.mark('comment', { id })),
]

const toPMMark = (mark: Mark): PMMark =>
  schema.mark(mark.type, mark.type === 'link' ? { href: mark.href } : null)

const toMark = (mark: PMMark): Mark =>
  mark.type === schema.marks.link
    ? { type: 'link', href: String(mark.attrs.href) }
    : { type: mark.type.name as Exclude<Mark['type'], 'link'> }
