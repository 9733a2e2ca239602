import { ROW_KINDS } from '../../../core/document/kinds.ts'
import type { Note, RowKind } from '../../../core/document/model.ts'
import { type Token, tokensOf } from '../../xml/coded/tokens.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { hasText, NO_GAP, type PairRead } from '../pair.ts'
import { preserves } from '../scope.ts'
import { dialectV2 } from './inline.ts'
import { commentsIn, factsIn, notesIn } from './notes.ts'
import { readState } from './status.ts'
import type { PartV2, UnitV2 } from './unit.ts'

/** A segment with its place in the file: what reading shows, and writing back compares. */
export interface PlacedPairV2 extends PairRead {
  readonly part: PartV2
}

/** The segments of a unit, in their order; of ignorables only those with text. */
export function pairsOfV2(unit: UnitV2, xml: string): PlacedPairV2[] {
  const { kind, level } = kindOf(unit.element)
  const locked = lockedSegments(unit.element)
  const tokens = (content: XmlElement | null, part: PartV2): Token[] =>
    content
      ? tokensOf(content, xml, part.name, dialectV2(unit.data), preserves(content, unit.preserve))
      : []
  const pairs: PlacedPairV2[] = []
  let notes: readonly (readonly Note[])[] | null = null
  let segments = 0
  unit.parts.forEach((part, i) => {
    const segment = part.translatable ? segments++ : -1
    const source = tokens(part.source, part)
    const target = part.target ? tokens(part.target, part) : null
    if (!part.translatable && !hasText(source) && !hasText(target)) return
    if (!unit.translate && !hasText(source) && !hasText(target)) return
    const blank = !target || target.length === 0
    pairs.push({
      name: part.translatable ? part.name : `${part.name}/ignorable#${i + 1}`,
      paragraph: unit.name,
      source,
      target,
      gap: part.translatable ? gapBehind(unit, i) : NO_GAP,
      status: part.translatable ? readState(part.element, blank) : blank ? 'empty' : 'translated',
      locked: !part.translatable || !unit.translate || locked.has(idOf(part)),
      notes: () => {
        notes ??= unitNotes(unit)
        return [...(notes[segment] ?? []), ...comments(part)]
      },
      kind,
      level,
      translatable: part.translatable,
      part,
    })
  })
  return pairs
}

/** The notes of a unit, a list for each of its segments. */
const unitNotes = ({ element, parts }: UnitV2): readonly (readonly Note[])[] =>
  notesIn(element, parts.filter(({ translatable }) => translatable).map(idOf))

const idOf = ({ element }: PartV2): string => element.attributes.id ?? ''

const comments = ({ source, target }: PartV2): Note[] =>
  [source, target].flatMap((side) => (side ? commentsIn(side) : []))

/** White space of the ignorable behind a segment. */
function gapBehind(unit: UnitV2, at: number): PairRead['gap'] {
  const next = unit.parts[at + 1]
  if (!next || next.translatable) return NO_GAP
  return { source: blankText(next.source, unit), target: blankText(next.target, unit) }
}

function blankText(content: XmlElement | null, unit: UnitV2): string {
  if (!content) return ''
  const text = content.children.map((child) => (child.type === 'text' ? child.text : '')).join('')
  if (text.trim()) return ''
  return preserves(content, unit.preserve) || !text.includes('\n') ? text : ' '
}

/** What kind of text a unit is, where its type is one of this program's: see `write.ts`. */
function kindOf({ attributes }: XmlElement): { kind: RowKind; level: number } {
  const type = attributes.type ?? ''
  const heading = /^facing-pages:heading-([1-6])$/.exec(type)
  if (heading) return { kind: 'heading', level: Number(heading[1]) }
  const kind = ROW_KINDS.find((each) => type === `facing-pages:${each}`)
  return { kind: kind && kind !== 'heading' ? kind : 'paragraph', level: 0 }
}

/** Ids of segments that this program said are locked. */
const lockedSegments = (unit: XmlElement): ReadonlySet<string> =>
  new Set(
    factsIn(unit, 'row').flatMap((facts) =>
      facts.get('locked') === 'yes' ? (facts.get('segment') ?? '') : [],
    ),
  )
