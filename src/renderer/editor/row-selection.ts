import { Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import { Selection, type SelectionBookmark, SelectionRange, TextSelection } from 'prosemirror-state'
import type { Mappable } from 'prosemirror-transform'
import { schema } from './schema.ts'

/**
 * Whole rows, from one to another, across chunks. `$anchor` stands before the row where the
 * selection began, `$head` before the row where it goes to; either may be the upper one.
 */
export class RowSelection extends Selection {
  constructor(
    readonly $anchorRow: ResolvedPos,
    readonly $headRow: ResolvedPos = $anchorRow,
  ) {
    const [$first, $last] =
      $anchorRow.pos <= $headRow.pos ? [$anchorRow, $headRow] : [$headRow, $anchorRow]
    const $end = $last.doc.resolve($last.pos + ($last.nodeAfter?.nodeSize ?? 0))
    super($anchorRow, $headRow, [new SelectionRange($first, $end)])
    this.visible = false
  }

  /** @param anchor @param head positions directly before row nodes */
  static create(doc: Node, anchor: number, head = anchor): RowSelection {
    return new RowSelection(doc.resolve(anchor), doc.resolve(head))
  }

  /** All rows. */
  static all(doc: Node): RowSelection {
    const last = doc.child(doc.childCount - 1)
    return RowSelection.create(doc, 1, doc.content.size - 1 - (last.lastChild?.nodeSize ?? 0))
  }

  map(doc: Node, mapping: Mappable): Selection {
    const $anchor = doc.resolve(mapping.map(this.$anchorRow.pos))
    const $head = doc.resolve(mapping.map(this.$headRow.pos))
    if (isBeforeRow($anchor) && isBeforeRow($head)) return new RowSelection($anchor, $head)
    return TextSelection.near($head)
  }

  override content(): Slice {
    const rows: Node[] = []
    this.$from.doc.nodesBetween(this.from, this.to, (node) => {
      if (node.type !== schema.nodes.row) return true
      rows.push(node)
      return false
    })
    return new Slice(Fragment.from(schema.node('chunk', null, rows)), 0, 0)
  }

  eq(other: Selection): boolean {
    return other instanceof RowSelection && other.anchor === this.anchor && other.head === this.head
  }

  toJSON(): { type: string; anchor: number; head: number } {
    return { type: 'rows', anchor: this.anchor, head: this.head }
  }

  static override fromJSON(doc: Node, json: { anchor: number; head: number }): RowSelection {
    return RowSelection.create(doc, json.anchor, json.head)
  }

  override getBookmark(): SelectionBookmark {
    return new RowBookmark(this.anchor, this.head)
  }
}

Selection.jsonID('rows', RowSelection)

class RowBookmark implements SelectionBookmark {
  constructor(
    readonly anchor: number,
    readonly head: number,
  ) {}

  map(mapping: Mappable): SelectionBookmark {
    return new RowBookmark(mapping.map(this.anchor), mapping.map(this.head))
  }

  resolve(doc: Node): Selection {
    const $anchor = doc.resolve(this.anchor)
    const $head = doc.resolve(this.head)
    if (isBeforeRow($anchor) && isBeforeRow($head)) return new RowSelection($anchor, $head)
    return TextSelection.near($head)
  }
}

const isBeforeRow = ($pos: ResolvedPos): boolean => $pos.nodeAfter?.type === schema.nodes.row
