import type { WordPair } from '../../../core/alignment/correspond.ts'
import { textOf } from '../../../core/document/inline.ts'
import type { Row } from '../../../core/document/model.ts'
import type { Correspondence, EditorHandle } from '../../editor/handle.ts'
import { createWordFinder, type WordFinder } from '../../workers/align-words.ts'
import { type EvidenceItem, plainAids, type ReviewAids, USUAL_RATIO } from '../review/evidence.ts'

/** What is known of rows, with the dictionary of the aligner behind it. */
export interface WordAids extends ReviewAids {
  close(): void
}

/** More pairs than this are not read. */
const MOST_ITEMS = 16
/** Text that tells how long the translation of this document is on the average, in characters. */
const ENOUGH = 400

/** Evidence and correspondences for the rows of an open document. */
export function createWordAids(editor: EditorHandle): WordAids {
  const finder = createWordFinder()
  return {
    async explain(row, signal) {
      const plain = await plainAids.explain(row, signal)
      const pairs = await pairsOf(finder, row, signal)
      const known = new Set(pairs.map((pair) => textAt(row, 'source', pair)))
      return {
        ...plain,
        items: [
          ...[...pairs]
            .sort((a, b) => b.weight - a.weight)
            .slice(0, MOST_ITEMS)
            .map((pair) => itemOf(row, pair)),
          ...plain.items.filter((item) => isNews(item, known, row, pairs)),
        ],
        expectedWords: plain.characters * ratioOf(editor),
      }
    },
    async correspondences(row, signal) {
      return (await pairsOf(finder, row, signal)).map(placesOf)
    },
    close: () => finder.close(),
  }
}

const pairsOf = (finder: WordFinder, row: Row, signal: AbortSignal) =>
  finder.find(textOf(row.source), textOf(row.target), signal)

const placesOf = ({ source, target }: WordPair): Correspondence => ({ source: [source], target })

const textAt = (row: Row, side: 'source' | 'target', pair: WordPair): string =>
  side === 'source'
    ? textOf(row.source).slice(...pair.source)
    : pair.target.map((place) => textOf(row.target).slice(...place)).join(' … ')

const itemOf = (row: Row, pair: WordPair): EvidenceItem => ({
  kind: pair.kind,
  source: textAt(row, 'source', pair),
  target: textAt(row, 'target', pair),
  agrees: true,
  places: placesOf(pair),
})

/** Whether what can be read off the two texts says more than the dictionary does. */
function isNews(
  item: EvidenceItem,
  known: ReadonlySet<string>,
  row: Row,
  pairs: readonly WordPair[],
): boolean {
  if (item.kind !== 'number' && item.kind !== 'name') return true
  if (item.agrees || item.source) return !known.has(item.source)
  const target = textOf(row.target)
  return !pairs.some(({ target: places }) =>
    places.some((place) => target.slice(...place) === item.target),
  )
}

/** English words for one Chinese character in this document, or the usual where it is too short. */
function ratioOf(editor: EditorHandle): number {
  const { characters, words } = editor.snapshot().counts
  return characters >= ENOUGH && words > 0 ? words / characters : USUAL_RATIO
}
