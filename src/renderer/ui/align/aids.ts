import type { WordPair } from '../../../core/alignment/correspond.ts'
import { examplesOf } from '../../../core/alignment/lexicon.ts'
import { textOf } from '../../../core/document/inline.ts'
import type { Row } from '../../../core/document/model.ts'
import type { Correspondence, EditorHandle } from '../../editor/handle.ts'
import { createWordFinder, type WordFinder } from '../../workers/align-words.ts'
import { type EvidenceItem, plainAids, type ReviewAids, USUAL_RATIO } from '../review/evidence.ts'

/** What is known of rows, with the dictionary of the aligner and what it has learnt behind it. */
export interface WordAids extends ReviewAids {
  close(): void
}

/** More pairs than this are not read. */
const MOST_ITEMS = 16
/** Text that tells how long the translation of this document is on the average, in characters. */
const ENOUGH = 400
/** Rows are learnt from when nothing has changed for so many milliseconds, */
const REST = 1500
/** or for so many times what it took the last time, so that most of the time is left to others. */
const SHARE = 3

/**
 * Evidence and correspondences for the rows of an open document. What its links teach is learnt
 * when they are first asked about and again whenever they have changed, confirmed ones above all.
 * @param onLearnt is told when answers may differ from earlier ones
 */
export function createWordAids(editor: EditorHandle, onLearnt: () => void): WordAids {
  let answers = new WeakMap<Row, Promise<readonly WordPair[]>>()
  let taken = 0
  const finder = createWordFinder((milliseconds) => {
    taken = milliseconds
    answers = new WeakMap()
    onLearnt()
  })
  const stopTeaching = teachFrom(editor, finder, () => Math.max(REST, SHARE * taken))

  const pairsOf = async (row: Row, signal: AbortSignal): Promise<readonly WordPair[]> => {
    signal.throwIfAborted()
    const known = answers.get(row)
    const answer = known ?? finder.find(row.id, textOf(row.source), textOf(row.target))
    if (!known) {
      answers.set(row, answer)
      answer.catch(() => answers.delete(row))
    }
    const pairs = await answer
    signal.throwIfAborted()
    return pairs
  }

  return {
    async explain(row, signal) {
      const plain = await plainAids.explain(row, signal)
      const pairs = await pairsOf(row, signal)
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
      return (await pairsOf(row, signal)).map(placesOf)
    },
    close() {
      stopTeaching()
      finder.close()
    },
  }
}

/**
 * Has the rows learnt from, now and after each change.
 * @param rest for how long nothing must have changed, in milliseconds
 * @returns the function that ends it
 */
function teachFrom(editor: EditorHandle, finder: WordFinder, rest: () => number): () => void {
  let taught: readonly Row[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const teach = () => {
    const { rows } = editor.document()
    if (rows.length === taught.length && rows.every((row, i) => row === taught[i])) return
    taught = rows
    finder.teach(
      rows.map((row) => row.id),
      examplesOf(rows),
    )
  }
  const end = editor.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(teach, rest())
  })
  timer = setTimeout(teach)
  return () => {
    clearTimeout(timer)
    end()
  }
}

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
