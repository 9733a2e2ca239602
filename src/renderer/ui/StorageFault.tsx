import type { StorageError } from '../storage/errors.ts'
import { useT } from './hooks.ts'
import type { Translate } from './messages/translate.ts'
import { Button } from './parts/Button.tsx'
import { FullPage } from './parts/FullPage.tsx'

interface StorageFaultPageProps {
  readonly error: Error
  readonly t: Translate
  readonly onRetry: () => void
}

/** The library cannot be opened: why, and what to do. Needs nothing that storage would give. */
export function StorageFaultPage({ error, t, onRetry }: StorageFaultPageProps) {
  const newer = error.name === 'NewerDatabaseError'
  return (
    <FullPage
      title={t(newer ? 'error.newer.title' : 'error.storage.title')}
      hint={t(newer ? 'error.newer.hint' : 'error.storage.hint')}
      details={{ label: t('error.details'), text: error.message }}
    >
      <Button look="primary" onClick={onRetry}>
        {t('error.retry')}
      </Button>
    </FullPage>
  )
}

/** The same inside a running app: starting the window again opens the database anew. */
export function StorageFault({ error }: { readonly error: StorageError }) {
  const t = useT()
  return <StorageFaultPage error={error} t={t} onRetry={() => location.reload()} />
}
