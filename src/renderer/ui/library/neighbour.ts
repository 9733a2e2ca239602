export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

/** Where a thing stands. */
export interface Box {
  readonly left: number
  readonly top: number
}

/**
 * The box one comes to from another with an arrow key: left and right follow the order across
 * lines, up and down go to the nearest box of the next line.
 * @param boxes in reading order
 * @returns its index; the same one where there is nothing in that direction
 */
export function neighbour(boxes: readonly Box[], from: number, direction: Direction): number {
  const last = boxes.length - 1
  switch (direction) {
    case 'first':
      return 0
    case 'last':
      return last
    case 'left':
      return Math.max(0, from - 1)
    case 'right':
      return Math.min(last, from + 1)
    case 'up':
    case 'down':
      return vertical(boxes, from, direction)
  }
}

function vertical(boxes: readonly Box[], from: number, direction: 'up' | 'down'): number {
  const here = boxes[from]!
  const beyond = boxes
    .map((box, index) => ({ index, left: box.left, top: box.top }))
    .filter(({ top }) => (direction === 'up' ? top < here.top : top > here.top))
  if (beyond.length === 0) return from
  const tops = beyond.map(({ top }) => top)
  const line = direction === 'up' ? Math.max(...tops) : Math.min(...tops)
  return beyond
    .filter(({ top }) => top === line)
    .reduce((best, box) =>
      Math.abs(box.left - here.left) < Math.abs(best.left - here.left) ? box : best,
    ).index
}
