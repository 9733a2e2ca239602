import { useSyncExternalStore } from 'react'
import type { DocumentHeader } from '../../../core/document/changes.ts'
import type { EditorHandle, EditorSnapshot } from '../../editor/handle.ts'

/** A part of what the editor shows, followed as it changes. @param select must be cheap and stable */
export function useEditor<T>(editor: EditorHandle, select: (snapshot: EditorSnapshot) => T): T {
  return useSyncExternalStore(
    (listener) => editor.subscribe(listener),
    () => select(editor.snapshot()),
  )
}

/** What is known of the document besides its rows, followed as it changes. */
export const useHeader = (editor: EditorHandle): DocumentHeader =>
  useSyncExternalStore(
    (listener) => editor.subscribe(listener),
    () => editor.header(),
  )
