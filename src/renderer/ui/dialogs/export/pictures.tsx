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
  source: [8, 13, 18, 26, 31, 36, 41].map(
    (y): Line => [6, y === 18 || y === 41 ? 22 : 34, y, true],
  ),
  facing: [8, 13, 18, 26, 31, 36].flatMap((y): Line[] => [
    [4, y === 18 || y === 36 ? 12 : 17, y, true],
    [23, y === 18 || y === 36 ? 31 : 36, y, false],
  ]),
  alternating: [8, 13, 18, 31, 36, 41].map(
    (y): Line => [6, y === 18 || y === 41 ? 22 : 34, y, y < 24],
  ),
  footnotes: [
    [6, 34, 8, false],
    [6, 34, 13, false],
    [6, 26, 18, false],
    [6, 34, 24, false],
    [6, 16, 34, true],
    [6, 34, 38, true],
    [6, 26, 42, true],
  ],
  vertical: [8, 13, 18, 26, 31, 36, 41].map(
    (y): Line => [19, y === 18 || y === 41 ? 26 : 34, y, false],
  ),
  review: [10, 18, 26, 34, 42].flatMap((y): Line[] => [
    [4, 6, y, false],
    [9, 18, y, true],
    [21, 29, y, false],
    [32, 36, y, false],
  ]),
}

/** Vertical lines of Chinese, by their place and end. */
const UPRIGHT = [16, 12, 8, 4].map((x) => [x, x === 4 ? 26 : 41] as const)

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
    {arrangement === 'vertical' &&
      UPRIGHT.map(([x, end]) => (
        <line key={x} className="arrangement-source" x1={x} x2={x} y1={8} y2={end} />
      ))}
    {arrangement === 'facing' && (
      <line className="arrangement-page" x1={20} x2={20} y1={0} y2={50} />
    )}
  </svg>
)
