import { childOf, childrenOf, type XmlElement } from '../../xml/tree.ts'
import { preserves, type Scope, scopeIn } from '../scope.ts'

/** Where a segment stands in the file. */
export interface SegmentPlaceV1 {
  readonly name: string
  /** `mid` of its markers, or empty where the unit is not segmented. */
  readonly mid: string
  /** `source`, or its marker in `seg-source`; null for a translation without an original. */
  readonly source: XmlElement | null
  /** `target`, or its marker there; null where there is none. */
  readonly target: XmlElement | null
  /** Text outside of markers between this segment and the next. */
  readonly between: { readonly source: string; readonly target: string }
}

/** A `trans-unit` (§2.3.2) taken apart. */
export interface TransUnit {
  readonly name: string
  readonly element: XmlElement
  readonly source: XmlElement | null
  readonly segSource: XmlElement | null
  readonly target: XmlElement | null
  /** Whether the line ends of the source mean something (`xml:space`), and those of the target. */
  readonly preserve: boolean
  readonly preserveTarget: boolean
  readonly translate: boolean
  readonly segments: readonly SegmentPlaceV1[]
  /** Whether its text is divided by markers (§2.3.3, `seg-source`). */
  readonly segmented: boolean
  /** Text in front of the first marker. */
  readonly before: { readonly source: string; readonly target: string }
  /** What Trados keeps of its segments (`sdl:seg`), by `mid`. */
  readonly trados: ReadonlyMap<string, XmlElement>
}

const NOTHING = { source: '', target: '' }

/** @param index of the unit in the file, counted from one */
export function takeApart(element: XmlElement, index: number, scope: Scope): TransUnit {
  const name = `trans-unit#${index}`
  const source = childOf(element, 'source')
  const segSource = childOf(element, 'seg-source')
  const target = childOf(element, 'target')
  const { preserve, translate } = scopeIn(element, scope)
  // Spelt out: V8 makes a hidden class of its own for each object that is spread into a larger one.
  const unitOf = (
    segments: readonly SegmentPlaceV1[],
    segmented: boolean,
    before: TransUnit['before'],
  ): TransUnit => ({
    name,
    element,
    source,
    segSource,
    target,
    preserve: source ? preserves(source, preserve) : preserve,
    preserveTarget: target ? preserves(target, preserve) : preserve,
    translate,
    segments,
    segmented,
    before,
    trados: tradosSegments(element),
  })
  const markers = segSource ? markersIn(segSource) : null
  const translated = markers && target ? markersIn(target) : null
  const isSegmented =
    markers !== null &&
    markers.segments.length > 0 &&
    // A translation that is not divided belongs to all of the text.
    (!target || translated!.segments.length > 0 || !hasContent(target))
  if (!isSegmented) {
    const whole = { name, mid: '', source, target, between: NOTHING }
    return unitOf([whole], false, NOTHING)
  }
  const targets = new Map<string, number[]>()
  translated?.segments.forEach((marker, i) => {
    const same = targets.get(midOf(marker))
    if (same) same.push(i)
    else targets.set(midOf(marker), [i])
  })
  const places = markers.segments.map((marker, i): SegmentPlaceV1 => {
    const at = targets.get(midOf(marker))?.shift()
    return {
      name: markers.segments.length > 1 ? `${name}/${i + 1}` : name,
      mid: midOf(marker),
      source: marker,
      target: at === undefined ? null : translated!.segments[at]!,
      between: {
        source: markers.between[i + 1]!,
        target: at === undefined ? '' : translated!.between[at + 1]!,
      },
    }
  })
  // A translation whose original is gone is not lost for that.
  const orphans = [...targets.values()].flat().map((at, i): SegmentPlaceV1 => {
    const marker = translated!.segments[at]!
    return {
      name: `${name}/${places.length + i + 1}`,
      mid: midOf(marker),
      source: null,
      target: marker,
      between: { source: '', target: translated!.between[at + 1]! },
    }
  })
  return unitOf([...places, ...orphans], true, {
    source: markers.between[0]!,
    target: translated?.between[0] ?? '',
  })
}

function tradosSegments(unit: XmlElement): ReadonlyMap<string, XmlElement> {
  const definitions = childOf(unit, 'sdl:seg-defs')
  if (!definitions) return NONE
  return new Map(childrenOf(definitions, 'sdl:seg').map((each) => [each.attributes.id ?? '', each]))
}

const NONE: ReadonlyMap<string, XmlElement> = new Map()

const midOf = ({ attributes }: XmlElement): string => attributes.mid ?? ''

const hasContent = ({ children }: XmlElement): boolean =>
  children.some((child) => child.type === 'element' || child.text.trim() !== '')

interface Markers {
  readonly segments: readonly XmlElement[]
  /** Text outside of them: before each, and behind the last. */
  readonly between: readonly string[]
}

export const isSegmentMarker = ({ name, attributes }: XmlElement): boolean =>
  name === 'mrk' && attributes.mtype === 'seg'

/** The markers of segments, wherever they stand: codes may enclose several of them. */
function markersIn(content: XmlElement): Markers {
  const segments: XmlElement[] = []
  const between: string[] = ['']
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (child.type === 'text') between[between.length - 1] += child.text
      else if (isSegmentMarker(child)) {
        segments.push(child)
        between.push('')
      } else if (child.name === 'g' || child.name === 'mrk') walk(child)
    }
  }
  walk(content)
  return { segments, between }
}
