import { FileText } from 'lucide-react'
import { useT } from '../../hooks.ts'
import { formatName } from '../../import/format-name.ts'
import { fractionDone } from '../../library/progress.ts'
import { ProgressRing } from '../../parts/ProgressRing.tsx'
import type { OriginalFile } from './originals.ts'

/** The files that will be written, and how far their translation is. */
export function OriginalPreview({ files }: { readonly files: readonly OriginalFile[] }) {
  const t = useT()
  return (
    <ul className="originals" aria-label={t('export.original.files')}>
      {files.map(({ hash, name, format, documents, counts, kept }) => (
        <li key={hash} className="original">
          <FileText size={20} aria-hidden className="original-icon" />
          <span className="original-name text-han">{name}</span>
          <span className="original-facts">
            {[
              formatName(format, t),
              documents.length > 1 && t('export.original.documents', { count: documents.length }),
              !kept && t('export.original.missing'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className="original-progress">
            <ProgressRing fraction={fractionDone(counts)} size={14} />
            {t('export.original.rows', { done: counts.done, all: counts.rows })}
          </span>
        </li>
      ))}
    </ul>
  )
}
