/** How many authors are told apart by colour and line; a further one looks like one before. */
const LOOKS = 6

/** Which look the changes of an author have: each new one has the next. */
export class Authors {
  #looks = new Map<string, number>()

  /** From 1 to `LOOKS`. */
  lookOf(author: string): number {
    const known = this.#looks.get(author)
    if (known !== undefined) return known
    const look = (this.#looks.size % LOOKS) + 1
    this.#looks.set(author, look)
    return look
  }
}
