import { useEffect, useState } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { plainAids, type ReviewAids } from '../review/evidence.ts'
import { createWordAids, type WordAids } from './aids.ts'

/**
 * What helps to review the open document: with the dictionary while it is reviewed, else what the
 * texts themselves tell.
 */
export function useWordAids(editor: EditorHandle | null, reviewing: boolean): ReviewAids {
  const [aids, setAids] = useState<WordAids | null>(null)
  useEffect(() => {
    if (!editor || !reviewing) return
    const made = createWordAids(editor)
    setAids(made)
    return () => {
      setAids(null)
      made.close()
    }
  }, [editor, reviewing])
  return aids ?? plainAids
}
