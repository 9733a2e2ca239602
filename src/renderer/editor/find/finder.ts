import { type EditorState, Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { step } from '../commands/command.ts'
import { domRange } from '../dom-range.ts'
import type { Find, FindQuery, FindState } from '../handle.ts'
import type { Window } from '../plugins/window.ts'
import { settled } from '../revise/track.ts'
import type { Tracker } from '../revise/tracker.ts'
import { isReplaceable, replaced, replaceHits } from './replace.ts'
import { type ChunkHit, Search, textsOf } from './search.ts'

const NOTHING: FindState = { count: 0, current: -1, error: null }

/** More hits than this are not painted at once; they come when they are scrolled to. */
const PAINTED = 4000

/**
 * Find and replace. Hits are found in the model and painted with the CSS Custom Highlight API, so
 * that neither the document nor its decorations know of them. The current hit is the selection.
 */
export class Finder implements Find {
  #view: EditorView | null = null
  #search: Search | null = null
  #error: string | null = null
  #frame = 0
  #painted = new Map<string, Highlight>()
  #window: Window
  #tracker: Tracker

  constructor(window: Window, tracker: Tracker) {
    this.#window = window
    this.#tracker = tracker
  }

  readonly plugin: Plugin = new Plugin({
    view: (view) => {
      this.#view = view
      const warming = this.#warm(view)
      return {
        update: () => {
          if (this.#search) this.#schedulePaint()
        },
        destroy: () => {
          cancelIdleCallback(warming.id)
          cancelAnimationFrame(this.#frame)
          this.#clear()
          this.#view = null
        },
      }
    },
  })

  set(query: FindQuery | null): FindState {
    this.#error = null
    this.#search = null
    try {
      this.#search = query?.text ? new Search(query) : null
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error)
    }
    this.#schedulePaint()
    return this.state()
  }

  state(): FindState {
    const view = this.#view
    if (!view || !this.#search) return { ...NOTHING, error: this.#error }
    const { doc, selection } = view.state
    return {
      count: this.#search.count(doc),
      current: this.#search.indexOf(doc, selection.from, selection.to),
      error: null,
    }
  }

  next(): FindState {
    return this.#go((search, { doc, selection }) => {
      return search.after(doc, selection.to) ?? search.after(doc, 0)
    })
  }

  previous(): FindState {
    return this.#go((search, { doc, selection }) => {
      return search.before(doc, selection.from) ?? search.before(doc, doc.content.size)
    })
  }

  replace(replacement: string): FindState {
    const view = this.#view
    if (!view || !this.#search) return this.state()
    const { doc, selection, tr } = view.state
    const hit = this.#search.hitAt(doc, selection.from, selection.to)
    if (hit && isReplaceable(hit)) {
      tr.replaceWith(hit.from, hit.to, replaced(doc, hit, replacement, this.#tracker.by()))
      settled(tr)
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(hit.to))))
    }
    return this.next()
  }

  replaceAll(replacement: string): { readonly replaced: number; readonly refused: number } {
    const view = this.#view
    if (!view || !this.#search) return { replaced: 0, refused: 0 }
    const tr = settled(step(view.state))
    const counts = replaceHits(tr, this.#search, replacement, this.#tracker.by())
    if (counts.replaced > 0) view.dispatch(tr)
    return counts
  }

  #go(choose: (search: Search, state: EditorState) => ChunkHit | null): FindState {
    const view = this.#view
    if (!view || !this.#search) return this.state()
    const hit = choose(this.#search, view.state)
    if (hit) {
      const selection = TextSelection.create(view.state.doc, hit.from, hit.to)
      view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
    }
    return this.state()
  }

  #schedulePaint(): void {
    if (this.#frame || !this.#view) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#paint()
    })
  }

  /** The highlights of the window are shared: those of a document opened since are not ours. */
  #clear(): void {
    for (const [name, highlight] of this.#painted) {
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name)
    }
    this.#painted.clear()
  }

  #paint(): void {
    this.#clear()
    const view = this.#view
    if (!view || !this.#search) return
    const all = new Highlight()
    const current = new Highlight()
    const { from, to } = view.state.selection
    for (const { node, getPos } of this.#window.drawnViews()) {
      const pos = getPos()
      if (pos === undefined || view.state.doc.nodeAt(pos) !== node) continue
      for (const hit of this.#search.hitsIn(node)) {
        if (all.size > PAINTED) break
        const isCurrent = hit.from + pos === from && hit.to + pos === to
        const set = isCurrent ? current : all
        set.add(domRange(view, hit.from + pos, hit.to + pos))
      }
    }
    if (all.size > 0) this.#painted.set('find', all)
    if (current.size > 0) this.#painted.set('find-current', current)
    for (const [name, highlight] of this.#painted) CSS.highlights.set(name, highlight)
  }

  /** Folds the texts while nothing else is to be done, so that the first search is as quick as any. */
  #warm(view: EditorView): { id: number } {
    let chunk = 0
    const work = { id: 0 }
    const go = (deadline: IdleDeadline) => {
      const { doc } = view.state
      while (chunk < doc.childCount && deadline.timeRemaining() > 2) textsOf(doc.child(chunk++))
      if (chunk < doc.childCount) work.id = requestIdleCallback(go)
    }
    work.id = requestIdleCallback(go)
    return work
  }
}
