import { useEffect, useMemo, useState } from 'react'
import type { BackupEntry } from '../../../platform/types.ts'
import { reasonOf } from '../../app.ts'
import { useApp, useUi } from '../../hooks.ts'
import { useCards } from '../../library/use-cards.ts'
import { type Shelf, shelve } from './shelves.ts'

export type Shelves =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly list: readonly Shelf[] }
  | { readonly state: 'failed'; readonly reason: string }

/** The automatic backups as they are when the dialog opens, by project. */
export function useShelves(): Shelves {
  const { platform } = useApp()
  const openProject = useUi((state) => state.workbench?.projectId ?? null)
  const library = useCards('library')
  const trash = useCards('trash')
  const [entries, setEntries] = useState<readonly BackupEntry[] | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    Promise.resolve(platform.backups?.list() ?? []).then(
      (list) => wanted && setEntries(list),
      (error) => wanted && setReason(reasonOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [platform])
  return useMemo(() => {
    if (reason !== null) return { state: 'failed', reason }
    if (!entries || library.state === 'loading' || trash.state === 'loading') {
      return { state: 'loading' }
    }
    const cardsOf = (cards: typeof library) => (cards.state === 'ready' ? cards.list : [])
    return {
      state: 'ready',
      list: shelve(entries, cardsOf(library), cardsOf(trash), openProject),
    }
  }, [entries, reason, library, trash, openProject])
}
