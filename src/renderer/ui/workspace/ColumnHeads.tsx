import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { useApp, useT, useUi } from '../hooks.ts'
import { useHeader } from './use-editor.ts'

const NARROWEST = 0.25
const STEP = 0.02

const within = (ratio: number): number => Math.min(1 - NARROWEST, Math.max(NARROWEST, ratio))

/** What stands in the columns, and between them the handle that makes one wider. */
export function ColumnHeads({ editor }: { readonly editor: EditorHandle }) {
  const app = useApp()
  const t = useT()
  const heads = useRef<HTMLDivElement>(null)
  const { columnRatio, swapped } = useUi((state) => state.preferences)
  const { sourceLanguage, targetLanguage } = useHeader(editor)

  const drag = (event: PointerEvent) => {
    if (!heads.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, width } = heads.current.getBoundingClientRect()
    app.prefer({ columnRatio: within((event.clientX - left) / width) })
  }
  const step = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (direction === undefined) return
    event.preventDefault()
    app.prefer({ columnRatio: within(columnRatio + direction * STEP) })
  }

  const names = [t(`language.${sourceLanguage}`), t(`language.${targetLanguage}`)]
  if (swapped) names.reverse()
  return (
    <div className="column-heads">
      <div className="column-heads-cells" ref={heads}>
        <span>{names[0]}</span>
        {/* biome-ignore lint/a11y/useSemanticElements: a splitter is no thematic break */}
        <div
          className="column-handle"
          role="separator"
          tabIndex={0}
          aria-orientation="vertical"
          aria-label={t('workspace.columns')}
          aria-valuenow={Math.round(columnRatio * 100)}
          aria-valuemin={NARROWEST * 100}
          aria-valuemax={100 - NARROWEST * 100}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onKeyDown={step}
          onDoubleClick={() => app.prefer({ columnRatio: 0.5 })}
        />
        <span>{names[1]}</span>
      </div>
    </div>
  )
}
