import type { ShapedLink } from './lattice.ts'
import { SHAPES } from './shapes.ts'

/** Sentences `from` to `to` − 1 of one side, none of which has anything on the other. */
export interface Passage {
  readonly from: number
  readonly to: number
}

/** Shorter passages are no sections that were moved. */
const SHORTEST = 8
/** The two sides may differ from the usual ratio of lengths by this factor. */
const LENGTH_FACTOR = 2
/** Share of the sentences of both sides that must be linked, and their mean probability. */
const LINKED = 0.6
const PROBABLE = 0.6

/** Long passages without the other side, the longest first. */
export function lonePassages(links: readonly ShapedLink[], side: 'source' | 'target'): Passage[] {
  const passages: Passage[] = []
  let from = -1
  let to = -1
  const end = (): void => {
    if (from >= 0 && to - from >= SHORTEST) passages.push({ from, to })
    from = -1
  }
  for (const { i, j, shape } of links) {
    const [n, m] = SHAPES[shape]!
    const [own, other] = side === 'source' ? [n, m] : [m, n]
    const at = side === 'source' ? i : j
    if (own > 0 && other === 0) {
      if (from < 0 || to !== at) {
        end()
        from = at
      }
      to = at + own
    } else if (own > 0) end()
  }
  end()
  return passages.sort((a, b) => b.to - b.from - (a.to - a.from))
}

/** Whether two passages might translate one another, by their lengths alone. */
export function mayBelong(sourceLength: number, targetLength: number, ratio: number): boolean {
  const factor = targetLength / (ratio * Math.max(1, sourceLength))
  return factor < LENGTH_FACTOR && factor > 1 / LENGTH_FACTOR
}

/** Whether links of two passages say that the one was moved to where the other stands. */
export function isMoved(links: readonly ShapedLink[]): boolean {
  let sentences = 0
  let linked = 0
  let probable = 0
  for (const { shape, probability } of links) {
    const [n, m] = SHAPES[shape]!
    sentences += n + m
    if (n === 0 || m === 0) continue
    linked += n + m
    probable += (n + m) * probability
  }
  return linked >= LINKED * sentences && probable >= PROBABLE * linked
}
