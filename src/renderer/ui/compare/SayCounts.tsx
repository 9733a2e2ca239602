import type { RedlineCounts } from '../../../core/review/redline.ts'
import { useT } from '../hooks.ts'

/** How much has changed, in rows, characters and words. */
export function SayCounts({ counts }: { readonly counts: RedlineCounts }) {
  const t = useT()
  const { source, target } = counts
  const rows = (['changed', 'added', 'removed', 'moved', 'regrouped'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`compare.count.${kind}`, { count: counts[kind] }))
  return (
    <p className="compare-counts">
      {rows.length > 0 ? (
        <>
          <span>{rows.join(' · ')}</span>
          <span>{t('compare.count.source', { ...source })}</span>
          <span>{t('compare.count.target', { ...target })}</span>
        </>
      ) : (
        <span>{t('compare.same')}</span>
      )}
    </p>
  )
}
