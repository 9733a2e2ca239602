import { useSyncExternalStore } from 'react'
import type { Row } from '../../../core/document/model.ts'
import type { EditorHandle, LinkEntry } from '../../editor/handle.ts'

/** Milliseconds without a change after which the links are read again. */
const SETTLED = 120

/** The links of a document as they were when the hands last rested. */
export interface LinkList {
  readonly entries: readonly LinkEntry[]
  /** Rows at the same positions. */
  rows(): readonly Row[]
  /** Position of a row, or -1. */
  indexOf(rowId: string): number
}

/**
 * Follows the links of a document. Reading them goes through all rows, so it waits until nothing
 * has changed for a moment: a keystroke never pays for it.
 */
class LinkWatch {
  #list: LinkList
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #end: (() => void) | undefined

  constructor(readonly editor: EditorHandle) {
    this.#list = listOf(editor)
  }

  list = (): LinkList => this.#list

  subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      this.#end = this.editor.subscribe(() => {
        clearTimeout(this.#timer)
        this.#timer = setTimeout(() => this.#read(), SETTLED)
      })
      this.#read()
    }
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      clearTimeout(this.#timer)
      this.#end?.()
    }
  }

  #read(): void {
    if (this.editor.review.links() === this.#list.entries) return
    this.#list = listOf(this.editor)
    for (const listener of this.#listeners) listener()
  }
}

function listOf(editor: EditorHandle): LinkList {
  const entries = editor.review.links()
  let rows: readonly Row[] | undefined
  let indices: ReadonlyMap<string, number> | undefined
  return {
    entries,
    rows: () => {
      rows ??= editor.document().rows
      return rows
    },
    indexOf: (rowId) => {
      indices ??= new Map(entries.map((entry) => [entry.rowId, entry.rowIndex]))
      return indices.get(rowId) ?? -1
    },
  }
}

const watches = new WeakMap<EditorHandle, LinkWatch>()

function watchOf(editor: EditorHandle): LinkWatch {
  const watch = watches.get(editor) ?? new LinkWatch(editor)
  watches.set(editor, watch)
  return watch
}

/** The links of the document, for parts of the screen that may lag a moment behind the hands. */
export function useLinks(editor: EditorHandle): LinkList {
  const watch = watchOf(editor)
  return useSyncExternalStore(watch.subscribe, watch.list)
}
