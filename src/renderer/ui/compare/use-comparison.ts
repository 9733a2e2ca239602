import { useEffect, useState } from 'react'
import type { Versions } from '../../../core/layout/comparison.ts'
import type { Redline } from '../../../core/review/redline.ts'
import { redlineInWorker } from '../../workers/redline.ts'
import { type AppContext, reasonOf } from '../app.ts'
import { useApp } from '../hooks.ts'
import { isAbort } from '../tasks.ts'
import { type Candidate, candidateName, loadCandidate, timeOf } from './candidates.ts'

/** How far the comparison of two texts is. */
export type Comparison =
  /** Nothing to compare is chosen, or it was cancelled. */
  | { readonly state: 'idle' }
  /** @param fraction 0 to 1, or null while the texts are loaded */
  | { readonly state: 'working'; readonly fraction: number | null; readonly cancel: () => void }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'ready'; readonly redline: Redline; readonly versions: Versions }

/** Compares two texts whenever another one is chosen. */
export function useComparison(before: Candidate | null, after: Candidate | null): Comparison {
  const app = useApp()
  const [comparison, setComparison] = useState<Comparison>({ state: 'idle' })
  useEffect(() => {
    if (!before || !after) {
      setComparison({ state: 'idle' })
      return
    }
    const abort = new AbortController()
    const { signal } = abort
    const settle = (next: Comparison) => {
      if (!signal.aborted) setComparison(next)
    }
    const cancel = () => {
      settle({ state: 'idle' })
      abort.abort()
    }
    settle({ state: 'working', fraction: null, cancel })
    compare(app, before, after, {
      signal,
      onProgress: (fraction) => settle({ state: 'working', fraction, cancel }),
    }).then(
      (redline) =>
        settle({
          state: 'ready',
          redline,
          versions: { before: candidateName(before, app.t), after: candidateName(after, app.t) },
        }),
      (error) => {
        if (!isAbort(error)) settle({ state: 'failed', reason: reasonOf(error) })
      },
    )
    return () => abort.abort()
  }, [app, before, after])
  return comparison
}

async function compare(
  app: AppContext,
  before: Candidate,
  after: Candidate,
  options: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
): Promise<Redline> {
  const [old, now] = await Promise.all([loadCandidate(app, before), loadCandidate(app, after)])
  const { authorName: author } = app.ui.getState().preferences
  const date = new Date(timeOf(after) ?? Date.now()).toISOString()
  return redlineInWorker({ before: old, after: now, by: { author, date } }, options)
}
