import { createRoot, type Root } from 'react-dom/client'
import { detectPlatform } from './platform/detect.ts'
import { openStorage } from './storage/storage.ts'
import type { StorageNotice } from './storage/types.ts'
import './styles/index.css'
import { App } from './ui/App.tsx'
import { type AppContext, createApp, interfaceLanguage, resume } from './ui/app.ts'
import { loadCatalogue } from './ui/messages/load.ts'
import { createTranslate, type Translate } from './ui/messages/translate.ts'
import { FullPage } from './ui/parts/FullPage.tsx'
import { DEFAULT_PREFERENCES } from './ui/preferences.ts'
import { StorageFaultPage } from './ui/StorageFault.tsx'
import { tellStorageNotice } from './ui/storage-notice.ts'

/** Composition root: the only place where all rooms meet. */
async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root')!)
  const platform = await detectPlatform()
  const language = interfaceLanguage(DEFAULT_PREFERENCES, platform)
  // What can be said before the user's own language is known, as the database is not open yet.
  const t = createTranslate(language, await loadCatalogue(language))
  document.documentElement.lang = language
  try {
    const app = await open(root, platform, t)
    root.render(<App app={app} />)
  } catch (error) {
    root.render(
      <StorageFaultPage
        error={error instanceof Error ? error : new Error(String(error))}
        t={t}
        onRetry={() => location.reload()}
      />,
    )
  }
}

async function open(
  root: Root,
  platform: Awaited<ReturnType<typeof detectPlatform>>,
  t: Translate,
): Promise<AppContext> {
  let app: AppContext | null = null
  const onNotice = (notice: StorageNotice) => {
    if (app) tellStorageNotice(app, notice)
    else if (notice.type === 'blocked') {
      root.render(<FullPage title={t('error.storage.title')} hint={t('error.blocked.hint')} />)
    }
  }
  const storage = await openStorage(undefined, { onNotice })
  app = await createApp(platform, storage, document.documentElement)
  await resume(app)
  return app
}

void start()
