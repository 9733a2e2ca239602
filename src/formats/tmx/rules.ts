import type { Report } from '../xml/findings.ts'
import { FrameCheck } from '../xml/frames.ts'
import { type ElementModels, elementModel, type ValueCheck } from '../xml/model.ts'
import type { Attributes, XmlSpan } from '../xml/scan.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/tree.ts'
import { isLanguage, oneOf } from '../xml/values.ts'
import { languageOf } from './unit.ts'

const CHECKS: Readonly<Record<string, ValueCheck>> = {
  assoc: oneOf('p', 'f', 'b'),
  date: (value) => /^\d{8}T\d{6}Z$/.test(value),
  language: isLanguage,
  number: (value) => /^\s*\d+\s*$/.test(value),
  pos: oneOf('begin', 'end'),
  segtype: oneOf('block', 'paragraph', 'sentence', 'phrase'),
  srclang: (value) => value.toLowerCase() === '*all*' || isLanguage(value),
}

const model = (attributes: string, content: string) => elementModel(attributes, content, CHECKS)

const HISTORY =
  'creationdate:date creationid changedate:date changeid creationtool creationtoolversion'
const USE = 'o-encoding datatype usagecount:number lastusagedate:date o-tmf'
const INLINE = '(bpt|ept|it|ph|hi|ut)* #text'
const NATIVE = 'sub* #text'

/**
 * Elements of TMX 1.4b, with `lang` of the versions before 1.4.
 * @see https://www.gala-global.org/tmx-14b
 */
const MODELS: ElementModels = {
  tmx: model('version!', 'header body'),
  header: model(
    `creationtool! creationtoolversion! segtype!:segtype o-tmf! adminlang!:language srclang!:srclang datatype! o-encoding creationdate:date creationid changedate:date changeid`,
    '(note|prop|ude)*',
  ),
  body: model('', 'tu*'),
  note: model('o-encoding xml:lang:language lang:language', '#text'),
  prop: model('type! xml:lang:language lang:language o-encoding', '#text'),
  ude: model('name! base', 'map+'),
  map: model('unicode! code ent subst', ''),
  tu: model(`tuid ${HISTORY} ${USE} segtype:segtype srclang:srclang`, '(note|prop)* tuv+'),
  tuv: model(`xml:lang:language lang:language xml:space ${HISTORY} ${USE}`, '(note|prop)* seg'),
  seg: model('', INLINE),
  bpt: model('i! x type', NATIVE),
  ept: model('i!', NATIVE),
  it: model('pos!:pos x type', NATIVE),
  ph: model('x assoc:assoc type', NATIVE),
  hi: model('x type', INLINE),
  ut: model('x', NATIVE),
  sub: model('datatype type', INLINE),
}

/** Holds a translation memory against the standard. */
export class MemoryRules {
  readonly #frames: FrameCheck
  readonly #report: Report
  readonly #ids = new Set<string>()

  constructor(report: Report) {
    this.#report = report
    this.#frames = new FrameCheck(
      { models: MODELS, prefix: 'tmx', cite: (name) => `TMX 1.4b, ${name}`, closed: new Set(['']) },
      report,
    )
  }

  open(name: string, attributes: Attributes, tag: XmlSpan): void {
    this.#frames.open(name, attributes, tag)
    const { version } = attributes
    if (name !== 'tmx' || version === undefined || /^1\.[1-4]$/.test(version)) return
    this.#report(
      'tmx-version',
      `The version “${version}” is none from 1.1 to 1.4 (TMX 1.4b, version)`,
      tag.start,
    )
  }

  close(): void {
    this.#frames.close()
  }

  text(text: string, span: XmlSpan): void {
    this.#frames.text(text, span)
  }

  other(element: XmlElement): void {
    this.#frames.element(element)
  }

  unit(element: XmlElement): void {
    this.#frames.element(element)
    this.#unique(element)
    for (const variant of childrenOf(element, 'tuv')) {
      if (languageOf(variant) === '') {
        this.#report(
          'tmx-missing-attribute',
          'A variant does not name its language (TMX 1.4b, xml:lang)',
          variant.start,
        )
      }
      const seg = childOf(variant, 'seg')
      if (seg) pairs(seg, this.#report)
    }
  }

  /** `tuid`: an identifier of the unit in its memory. */
  #unique({ attributes: { tuid }, start }: XmlElement): void {
    if (tuid === undefined) return
    if (this.#ids.has(tuid)) {
      this.#report('tmx-duplicate-id', `Two units have the tuid “${tuid}” (TMX 1.4b, tuid)`, start)
    }
    this.#ids.add(tuid)
  }
}

/** Each `bpt` has one `ept` behind it with the same `i`, which no other pair of the segment has. */
function pairs(seg: XmlElement, report: Report): void {
  const open = new Map<string, XmlElement>()
  const closed = new Set<string>()
  const walk = (parent: XmlElement): void => {
    for (const child of childrenOf(parent)) {
      const i = child.attributes.i ?? ''
      if (child.name === 'bpt') {
        if (open.has(i) || closed.has(i)) {
          report(
            'tmx-unpaired-code',
            `Two codes begin with i “${i}” in one segment (TMX 1.4b, i)`,
            child.start,
          )
        }
        open.set(i, child)
      } else if (child.name === 'ept') {
        if (!open.delete(i)) {
          report(
            'tmx-unpaired-code',
            `A code ends with i “${i}” that has not begun (TMX 1.4b, ept)`,
            child.start,
          )
        }
        closed.add(i)
      }
      walk(child)
    }
  }
  walk(seg)
  for (const [i, { start }] of open) {
    report('tmx-unpaired-code', `A code with i “${i}” has no end (TMX 1.4b, bpt)`, start)
  }
}
