import { useSyncExternalStore } from 'react'
import type { EditorHandle, EditorSnapshot } from '../../editor/handle.ts'

/** A part of what the editor shows, followed as it changes. @param select must be cheap and stable */
export function useEditor<T>(editor: EditorHandle, select: (snapshot: EditorSnapshot) => T): T {
  return useSyncExternalStore(
    (listener) => editor.subscribe(listener),
    () => select(editor.snapshot()),
  )
}
