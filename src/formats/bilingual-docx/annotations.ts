import type { Annotated, Change, Inline } from '../../core/document/model.ts'

/** What is on the pieces of a text while it is read: the change it is in, and notes on ranges. */
export class Annotations {
  /** The change that pieces are in now. */
  change: Change | null = null
  /** Notes whose ranges have begun and not ended. */
  readonly #open = new Set<string>()
  readonly #ofPieces = new Map<number, Annotated>()

  open(note: string): void {
    this.#open.add(note)
  }

  close(note: string): void {
    this.#open.delete(note)
  }

  /** Notes what is on a piece by its index. */
  note(piece: number): void {
    if (!this.change && this.#open.size === 0) return
    this.#ofPieces.set(piece, {
      ...(this.change && { change: this.change }),
      ...(this.#open.size > 0 && { comments: [...this.#open].sort() }),
    })
  }

  /** All pieces with what is on them; a comment on every one is one on the row. */
  putOn(pieces: readonly Inline[]): readonly Inline[] {
    if (this.#ofPieces.size === 0) return pieces
    const counts = new Map<string, number>()
    for (const { comments = [] } of this.#ofPieces.values()) {
      for (const note of comments) counts.set(note, (counts.get(note) ?? 0) + 1)
    }
    return pieces.map((piece, i) => {
      const { change, comments: all = [] } = this.#ofPieces.get(i) ?? {}
      const comments = all.filter((note) => counts.get(note) !== pieces.length)
      return {
        ...piece,
        ...(change && { change }),
        ...(comments.length > 0 && { comments }),
      }
    })
  }
}
