import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useApp, useT } from '../hooks.ts'
import { PANEL_WIDTHS } from '../preferences.ts'

interface PanelProps {
  readonly panel: 'outline' | 'side'
  readonly label: string
  readonly width: number
  /** Which of its edges can be drawn. */
  readonly edge: 'start' | 'end'
  readonly children: ReactNode
}

const [NARROWEST, WIDEST] = PANEL_WIDTHS
const STEP = 16

/** A panel beside the page, as wide as it was left. */
export function Panel({ panel, label, width, edge, children }: PanelProps) {
  const app = useApp()
  const t = useT()
  const setWidth = (wanted: number) =>
    app.prefer({
      [panel]: { open: true, width: Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted))) },
    })
  const sign = edge === 'end' ? 1 : -1

  const drag = (event: PointerEvent) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    setWidth(edge === 'end' ? event.clientX - box.left : box.right - event.clientX)
  }
  const step = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (direction === undefined) return
    event.preventDefault()
    setWidth(width + sign * direction * STEP)
  }

  return (
    <aside
      className="panel"
      data-edge={edge}
      aria-label={label}
      ref={(element) => element?.style.setProperty('inline-size', `${width}px`)}
    >
      <div className="panel-scroll">{children}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a splitter is no thematic break */}
      <div
        className="panel-edge"
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('workspace.panelWidth', { panel: label })}
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={step}
      />
    </aside>
  )
}
