import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { BilingualDocument, Metadata } from '../../../../core/document/model.ts'
import { leftOut } from '../../../../formats/tmx/write.ts'
import { reasonOf } from '../../app.ts'
import { useApp, useT } from '../../hooks.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorBoundary } from '../../parts/ErrorBoundary.tsx'
import type { DialogRequest } from '../../store.ts'
import { EXPORT_CHOICES, type ExportChoices, parseChoices } from './choices.ts'
import { ExportForm } from './ExportForm.tsx'
import { excerpt } from './excerpt.ts'
import { hasPages } from './formats.ts'
import { Preview } from './Preview.tsx'
import { runExport } from './run-export.ts'
import './export.css'

interface ExportDialogProps {
  readonly request: Extract<DialogRequest, { name: 'export' }>
}

interface Prepared {
  readonly document: BilingualDocument
  readonly choices: ExportChoices
}

/** Chooses what the file will be, in sight of its first pages. */
export default function ExportDialog({ request }: ExportDialogProps) {
  const app = useApp()
  const { documentId } = request
  const [prepared, setPrepared] = useState<Prepared | null>(null)

  useEffect(() => {
    let wanted = true
    const { workbench } = app.ui.getState()
    const open = workbench?.documentId === documentId ? workbench.editor.document() : null
    Promise.all([
      open ?? app.storage.loadDocument(documentId),
      app.storage.settings.get(EXPORT_CHOICES, parseChoices),
    ]).then(
      ([document, choices]) => wanted && setPrepared({ document, choices }),
      (error) => {
        app.closeDialog()
        app.notices.fail({ key: 'notice.failed', values: { reason: reasonOf(error) } })
      },
    )
    return () => {
      wanted = false
    }
  }, [app, documentId])

  return prepared && <PreparedDialog {...prepared} />
}

function PreparedDialog({ document, choices: first }: Prepared) {
  const app = useApp()
  const t = useT()
  const [choices, setChoices] = useState(first)
  const [metadata, setMetadata] = useState<Metadata>(document.metadata)
  const sample = useMemo(() => excerpt(document), [document])
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
    app.storage.settings
      .set(EXPORT_CHOICES, choices)
      .catch((error) =>
        app.notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } }),
      )
    void runExport(app, { document: { ...document, metadata }, ...choices })
  }

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
            <Preview document={shownDocument} format={shown.format} options={shown.options} />
          </ErrorBoundary>
          <p className="export-note">
            {t(hasPages(shown.format) ? 'export.previewPart' : 'export.previewText')}
          </p>
        </section>
      </div>
    </Dialog>
  )
}
