const MAX_LISTED = 200

/** Collects what had to be mended in a value from outside, one sentence each. */
export class Repairs {
  /** Where in the value the mending is going on: `row 12`, or empty. */
  place = ''
  private readonly listed: string[] = []
  private further = 0

  add(what: string): void {
    if (this.listed.length === MAX_LISTED) this.further++
    else this.listed.push(this.place ? `${this.place}: ${what}` : what)
  }

  /** All of them, or the first ones and how many there were besides. */
  list(): string[] {
    return this.further ? [...this.listed, `and ${this.further} more`] : this.listed
  }
}
