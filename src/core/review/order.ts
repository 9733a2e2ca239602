/**
 * The members of a list that are out of order: all but a longest increasing run of it (C. Schensted,
 * Longest Increasing and Decreasing Subsequences, Canadian Journal of Mathematics 13, 1961).
 * @returns indices of the list
 */
export function outOfOrder(values: readonly number[]): Set<number> {
  /** Index of the smallest value that ends a run of each length. */
  const ends: number[] = []
  const before: number[] = []
  values.forEach((value, i) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[ends[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before.push(low > 0 ? ends[low - 1]! : -1)
    ends[low] = i
  })
  const out = new Set(values.keys())
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) out.delete(i)
  return out
}
