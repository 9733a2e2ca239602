import type { Arrangement, LayoutOptions } from '../../core/layout/options.ts'
import { fitMargins, orientationOf, sheetSize } from '../../core/layout/paper.ts'

/** The page of a document; all lengths in twips, twentieths of a point. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly landscape: boolean
  readonly margins: {
    readonly top: number
    readonly bottom: number
    /** At the left of right-hand pages, and of all pages where they are not mirrored. */
    readonly inner: number
    readonly outer: number
    readonly header: number
    readonly footer: number
  }
  /** Whether margins and running heads of left-hand pages mirror those of right-hand ones. */
  readonly mirrored: boolean
  /** Of the type area. */
  readonly textWidth: number
  readonly textHeight: number
}

export const TWIPS_A_POINT = 20

const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/** Room that a running head takes above the text, in millimetres. */
const RUNNING_HEAD = 9

/** What stands on pages of its own for either language. */
const ON_PAGES: ReadonlySet<Arrangement> = new Set<Arrangement>(['facing', 'alternating'])

/** The page that a layout is set on. */
export function sheetOf(options: LayoutOptions): Sheet {
  const { arrangement, paper, theme } = options
  const orientation = orientationOf(options)
  const [width, height] = sheetSize(paper, orientation).map(twips) as [number, number]
  const drawn = fitMargins(theme.margins, paper)
  const head = theme.running === 'none' ? 0 : RUNNING_HEAD
  const margins = {
    top: twips(drawn.top + head),
    bottom: twips(drawn.bottom),
    inner: twips(drawn.inner),
    outer: twips(drawn.outer),
    header: twips(drawn.top * 0.8),
    footer: twips(drawn.bottom * 0.45),
  }
  return {
    width,
    height,
    landscape: orientation === 'landscape',
    margins,
    mirrored: ON_PAGES.has(arrangement) || (theme.titlePage && arrangement !== 'review'),
    textWidth: width - margins.inner - margins.outer,
    textHeight: height - margins.top - margins.bottom,
  }
}
