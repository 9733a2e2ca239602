import { createDocument, type ProvenanceDraft, type RowDraft } from '../core/document/create.ts'
import { segmentLength, slice, textOf } from '../core/document/inline.ts'
import type {
  BilingualDocument,
  Gap,
  Granularity,
  Link,
  Metadata,
  Row,
  Segment,
} from '../core/document/model.ts'
import { type LanguagePair, sourceLanguageOf, targetLanguageOf } from './languages.ts'
import { MAX_ROW_LENGTH } from './limits.ts'
import { cutLong } from './text/long-rows.ts'
import { many } from './text/words.ts'
import type { Warning } from './types.ts'

/** A unit of a bilingual file before it is a row. */
export interface PairDraft extends RowDraft {
  readonly source: Segment
  readonly target: Segment
  /** The same for all units of one paragraph. */
  readonly paragraph: string
  /** White space between this unit and the next one of its paragraph. */
  readonly gap?: Gap
}

const NO_GAP: Gap = { source: '', target: '' }

/** The file itself says what belongs together. */
const IMPORTED: Link = { origin: 'imported', type: 'normal', confidence: null }

/** A document out of the units of a bilingual file, in their order. */
export function documentOfPairs(from: {
  readonly pairs: readonly PairDraft[]
  readonly languages: LanguagePair
  readonly granularity: Granularity
  readonly provenance: ProvenanceDraft
  readonly metadata?: Partial<Metadata>
}): { readonly document: BilingualDocument; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = []
  const pairs = from.pairs.flatMap((pair) => cutPair(pair, warnings))
  const document = createDocument({
    rows: pairs,
    sourceLanguage: sourceLanguageOf(from.languages.source, sample(pairs)),
    provenance: from.provenance,
    ...(from.metadata ? { metadata: from.metadata } : {}),
  })
  let last = ''
  let paragraph = ''
  const rows = document.rows.map((row, i): Row => {
    const pair = pairs[i]!
    if (i === 0 || pair.paragraph !== last) paragraph = row.id
    last = pair.paragraph
    const link = pair.target.length > 0 ? IMPORTED : row.link
    return { ...row, paragraph, gap: pair.gap ?? NO_GAP, link }
  })
  return {
    document: {
      ...document,
      targetLanguage: targetLanguageOf(from.languages.target),
      granularity: from.granularity,
      rows,
    },
    warnings,
  }
}

const SAMPLE = 100_000

function sample(pairs: readonly PairDraft[]): string {
  let text = ''
  for (const { source } of pairs) {
    text += textOf(source)
    if (text.length > SAMPLE) break
  }
  return text
}

/** A unit that no editor can carry in several rows of its paragraph, of which the first names it. */
function cutPair(pair: PairDraft, warnings: Warning[]): PairDraft[] {
  const sources = cut(pair.source, 'zh', false)
  const targets = cut(pair.target, 'en', true)
  const count = Math.max(sources.length, targets.length)
  if (count < 2) return [pair]
  warnings.push({
    code: 'long-paragraph',
    message: `A unit has ${many(segmentLength(pair.source), 'character')}; it stands in ${many(count, 'row')} so that it can be edited.`,
    where: pair.units?.[0] ?? '',
  })
  const { units = [], notes = [], ...rest } = pair
  return Array.from({ length: count }, (_, i): PairDraft => {
    const source = sources[i] ?? EMPTY
    const target = targets[i] ?? EMPTY
    const last = i === count - 1
    return {
      ...rest,
      ...(i === 0 ? { units, notes } : {}),
      source: source.text,
      target: target.text,
      gap: last ? (pair.gap ?? NO_GAP) : { source: source.gap, target: target.gap },
    }
  })
}

const EMPTY = { text: [] as Segment, gap: '' }

/** @param atBlanks only where there is white space: joined again, a translation would get some */
function cut(
  segment: Segment,
  lang: 'zh' | 'en',
  atBlanks: boolean,
): { text: Segment; gap: string }[] {
  if (segmentLength(segment) <= MAX_ROW_LENGTH) return [{ text: segment, gap: '' }]
  const pieces: { text: Segment; gap: string }[] = []
  let from = 0
  let at = 0
  const all = cutLong(textOf(segment), lang, MAX_ROW_LENGTH)
  all.forEach(({ text, gap }, i) => {
    at += text.length
    if (i === all.length - 1) pieces.push({ text: slice(segment, from), gap: '' })
    else if (gap || !atBlanks) {
      pieces.push({ text: slice(segment, from, at), gap })
      from = at + gap.length
    }
    at += gap.length
  })
  return pieces
}
