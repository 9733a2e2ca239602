/**
 * Numbers of source and target sentences that a link may join. More than Gale & Church (1993) and
 * about those of Bertalign (Liu & Zhu 2023), which goes up to 1–6 and 6–1: translators of novels
 * part long Chinese sentences into as many as seven.
 *
 * Passages that one side lacks are taken in steps of several sentences, too, so that a preface does
 * not cost as much as so many slips of a translator; they come out as single sentences.
 */
export const SHAPES: readonly (readonly [source: number, target: number])[] = [
  [1, 0],
  [0, 1],
  [4, 0],
  [0, 4],
  [16, 0],
  [0, 16],
  [1, 1],
  [1, 2],
  [1, 3],
  [1, 4],
  [1, 5],
  [1, 6],
  [1, 7],
  [2, 1],
  [2, 2],
  [2, 3],
  [2, 4],
  [2, 5],
  [2, 6],
  [2, 7],
  [3, 1],
  [3, 2],
  [3, 3],
  [3, 4],
  [3, 5],
  [3, 6],
  [4, 1],
  [4, 2],
  [4, 3],
  [4, 4],
  [4, 5],
  [5, 1],
  [5, 2],
  [5, 3],
  [5, 4],
]

export const MOST_SOURCE = 5
export const MOST_TARGET = 7

/** Number of the shape; −1 where no link has it. */
export function shapeNumber(source: number, target: number): number {
  return SHAPES.findIndex(([n, m]) => n === source && m === target)
}
