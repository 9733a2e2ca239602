import type { Gap, Note, RowKind, Status } from '../../core/document/model.ts'
import type { Token } from '../xml/coded/tokens.ts'

/** A segment of a file, of whatever version, before it is a row. */
export interface PairRead {
  /** Where it stands: `trans-unit#5`, the second segment of it `trans-unit#5/2`. */
  readonly name: string
  /** The unit it is part of. */
  readonly paragraph: string
  readonly source: readonly Token[]
  /** Null where the file has none. */
  readonly target: readonly Token[] | null
  readonly gap: Gap
  readonly status: Status
  readonly locked: boolean
  /** Asked for when a row is made of it: writing back needs none. */
  readonly notes: () => readonly Note[]
  /** Whether it is a segment; else text that stands between segments, which is only shown. */
  readonly translatable: boolean
  readonly kind: RowKind
  readonly level: number
}

export const NO_GAP: Gap = { source: '', target: '' }

/** Whether there is anything to read in a text. */
export const hasText = (tokens: readonly Token[] | null): boolean =>
  tokens?.some((token) => token.type === 'text' && token.text.trim() !== '') ?? false
