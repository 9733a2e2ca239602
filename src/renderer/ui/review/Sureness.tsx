import type { LinkEntry } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { saySureness } from './say-link.ts'

/** How sure a link is: the mark of the margin and the figure. */
export function Sureness({ entry }: { readonly entry: LinkEntry }) {
  const t = useT()
  return (
    <span className="sureness" data-sure={entry.sureness}>
      {saySureness(t, entry)}
    </span>
  )
}
