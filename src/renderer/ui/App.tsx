import { Tooltip } from 'radix-ui'
import { lazy, Suspense, useEffect } from 'react'
import { actionOf, runAction } from './actions/index.ts'
import { keepMenu } from './actions/menu.ts'
import { listenForShortcuts } from './actions/shortcuts.ts'
import { type AppContext, reasonOf } from './app.ts'
import { DialogLayer } from './dialogs/DialogLayer.tsx'
import { AppProvider, useApp, useT, useUi } from './hooks.ts'
import { DropZone } from './import/DropZone.tsx'
import { openResult } from './import/open.ts'
import { usePaste } from './import/use-paste.ts'
import { Library } from './library/Library.tsx'
import { Trash } from './library/Trash.tsx'
import { Button } from './parts/Button.tsx'
import { ErrorBoundary } from './parts/ErrorBoundary.tsx'
import { FullPage } from './parts/FullPage.tsx'
import { NoticeList } from './parts/NoticeList.tsx'

const Workspace = lazy(() => import('./workspace/index.tsx'))

/** The window. */
export function App({ app }: { readonly app: AppContext }) {
  useEffect(() => listenForShortcuts(app, window), [app])
  useEffect(() => keepMenu(app, (id) => void runAction(actionOf(id), app)), [app])
  useEffect(() => app.platform.onFilesOpened((result) => void openResult(app, result)), [app])
  usePaste(app)
  return (
    <AppProvider value={app}>
      <Tooltip.Provider delayDuration={600} skipDelayDuration={200}>
        <ScreenLayer />
        <DialogLayer />
        <DropZone />
        <NoticeList />
      </Tooltip.Provider>
    </AppProvider>
  )
}

function ScreenLayer() {
  const app = useApp()
  const screen = useUi((state) => state.screen)
  const key = screen.name === 'workspace' ? screen.documentId : screen.name
  return (
    <ErrorBoundary
      key={key}
      fallback={(error, again) => (
        <ScreenFault
          error={error}
          onLibrary={() => {
            again()
            app.ui.setState({ screen: { name: 'library' }, workbench: null, dialog: null })
          }}
        />
      )}
    >
      {screen.name === 'library' && <Library />}
      {screen.name === 'trash' && <Trash />}
      {screen.name === 'workspace' && (
        <Suspense fallback={<div className="screen-loading" />}>
          <Workspace documentId={screen.documentId} />
        </Suspense>
      )}
    </ErrorBoundary>
  )
}

interface ScreenFaultProps {
  readonly error: unknown
  readonly onLibrary: () => void
}

function ScreenFault({ error, onLibrary }: ScreenFaultProps) {
  const t = useT()
  return (
    <FullPage
      title={t('error.unexpected.title')}
      hint={t('error.unexpected.hint')}
      details={{ label: t('error.details'), text: reasonOf(error) }}
    >
      <Button look="primary" onClick={onLibrary}>
        {t('action.go.library')}
      </Button>
    </FullPage>
  )
}
