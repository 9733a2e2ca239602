interface ProgressRingProps {
  /** 0 to 1. */
  readonly fraction: number
  readonly size?: number
}

const RADIUS = 6
const ROUND = 2 * Math.PI * RADIUS

/** How far something is, drawn as a ring. The number in words stands beside it. */
export const ProgressRing = ({ fraction, size = 16 }: ProgressRingProps) => (
  <svg className="ring" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    <circle className="ring-rest" cx="8" cy="8" r={RADIUS} />
    {fraction > 0 && (
      <circle
        className="ring-done"
        cx="8"
        cy="8"
        r={RADIUS}
        strokeDasharray={`${Math.min(1, fraction) * ROUND} ${ROUND}`}
        transform="rotate(-90 8 8)"
      />
    )}
  </svg>
)
