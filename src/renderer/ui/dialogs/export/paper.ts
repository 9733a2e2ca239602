import type { LayoutOptions } from '../../../../core/layout/options.ts'
import { orientationOf, sheetSize } from '../../../../core/layout/paper.ts'
import { sheetOf } from './shadow-css.ts'

/** A sheet of paper and its type area, in CSS pixels (96 to the inch). */
export interface PaperBox {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

const MM = 96 / 25.4

const UNITS: Readonly<Record<string, number>> = { mm: MM, cm: 10 * MM, in: 96, pt: 96 / 72, px: 1 }

function pixels(length: string): number {
  const [, number = '0', unit = 'px'] = /^([\d.]+)([a-z]+)?$/.exec(length) ?? []
  return Number(number) * (UNITS[unit] ?? 1)
}

/** The sheet that a style sheet prints on: its size by the options, its margins by `@page`. */
export function paperBox(options: LayoutOptions, css: string): PaperBox {
  const [width, height] = sheetSize(options.paper, orientationOf(options))
  const rule = [...sheetOf(css).cssRules].find((each) => each instanceof CSSPageRule)
  const margin = (side: string) => pixels(rule?.style.getPropertyValue(`margin-${side}`) ?? '')
  return {
    width: width * MM,
    height: height * MM,
    top: margin('top'),
    right: margin('right'),
    bottom: margin('bottom'),
    left: margin('left'),
  }
}
