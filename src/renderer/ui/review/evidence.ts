import { isBlank, textOf } from '../../../core/document/inline.ts'
import type { Row } from '../../../core/document/model.ts'
import { countCharacters, countWords } from '../../../core/text/count.ts'
import type { Correspondence } from '../../editor/handle.ts'

/** What kind of thing agrees, or does not, between the two sides of a row. */
export type EvidenceKind = 'word' | 'term' | 'name' | 'number' | 'quotation' | 'punctuation'

/** One thing that speaks for a link, or against it. */
export interface EvidenceItem {
  readonly kind: EvidenceKind
  /** What stands on each side; empty where there is no such thing. */
  readonly source: string
  readonly target: string
  readonly agrees: boolean
  /** Where it stands, to be lit up; left out where nobody knows. */
  readonly places?: Correspondence
}

/** Why the two sides of a row are held to belong together. */
export interface Evidence {
  readonly items: readonly EvidenceItem[]
  readonly characters: number
  readonly words: number
  /** Words that so many characters become on the average of this document. */
  readonly expectedWords: number
}

/**
 * What is known of the texts of a row, for the reviewer. An aligner with a dictionary knows most;
 * without it, what can be read off the two texts themselves still helps.
 */
export interface ReviewAids {
  /** @throws AbortError when the signal ends it */
  explain(row: Row, signal: AbortSignal): Promise<Evidence>
  /** Pairs of places that belong together. @throws AbortError when the signal ends it */
  correspondences(row: Row, signal: AbortSignal): Promise<readonly Correspondence[]>
}

/** How many English words a Chinese character becomes, on the average of much prose. */
export const USUAL_RATIO = 0.66

/** What can be said of a row from its two texts alone: lengths, numbers, Latin names, marks. */
export const plainAids: ReviewAids = {
  explain: async (row) => plainEvidence(row),
  correspondences: async (row) => placesOf(plainEvidence(row)),
}

/** The places that the items of evidence know. */
export const placesOf = ({ items }: Evidence): Correspondence[] =>
  items.flatMap(({ places }) => (places ? [places] : []))

function plainEvidence(row: Row): Evidence {
  const [source, target] = [textOf(row.source), textOf(row.target)]
  const characters = countCharacters(source)
  const items =
    isBlank(row.source) || isBlank(row.target)
      ? []
      : [
          ...shared('number', /\d+(?:[.,]\d+)*/g, source, target),
          ...shared('name', /\p{Lu}\p{Script=Latin}+/gu, source, target),
          ...marks(source, target),
        ]
  return {
    items,
    characters,
    words: countWords(target),
    expectedWords: characters * USUAL_RATIO,
  }
}

/** Strings of a pattern in the source, each with its first like in the target that is still free. */
function shared(
  kind: EvidenceKind,
  pattern: RegExp,
  source: string,
  target: string,
): EvidenceItem[] {
  const there = [...target.matchAll(pattern)]
  const items = [...source.matchAll(pattern)].map((match): EvidenceItem => {
    const like = there.findIndex((other) => other[0] === match[0])
    const [found] = like < 0 ? [] : there.splice(like, 1)
    return {
      kind,
      source: match[0],
      target: found?.[0] ?? '',
      agrees: found !== undefined,
      ...(found && { places: { source: [spanOf(match)], target: [spanOf(found)] } }),
    }
  })
  // Latin names in a translation are the rule; a number out of nowhere is worth a look.
  if (kind !== 'number') return items
  const spelt = /[〇零一二三四五六七八九十百千萬万億亿兩两]/.test(source)
  return spelt
    ? items
    : [...items, ...there.map(([text]) => ({ kind, source: '', target: text, agrees: false }))]
}

const spanOf = (match: RegExpExecArray): readonly [number, number] => [
  match.index,
  match.index + match[0].length,
]

/** Marks that most translators keep: a question asked, an exclamation, somebody speaking. */
const MARKS: readonly (readonly [
  kind: EvidenceKind,
  zh: RegExp,
  en: RegExp,
  sign: [string, string],
])[] = [
  ['punctuation', /[？?]/, /\?/, ['？', '?']],
  ['punctuation', /[！!]/, /!/, ['！', '!']],
  ['quotation', /[「『“"]/, /[“"‘]/, ['「」', '“ ”']],
]

const marks = (source: string, target: string): EvidenceItem[] =>
  MARKS.flatMap(([kind, zh, en, [zhSign, enSign]]) => {
    const [here, there] = [zh.test(source), en.test(target)]
    if (!here && !there) return []
    const item = { kind, source: here ? zhSign : '', target: there ? enSign : '' }
    return [{ ...item, agrees: here && there }]
  })
