import { useEffect, useState } from 'react'
import type { DocumentCard } from '../../storage/types.ts'
import { useApp, useUi } from '../hooks.ts'

/** The documents of the open project, where it has more than one; else none. */
export function useDocuments(): readonly DocumentCard[] {
  const { storage } = useApp()
  const projectId = useUi((state) =>
    state.documents.length > 1 ? (state.workbench?.projectId ?? '') : '',
  )
  const [documents, setDocuments] = useState<readonly DocumentCard[]>([])
  useEffect(() => {
    if (!projectId) {
      setDocuments([])
      return
    }
    return storage.subscribeProject(projectId, (card) => setDocuments(card?.documents ?? []))
  }, [storage, projectId])
  return documents
}

/** What a document is called among its project's. @param fallback where it has no name at all */
export const nameOfDocument = ({ header }: DocumentCard, fallback: string): string =>
  header.metadata.title || header.provenance.name || fallback
