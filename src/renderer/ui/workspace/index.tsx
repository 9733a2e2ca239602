import { useEffect, useState } from 'react'
import type { ViewState } from '../../../core/document/changes.ts'
import type { BilingualDocument } from '../../../core/document/model.ts'
import type { StorageError } from '../../storage/errors.ts'
import { wasTracked } from '../comments/tracking.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { FullPage } from '../parts/FullPage.tsx'
import { StorageFault } from '../StorageFault.tsx'
import { Desk } from './Desk.tsx'
import '../../editor/editor.css'
import '../../editor/code.css'
import '../../editor/review/review.css'
import '../../editor/revise/revise.css'
import './workspace.css'

type Loading =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly error: StorageError }
  | {
      readonly state: 'ready'
      readonly document: BilingualDocument
      readonly view: ViewState | null
      readonly tracked: boolean
    }

/** A document on the desk: loaded, or a page that says why not. */
export default function Workspace({ documentId }: { readonly documentId: string }) {
  const app = useApp()
  const t = useT()
  const [loading, setLoading] = useState<Loading>({ state: 'loading' })

  useEffect(() => {
    let current = true
    const settle = (next: Loading) => {
      if (current) setLoading(next)
    }
    setLoading({ state: 'loading' })
    Promise.all([
      app.storage.loadDocument(documentId),
      app.storage.view(documentId),
      wasTracked(app, documentId),
    ]).then(
      ([document, view, tracked]) => settle({ state: 'ready', document, view, tracked }),
      (error: StorageError) =>
        settle(error.name === 'NotFoundError' ? { state: 'missing' } : { state: 'failed', error }),
    )
    return () => {
      current = false
    }
  }, [app, documentId])

  if (loading.state === 'failed') return <StorageFault error={loading.error} />
  if (loading.state === 'missing') {
    return (
      <FullPage title={t('library.missing')} hint={t('workspace.missing.hint')}>
        <Button look="primary" onClick={() => void app.showLibrary()}>
          {t('action.go.library')}
        </Button>
      </FullPage>
    )
  }
  if (loading.state === 'loading') {
    return (
      <main className="full-page" aria-busy="true">
        <p className="quiet-state">{t('workspace.loading')}</p>
      </main>
    )
  }
  const { document, view, tracked } = loading
  return <Desk key={documentId} document={document} view={view} tracked={tracked} />
}
