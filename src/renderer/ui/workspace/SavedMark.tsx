import { Check, CloudAlert, Loader } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { Saver } from '../../storage/types.ts'
import { useT } from '../hooks.ts'

/** Whether everything is on the disk. Nobody has to save, but everybody wants to know. */
export function SavedMark({ saver }: { readonly saver: Saver }) {
  const t = useT()
  const state = useSyncExternalStore(
    (listener) => saver.subscribe(listener),
    () => saver.state,
  )
  if (state === 'failed') {
    return (
      <span className="saved-mark" data-state="failed" role="alert">
        <CloudAlert size={15} aria-hidden />
        {saver.error?.message ?? t('workspace.saved.failed')}
      </span>
    )
  }
  const saved = state === 'saved'
  return (
    <span className="saved-mark" data-state={state}>
      {saved ? <Check size={14} aria-hidden /> : <Loader size={14} aria-hidden />}
      {t(saved ? 'workspace.saved' : 'workspace.saving')}
    </span>
  )
}
