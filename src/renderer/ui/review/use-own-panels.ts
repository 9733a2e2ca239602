import { useEffect } from 'react'
import type { AppContext } from '../app.ts'

/** A window narrower than this has no room for two columns and a panel, in CSS pixels. */
const ROOM = 1000

/**
 * Reviewing needs the panel beside the page more than the outline: while it lasts the one is open
 * and the other closed, whatever is usual. What the user usually has is not touched: it comes back
 * at the end, unless it was changed meanwhile.
 */
export function useOwnPanels(app: AppContext, reviewing: boolean): void {
  useEffect(() => {
    if (!reviewing) return
    const { preferences } = app.ui.getState()
    const { outline, side } = preferences
    const lent = {
      outline: { ...outline, open: false },
      side: { ...side, open: window.innerWidth >= ROOM },
    }
    app.ui.setState({ preferences: { ...preferences, ...lent } })
    return () => {
      const now = app.ui.getState().preferences
      app.prefer({
        ...(now.outline === lent.outline && { outline }),
        side: { open: now.side === lent.side ? side.open : now.side.open, width: now.side.width },
      })
    }
  }, [app, reviewing])
}
