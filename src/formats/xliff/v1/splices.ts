import type { Mark, Status } from '../../../core/document/model.ts'
import { joinStatus } from '../../../core/document/status.ts'
import type { UnitText } from '../../units.ts'
import type { NewPair } from '../../xml/coded/book.ts'
import { mergedTexts, type NewTarget, newTarget } from '../../xml/coded/texts.ts'
import type { Splice } from '../../xml/splice.ts'
import {
  changedTag,
  indentBefore,
  opened,
  prefixedAttribute,
  startTagOf,
  withAttribute,
  withContent,
  writtenName,
} from '../../xml/tag.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { FreshIds } from '../fresh-ids.ts'
import { memoqStatus, tradosSegment } from './flavour.ts'
import type { PlacedPairV1 } from './read.ts'
import { MEMOQ_OF, STATE_OF, TRADOS_OF } from './status.ts'
import { isSegmentMarker, type SegmentPlaceV1, type TransUnit } from './unit.ts'

/** A segment and what became of it. */
export interface EditedV1 {
  readonly pair: PlacedPairV1
  readonly place: SegmentPlaceV1
  readonly status: Status
  /** Null where the translation is as it was. */
  readonly target: NewTarget | null
}

/** What rows say of the segments of a unit. Text between segments is not theirs to change. */
export function editsOf(
  unit: TransUnit,
  pairs: readonly PlacedPairV1[],
  texts: ReadonlyMap<string, UnitText>,
  xml: string,
): EditedV1[] {
  const newPair = newPairs(unit, xml)
  const merged = mergedTexts(pairs, texts)
  return pairs.flatMap((pair): EditedV1[] => {
    const text = texts.get(pair.name)
    if (!pair.place || !text) return []
    const target = newTarget(pair, text.target, newPair, merged.get(pair.name) ?? [])
    return [{ pair, place: pair.place, status: text.status, target }]
  })
}

/** The prefix that elements of the core have in the file. */
const prefixOf = (element: XmlElement, xml: string): string =>
  writtenName(startTagOf(element, xml)).slice(0, -element.name.length)

/**
 * Tags for formatting the source does not have. memoQ has its own; Trados knows only tags that are
 * defined in the head of the file. The standard's `g` has a kind for each but a link (§2.3.3).
 */
function newPairs(unit: TransUnit, xml: string): NewPair {
  if (unit.trados.size > 0) return () => null
  const { element } = unit
  const ids = new FreshIds(xml.slice(element.start, element.end))
  const prefix = prefixOf(element, xml)
  const memoq = memoqStatus(unit) !== null
  return (mark) => {
    const kind = CTYPES[mark.type]
    if (!kind) return null
    const attributes = `id="${ids.next()}"`
    if (!memoq) {
      return { open: `<${prefix}g ${attributes} ctype="${kind}">`, close: `</${prefix}g>` }
    }
    return {
      open: `<${prefix}bpt ${attributes} ctype="${kind}">{}</${prefix}bpt>`,
      close: `<${prefix}ept ${attributes}>{}</${prefix}ept>`,
    }
  }
}

const CTYPES: Readonly<Partial<Record<Mark['type'], string>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underlined',
  superscript: 'x-superscript',
  subscript: 'x-subscript',
}

/** The changes that put translations and statuses into a unit, and nothing else. */
export function splicesOf(
  unit: TransUnit,
  edits: readonly EditedV1[],
  xml: string,
  language: string,
): Splice[] {
  return [...flavourSplices(unit, edits, xml), ...targetSplices(unit, edits, xml, language)]
}

/** Status where Trados and memoQ keep it, and whether the unit is approved. */
function flavourSplices(unit: TransUnit, edits: readonly EditedV1[], xml: string): Splice[] {
  const changed = edits.filter(({ pair, status }) => pair.status !== status)
  if (changed.length === 0) return []
  const splices = changed.flatMap(({ place, status }): Splice[] => {
    const trados = tradosSegment(unit, place)
    return trados
      ? changedTag(trados, xml, (tag) => withAttribute(tag, 'conf', TRADOS_OF[status]))
      : []
  })
  if (unit.trados.size > 0) return splices
  const status = joinStatus(edits.map((edit) => edit.status))
  return changedTag(unit.element, xml, (tag) => {
    const memoq = memoqStatus(unit) === null ? null : prefixedAttribute(tag, 'status')
    if (memoq) return withAttribute(tag, memoq, MEMOQ_OF[status])
    const approved = status === 'approved' ? 'yes' : 'no'
    return unit.element.attributes.approved ? withAttribute(tag, 'approved', approved) : tag
  })
}

function targetSplices(
  unit: TransUnit,
  edits: readonly EditedV1[],
  xml: string,
  language: string,
): Splice[] {
  const change = tagChange(unit, edits, language)
  const changed = edits.filter(({ target }) => target !== null)
  const { target } = unit
  if (changed.length === 0) return target ? changedTag(target, xml, change) : []
  if (!target) {
    // A unit that nobody translates needs no empty target.
    if (changed.every((edit) => edit.target!.blank)) return []
    return newTargetSplice(unit, changed, xml, change)
  }
  if (!unit.segmented) return [withContent(target, xml, changed[0]!.target!.xml, change)]
  if (changed.some(({ place }) => place.target === null)) {
    return [withContent(target, xml, skeletonOf(unit, changed, xml), change)]
  }
  return [
    ...changedTag(target, xml, change),
    ...changed.map(({ place, target: put }) => withContent(place.target!, xml, put!.xml)),
  ]
}

/** A target where there was none: behind the source, or its segmented form (§2.3.2, `trans-unit`). */
function newTargetSplice(
  unit: TransUnit,
  changed: readonly EditedV1[],
  xml: string,
  change: (tag: string) => string,
): Splice[] {
  const before = unit.segSource ?? unit.source
  if (!before) return []
  const name = `${prefixOf(before, xml)}target`
  const content = unit.segmented ? skeletonOf(unit, changed, xml) : changed[0]!.target!.xml
  const text = `${indentBefore(before, xml)}${change(`<${name}>`)}${content}</${name}>`
  return [{ start: before.end, end: before.end, text }]
}

/** The segmented source with translations in place of its segments; what is between stays. */
function skeletonOf(unit: TransUnit, changed: readonly EditedV1[], xml: string): string {
  const contents = new Map<XmlElement, string>()
  for (const { source, target } of unit.segments) {
    if (target) contents.set(source ?? target, xml.slice(target.contentStart, target.contentEnd))
  }
  for (const { place, target } of changed) {
    contents.set((place.source ?? place.target)!, target!.xml)
  }
  const write = (element: XmlElement): string => {
    let text = ''
    let at = element.contentStart
    for (const child of element.children) {
      if (child.type === 'text') continue
      text += xml.slice(at, child.start)
      const tag = startTagOf(child, xml)
      const isSegment = isSegmentMarker(child)
      if (isSegment || child.name === 'g' || child.name === 'mrk') {
        const content = isSegment ? (contents.get(child) ?? '') : write(child)
        text += `${opened(tag)}${content}</${writtenName(tag)}>`
      } else text += xml.slice(child.start, child.end)
      at = child.end
    }
    return text + xml.slice(at, element.contentEnd)
  }
  const orphans = unit.segments.flatMap(({ source, target }) => {
    if (source || !target) return []
    const tag = startTagOf(target, xml)
    return [`${opened(tag)}${contents.get(target) ?? ''}</${writtenName(tag)}>`]
  })
  return write(unit.segSource!) + orphans.join('')
}

/** What changes of the target's tag: its state, its language, and that its lines mean something. */
function tagChange(
  unit: TransUnit,
  edits: readonly EditedV1[],
  language: string,
): (tag: string) => string {
  const status = joinStatus(edits.map((edit) => edit.status))
  const was = joinStatus(edits.map(({ pair }) => pair.status))
  const hasOwnState = unit.trados.size > 0 || memoqStatus(unit) !== null
  const lines = edits.some(({ target }) => target?.encoded.lines)
  return (tag) => {
    let changed = tag
    if (!unit.target && unit.source?.attributes['xml:lang']) {
      changed = withAttribute(changed, 'xml:lang', language)
    }
    if (status !== was && (!hasOwnState || unit.target?.attributes.state)) {
      changed = withAttribute(changed, 'state', STATE_OF[status])
    }
    if (lines && !unit.preserveTarget) changed = withAttribute(changed, 'xml:space', 'preserve')
    return changed
  }
}
