import type { EditorHandle } from '../editor/handle.ts'
import type { Platform } from '../platform/types.ts'
import type { Storage } from '../storage/types.ts'
import type { InterfaceLanguage } from './messages/catalogue.ts'
import { loadCatalogue, matchLanguage } from './messages/load.ts'
import { createTranslate, type Translate } from './messages/translate.ts'
import { createNotices, type Notices } from './notices.ts'
import { applyPreferences, type Preferences, parsePreferences } from './preferences.ts'
import { createUiStore, type DialogRequest, type UiStore, type Workbench } from './store.ts'
import { createTasks, type Tasks } from './tasks.ts'

/** What every action and every screen works with. */
export interface AppContext {
  readonly platform: Platform
  readonly storage: Storage
  readonly ui: UiStore
  readonly tasks: Tasks
  readonly notices: Notices
  /** The editor of the open document, or null. */
  readonly editor: EditorHandle | null
  /** Says messages in the language of the interface as it is now. */
  readonly t: Translate

  /** Shows a document in the workspace. */
  openDocument(documentId: string): Promise<void>
  showLibrary(): Promise<void>
  showTrash(): Promise<void>
  openDialog(dialog: DialogRequest): void
  closeDialog(): void
  /** Settles some preferences: shown at once, kept for the next start. */
  prefer(change: Partial<Preferences>): void
  /**
   * Called by the workspace once its editor is ready.
   * @returns the function that takes the workbench away again
   */
  attach(workbench: Workbench): () => void
}

const PREFERENCES = 'preferences'
const LAST_DOCUMENT = 'last-document'

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value ? value : null

/** The language the interface has under these preferences, on this system. */
export const interfaceLanguage = (
  preferences: Preferences,
  platform: Platform,
): InterfaceLanguage =>
  preferences.language === 'system' ? matchLanguage(platform.info.languages) : preferences.language

const translator = async (language: InterfaceLanguage): Promise<Translate> =>
  createTranslate(language, await loadCatalogue(language))

/**
 * Puts the rooms together into the context of the interface, with the preferences of last time.
 * @param root the page's root element: language, theme and zoom are written there
 */
export async function createApp(
  platform: Platform,
  storage: Storage,
  root: HTMLElement,
): Promise<AppContext> {
  const preferences = await storage.settings.get(PREFERENCES, parsePreferences)
  const translate = await translator(interfaceLanguage(preferences, platform))
  const ui = createUiStore(preferences, translate)
  const notices = createNotices()

  const show = (state: { preferences: Preferences; translate: Translate }) => {
    applyPreferences(root, state.preferences)
    root.lang = state.translate.language
    platform.setTheme(state.preferences.theme)
    platform.setLanguage(state.translate.language)
  }
  show(ui.getState())
  ui.subscribe((state, before) => {
    if (state.preferences !== before.preferences || state.translate !== before.translate) {
      show(state)
    }
  })

  /** Leaving a document first puts it on the disk; it stays open where that fails. */
  const settle = async (): Promise<boolean> => {
    try {
      await ui.getState().workbench?.flush()
      return true
    } catch (error) {
      notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } })
      return false
    }
  }

  const app: AppContext = {
    platform,
    storage,
    ui,
    notices,
    tasks: createTasks(),
    get editor() {
      return ui.getState().workbench?.editor ?? null
    },
    get t() {
      return ui.getState().translate
    },
    async openDocument(documentId) {
      const { screen } = ui.getState()
      if (screen.name === 'workspace' && screen.documentId === documentId) return
      if (!(await settle())) return
      ui.setState({
        screen: { name: 'workspace', documentId },
        dialog: null,
        findBar: null,
        reviewing: false,
      })
      await storage.settings.set(LAST_DOCUMENT, documentId)
    },
    async showLibrary() {
      if (!(await settle())) return
      ui.setState({ screen: { name: 'library' }, findBar: null })
      await storage.settings.set(LAST_DOCUMENT, null)
    },
    async showTrash() {
      if (!(await settle())) return
      ui.setState({ screen: { name: 'trash' }, findBar: null })
      await storage.settings.set(LAST_DOCUMENT, null)
    },
    openDialog: (dialog) => ui.setState({ dialog }),
    closeDialog: () => ui.setState({ dialog: null }),
    prefer(change) {
      const preferences = { ...ui.getState().preferences, ...change }
      ui.setState({ preferences })
      storage.settings
        .set(PREFERENCES, preferences)
        .catch((error) =>
          notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } }),
        )
      const language = interfaceLanguage(preferences, platform)
      if (language !== ui.getState().translate.language) {
        translator(language).then(
          (translate) => {
            // The user may have chosen yet another language while this one was loaded.
            if (interfaceLanguage(ui.getState().preferences, platform) === language) {
              ui.setState({ translate })
            }
          },
          (error) => notices.fail({ key: 'notice.failed', values: { reason: reasonOf(error) } }),
        )
      }
    },
    attach(workbench) {
      const isOpen = () => ui.getState().workbench === workbench
      ui.setState({ workbench, documents: [workbench.documentId] })
      storage.loadProject(workbench.projectId).then(
        ({ documents }) => isOpen() && ui.setState({ documents }),
        // The document can be worked on without its neighbours.
        () => {},
      )
      return () => {
        if (isOpen()) ui.setState({ workbench: null, documents: [], findBar: null })
      }
    },
  }
  platform.onFlush(async () => {
    await ui.getState().workbench?.flush()
  })
  return app
}

/** Goes back to the document that was open when the window was last closed, if it is still there. */
export async function resume(app: AppContext): Promise<void> {
  const documentId = await app.storage.settings.get(LAST_DOCUMENT, textOrNull)
  if (documentId) await app.openDocument(documentId)
}

/** What an error says, for a sentence of ours that names it. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message : String(error)

/** Tells the user why something did not work, where nothing more can be said of it. */
export const tellFailure = ({ notices }: Pick<AppContext, 'notices'>, error: unknown): void => {
  notices.fail({ key: 'notice.failed', values: { reason: reasonOf(error) } })
}
