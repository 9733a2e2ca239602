import type { XmlElement } from '../../../xml/tree.ts'
import type { UnitRule } from './rule.ts'
import { named } from './view.ts'

/** References to native text lead somewhere, and both ends of a `pc` have one or none. */
const dataRefs: UnitRule = ({ unit, inlines }, report) => {
  for (const { element } of inlines) {
    for (const key of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
      const ref = element.attributes[key]
      if (ref !== undefined && !unit.data.has(ref)) {
        report(
          'xliff-unknown-reference',
          `The code ${named(element)} refers to data “${ref}”, which the unit does not have (§4.3.1, ${key})`,
          element.start,
        )
      }
    }
    together(element, 'dataRefStart', 'dataRefEnd', report)
  }
}

/** Attributes of the two ends of a `pc` come in pairs. */
const ends: UnitRule = ({ inlines }, report) => {
  for (const { element } of inlines) {
    together(element, 'equivStart', 'equivEnd', report)
    together(element, 'subFlowsStart', 'subFlowsEnd', report)
  }
}

function together(
  element: XmlElement,
  first: string,
  second: string,
  report: Parameters<UnitRule>[1],
): void {
  const { attributes } = element
  if (element.name !== 'pc') return
  if ((attributes[first] === undefined) === (attributes[second] === undefined)) return
  report(
    'xliff-half-a-pair',
    `The code ${named(element)} has only one of “${first}” and “${second}” (§4.3.1, ${first})`,
    element.start,
  )
}

/** A `subType` refines a `type`; those of the standard belong to one (§4.3.1, `subType`). */
const subTypes: UnitRule = ({ inlines }, report) => {
  for (const { element } of inlines) {
    const { type, subType } = element.attributes
    if (subType === undefined) continue
    if (type === undefined) {
      report(
        'xliff-sub-type',
        `The code ${named(element)} has a sub-type but no type (§4.3.1, subType)`,
        element.start,
      )
    } else if (subType.startsWith('xlf:') && STANDARD[subType] !== type) {
      report(
        'xliff-sub-type',
        `The sub-type “${subType}” of the code ${named(element)} does not go with its type “${type}” (§4.3.1, subType)`,
        element.start,
      )
    }
  }
}

const STANDARD: Readonly<Record<string, string>> = {
  'xlf:lb': 'fmt',
  'xlf:pb': 'fmt',
  'xlf:b': 'fmt',
  'xlf:i': 'fmt',
  'xlf:u': 'fmt',
  'xlf:var': 'ui',
}

/** A copy is of a code of the unit that may be copied and has no native text (§4.3.1, `copyOf`). */
const copies: UnitRule = ({ inlines }, report) => {
  const bases = new Map(inlines.map(({ element }) => [element.attributes.id, element]))
  for (const { element } of inlines) {
    const { copyOf } = element.attributes
    if (copyOf === undefined) continue
    const base = bases.get(copyOf)
    if (!base) {
      report(
        'xliff-unknown-reference',
        `The code ${named(element)} is a copy of “${copyOf}”, which the unit does not have (§4.3.1, copyOf)`,
        element.start,
      )
    } else if (hasData(base) || hasData(element)) {
      report(
        'xliff-copy',
        `The code ${named(element)} is a copy of one with native text, whose data it has to refer to instead (§4.3.1, copyOf)`,
        element.start,
      )
    } else if (base.attributes.canCopy === 'no') {
      report(
        'xliff-copy',
        `The code ${named(element)} is a copy of one that may not be copied (§4.3.1, canCopy)`,
        element.start,
      )
    }
  }
}

const hasData = ({ attributes }: XmlElement): boolean =>
  ['dataRef', 'dataRefStart', 'dataRefEnd'].some((key) => attributes[key] !== undefined)

/** `cp` stands for a code point that XML cannot hold, and for no other (§4.2.3.1). */
const codePoints: UnitRule = ({ inlines }, report) => {
  for (const { element } of inlines) {
    const { hex } = element.attributes
    if (element.name !== 'cp' || hex === undefined) continue
    const code = /^(?:[\dA-Fa-f]{2}){1,3}$/.test(hex) ? Number.parseInt(hex, 16) : Number.NaN
    if (Number.isNaN(code) || code > 0x10ffff || isLegal(code)) {
      report(
        'xliff-code-point',
        `The code point “${hex}” is none that XML cannot hold (§4.2.3.1, cp)`,
        element.start,
      )
    }
  }
}

/** XML 1.0, §2.2, but for what it discourages, which may be written either way. */
const isLegal = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  code === 0x85 ||
  (code >= 0x20 && code < 0x7f) ||
  (code > 0x9f && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffe) ||
  (code >= 0x10000 && (code & 0xfffe) !== 0xfffe)

export const CODE_RULES: readonly UnitRule[] = [dataRefs, ends, subTypes, copies, codePoints]
