import { NO_NOTES } from '../../../core/document/create.ts'
import type { RowKind } from '../../../core/document/model.ts'
import { type Token, tokensOf } from '../../xml/coded/tokens.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { hasText, NO_GAP, type PairRead } from '../pair.ts'
import { isLocked } from './flavour.ts'
import { dialectV1 } from './inline.ts'
import { readNotes } from './notes.ts'
import { readStatus } from './status.ts'
import type { SegmentPlaceV1, TransUnit } from './unit.ts'
import type { ContextV1 } from './walk.ts'

/** A segment with its place in the file: what reading shows, and writing back compares. */
export interface PlacedPairV1 extends PairRead {
  /** Null for text that stands between segments, which is shown but not translated. */
  readonly place: SegmentPlaceV1 | null
}

/** The segments of a unit, in their order. */
export function pairsOfV1(unit: TransUnit, context: ContextV1, xml: string): PlacedPairV1[] {
  const pairs: PlacedPairV1[] = []
  const outside = (text: { source: string; target: string }, name: string): void => {
    if (text.source.trim() || text.target.trim()) pairs.push(betweenPair(unit, text, name))
  }
  outside(unit.before, `${unit.name}/before`)
  unit.segments.forEach((place, i) => {
    const pair = pairOf(unit, place, context, xml, i === 0)
    // What may not be translated and has no text is only there for the program that made it.
    if (!unit.translate && !hasText(pair.source) && !hasText(pair.target)) return
    pairs.push(pair)
    outside(place.between, `${place.name}/behind`)
  })
  return pairs
}

function pairOf(
  unit: TransUnit,
  place: SegmentPlaceV1,
  context: ContextV1,
  xml: string,
  first: boolean,
): PlacedPairV1 {
  const tokens = (content: XmlElement | null, preserve: boolean): Token[] =>
    content ? tokensOf(content, xml, place.name, dialectV1(context.tags), preserve) : []
  const target = place.target ? tokens(place.target, unit.preserveTarget) : null
  const { kind, level } = kindOf(unit)
  return {
    name: place.name,
    paragraph: unit.name,
    source: tokens(place.source, unit.preserve),
    target,
    gap: gapOf(place.between, unit.preserve),
    status: readStatus(unit, place, !target || target.length === 0),
    locked: isLocked(unit, place),
    notes: () => readNotes(unit, place, first, context.comments),
    kind,
    level,
    translatable: true,
    place,
  }
}

function betweenPair(
  unit: TransUnit,
  { source, target }: { source: string; target: string },
  name: string,
): PlacedPairV1 {
  const tokens = (text: string): Token[] => (text ? [{ type: 'text', text }] : [])
  return {
    name,
    paragraph: unit.name,
    source: tokens(source),
    target: tokens(target),
    gap: NO_GAP,
    status: target.trim() ? 'translated' : 'empty',
    locked: true,
    notes: () => NO_NOTES,
    ...kindOf(unit),
    translatable: false,
    place: null,
  }
}

/** White space between two segments; the line ends of a file that was set out neatly are none. */
function gapOf(between: SegmentPlaceV1['between'], preserve: boolean): PairRead['gap'] {
  const blank = (text: string): string =>
    text.trim() || (!preserve && text.includes('\n')) ? '' : text
  if (!between.source && !between.target) return NO_GAP
  return { source: blank(between.source), target: blank(between.target) }
}

/** What kind of text a unit is, where `restype` tells (§2.3.2) in the words HTML filters use. */
function kindOf({ element }: TransUnit): { kind: RowKind; level: number } {
  const type = element.attributes.restype?.toLowerCase() ?? ''
  const heading = /^x-(?:html-)?h([1-6])$/.exec(type)
  if (heading) return { kind: 'heading', level: Number(heading[1]) }
  const kind = KINDS[type.replace(/^x-(?:html-)?/, '')] ?? 'paragraph'
  return { kind, level: 0 }
}

const KINDS: Readonly<Record<string, RowKind>> = {
  title: 'title',
  li: 'list-item',
  td: 'table-cell',
  th: 'table-cell',
  cell: 'table-cell',
  caption: 'caption',
  figcaption: 'caption',
  blockquote: 'quotation',
}
