import { textOf } from '../../../core/document/inline.ts'
import type { Row, Side } from '../../../core/document/model.ts'

/** More of a text than this is never seen in a list. */
const BEGINNING = 60

/** How a side of a row begins; nothing where the row is gone. */
export const beginning = (row: Row | undefined, side: Side): string =>
  row ? textOf(row[side]).slice(0, BEGINNING) : ''
