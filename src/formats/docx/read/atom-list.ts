import type { CodeKind } from '../../../core/document/model.ts'
import type { XmlElement } from '../../xml/tree.ts'
import {
  type Atom,
  type LinkSource,
  type Origin,
  originsOf,
  piecesOf,
  type Wrapper,
} from './atoms.ts'

/** UTF-16 units of the longest label. */
const LONGEST_LABEL = 4096

/** Where the atoms of a paragraph are put as it is read. */
export class AtomList {
  readonly atoms: Atom[] = []
  /** Links by their address. */
  readonly links = new Map<string, LinkSource>()
  /** What takes all that is put here instead: the instruction of a field. */
  #instead: Origin[] | null = null

  /** @param origins to which all goes from here on, or null where it goes into the list */
  divertTo(origins: Origin[] | null): void {
    this.#instead = origins
  }

  push(atom: Atom): void {
    if (this.#instead) append(this.#instead, originsOf(atom))
    else this.atoms.push(atom)
  }

  code(kind: CodeKind, label: string, image: string, origin: Origin): void {
    this.codeOf(kind, label, image, [origin])
  }

  /** A code that many elements make together. */
  codeOf(kind: CodeKind, label: string, image: string, origins: readonly Origin[]): void {
    this.push({ type: 'code', kind, label: label.slice(0, LONGEST_LABEL), image, origins })
  }

  /** Something that nobody sees. */
  anchor(origin: Origin): void {
    const ends = /(?:End|fldChar)$/.test(origin.child.name)
    this.push({ type: 'anchor', pieces: piecesOf(origin), ends })
  }

  wrap(wrapper: Wrapper, read: () => void): void {
    this.push({ type: 'open', wrapper })
    read()
    this.push({ type: 'close', wrapper })
  }

  /** @param tags of the link; those of the first of one address count */
  link(href: string, tags: LinkSource): void {
    if (!this.links.has(href)) this.links.set(href, tags)
  }

  /** Runs in a link that is none of the web look as in any other. */
  linked(read: () => void): void {
    const from = this.atoms.length
    read()
    for (let i = from; i < this.atoms.length; i++) {
      const atom = this.atoms[i]!
      if (atom.type === 'text') this.atoms[i] = { ...atom, format: atom.format.inLink }
    }
  }
}

/** A spread has as many arguments as there are items, of which there may be too many. */
export function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item)
}

/** An element around runs, as it stands in the file. */
export const tagsOf = (element: XmlElement, label: string): Wrapper => ({
  origin: { run: null, child: element },
  kind: 'tag',
  label,
  open: [{ start: element.start, end: element.contentStart }],
  close: [{ start: element.contentEnd, end: element.end }],
  isLink: false,
})
