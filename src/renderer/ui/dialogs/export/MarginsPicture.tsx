import type { Margins } from '../../../../core/layout/paper.ts'
import { fitMargins, type Paper, sheetSize } from '../../../../core/layout/paper.ts'

interface MarginsPictureProps {
  readonly margins: Margins
  readonly paper: Paper
}

/** Millimetres to a unit of the picture, so that its lines have one width for every paper. */
const SCALE = 2

/** Lines of text of each page, a part of the way down: a paragraph ends with the fourth. */
const LINES = Array.from({ length: 9 }, (_, i) => ({ at: (i + 0.5) / 9, isShort: i % 4 === 3 }))

/** An opening with its margins, in the proportions of the paper. */
export function MarginsPicture({ margins, paper }: MarginsPictureProps) {
  const { top, bottom, inner, outer } = fitMargins(margins, paper)
  const [width, height] = sheetSize(paper, 'portrait')
  const pages = [
    { x: 0, left: outer, side: 'source' },
    { x: width, left: inner, side: 'target' },
  ] as const
  const area = { width: width - inner - outer, height: height - top - bottom }
  return (
    <svg
      className="margins-picture"
      viewBox={`-1 -1 ${(2 * width) / SCALE + 2} ${height / SCALE + 2}`}
      aria-hidden="true"
    >
      {pages.map(({ x, left, side }) => (
        <g key={side} transform={`scale(${1 / SCALE}) translate(${x} 0)`}>
          <rect className="arrangement-page" width={width} height={height} />
          <rect
            className="margins-area"
            x={left}
            y={top}
            width={Math.max(0, area.width)}
            height={Math.max(0, area.height)}
          />
          {LINES.map(({ at, isShort }) => (
            <line
              key={at}
              className={`arrangement-${side}`}
              x1={left}
              x2={left + Math.max(0, area.width) * (isShort ? 0.6 : 1)}
              y1={top + area.height * at}
              y2={top + area.height * at}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}
