/** Ids for codes that are put into a unit: none that anything in it has. */
export class FreshIds {
  readonly #unit: string
  #last = 0

  /** @param unit the unit as it is written */
  constructor(unit: string) {
    this.#unit = unit
  }

  next(): string {
    for (;;) {
      const id = `fp${++this.#last}`
      if (!this.#unit.includes(`"${id}"`) && !this.#unit.includes(`'${id}'`)) return id
    }
  }
}
