import { textIn, type XmlElement } from '../../xml/tree.ts'
import { type AtomList, append, tagsOf } from './atom-list.ts'
import { type Atom, type Origin, originsOf, piecesOf, type Wrapper } from './atoms.ts'
import { fieldUse, safeAddress } from './fields.ts'

/** A complex field that is not over yet (17.16.18). */
interface OpenField {
  /** Whether its instruction or its result is being read. */
  phase: 'instruction' | 'result'
  instruction: string
  /** How many atoms stand before it. */
  readonly at: number
  /** All of it before its result. */
  readonly head: Origin[]
}

/** Fields within one another; Word itself goes no deeper than twenty. */
const DEEPEST_FIELD = 64

/** The fields of a paragraph: what stands in them is put together when they end. */
export class ParagraphFields {
  readonly #list: AtomList
  readonly #open: OpenField[] = []
  /** Ends of fields that did not begin here. */
  #strayEnds = 0

  constructor(list: AtomList) {
    this.#list = list
  }

  /** `w:fldChar` (17.16.18). */
  character(origin: Origin): void {
    const type = origin.child.attributes['w:fldCharType']
    const field = this.#open.at(-1)
    if (type === 'begin' && this.#open.length < DEEPEST_FIELD) this.#begin(origin)
    else if (!field) {
      if (type === 'end') this.#strayEnds++
      this.#list.anchor(origin)
    } else if (type === 'separate' && field.phase === 'instruction') {
      field.head.push(origin)
      field.phase = 'result'
      this.#divert()
    } else if (type === 'end') this.#end(field, origin)
  }

  /** `w:instrText` (17.16.23). */
  instruction(origin: Origin): void {
    const field = this.#open.at(-1)
    if (!field) this.#list.anchor(origin)
    else if (field.phase === 'instruction') {
      field.instruction += textIn(origin.child)
      field.head.push(origin)
    }
  }

  /**
   * `w:fldSimple` (17.16.19).
   * @param read reads its result
   */
  simple(element: XmlElement, read: () => void): void {
    const { atoms } = this.#list
    const origin = { run: null, child: element }
    const parent = this.#open.at(-1)
    if (parent?.phase === 'instruction') {
      parent.head.push(origin)
      return
    }
    const from = atoms.length
    read()
    const wrapper = { ...tagsOf(element, ''), isLink: true }
    this.#settle(atoms.splice(from), element.attributes['w:instr'] ?? '', wrapper, [origin])
  }

  /**
   * A field may go on in the next paragraph: what it shows here is text.
   * @returns how many begin here and do not end, less those that end and did not begin
   */
  finish(): number {
    const open = this.#open.length
    for (const { at, head } of this.#open.splice(0).reverse()) {
      const pieces = head.flatMap(piecesOf)
      this.#list.atoms.splice(at, 0, { type: 'anchor', pieces, ends: false })
    }
    this.#divert()
    return open - this.#strayEnds
  }

  #begin(origin: Origin): void {
    const at = this.#list.atoms.length
    this.#open.push({ phase: 'instruction', instruction: '', at, head: [origin] })
    this.#divert()
  }

  #end({ at, head, instruction }: OpenField, origin: Origin): void {
    this.#open.pop()
    this.#divert()
    const wrapper: Omit<Wrapper, 'label'> = {
      origin: head[0]!,
      kind: 'tag',
      open: head.flatMap(piecesOf),
      close: piecesOf(origin),
      isLink: true,
    }
    this.#settle(this.#list.atoms.splice(at), instruction, wrapper, [...head, origin])
  }

  /** What stands in the instruction of a field is part of it. */
  #divert(): void {
    const field = this.#open.at(-1)
    this.#list.divertTo(field?.phase === 'instruction' ? field.head : null)
  }

  /** Puts a field that is over in its place, in the form its use wants. */
  #settle(
    result: readonly Atom[],
    instruction: string,
    wrapper: Omit<Wrapper, 'label'>,
    origins: readonly Origin[],
  ): void {
    const list = this.#list
    const parent = this.#open.at(-1)
    const shown = resultText(result)
    if (parent?.phase === 'instruction') {
      parent.instruction += shown
      append(parent.head, origins)
      append(parent.head, result.flatMap(originsOf))
      return
    }
    const use = fieldUse(instruction, shown)
    const href = use.type === 'link' ? safeAddress(use.href) : ''
    if (href) {
      list.link(href, wrapper)
      for (const atom of result) {
        list.push(atom.type === 'text' ? { ...atom, href, format: atom.format.inLink } : atom)
      }
    } else if (use.type === 'code') {
      const all = wrapper.origin.run === null ? origins : inOrder(origins, result)
      list.codeOf(use.label ? 'field' : 'tag', use.label || nameOf(instruction), '', all)
    } else {
      const named = { ...wrapper, label: use.type === 'link' ? use.href : use.label }
      list.wrap(named, () => list.linked(() => append(list.atoms, result)))
    }
  }
}

/** The origins of a field in the order of the file: its end stands behind its result. */
function inOrder(field: readonly Origin[], result: readonly Atom[]): Origin[] {
  return [...field.slice(0, -1), ...result.flatMap(originsOf), ...field.slice(-1)]
}

function resultText(atoms: readonly Atom[]): string {
  let text = ''
  for (const atom of atoms) {
    if (atom.type === 'text') text += atom.text
    else if (atom.type === 'break') text += ' '
    else if (atom.type === 'code' && atom.kind === 'field') text += atom.label
  }
  return text
}

const nameOf = (instruction: string): string => instruction.trim().split(/\s/, 1)[0] || 'field'
