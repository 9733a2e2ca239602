import type { Side } from '../document/model.ts'
import type { Layout } from './model.ts'

/** The side that stands left, or comes first, and the other one. */
export const sidesOf = ({ sourceSide }: Pick<Layout, 'sourceSide'>): readonly [Side, Side] =>
  sourceSide === 'left' ? ['source', 'target'] : ['target', 'source']
