import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { BilingualDocument, Metadata, Project } from '../../../../core/document/model.ts'
import { acceptedRow } from '../../../../core/document/revisions.ts'
import { canJoin } from '../../../../core/layout/collection.ts'
import { withTheme } from '../../../../core/layout/options.ts'
import type { Theme } from '../../../../core/layout/themes.ts'
import { withoutExtension } from '../../../../core/text/file-name.ts'
import { leftOut } from '../../../../formats/tmx/write.ts'
import type { DocumentCard } from '../../../storage/types.ts'
import { reasonOf } from '../../app.ts'
import { useApp, useT } from '../../hooks.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorBoundary } from '../../parts/ErrorBoundary.tsx'
import type { DialogRequest } from '../../store.ts'
import { type ExportChoices, keepChoices, lastChoices } from './choices.ts'
import { loadCollection, useCollectionExcerpt } from './collection.ts'
import { ExportForm } from './ExportForm.tsx'
import { excerpt } from './excerpt.ts'
import { hasPages, isInterchange } from './formats.ts'
import type { FileScope } from './OriginalForm.tsx'
import { OriginalPreview } from './OriginalPreview.tsx'
import { type OriginalFile, originalFiles } from './originals.ts'
import { Preview } from './Preview.tsx'
import { namedBy, runExport, runExportOfEach } from './run-export.ts'
import { exportOriginals } from './run-original.ts'
import { scopesFor } from './ScopeField.tsx'
import { ThemeEditor, ThemeEditorButtons } from './ThemeEditor.tsx'
import { keptThemes, useThemeShelf } from './theme-shelf.ts'
import './export.css'

interface ExportDialogProps {
  readonly request: Extract<DialogRequest, { name: 'export' }>
}

interface Prepared {
  readonly document: BilingualDocument
  readonly choices: ExportChoices
  /** The files that documents of the project were read from. */
  readonly originals: readonly OriginalFile[]
  readonly project: Project
  /** The documents of the project. */
  readonly cards: readonly DocumentCard[]
  readonly themes: readonly Theme[]
}

/** Chooses what the file will be, in sight of its first pages. */
export default function ExportDialog({ request }: ExportDialogProps) {
  const app = useApp()
  const { documentId, format, all = false } = request
  const [prepared, setPrepared] = useState<Prepared | null>(null)

  useEffect(() => {
    let wanted = true
    const { workbench } = app.ui.getState()
    const open = workbench?.documentId === documentId ? workbench.editor.document() : null
    const prepare = async (): Promise<Prepared> => {
      const { settings } = app.storage
      const document = open ?? (await app.storage.loadDocument(documentId))
      const { projectId } = document
      const originals = await originalFiles(app, projectId)
      const project = await app.storage.loadProject(projectId)
      const cards = (await app.storage.loadCard(projectId))?.documents ?? []
      const last = await lastChoices(settings, projectId)
      const wish = format ?? (all && last.format === 'original' ? 'docx' : last.format)
      const isOriginal = originals.some(({ hash }) => hash === document.provenance.original)
      const side = /\p{Script=Han}/u.test(project.title) ? 'source' : 'target'
      const { titles, scope } = last
      const choices: ExportChoices = {
        ...last,
        format: wish === 'original' && !isOriginal ? 'docx' : wish,
        scope: all ? (scope === 'joined' ? 'joined' : 'each') : 'document',
        titles: titles.source || titles.target ? titles : { ...titles, [side]: project.title },
      }
      const themes = await keptThemes(settings)
      return { document, choices, originals, project, cards, themes }
    }
    prepare().then(
      (ready) => wanted && setPrepared(ready),
      (error) => {
        app.closeDialog()
        app.notices.fail({ key: 'notice.failed', values: { reason: reasonOf(error) } })
      },
    )
    return () => {
      wanted = false
    }
  }, [app, documentId, format, all])

  return prepared && <PreparedDialog {...prepared} />
}

/** A theme of the user's while it is changed, and how it was before. */
interface Editing {
  readonly before: Theme
  /** Whether it was made to be changed. */
  readonly isNew: boolean
  readonly choicesBefore: ExportChoices
}

function PreparedDialog(prepared: Prepared) {
  const { document, choices: first, originals, project, cards, themes } = prepared
  const app = useApp()
  const t = useT()
  const isBrowser = app.platform.kind === 'browser'
  const joinable = useMemo(() => canJoin(cards.map(({ header }) => header)), [cards])
  const settled = (given: ExportChoices) => settle(given, joinable, isBrowser)
  const [choices, setChoices] = useState(() => settled(first))
  const [metadata, setMetadata] = useState<Metadata>(document.metadata)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [isBack, setBack] = useState(false)
  const shelf = useThemeShelf(themes)
  const sample = useMemo(() => excerpt(document), [document])
  const own = originals.find(({ hash }) => hash === document.provenance.original) ?? null
  const [fileScope, setFileScope] = useState<FileScope>('project')
  const oneSided = useMemo(() => leftOut(document), [document])
  const noted = useMemo(() => document.rows.some(({ notes }) => notes.length > 0), [document])
  const tracked = useMemo(() => document.rows.some((row) => acceptedRow(row) !== row), [document])
  // The preview follows when there is time: a keystroke in a field never waits for it.
  const shown = useDeferredValue(choices)
  const shownMetadata = useDeferredValue(metadata)
  const load = useCallback(
    async (id: string) => (id === document.id ? document : app.storage.loadDocument(id)),
    [app, document],
  )
  const parts = useCollectionExcerpt(choices.scope === 'joined', cards, load)
  const shownText = useMemo(
    () =>
      shown.scope === 'joined' && parts
        ? { title: shown.titles, documents: parts }
        : { ...sample, metadata: shownMetadata },
    [sample, shownMetadata, shown.scope, shown.titles, parts],
  )
  const formatName = t(`export.format.${choices.format}`)
  const count = cards.length

  const run = () => {
    app.closeDialog()
    const { workbench } = app.ui.getState()
    if (metadata !== document.metadata && workbench?.documentId === document.id) {
      workbench.editor.setMetadata(metadata)
    }
    keepChoices(app.storage.settings, document.projectId, choices).catch((error) =>
      app.notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } }),
    )
    const { format, options, untranslated, scope, titles } = choices
    const described = { ...document, metadata }
    const loadNow = async (id: string) => (id === document.id ? described : load(id))
    if (format === 'original') {
      void exportOriginals(app, toWrite, described, { untranslated })
    } else if (scope === 'document') {
      const titled = { source: metadata.title, target: metadata.targetTitle }
      const name = namedBy(app, titled, withoutExtension(document.provenance.name))
      void runExport(app, { name, load: async () => described, format, options })
    } else if (scope === 'joined') {
      const name = namedBy(app, titles)
      const all = () => loadCollection(cards, titles, loadNow)
      void runExport(app, { name, load: all, format, options })
    } else {
      const name = project.title || t('library.untitled')
      void runExportOfEach(app, { name, cards, load: loadNow, format, options })
    }
  }
  const toWrite = own && fileScope === 'file' ? [own] : originals
  const without = cards.filter(({ header }) => !header.provenance.original).length

  const { theme } = choices.options
  const edit = (before: Theme, isNew: boolean) =>
    setEditing({ before, isNew, choicesBefore: choices })
  const setTheme = (changed: Theme) => {
    // What the theme says is seen, whatever was chosen over it before.
    const options = { ...withTheme(choices.options, changed), lines: null }
    setChoices({ ...choices, options })
    shelf.put(changed, theme.name)
  }
  const endEditing = () => {
    setEditing(null)
    setBack(true)
  }
  const cancelEditing = () => {
    if (!editing) return
    const { before, isNew, choicesBefore } = editing
    if (isNew) shelf.remove(theme.name)
    else shelf.put(before, theme.name)
    setChoices(choicesBefore)
    endEditing()
  }

  return (
    <Dialog
      title={t(editing ? 'export.theme.editing' : 'export.heading')}
      size="full"
      onClose={editing ? endEditing : app.closeDialog}
      footer={
        editing ? (
          <ThemeEditorButtons
            theme={theme}
            onTheme={setTheme}
            onDone={endEditing}
            onCancel={cancelEditing}
          />
        ) : (
          <>
            <Button onClick={app.closeDialog}>{t('dialog.cancel')}</Button>
            <Button look="primary" onClick={run}>
              {choices.scope === 'each' && choices.format !== 'original'
                ? t('export.runEach', { count })
                : t('export.run', { format: formatName })}
            </Button>
          </>
        )
      }
    >
      <div className="export">
        {editing ? (
          <ThemeEditor
            theme={theme}
            others={shelf.themes.filter(({ name }) => name !== theme.name)}
            paper={choices.options.paper}
            onTheme={setTheme}
          />
        ) : (
          <ExportForm
            choices={choices}
            metadata={metadata}
            sourceLanguage={document.sourceLanguage}
            leftOut={oneSided}
            noted={noted}
            tracked={tracked}
            project={count > 1 ? { count, canJoin: joinable } : null}
            shelf={shelf}
            isBack={isBack}
            original={
              own && { own, files: originals, without, scope: fileScope, onScope: setFileScope }
            }
            onChoices={(changed) => setChoices(settled(changed))}
            onMetadata={setMetadata}
            onEditTheme={edit}
          />
        )}
        <section
          className="export-preview"
          aria-label={t('export.preview')}
          // A place that scrolls is reached by the keyboard.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it has to be scrolled by keys
          tabIndex={0}
        >
          <ErrorBoundary
            fallback={(error) => (
              <p className="quiet-state">
                {t('export.previewFailed', { reason: reasonOf(error) })}
              </p>
            )}
          >
            {shown.format === 'original' ? (
              <OriginalPreview files={toWrite} />
            ) : (
              <Preview text={shownText} format={shown.format} options={shown.options} />
            )}
          </ErrorBoundary>
          {shown.format !== 'original' && (
            <p className="export-note">
              {shown.scope === 'each'
                ? t('export.previewEach', { count: count - 1 })
                : t(hasPages(shown.format) ? 'export.previewPart' : 'export.previewText')}
            </p>
          )}
        </section>
      </div>
    </Dialog>
  )
}

/** Choices that go together: a format has not every scope, nor a scope every layout. */
function settle(choices: ExportChoices, joinable: boolean, isBrowser: boolean): ExportChoices {
  const scopes = scopesFor(choices.format, joinable, isBrowser)
  const scope = scopes.includes(choices.scope) ? choices.scope : (scopes[1] ?? 'document')
  const { options } = choices
  const isTable = options.arrangement === 'review' && !isInterchange(choices.format)
  return {
    ...choices,
    scope,
    options: scope === 'joined' && isTable ? { ...options, arrangement: 'columns' } : options,
  }
}
