/**
 * Sum over content words; over words of the grammar; mean over the first clause; over the last;
 * number of clauses that nothing explains; by how much the neighbour after explains a whole clause
 * better, for the clause where that is most; the same for the neighbour before.
 */
export const CHANNELS = 7
export const CONTENT = 0
export const GRAMMAR = 1
export const FIRST_CLAUSE = 2
export const LAST_CLAUSE = 3
export const BARE_CLAUSES = 4
export const GAIN_AFTER = 5
export const GAIN_BEFORE = 6

/** A clause whose words have less than this on average is bare. */
const BARE = -1
/** A clause is this many words or characters at least. */
const SHORTEST_CLAUSE = 3

/** A product of likelihood ratios, as the sum of their logarithms without taking so many. */
class Product {
  #logs = 0
  #product = 1

  multiply(factor: number): void {
    this.#product *= factor
    if (this.#product > LARGE || this.#product < SMALL) this.#fold()
  }

  #fold(): void {
    this.#logs += Math.log(this.#product)
    this.#product = 1
  }

  /** The logarithm; the product is 1 again. */
  take(): number {
    const log = this.#product === 1 ? this.#logs : this.#logs + Math.log(this.#product)
    this.#logs = 0
    this.#product = 1
    return log
  }
}

const LARGE = 1e200
const SMALL = 1e-200

/** Adds up the values of one sentence, word by word or character by character. */
export class Tally {
  readonly #grammar = new Product()
  readonly #clauseProduct = new Product()
  readonly #after = new Product()
  readonly #before = new Product()
  #gainAfter = 0
  #gainBefore = 0
  #content = 0
  #clause = -1
  #clauseSize = 0
  #clauses = 0
  #bare = 0
  #firstMean = 0
  #lastMean = 0

  /** A word of the grammar and its likelihood ratio. */
  addGrammar(ratio: number, clause: number): void {
    if (clause !== this.#clause) this.#endClause(clause)
    this.#grammar.multiply(ratio)
  }

  /**
   * A content word, its likelihood ratio, and what it has under the neighbours after and before;
   * 0 where there is none.
   */
  addContent(ratio: number, clause: number, after: number, before: number): void {
    if (clause !== this.#clause) this.#endClause(clause)
    this.#clauseProduct.multiply(ratio)
    this.#clauseSize++
    if (after > 0) this.#after.multiply(after / ratio)
    if (before > 0) this.#before.multiply(before / ratio)
  }

  #endClause(next: number): void {
    this.#clause = next
    if (this.#clauseSize === 0) return
    this.#gainAfter = Math.max(this.#gainAfter, this.#after.take())
    this.#gainBefore = Math.max(this.#gainBefore, this.#before.take())
    const sum = this.#clauseProduct.take()
    const mean = sum / this.#clauseSize
    this.#content += sum
    if (this.#clauses === 0) this.#firstMean = mean
    this.#lastMean = mean
    this.#clauses++
    if (this.#clauseSize >= SHORTEST_CLAUSE && mean < BARE) this.#bare++
    this.#clauseSize = 0
  }

  /** Writes the channels, and is ready for the next sentence. */
  write(to: Float32Array, at: number): void {
    this.#endClause(-1)
    to[at + CONTENT] = this.#content
    to[at + GRAMMAR] = this.#grammar.take()
    to[at + FIRST_CLAUSE] = this.#firstMean
    to[at + LAST_CLAUSE] = this.#lastMean
    to[at + BARE_CLAUSES] = this.#bare
    to[at + GAIN_AFTER] = this.#gainAfter
    to[at + GAIN_BEFORE] = this.#gainBefore
    this.#gainAfter = 0
    this.#gainBefore = 0
    this.#content = 0
    this.#clauses = 0
    this.#bare = 0
    this.#firstMean = 0
    this.#lastMean = 0
  }
}
