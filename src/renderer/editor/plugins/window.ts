import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { RowFilter } from '../handle.ts'
import { heightOf, rememberHeight, showsAny } from '../heights.ts'
import { rowCount } from '../positions.ts'
import { scrollerOf } from '../scroll.ts'
import type { ChunkView } from '../views/chunk-view.ts'

/** Up to this many rows every chunk is drawn, and the browser skips what is out of sight. */
const ALL_DRAWN_UP_TO = 2000
/** How far beyond the window rows are drawn, so that scrolling meets no empty box. */
const MARGIN = 1000

const key = new PluginKey<DecorationSet>('window')

/** Whether a chunk with these decorations has its rows drawn. */
export const isDrawn = (decorations: readonly Decoration[]): boolean =>
  decorations.some((decoration) => decoration.spec.drawn === true)

const drawn = (pos: number, node: Node): Decoration =>
  Decoration.node(pos, pos + node.nodeSize, {}, { drawn: true })

/**
 * Knows which chunks are drawn: all of a short document; of a long one those near the window and
 * those with the ends of the selection. Decorations exist for drawn chunks only.
 */
export class Window {
  #views = new Set<ChunkView>()
  #byDom = new WeakMap<Element, ChunkView>()
  #editor: EditorView | null = null
  #pane: HTMLElement | null = null
  #frame = 0
  #unnumbered = true
  #zoom = 1
  #filter: RowFilter = { statuses: [], bookmarked: false }

  readonly plugin: Plugin<DecorationSet> = new Plugin({
    key,
    state: {
      init: (_config, { doc }) => firstDecorations(doc),
      apply: (tr, set) => {
        const given = tr.getMeta(key) as DecorationSet | undefined
        if (given) return given
        if (!tr.docChanged) return set
        const mapped = set.map(tr.mapping, tr.doc)
        if (rowCount(tr.doc) > ALL_DRAWN_UP_TO) return redrawn(set, mapped, tr)
        const { length } = mapped.find()
        return length < tr.doc.childCount ? firstDecorations(tr.doc) : mapped
      },
    },
    props: {
      decorations: (state) => {
        const set = key.getState(state)!
        const { $anchor, $head } = state.selection
        const missing = [
          ...new Set(
            [$anchor, $head].filter(($pos) => $pos.depth > 0).map(($pos) => $pos.before(1)),
          ),
        ]
          .filter((pos) =>
            set.find(pos, pos + 1, (spec) => spec.drawn).every((d) => d.from !== pos),
          )
          .map((pos) => drawn(pos, state.doc.nodeAt(pos)!))
        return missing.length > 0 ? set.add(state.doc, missing) : set
      },
    },
    view: (editor) => {
      this.#editor = editor
      this.#pane = scrollerOf(editor.dom)
      const look = () => this.#schedule()
      // The page's own height tells of fonts that arrive and columns that change their width.
      const sizes = new ResizeObserver(look)
      sizes.observe(editor.dom)
      if (this.#pane) sizes.observe(this.#pane)
      this.#pane?.addEventListener('scroll', look, { passive: true })
      // The editor is not whole yet while its plugins are made.
      queueMicrotask(() => this.#draw())
      this.#number()
      return {
        update: (_view, before) => {
          const { doc } = editor.state
          if (before.doc !== doc) {
            const regrouped = !sameChunks(before.doc, doc)
            if (regrouped) this.#unnumbered = true
            if (regrouped || hasLost(key.getState(before)!, key.getState(editor.state)!)) {
              this.#schedule()
            }
          }
          if (this.#unnumbered) this.#number()
        },
        destroy: () => {
          sizes.disconnect()
          this.#pane?.removeEventListener('scroll', look)
          cancelAnimationFrame(this.#frame)
          this.#editor = null
        },
      }
    },
  })

  watch(view: ChunkView): void {
    this.#views.add(view)
    this.#byDom.set(view.dom, view)
    this.#unnumbered = true
  }

  unwatch(view: ChunkView): void {
    this.#views.delete(view)
  }

  heightOf(chunk: Node): number {
    return heightOf(chunk, this.#zoom, this.#filter)
  }

  rememberHeight(chunk: Node, height: number): void {
    rememberHeight(chunk, height, this.#zoom, this.#filter)
  }

  setFilter(filter: RowFilter): void {
    this.#filter = filter
    this.#refresh()
  }

  setZoom(zoom: number): void {
    this.#zoom = zoom
    this.#refresh()
  }

  /** The chunks that are drawn now. */
  *drawnViews(): Generator<ChunkView> {
    for (const view of this.#views) if (view.contentDOM) yield view
  }

  #refresh(): void {
    for (const view of this.#views) view.refresh()
  }

  #schedule(): void {
    if (this.#frame || !this.#editor || rowCount(this.#editor.state.doc) <= ALL_DRAWN_UP_TO) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#draw()
    })
  }

  /** Draws the chunks that are near now, and looks again when that has moved others. */
  #draw(): void {
    const editor = this.#editor
    if (!editor || editor.isDestroyed) return
    const { doc } = editor.state
    if (rowCount(doc) <= ALL_DRAWN_UP_TO) return
    const wanted = new Map<number, Node>()
    for (const view of this.#near()) {
      const pos = view.getPos()
      const node = pos === undefined ? null : doc.nodeAt(pos)
      if (pos !== undefined && node) wanted.set(pos, node)
    }
    const now = key
      .getState(editor.state)!
      .find()
      .map((decoration) => decoration.from)
    if (now.length === wanted.size && now.every((pos) => wanted.has(pos))) return
    const set = DecorationSet.create(
      doc,
      [...wanted].map(([pos, node]) => drawn(pos, node)),
    )
    editor.dispatch(editor.state.tr.setMeta(key, set))
    this.#schedule()
  }

  /** The chunks near the pane, found by halving: looking at all of them would cost every frame. */
  *#near(): Generator<ChunkView> {
    const pane = this.#pane
    const chunks = this.#editor?.dom.children
    if (!pane || !chunks) return
    const { top, bottom } = pane.getBoundingClientRect()
    const boxOf = (i: number) => chunks[i]!.getBoundingClientRect()
    let first = 0
    for (let end = chunks.length - 1; first < end; ) {
      const middle = (first + end) >> 1
      if (boxOf(middle).bottom < top - MARGIN) first = middle + 1
      else end = middle
    }
    for (let i = first; i < chunks.length && boxOf(i).top <= bottom + MARGIN; i++) {
      const view = this.#byDom.get(chunks[i]!)
      // Without height, however many of them are near: to draw them would be to draw the document.
      if (view && showsAny(view.node, this.#filter)) yield view
    }
  }

  /** Rows are numbered by a CSS counter that each drawn chunk starts at its own first row. */
  #number(): void {
    const doc = this.#editor?.state.doc
    if (!doc) return
    const first = new Map<Node, number>()
    let index = 0
    doc.forEach((chunk) => {
      first.set(chunk, index)
      index += chunk.childCount
    })
    for (const view of this.#views) view.setFirstRow(first.get(view.node) ?? 0)
    this.#unnumbered = false
  }
}

function firstDecorations(doc: Node): DecorationSet {
  if (rowCount(doc) > ALL_DRAWN_UP_TO) return DecorationSet.empty
  const all: Decoration[] = []
  doc.forEach((chunk, pos) => {
    all.push(drawn(pos, chunk))
  })
  return DecorationSet.create(doc, all)
}

/**
 * Decorations of a long document after a change: chunks that were made anew in the place of drawn
 * ones are drawn at once, as far as they are not more than those were. `#draw` looks after the rest.
 */
function redrawn(before: DecorationSet, mapped: DecorationSet, tr: Transaction): DecorationSet {
  const kept = new Set(mapped.find().map(({ from }) => from))
  const lost = before
    .find()
    .map(({ from, to }) => [tr.mapping.map(from, -1), tr.mapping.map(to, 1)] as const)
    .filter(([from]) => !kept.has(from))
  if (lost.length === 0) return mapped
  const fresh: Decoration[] = []
  tr.doc.forEach((chunk, pos) => {
    const isIn = lost.some(([from, to]) => pos < to && pos + chunk.nodeSize > from)
    if (isIn && !kept.has(pos)) fresh.push(drawn(pos, chunk))
  })
  return fresh.length <= 2 * lost.length ? mapped.add(tr.doc, fresh) : mapped
}

/** Whether chunks were made anew: their decorations go with the old ones. */
const hasLost = (before: DecorationSet, after: DecorationSet): boolean =>
  after.find().length < before.find().length

/** Whether two documents have as many chunks of as many rows: then nothing has to be drawn anew. */
function sameChunks(a: Node, b: Node): boolean {
  if (a.childCount !== b.childCount) return false
  for (let i = 0; i < a.childCount; i++) {
    if (a.child(i) !== b.child(i) && a.child(i).childCount !== b.child(i).childCount) return false
  }
  return true
}
