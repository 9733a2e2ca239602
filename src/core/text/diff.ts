/** A stretch that differs: `a.slice(aFrom, aTo)` stands in the one where `b.slice(bFrom, bTo)` does. */
export interface Hunk {
  readonly aFrom: number
  readonly aTo: number
  readonly bFrom: number
  readonly bTo: number
}

/** A piece of two texts put together: what both have, only the first has, only the second has. */
export interface DiffPiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * Edits that are looked for before the search is given up: what is left then is one hunk. The
 * search takes the square of this in time and memory at most.
 */
const MOST_EDITS = 1_000

/**
 * Where two lists differ, by the fewest insertions and deletions (E. W. Myers, An O(ND) Difference
 * Algorithm and Its Variations, Algorithmica 1, 1986). Lists that differ in more than `most` places
 * are one hunk between what they begin and end with alike.
 * @returns hunks in order, none touching another
 */
export function diffLists<T>(a: readonly T[], b: readonly T[], most = MOST_EDITS): Hunk[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let aEnd = a.length
  let bEnd = b.length
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--
    bEnd--
  }
  if (start === aEnd && start === bEnd) return []
  const whole: Hunk = { aFrom: start, aTo: aEnd, bFrom: start, bTo: bEnd }
  if (start === aEnd || start === bEnd) return [whole]
  const trace = search(a.slice(start, aEnd), b.slice(start, bEnd), most)
  return trace ? hunksOf(trace, aEnd - start, bEnd - start, start) : [whole]
}

/** The furthest points on each diagonal, one array for each number of edits; null beyond the most. */
function search<T>(a: readonly T[], b: readonly T[], most: number): Int32Array[] | null {
  const bound = Math.min(a.length + b.length, most)
  const trace: Int32Array[] = []
  let before = new Int32Array(3)
  for (let edits = 0; edits <= bound; edits++) {
    // Diagonal k is at k + edits + 1, with room for the two that no path has reached.
    const reached = new Int32Array(2 * edits + 3)
    for (let k = -edits; k <= edits; k += 2) {
      const left = edits === 0 ? 0 : before[k - 1 + edits]!
      const above = edits === 0 ? 0 : before[k + 1 + edits]!
      const isDown = k === -edits || (k !== edits && left < above)
      let x = edits === 0 ? 0 : isDown ? above : left + 1
      let y = x - k
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      reached[k + edits + 1] = x
      if (x >= a.length && y >= b.length) {
        trace.push(reached)
        return trace
      }
    }
    trace.push(reached)
    before = reached
  }
  return null
}

/** Follows the furthest points back from the end of both lists. */
function hunksOf(trace: readonly Int32Array[], aEnd: number, bEnd: number, offset: number): Hunk[] {
  const hunks: Hunk[] = []
  let x = aEnd
  let y = bEnd
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const before = trace[edits - 1]!
    const k = x - y
    const left = before[k - 1 + edits]!
    const above = before[k + 1 + edits]!
    const isDown = k === -edits || (k !== edits && left < above)
    const fromX = isDown ? above : left
    const fromY = fromX - (isDown ? k + 1 : k - 1)
    const aFrom = offset + fromX
    const bFrom = offset + fromY
    const [aTo, bTo] = isDown ? [aFrom, bFrom + 1] : [aFrom + 1, bFrom]
    const next = hunks.at(-1)
    if (next && next.aFrom === aTo && next.bFrom === bTo) {
      hunks[hunks.length - 1] = { ...next, aFrom, bFrom }
    } else hunks.push({ aFrom, aTo, bFrom, bTo })
    x = fromX
    y = fromY
  }
  return hunks.reverse()
}

/**
 * Where two texts differ, character by character and never inside of one; offsets are UTF-16 units.
 * Crumbs that both have by chance, shorter than what differs on either side of them, are part of
 * the difference.
 */
export function diffRanges(a: string, b: string): Hunk[] {
  if (a === b) return []
  const aChars = [...a]
  const bChars = [...b]
  const aAt = offsetsOf(aChars)
  const bAt = offsetsOf(bChars)
  return withoutCrumbs(diffLists(aChars, bChars)).map(({ aFrom, aTo, bFrom, bTo }) => ({
    aFrom: aAt[aFrom]!,
    aTo: aAt[aTo]!,
    bFrom: bAt[bFrom]!,
    bTo: bAt[bTo]!,
  }))
}

function offsetsOf(characters: readonly string[]): number[] {
  const offsets = [0]
  for (const character of characters) offsets.push(offsets.at(-1)! + character.length)
  return offsets
}

const sizeOf = ({ aFrom, aTo, bFrom, bTo }: Hunk): number => Math.max(aTo - aFrom, bTo - bFrom)

function withoutCrumbs(hunks: readonly Hunk[]): Hunk[] {
  const kept: Hunk[] = []
  for (const hunk of hunks) {
    let joined = hunk
    for (let last = kept.at(-1); last; last = kept.at(-1)) {
      const between = joined.aFrom - last.aTo
      if (between >= Math.min(sizeOf(last), sizeOf(joined))) break
      joined = { aFrom: last.aFrom, aTo: joined.aTo, bFrom: last.bFrom, bTo: joined.bTo }
      kept.pop()
    }
    kept.push(joined)
  }
  return kept
}

/** Two texts as one, to be shown: what was removed stands before what was added in its place. */
export function diffText(a: string, b: string): DiffPiece[] {
  const pieces: DiffPiece[] = []
  const add = (kind: DiffPiece['kind'], text: string): void => {
    if (text) pieces.push({ kind, text })
  }
  let at = 0
  for (const { aFrom, aTo, bFrom, bTo } of diffRanges(a, b)) {
    add('same', a.slice(at, aFrom))
    add('removed', a.slice(aFrom, aTo))
    add('added', b.slice(bFrom, bTo))
    at = aTo
  }
  add('same', a.slice(at))
  return pieces
}
