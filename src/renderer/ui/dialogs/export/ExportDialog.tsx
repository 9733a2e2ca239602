import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { BilingualDocument, Metadata } from '../../../../core/document/model.ts'
import { leftOut } from '../../../../formats/tmx/write.ts'
import { reasonOf } from '../../app.ts'
import { useApp, useT } from '../../hooks.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorBoundary } from '../../parts/ErrorBoundary.tsx'
import type { DialogRequest } from '../../store.ts'
import { type ExportChoices, keepChoices, lastChoices } from './choices.ts'
import { ExportForm } from './ExportForm.tsx'
import { excerpt } from './excerpt.ts'
import { hasPages } from './formats.ts'
import type { Scope } from './OriginalForm.tsx'
import { OriginalPreview } from './OriginalPreview.tsx'
import { type OriginalFile, originalFiles } from './originals.ts'
import { Preview } from './Preview.tsx'
import { runExport } from './run-export.ts'
import { exportOriginals } from './run-original.ts'
import './export.css'

interface ExportDialogProps {
  readonly request: Extract<DialogRequest, { name: 'export' }>
}

interface Prepared {
  readonly document: BilingualDocument
  readonly choices: ExportChoices
  /** The files that documents of the project were read from. */
  readonly originals: readonly OriginalFile[]
}

/** Chooses what the file will be, in sight of its first pages. */
export default function ExportDialog({ request }: ExportDialogProps) {
  const app = useApp()
  const { documentId, format } = request
  const [prepared, setPrepared] = useState<Prepared | null>(null)

  useEffect(() => {
    let wanted = true
    const { workbench } = app.ui.getState()
    const open = workbench?.documentId === documentId ? workbench.editor.document() : null
    const prepare = async (): Promise<Prepared> => {
      const document = open ?? (await app.storage.loadDocument(documentId))
      const originals = await originalFiles(app, document.projectId)
      const last = await lastChoices(app.storage.settings, document.projectId)
      const wish = format ?? last.format
      const isOriginal = originals.some(({ hash }) => hash === document.provenance.original)
      const choices = { ...last, format: wish === 'original' && !isOriginal ? 'docx' : wish }
      return { document, choices, originals }
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
  }, [app, documentId, format])

  return prepared && <PreparedDialog {...prepared} />
}

function PreparedDialog({ document, choices: first, originals }: Prepared) {
  const app = useApp()
  const t = useT()
  const [choices, setChoices] = useState(first)
  const [metadata, setMetadata] = useState<Metadata>(document.metadata)
  const sample = useMemo(() => excerpt(document), [document])
  const own = originals.find(({ hash }) => hash === document.provenance.original) ?? null
  const [scope, setScope] = useState<Scope>('project')
  const oneSided = useMemo(() => leftOut(document), [document])
  // The preview follows when there is time: a keystroke in a field never waits for it.
  const shown = useDeferredValue(choices)
  const shownMetadata = useDeferredValue(metadata)
  const shownDocument = useMemo(
    () => ({ ...sample, metadata: shownMetadata }),
    [sample, shownMetadata],
  )
  const formatName = t(`export.format.${choices.format}`)

  const run = () => {
    app.closeDialog()
    const { workbench } = app.ui.getState()
    if (metadata !== document.metadata && workbench?.documentId === document.id) {
      workbench.editor.setMetadata(metadata)
    }
    keepChoices(app.storage.settings, document.projectId, choices).catch((error) =>
      app.notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } }),
    )
    const { format, options, untranslated } = choices
    const described = { ...document, metadata }
    if (format !== 'original') void runExport(app, { document: described, format, options })
    else void exportOriginals(app, toWrite, described, { untranslated })
  }
  const toWrite = own && scope === 'file' ? [own] : originals

  return (
    <Dialog
      title={t('export.heading')}
      size="full"
      onClose={app.closeDialog}
      footer={
        <>
          <Button onClick={app.closeDialog}>{t('dialog.cancel')}</Button>
          <Button look="primary" onClick={run}>
            {t('export.run', { format: formatName })}
          </Button>
        </>
      }
    >
      <div className="export">
        <ExportForm
          choices={choices}
          metadata={metadata}
          sourceLanguage={document.sourceLanguage}
          leftOut={oneSided}
          original={own && { own, files: originals, scope, onScope: setScope }}
          onChoices={setChoices}
          onMetadata={setMetadata}
        />
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
              <Preview document={shownDocument} format={shown.format} options={shown.options} />
            )}
          </ErrorBoundary>
          {shown.format !== 'original' && (
            <p className="export-note">
              {t(hasPages(shown.format) ? 'export.previewPart' : 'export.previewText')}
            </p>
          )}
        </section>
      </div>
    </Dialog>
  )
}
