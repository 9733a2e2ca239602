import { childOf, childrenOf, textIn, type XmlElement } from '../xml/tree.ts'

/** What a tracked change is (part 3, 5.5.2–5.5.6). */
interface Change {
  readonly kind: 'insertion' | 'deletion' | 'format'
  /** What was deleted: paragraphs, lists, tables. */
  readonly deleted: XmlElement | null
  readonly region: XmlElement
}

/** The tracked changes of a text by their ids, and which of them are open where one reads. */
export class TrackedChanges {
  readonly #changes = new Map<string, Change>()
  readonly #open = new Set<string>()
  readonly #revisions: 'accept' | 'reject'

  /** @param body the element whose first children may be `text:tracked-changes` */
  constructor(body: XmlElement, revisions: 'accept' | 'reject') {
    this.#revisions = revisions
    for (const tracked of childrenOf(body, 'text:tracked-changes')) {
      for (const region of childrenOf(tracked, 'text:changed-region')) {
        const id = region.attributes['xml:id'] ?? region.attributes['text:id'] ?? ''
        const deleted = childOf(region, 'text:deletion')
        const kind = deleted
          ? 'deletion'
          : childOf(region, 'text:insertion')
            ? 'insertion'
            : 'format'
        this.#changes.set(id, { kind, deleted, region })
      }
    }
  }

  /** Insertions and deletions. */
  get count(): number {
    return [...this.#changes.values()].filter(({ kind }) => kind !== 'format').length
  }

  start(id: string): void {
    if (this.#changes.get(id)?.kind === 'insertion') this.#open.add(id)
  }

  end(id: string): void {
    this.#open.delete(id)
  }

  /** Whether what is read now was inserted and is not to be. */
  get rejecting(): boolean {
    return this.#revisions === 'reject' && this.#open.size > 0
  }

  /** The paragraphs that were deleted at a place and are to be read there after all. */
  restored(id: string): readonly XmlElement[] {
    const { deleted } = this.#changes.get(id) ?? {}
    if (!deleted || this.#revisions === 'accept') return []
    return paragraphsIn(deleted)
  }

  /** The element that describes a change, or null. */
  region(id: string): XmlElement | null {
    return this.#changes.get(id)?.region ?? null
  }
}

function paragraphsIn(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'office:change-info') return []
    if (child.name === 'text:p' || child.name === 'text:h') return textIn(child) ? [child] : []
    return paragraphsIn(child)
  })
}
