import type { ReactNode } from 'react'

interface FullPageProps {
  readonly title: string
  readonly hint: string
  /** What the system said, shown small. */
  readonly details?: { readonly label: string; readonly text: string } | undefined
  readonly children?: ReactNode
}

/** A state that fills the window: it says what happened and what can be done. */
export const FullPage = ({ title, hint, details, children }: FullPageProps) => (
  <main className="full-page">
    <div className="full-page-sheet">
      <h1 className="full-page-title">{title}</h1>
      <p className="full-page-hint">{hint}</p>
      {children && <div className="full-page-actions">{children}</div>}
      {details && (
        <details className="full-page-details">
          <summary>{details.label}</summary>
          <p>{details.text}</p>
        </details>
      )}
    </div>
  </main>
)
