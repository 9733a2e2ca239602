import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import type { LengthPoint, LinkStatistics } from './statistics.ts'

interface LengthPlotProps {
  readonly editor: EditorHandle
  readonly figures: LinkStatistics
}

/** Units of the drawing; it is as wide as the panel. */
const [WIDTH, HEIGHT] = [280, 120]
const MARGIN = 8
/** At the end of the lines, for their figures. */
const SCALE = 28
/** Ratios are drawn from a quarter to four times the usual one, on a logarithmic scale. */
const FURTHEST = Math.log(4)
/** More dots than this make no better picture. */
const DRAWN = 1500
/** More outliers than this are not walked through one by one. */
const OUTLIERS = 60

/**
 * English words for each Chinese character, row by row through the text. Rows far off the line are
 * worth a look: a click goes there, the arrow keys walk from one to the next.
 */
export function LengthPlot({ editor, figures }: LengthPlotProps) {
  const t = useT()
  const { points, ratio, rows } = figures
  const [current, setCurrent] = useState(0)
  const plot = useRef<SVGSVGElement>(null)

  const place = (point: LengthPoint): readonly [number, number] => {
    const off = Math.log(point.ratio / ratio)
    const held = Math.max(-FURTHEST, Math.min(FURTHEST, off))
    const x = MARGIN + ((point.rowIndex + 0.5) / Math.max(1, rows)) * (WIDTH - SCALE - 2 * MARGIN)
    const y = HEIGHT / 2 - (held / FURTHEST) * (HEIGHT / 2 - MARGIN)
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10]
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: places follow from the figures
  const [dots, outliers] = useMemo(() => {
    const usual = points.filter((point) => !point.isOutlier)
    const step = Math.max(1, Math.ceil(usual.length / DRAWN))
    const path = usual.filter((_, i) => i % step === 0).map((p) => `M${place(p).join(' ')}h0`)
    const far = points
      .filter((point) => point.isOutlier)
      .sort((a, b) => Math.abs(Math.log(b.ratio / ratio)) - Math.abs(Math.log(a.ratio / ratio)))
      .slice(0, OUTLIERS)
      .sort((a, b) => a.rowIndex - b.rowIndex)
    return [path.join(''), far]
  }, [figures])

  const walk = (event: KeyboardEvent, index: number) => {
    const { key } = event
    const to = {
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
    }[key]
    if (key === 'Enter' || key === ' ') editor.goto(outliers[index]!.rowId)
    else if (to === undefined) return
    else if (outliers[to]) {
      setCurrent(to)
      plot.current?.querySelectorAll<SVGElement>('.plot-far')[to]?.focus()
    }
    event.preventDefault()
  }
  const reachable = Math.min(current, outliers.length - 1)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are buttons */}
      <svg
        ref={plot}
        className="plot"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={t('review.lengths.plot')}
      >
        {[0.5, 1, 2].map((times) => {
          const y = HEIGHT / 2 - (Math.log(times) / FURTHEST) * (HEIGHT / 2 - MARGIN)
          return (
            <g key={times} aria-hidden>
              <line
                className="plot-line"
                data-middle={times === 1}
                x1={0}
                x2={WIDTH - SCALE}
                y1={y}
                y2={y}
              />
              <text className="plot-scale" x={WIDTH} y={y + 3} textAnchor="end">
                {t('review.lengths.ratio', { ratio: ratio * times })}
              </text>
            </g>
          )
        })}
        <path className="plot-dots" d={dots} aria-hidden />
        {outliers.map((point, i) => {
          const [x, y] = place(point)
          const label = t('review.lengths.point', {
            row: point.rowIndex + 1,
            characters: point.characters,
            words: point.words,
          })
          return (
            // biome-ignore lint/a11y/useSemanticElements: there is no button inside a drawing
            <g
              key={point.rowId}
              className="plot-far"
              role="button"
              tabIndex={i === reachable ? 0 : -1}
              aria-label={label}
              onClick={() => editor.goto(point.rowId)}
              onFocus={() => setCurrent(i)}
              onKeyDown={(event) => walk(event, i)}
            >
              <title>{label}</title>
              <circle className="plot-reach" cx={x} cy={y} r={9} />
              <path className="plot-mark" d={`M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`} />
            </g>
          )
        })}
      </svg>
      <p className="panel-note">{t('review.lengths.hint', { ratio, count: outliers.length })}</p>
    </>
  )
}
