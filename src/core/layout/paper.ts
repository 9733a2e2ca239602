/** Sheets of paper: ISO 216 A4, A5 and B5, ANSI A, and 16開 as books in Chinese are trimmed. */
export const PAPERS = ['A4', 'Letter', 'A5', 'B5', '16k'] as const

export type Paper = (typeof PAPERS)[number]
export type Orientation = 'portrait' | 'landscape'

/** Width and height of each sheet in millimetres, upright. */
export const PAPER_SIZES: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  A4: [210, 297],
  Letter: [215.9, 279.4],
  A5: [148, 210],
  B5: [176, 250],
  '16k': [185, 260],
}

/** Margins in millimetres; `inner` is at the spine of an opening. */
export interface Margins {
  readonly top: number
  readonly bottom: number
  readonly inner: number
  readonly outer: number
}

/** Width and height of a sheet in millimetres as it lies. */
export function sheetSize(
  paper: Paper,
  orientation: Orientation,
): readonly [width: number, height: number] {
  const [short, long] = PAPER_SIZES[paper]
  return orientation === 'landscape' ? [long, short] : [short, long]
}

/** How the sheet of a layout lies: a table for reviewers has five columns, and never stands. */
export const orientationOf = (options: {
  readonly arrangement: string
  readonly orientation: Orientation
}): Orientation => (options.arrangement === 'review' ? 'landscape' : options.orientation)

/** Margins that were drawn for A4, in proportion to a smaller sheet; never wider than drawn. */
export function fitMargins(margins: Margins, paper: Paper): Margins {
  const factor = Math.min(1, PAPER_SIZES[paper][0] / PAPER_SIZES.A4[0])
  const scaled = (length: number) => Math.round(length * factor * 10) / 10
  return {
    top: scaled(margins.top),
    bottom: scaled(margins.bottom),
    inner: scaled(margins.inner),
    outer: scaled(margins.outer),
  }
}
