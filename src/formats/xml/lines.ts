/** Says on which line of a text an offset is. Built once, asked in logarithmic time. */
export class LineMap {
  readonly #starts: number[] = [0]

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1)
    }
  }

  /** `line 12, column 3` of a UTF-16 offset, both counted from one. */
  where(offset: number): string {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return `line ${low + 1}, column ${offset - this.#starts[low]! + 1}`
  }
}
