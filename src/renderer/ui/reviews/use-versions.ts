import { useEffect, useState } from 'react'
import type { Version } from '../../storage/types.ts'
import { useApp } from '../hooks.ts'

/** The versions of a document, the last kept first; null as long as they are not known. */
export function useVersions(documentId: string): readonly Version[] | null {
  const app = useApp()
  const [versions, setVersions] = useState<readonly Version[] | null>(null)
  useEffect(() => app.storage.versions.subscribe(documentId, setVersions), [app, documentId])
  return versions
}
