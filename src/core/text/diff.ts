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
 * What a difference is made of: characters, as the smallest change; or words, as people read it.
 * Scripts without spaces between words are compared by character either way.
 */
export type Grain = 'character' | 'word'

/**
 * Where two texts differ, never inside of a character; offsets are UTF-16 units. Crumbs that both
 * have by chance, shorter than what differs on either side of them, are part of the difference.
 */
export function diffRanges(a: string, b: string, grain: Grain = 'character'): Hunk[] {
  if (a === b) return []
  return grain === 'word' ? wordRanges(a, b) : characterRanges(a, b)
}

function characterRanges(a: string, b: string): Hunk[] {
  const aChars = [...a]
  const bChars = [...b]
  const hunks = withoutCrumbs(diffLists(aChars, bChars), isShort)
  return inUnits(hunks, aChars, bChars)
}

/** Hunks of two lists of pieces as hunks of the texts that they make. */
function inUnits(hunks: readonly Hunk[], a: readonly string[], b: readonly string[]): Hunk[] {
  const aAt = offsetsOf(a)
  const bAt = offsetsOf(b)
  return hunks.map(({ aFrom, aTo, bFrom, bTo }) => ({
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

const isShort = (last: Hunk, next: Hunk): boolean =>
  next.aFrom - last.aTo < Math.min(sizeOf(last), sizeOf(next))

/** @param isCrumb whether what both have between two hunks is there by chance */
function withoutCrumbs(
  hunks: readonly Hunk[],
  isCrumb: (last: Hunk, next: Hunk) => boolean,
): Hunk[] {
  const kept: Hunk[] = []
  for (const hunk of hunks) {
    let joined = hunk
    for (let last = kept.at(-1); last; last = kept.at(-1)) {
      if (!isCrumb(last, joined)) break
      joined = { aFrom: last.aFrom, aTo: joined.aTo, bFrom: last.bFrom, bTo: joined.bTo }
      kept.pop()
    }
    kept.push(joined)
  }
  return kept
}

const LETTER = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{M}]`
/** White space within a line, a word or a number with the marks inside it, or one character. */
const WORD = new RegExp(
  String.raw`[^\S\n]+|${LETTER}+(?:(?:['’]|(?<=\p{Nd})[.,](?=\p{Nd}))${LETTER}+)*|[\s\S]`,
  'gu',
)
const WORDS = new RegExp(`${LETTER}+`, 'gu')

const wordsOf = (text: string): string[] => text.match(WORD) ?? []

function wordRanges(a: string, b: string): Hunk[] {
  const aWords = wordsOf(a)
  const bWords = wordsOf(b)
  const hunks = inUnits(diffLists(aWords, bWords), aWords, bWords)
  // The space between two words that change, or a lone short word among long changes, is no hold
  // for a reader.
  const isCrumb = (last: Hunk, next: Hunk): boolean => {
    const between = a.slice(last.aTo, next.aFrom)
    if (between.includes('\n')) return false
    if (!/\S/.test(between)) return true
    return isShort(last, next) && (between.match(WORDS)?.length ?? 0) < 2
  }
  return fromSentences(withoutCrumbs(hunks, isCrumb), a, b)
}

/** Whether a sentence or a line begins behind a text. */
const SENTENCE_START = /(?:\n|[.!?][”’"')]*\s+|[。！？…][」』”’）]*\s*)$/

/** How far back the beginning of a sentence is looked for. */
const FARTHEST = 200

/**
 * Hunks that only add or only take away, moved to where a sentence begins if the text there allows:
 * of “It rained. It blew. It rained on.” the middle is “It blew. ”, not “blew. It ”.
 */
function fromSentences(hunks: readonly Hunk[], a: string, b: string): Hunk[] {
  return hunks.map((hunk, i) => {
    const isAdded = hunk.aFrom === hunk.aTo
    if (!isAdded && hunk.bFrom !== hunk.bTo) return hunk
    const [text, from, to] = isAdded ? [b, hunk.bFrom, hunk.bTo] : [a, hunk.aFrom, hunk.aTo]
    // What is moved does not come to touch the hunk before it.
    const room = i === 0 ? hunk.aFrom : hunk.aFrom - hunks[i - 1]!.aTo - 1
    for (let by = 0; by <= Math.min(room, FARTHEST); by++) {
      const start = from - by
      if (by > 0 && text[start] !== text[to - by]) break
      const begins = start === 0 || SENTENCE_START.test(text.slice(Math.max(0, start - 8), start))
      if (!begins || /\s/.test(text[start] ?? '')) continue
      return {
        aFrom: hunk.aFrom - by,
        aTo: hunk.aTo - by,
        bFrom: hunk.bFrom - by,
        bTo: hunk.bTo - by,
      }
    }
    return hunk
  })
}

/** Two texts as one, to be shown: what was removed stands before what was added in its place. */
export function diffText(a: string, b: string, grain: Grain = 'character'): DiffPiece[] {
  const pieces: DiffPiece[] = []
  const add = (kind: DiffPiece['kind'], text: string): void => {
    if (text) pieces.push({ kind, text })
  }
  let at = 0
  for (const { aFrom, aTo, bFrom, bTo } of diffRanges(a, b, grain)) {
    add('same', a.slice(at, aFrom))
    add('removed', a.slice(aFrom, aTo))
    add('added', b.slice(bFrom, bTo))
    at = aTo
  }
  add('same', a.slice(at))
  return pieces
}
