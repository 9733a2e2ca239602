import { useEffect, useRef } from 'react'
import { useApp, useT, useUi } from '../hooks.ts'
import { fractionDone, percentDone } from '../library/progress.ts'
import { ProgressRing } from '../parts/ProgressRing.tsx'
import { nameOfDocument, useDocuments } from '../workspace/use-documents.ts'

/** The documents of the project, to go from one to the other; nothing where there is only one. */
export function DocumentList() {
  const app = useApp()
  const t = useT()
  const documents = useDocuments()
  const current = useUi((state) => state.workbench?.documentId)
  const here = useRef<HTMLButtonElement>(null)
  const isShown = documents.length > 0
  useEffect(() => {
    if (isShown) here.current?.scrollIntoView({ block: 'nearest' })
  }, [isShown])
  if (!isShown) return null
  return (
    <nav className="documents" aria-label={t('workspace.documents')}>
      <h2 className="panel-heading">{t('outline.documents')}</h2>
      <ol className="documents-list">
        {documents.map((card) => {
          const { header, summary } = card
          const isHere = header.id === current
          return (
            <li key={header.id}>
              <button
                type="button"
                ref={isHere ? here : null}
                className="outline-entry documents-entry"
                aria-current={isHere ? 'page' : undefined}
                title={header.provenance.name}
                onClick={() => void app.openDocument(header.id)}
              >
                <span className="text-han documents-name" lang={header.sourceLanguage}>
                  {nameOfDocument(card, t('library.untitled'))}
                </span>
                <span
                  className="documents-progress"
                  role="img"
                  aria-label={t('library.progress', { percent: percentDone(summary) })}
                >
                  <ProgressRing fraction={fractionDone(summary)} size={14} />
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
