import { useEffect, useState } from 'react'
import type { StorageError } from '../../storage/errors.ts'
import type { ProjectCard } from '../../storage/types.ts'
import { useApp } from '../hooks.ts'

export type Cards =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly list: readonly ProjectCard[] }
  | { readonly state: 'failed'; readonly error: StorageError }

/** The projects of the library or of the trash, kept up to date. */
export function useCards(place: 'library' | 'trash'): Cards {
  const { storage } = useApp()
  const [cards, setCards] = useState<Cards>({ state: 'loading' })
  useEffect(() => {
    const onList = (list: readonly ProjectCard[]) => setCards({ state: 'ready', list })
    const onError = (error: StorageError) => setCards({ state: 'failed', error })
    return place === 'library'
      ? storage.subscribeProjects(onList, onError)
      : storage.subscribeTrash(onList, onError)
  }, [storage, place])
  return cards
}
