import type { MergeEntry } from './model.ts'

/** An entry to which nothing has happened. */
export const NOTHING: Omit<MergeEntry, 'id' | 'kind'> = {
  moves: [],
  found: null,
  place: '',
  base: null,
  mine: null,
  theirs: null,
  theirSource: null,
  parts: [],
  others: [],
  status: null,
  comments: [],
  settled: [],
  changes: [],
  lostCodes: [],
}
