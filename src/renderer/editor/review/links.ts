import type { Node } from 'prosemirror-model'
import { DOUBTFUL_BELOW, isConfirmed, isDoubtful } from '../../../core/alignment/doubt.ts'
import { isHeldByHand } from '../../../core/alignment/pair.ts'
import { textOf } from '../../../core/document/inline.ts'
import type { Row } from '../../../core/document/model.ts'
import { segment } from '../../../core/segmentation/index.ts'
import { toRow } from '../convert.ts'
import { countsOfRow } from '../counts.ts'
import type { LinkEntry, Sureness } from '../handle.ts'

type RowLink = Omit<LinkEntry, 'rowIndex'>

const known = new WeakMap<Node, RowLink>()

/** How a row is linked; derived once from its node. */
export function linkOfRow(node: Node): RowLink {
  const found = known.get(node)
  if (found) return found
  const row = toRow(node)
  const { characters, words } = countsOfRow(node)
  const link: RowLink = {
    rowId: row.id,
    link: row.link,
    sureness: surenessOf(row),
    confirmed: isConfirmed(row),
    doubtful: isDoubtful(row),
    shape: [segment(textOf(row.source), 'zh').length, segment(textOf(row.target), 'en').length],
    characters,
    words,
  }
  known.set(node, link)
  return link
}

function surenessOf(row: Row): Sureness {
  if (isConfirmed(row)) return 'confirmed'
  if (isHeldByHand(row)) return 'held'
  const { confidence } = row.link
  if (confidence === null) return ''
  return confidence < 0.5 ? 'low' : confidence < DOUBTFUL_BELOW ? 'middling' : 'high'
}

/**
 * All rows with their links.
 * @param before what was given for an earlier state; given back as long as it is still true
 */
export function linksOf(doc: Node, before: readonly LinkEntry[]): readonly LinkEntry[] {
  const links: LinkEntry[] = []
  let same = true
  doc.forEach((chunk) => {
    chunk.forEach((node) => {
      const rowIndex = links.length
      const link = linkOfRow(node)
      const old = before[rowIndex]
      const kept = old && sources.get(old) === link ? old : { ...link, rowIndex }
      if (kept !== old) same = false
      sources.set(kept, link)
      links.push(kept)
    })
  })
  return same && links.length === before.length ? before : links
}

const sources = new WeakMap<LinkEntry, RowLink>()
