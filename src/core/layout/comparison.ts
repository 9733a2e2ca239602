import type { BilingualDocument } from '../document/model.ts'
import { layoutDocument } from './layout.ts'
import { versionsLine } from './legend.ts'
import type { Layout } from './model.ts'
import type { LayoutOptions } from './options.ts'

/** What two versions are called, for people. */
export interface Versions {
  readonly before: string
  readonly after: string
}

/**
 * Lays the redline of two versions out: with its changes, and a line under the title and in running
 * heads that says which versions they are.
 * @param document with tracked changes
 */
export function layoutComparison(
  document: BilingualDocument,
  options: LayoutOptions,
  { before, after }: Versions,
): Layout {
  const layout = layoutDocument(document, { ...options, changes: 'shown' })
  const versions = `“${before}” → “${after}”`
  return {
    ...layout,
    metadata: [versionsLine(versions, document.sourceLanguage), ...layout.metadata],
    running: [layout.running, versions].filter(Boolean).join(' · '),
  }
}
