import { isBlank } from '../document/inline.ts'
import type { Link, Row } from '../document/model.ts'

/** Links that are less likely right than this are worth a look. */
export const DOUBTFUL_BELOW = 0.8

/** What a user has said to be right. */
export const CONFIRMED: Link = { origin: 'manual', type: 'normal', confidence: 1 }

/** Whether a user has confirmed, or made, the link of a row. */
export const isConfirmed = ({ link }: Pick<Row, 'link'>): boolean =>
  link.origin === 'manual' && link.confidence === 1

/**
 * Whether the link of a row should be looked at: it was guessed with little confidence, or one
 * side is missing and nobody has said that it should be.
 */
export function isDoubtful(row: Row, below = DOUBTFUL_BELOW): boolean {
  const { link } = row
  if (isConfirmed(row)) return false
  if (link.confidence !== null && link.confidence < below) return true
  const oneSided = isBlank(row.source) !== isBlank(row.target)
  return oneSided && link.origin === 'aligned'
}
