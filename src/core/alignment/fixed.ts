/** A link that is known, as indices of sentences; each side in order and without holes. */
export interface FixedLink {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

/** Fixed links sorted by what they do to the rest. */
export interface FixedPoints {
  /** In the order of both texts: the rest is aligned between them. */
  readonly anchors: readonly FixedLink[]
  /** Two-sided links that cross the anchors: their sentences are out of the way. */
  readonly crossing: readonly FixedLink[]
  /** Links with an empty side. */
  readonly empty: readonly FixedLink[]
}

/**
 * Sorts out fixed links.
 * @throws RangeError when a link names a sentence that there is not, has holes, or shares a
 *   sentence with another
 */
export function fixedPoints(
  fixed: readonly FixedLink[],
  sourceSize: number,
  targetSize: number,
): FixedPoints {
  checkSide(
    fixed.map(({ source }) => source),
    sourceSize,
    'source',
  )
  checkSide(
    fixed.map(({ target }) => target),
    targetSize,
    'target',
  )
  const isEmpty = ({ source, target }: FixedLink): boolean =>
    source.length === 0 || target.length === 0
  const full = fixed.filter((link) => !isEmpty(link)).sort((a, b) => a.source[0]! - b.source[0]!)
  const anchors = longestInOrder(full)
  const inOrder = new Set(anchors)
  return {
    anchors,
    crossing: full.filter((link) => !inOrder.has(link)),
    empty: fixed.filter((link) => isEmpty(link) && link.source.length + link.target.length > 0),
  }
}

function checkSide(sides: readonly (readonly number[])[], size: number, name: string): void {
  const seen = new Uint8Array(size)
  for (const side of sides) {
    for (const [k, index] of side.entries()) {
      if (!Number.isInteger(index) || index < 0 || index >= size) {
        throw new RangeError(`There is no ${name} sentence ${index}: there are ${size}.`)
      }
      if (k > 0 && index !== side[k - 1]! + 1) {
        throw new RangeError(`A fixed link leaves out a ${name} sentence before ${index}.`)
      }
      if (seen[index]) throw new RangeError(`Two fixed links share the ${name} sentence ${index}.`)
      seen[index] = 1
    }
  }
}

/** The longest chain of links, ordered by source, whose targets are in order, too. */
function longestInOrder(links: readonly FixedLink[]): FixedLink[] {
  // Patience sorting: the tail of the best chain of each length, and who stands before whom.
  const tails: number[] = []
  const before: number[] = []
  for (const [k, { target }] of links.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (links[tails[middle]!]!.target[0]! < target[0]!) low = middle + 1
      else high = middle
    }
    before.push(low > 0 ? tails[low - 1]! : -1)
    tails[low] = k
  }
  const chain: FixedLink[] = []
  for (let k = tails.at(-1) ?? -1; k >= 0; k = before[k]!) chain.push(links[k]!)
  return chain.reverse()
}
