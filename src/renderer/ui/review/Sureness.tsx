import { DOUBTFUL_BELOW } from '../../../core/alignment/doubt.ts'
import type { LinkEntry } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { saySureness } from './say-link.ts'

/** How sure a link is: the mark of the margin and the figure. */
export function Sureness({ entry }: { readonly entry: LinkEntry }) {
  const t = useT()
  const { link, confirmed } = entry
  return (
    <span className="sureness" data-sure={stepOf(entry)}>
      {confirmed ? t('review.sure.confirmed') : saySureness(t, link.confidence)}
    </span>
  )
}

/** The steps in which the margin shows how sure a link is. */
function stepOf({ link, confirmed }: LinkEntry): string {
  if (confirmed) return 'confirmed'
  if (link.confidence === null) return ''
  if (link.confidence < 0.5) return 'low'
  return link.confidence < DOUBTFUL_BELOW ? 'middling' : 'high'
}
