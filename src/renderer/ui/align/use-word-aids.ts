import { useEffect, useState } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { plainAids, type ReviewAids } from '../review/evidence.ts'
import { createWordAids, type WordAids } from './aids.ts'

/**
 * What helps to review the open document: while it is reviewed the dictionary and what was learnt,
 * else what the texts themselves tell. Another object whenever more was learnt.
 */
export function useWordAids(editor: EditorHandle | null, reviewing: boolean): ReviewAids {
  const [aids, setAids] = useState<WordAids | null>(null)
  useEffect(() => {
    if (!editor || !reviewing) return
    const made = createWordAids(editor, () => setAids({ ...made }))
    setAids(made)
    return () => {
      setAids(null)
      made.close()
    }
  }, [editor, reviewing])
  return aids ?? plainAids
}
