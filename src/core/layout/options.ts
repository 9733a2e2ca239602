import type { Metadata } from '../document/model.ts'

/** How the two texts stand on the page. */
export type Arrangement = 'columns' | 'interlinear' | 'target'

export type Paper = 'A4' | 'Letter'
export type Orientation = 'portrait' | 'landscape'

/** What the user chooses for an export; the same for every file format. */
export interface LayoutOptions {
  readonly arrangement: Arrangement
  readonly paper: Paper
  readonly orientation: Orientation
  /** Size of the Latin body text in points; Chinese is set in proportion to it. */
  readonly fontSize: number
  /** Metadata lines printed under the title. */
  readonly metadata: readonly (keyof Metadata)[]
  /** Number each row in the margin or in a narrow first column. */
  readonly rowNumbers: boolean
}

export const DEFAULT_LAYOUT: LayoutOptions = {
  arrangement: 'columns',
  paper: 'A4',
  orientation: 'portrait',
  fontSize: 10.5,
  metadata: ['author', 'translator', 'origin', 'date'],
  rowNumbers: false,
}
