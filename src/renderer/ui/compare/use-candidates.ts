import { useEffect, useMemo, useState } from 'react'
import type { BackupEntry } from '../../platform/types.ts'
import { useApp, useUi } from '../hooks.ts'
import { useVersions } from '../reviews/use-versions.ts'
import { backupCandidate, type Candidate, NOW, versionCandidate } from './candidates.ts'

/** What the open document can be compared with, in groups as a list shows them. */
export interface Candidates {
  readonly all: readonly Candidate[]
  readonly versions: readonly Candidate[]
  readonly backups: readonly Candidate[]
  readonly files: readonly Candidate[]
  add(file: Candidate): void
}

/** The texts that can be compared; null as long as they are not known. */
export function useCandidates(documentId: string): Candidates | null {
  const versions = useVersions(documentId)
  const entries = useBackups()
  const [files, setFiles] = useState<readonly Candidate[]>([])
  return useMemo(() => {
    if (!versions || !entries) return null
    const kept = versions.map(versionCandidate)
    const backups = entries.map(backupCandidate)
    return {
      all: [NOW, ...kept, ...backups, ...files],
      versions: kept,
      backups,
      files,
      add: (file) => setFiles((known) => [...known, file]),
    }
  }, [versions, entries, files])
}

/** Automatic backups of the open project, the newest first; none where they cannot be listed. */
function useBackups(): readonly BackupEntry[] | null {
  const { platform } = useApp()
  const project = useUi((state) => state.workbench?.projectId ?? null)
  const [entries, setEntries] = useState<readonly BackupEntry[] | null>(null)
  useEffect(() => {
    let wanted = true
    Promise.resolve(platform.backups?.list() ?? []).then(
      (list) => wanted && setEntries(list.filter(({ name }) => name === project)),
      () => wanted && setEntries([]),
    )
    return () => {
      wanted = false
    }
  }, [platform, project])
  return entries
}
