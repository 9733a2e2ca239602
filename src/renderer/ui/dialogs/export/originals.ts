import { addCounts, type Counts, NO_COUNTS } from '../../../../core/document/summary.ts'
import type { AppContext } from '../../app.ts'

/** A file that documents of a project were read from. */
export interface OriginalFile {
  /** See `Provenance.original`. */
  readonly hash: string
  readonly name: string
  readonly format: string
  /** Ids of the documents that were read from it, in order. */
  readonly documents: readonly string[]
  /** Of those documents together. */
  readonly counts: Counts
  /** Whether its bytes are at hand: else they are asked for. */
  readonly kept: boolean
}

/** The files that a project can be written back into, in the order of its documents. */
export async function originalFiles(app: AppContext, projectId: string): Promise<OriginalFile[]> {
  const card = await app.storage.loadCard(projectId)
  const files = new Map<string, OriginalFile>()
  for (const { header, summary } of card?.documents ?? []) {
    const { original: hash, name, format } = header.provenance
    if (!hash) continue
    const known = files.get(hash)
    files.set(hash, {
      hash,
      name,
      format,
      documents: [...(known?.documents ?? []), header.id],
      counts: addCounts(known?.counts ?? NO_COUNTS, summary),
      kept: known?.kept ?? (await app.storage.hasOriginal(hash)),
    })
  }
  return [...files.values()]
}
