import type { Node } from 'prosemirror-model'
import type { ChangeSource, DocumentChanges, DocumentHeader } from '../../core/document/changes.ts'
import { sampleOf } from '../../core/document/summary.ts'
import { toRow } from './convert.ts'
import { countsOf } from './counts.ts'
import { rowsFrom } from './positions.ts'

/** What of two documents differs, found by node identity: unchanged chunks are never looked into. */
export function diffRows(
  before: Node,
  after: Node,
): { readonly put: readonly Node[]; readonly removed: readonly string[] } {
  const kept = new Set<Node>()
  after.forEach((chunk) => {
    kept.add(chunk)
  })
  const old = new Map<string, Node>()
  const unchanged = new Set<Node>()
  before.forEach((chunk) => {
    if (kept.has(chunk)) unchanged.add(chunk)
    else chunk.forEach((row) => void old.set(row.attrs.id, row))
  })
  const put: Node[] = []
  after.forEach((chunk) => {
    if (unchanged.has(chunk)) return
    chunk.forEach((row) => {
      if (old.get(row.attrs.id) !== row) put.push(row)
      old.delete(row.attrs.id)
    })
  })
  return { put, removed: [...old.keys()] }
}

/** Hands the saver what changed in the editor since it last asked. */
export class EditorChanges implements ChangeSource {
  #listeners = new Set<() => void>()
  #takenDoc: Node
  #takenHeader: DocumentHeader

  constructor(readonly current: () => { readonly doc: Node; readonly header: DocumentHeader }) {
    const { doc, header } = current()
    this.#takenDoc = doc
    this.#takenHeader = header
  }

  take(): DocumentChanges | null {
    const { doc, header } = this.current()
    if (doc === this.#takenDoc && header === this.#takenHeader) return null
    const { put, removed } = diffRows(this.#takenDoc, doc)
    this.#takenDoc = doc
    this.#takenHeader = header
    return {
      header,
      put: put.map(toRow),
      removed,
      summary: { ...countsOf(doc), sample: sampleOf(rowsOf(doc)) },
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** To be called after every change of the document or its header. */
  changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

function* rowsOf(doc: Node) {
  for (const { node } of rowsFrom(doc, 0)) yield toRow(node)
}
