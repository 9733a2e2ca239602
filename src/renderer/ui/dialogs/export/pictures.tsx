import type { Arrangement } from '../../../../core/layout/options.ts'

/** Lines of text on the little page: left end, right end, height, and whether they are Chinese. */
type Line = readonly [from: number, to: number, y: number, source: boolean]

const LINES: Readonly<Record<Arrangement, readonly Line[]>> = {
  columns: [8, 13, 18, 26, 31, 36, 41].flatMap((y, i): Line[] => [
    [6, i === 2 || i === 6 ? 14 : 18, y, true],
    [22, i === 2 || i === 6 ? 28 : 34, y, false],
  ]),
  interlinear: [
    [6, 34, 8, true],
    [6, 24, 12, true],
    [6, 34, 18, false],
    [6, 29, 22, false],
    [6, 34, 31, true],
    [6, 20, 35, true],
    [6, 34, 41, false],
  ],
  target: [
    [6, 34, 8, false],
    [6, 34, 13, false],
    [6, 26, 18, false],
    [6, 34, 26, false],
    [6, 34, 31, false],
    [6, 34, 36, false],
    [6, 19, 41, false],
  ],
}

/** An arrangement as a little page: Chinese in the accent colour, English in ink. */
export const ArrangementPicture = ({ arrangement }: { readonly arrangement: Arrangement }) => (
  <svg className="arrangement" width="40" height="50" viewBox="0 0 40 50" aria-hidden="true">
    <rect className="arrangement-page" x="0.5" y="0.5" width="39" height="49" rx="1.5" />
    {LINES[arrangement].map(([from, to, y, source]) => (
      <line
        key={`${from} ${y}`}
        className={source ? 'arrangement-source' : 'arrangement-target'}
        x1={from}
        x2={to}
        y1={y}
        y2={y}
      />
    ))}
  </svg>
)
