import type { Cell } from '../bilingual-docx/cell.ts'
import { spanOf } from '../bilingual-docx/survey.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../xml/tree.ts'

/** Whether a cell goes on from the row before, or has taken the one beside it (17.4.84, 17.4.17). */
export function mergedOf(cell: Cell | null): { readonly up: boolean; readonly across: boolean } {
  const properties = cell && childOf(cell.element, 'w:tcPr')
  const vertical = properties && childOf(properties, 'w:vMerge')
  const span = properties && childOf(properties, 'w:gridSpan')
  return {
    up: !!vertical && (vertical.attributes['w:val'] ?? 'continue') === 'continue',
    across: !!span && spanOf(span.attributes['w:val']) > 1,
  }
}

/** A text that a comment is on, and how often the same stands before it. */
interface Anchor {
  readonly text: string
  readonly nth: number
}

/** The texts of a cell that comments are on, by the comments' ids (17.13.4.4). */
export function anchorsIn({ element, comments }: Cell): ReadonlyMap<string, Anchor> {
  const anchors = new Map<string, { text: string; readonly at: number }>()
  if (comments.length === 0) return new Map()
  const open = new Set<string>()
  let before = ''
  // A range may begin or end in what was deleted, whose text is none of its own.
  const walk = (parent: XmlElement, gone: boolean): void => {
    for (const child of childrenOf(parent)) {
      const id = child.attributes['w:id'] ?? ''
      if (child.name === 'w:commentRangeStart') open.add(id)
      else if (child.name === 'w:commentRangeEnd') open.delete(id)
      else if (child.name === 'w:t') {
        if (gone) continue
        for (const each of open) {
          const anchor = anchors.get(each)
          if (anchor) anchor.text += textIn(child)
          else anchors.set(each, { text: textIn(child), at: before.length })
        }
        before += textIn(child)
      } else walk(child, gone || child.name === 'w:del' || child.name === 'w:moveFrom')
    }
  }
  walk(element, false)
  return new Map(
    [...anchors].map(([id, { text, at }]) => {
      const trimmed = text.trim()
      const start = at + text.length - text.trimStart().length
      const nth = trimmed ? before.slice(0, start).split(trimmed).length - 1 : 0
      return [id, { text: trimmed, nth }]
    }),
  )
}
