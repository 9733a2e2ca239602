import type { AlignedLink } from './align.ts'

/**
 * Links in the order of the document: by source, and those without a source where their target
 * stands. Links out of order (inversions) do not move the others.
 */
export function inDocumentOrder(links: readonly AlignedLink[]): AlignedLink[] {
  const bySource = links
    .filter(({ source }) => source.length > 0)
    .sort((a, b) => a.source[0]! - b.source[0]!)
  const additions = links
    .filter(({ source }) => source.length === 0)
    .sort((a, b) => a.target[0]! - b.target[0]!)
  const ordered: AlignedLink[] = []
  let next = 0
  for (const link of bySource) {
    if (link.target.length > 0 && link.type !== 'inversion') {
      while (next < additions.length && additions[next]!.target[0]! < link.target[0]!) {
        ordered.push(additions[next++]!)
      }
    }
    ordered.push(link)
  }
  return [...ordered, ...additions.slice(next)]
}
