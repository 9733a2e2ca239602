import type { BilingualDocument } from '../../../core/document/model.ts'
import type { Collection } from '../../../core/layout/collection.ts'
import type { LayoutOptions } from '../../../core/layout/options.ts'
import type { ExportFormat } from '../../workers/export.ts'
import { type AppContext, tellFailure } from '../app.ts'

/** A document on its way to a reviewer. */
export interface Sending {
  /** In which round it is sent, from 1. */
  readonly round: number
  /** Keeps what was sent, to be merged with what comes back: to be called once the file is written. */
  keep(): Promise<void>
}

/** Forms of the review layout that come back from a reviewer. */
const TABLES: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['docx', 'html'])

/**
 * What is exported as a review: a review table in Word or for the browser, or XLIFF.
 * @returns null where it is none, or of more than one document
 */
export async function sendingOf(
  app: AppContext,
  text: BilingualDocument | Collection,
  format: ExportFormat,
  { arrangement }: Pick<LayoutOptions, 'arrangement'>,
): Promise<Sending | null> {
  const isSent = format === 'xliff' || (arrangement === 'review' && TABLES.has(format))
  if (!isSent || 'documents' in text) return null
  const { versions } = app.storage
  const sent = (await versions.list(text.id)).filter(({ kind }) => kind === 'sent')
  const round = 1 + Math.max(0, ...sent.map((version) => version.round))
  return {
    round,
    async keep() {
      try {
        await versions.add(text, { kind: 'sent', round })
      } catch (error) {
        tellFailure(app, error)
      }
    },
  }
}
