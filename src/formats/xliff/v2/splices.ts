import type { Mark, Status } from '../../../core/document/model.ts'
import type { UnitText } from '../../units.ts'
import type { NewPair } from '../../xml/coded/book.ts'
import { mergedTexts, type NewTarget, newTarget } from '../../xml/coded/texts.ts'
import type { Splice } from '../../xml/splice.ts'
import {
  changedTag,
  indentBefore,
  startTagOf,
  withAttribute,
  withContent,
  writtenName,
} from '../../xml/tag.ts'
import { FreshIds } from '../fresh-ids.ts'
import { preserves } from '../scope.ts'
import type { PlacedPairV2 } from './read.ts'
import { OWN_DRAFT, STATE_OF } from './status.ts'
import type { UnitV2 } from './unit.ts'

/** A segment and what became of it. */
export interface EditedV2 {
  readonly pair: PlacedPairV2
  readonly status: Status
  /** Null where the translation is as it was. */
  readonly target: NewTarget | null
}

/** What rows say of the segments of a unit; ignorables are not theirs to change. */
export function editsOf(
  unit: UnitV2,
  pairs: readonly PlacedPairV2[],
  texts: ReadonlyMap<string, UnitText>,
  xml: string,
): EditedV2[] {
  const newPair = newPairs(unit, xml)
  const merged = mergedTexts(pairs, texts)
  return pairs.flatMap((pair): EditedV2[] => {
    const text = texts.get(pair.name)
    if (!pair.part.translatable || !text) return []
    const target = newTarget(pair, text.target, newPair, merged.get(pair.name) ?? [])
    return [{ pair, status: text.status, target }]
  })
}

/**
 * Formatting that the source does not have needs no native text to be legal (§4.7.2, codes that are
 * added), save a link, whose address would be nowhere.
 */
function newPairs({ element }: UnitV2, xml: string): NewPair {
  const ids = new FreshIds(xml.slice(element.start, element.end))
  const prefix = writtenName(startTagOf(element, xml)).slice(0, -element.name.length)
  return (mark) => {
    const subType = SUBTYPES[mark.type]
    if (!subType) return null
    const open = `<${prefix}pc id="${ids.next()}" type="fmt" subType="${subType}">`
    return { open, close: `</${prefix}pc>` }
  }
}

const SUBTYPES: Readonly<Partial<Record<Mark['type'], string>>> = {
  bold: 'xlf:b',
  italic: 'xlf:i',
  underline: 'xlf:u',
  superscript: 'facing-pages:sup',
  subscript: 'facing-pages:sub',
}

/** The changes that put translations and statuses into a unit, and nothing else. */
export function splicesOf(
  unit: UnitV2,
  edits: readonly EditedV2[],
  xml: string,
  language: string,
): Splice[] {
  return edits.flatMap((edit) => [
    ...stateSplice(edit, xml),
    ...targetSplice(unit, edit, xml, language),
  ])
}

/** Who sets a state sets or takes out what refines it as well (§4.3.1, `subState`). */
function stateSplice({ pair, status }: EditedV2, xml: string): Splice[] {
  if (status === pair.status) return []
  const { element } = pair.part
  const { state = 'initial', subState } = element.attributes
  const put = STATE_OF[status]
  return changedTag(element, xml, (tag) => {
    const stated = state === put ? tag : withAttribute(tag, 'state', put)
    return state === put && subState !== OWN_DRAFT
      ? stated
      : withAttribute(stated, 'subState', null)
  })
}

function targetSplice(
  unit: UnitV2,
  { pair, status, target: put }: EditedV2,
  xml: string,
  language: string,
): Splice[] {
  const { source, target } = pair.part
  const content = put?.xml ?? ''
  if (target) {
    if (!put) return []
    const lines = put.encoded.lines && !preserves(target, unit.preserve)
    return [
      withContent(target, xml, put.xml, (tag) =>
        lines ? withAttribute(tag, 'xml:space', 'preserve') : tag,
      ),
    ]
  }
  // A state beyond initial speaks of a target, be it without text (§4.3.1, `state`).
  const wanted = (put && !put.blank) || (status !== pair.status && STATE_OF[status] !== 'initial')
  if (!source || !wanted) return []
  const name = writtenName(startTagOf(source, xml)).replace(/source$/, 'target')
  const preserve = preserves(source, false) || (put?.encoded.lines && !unit.preserve)
  let tag = `<${name}>`
  if (source.attributes['xml:lang']) tag = withAttribute(tag, 'xml:lang', language)
  if (preserve) tag = withAttribute(tag, 'xml:space', 'preserve')
  const text = `${indentBefore(source, xml)}${tag}${content}</${name}>`
  return [{ start: source.end, end: source.end, text }]
}
