import type { ProjectCard } from '../../storage/types.ts'

interface SpreadProps {
  readonly card: ProjectCard
  /** How much of the project is translated, 0 to 1. */
  readonly fraction: number
}

/** Widths of the lines of the right page in percent: two paragraphs and the start of a third. */
const LINES = [100, 96, 99, 97, 62, 0, 100, 98, 95, 99, 44, 0, 98, 100]
const LINE = 11
const INKED = LINES.filter((width) => width > 0).reduce((sum, width) => sum + width, 0)

/**
 * A project as an open book: the first lines of the Chinese on the left page, and on the right one
 * as many lines of English in ink as are translated, the others only ruled.
 */
export function Spread({ card, fraction }: SpreadProps) {
  const [first] = card.documents
  const sample = first?.summary.sample ?? []
  const targetTitle = first?.header.metadata.targetTitle ?? ''
  return (
    <div className="spread" aria-hidden="true">
      <div className="leaf text-han" lang={card.project.sourceLanguage}>
        <div className="leaf-text">
          {sample.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text are their places
            <p key={i} className="leaf-line">
              {line}
            </p>
          ))}
        </div>
      </div>
      <div className="leaf leaf-target text-latin" lang="en">
        <div className="leaf-text">
          {targetTitle && <p className="leaf-title">{targetTitle}</p>}
          <RuledLines inked={fraction * INKED} />
        </div>
      </div>
    </div>
  )
}

function RuledLines({ inked }: { readonly inked: number }) {
  let left = inked
  return (
    <svg
      className="ruled"
      viewBox={`0 0 100 ${LINES.length * LINE}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {LINES.map((width, i) => {
        const ink = Math.min(width, Math.max(0, left))
        left -= width
        const y = i * LINE + LINE / 2
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a page are their places
          <g key={i}>
            <line className="ruled-rest" x1={ink} x2={width} y1={y} y2={y} />
            {ink > 0 && <line className="ruled-ink" x1={0} x2={ink} y1={y} y2={y} />}
          </g>
        )
      })}
    </svg>
  )
}
