import type { Status } from '../../core/document/model.ts'
import { STATUSES } from '../../core/document/status.ts'
import { inLanguage } from '../language-choice.ts'
import type { LanguagePair } from '../languages.ts'
import { type Token, tokensOf } from '../xml/coded/tokens.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../xml/tree.ts'
import { dialectTmx } from './inline.ts'

/** A `tu` and the two of its variants that are read. */
export interface MemoryUnit {
  /** `tu#5`, counted from one. */
  readonly name: string
  readonly element: XmlElement
  readonly sourceVariant: XmlElement | null
  readonly targetVariant: XmlElement | null
  readonly source: readonly Token[]
  /** Null where there is no variant in that language. */
  readonly target: readonly Token[] | null
  readonly status: Status
  /** The property that says how far the unit is, where this program wrote the file. */
  readonly statusProperty: XmlElement | null
}

/** Versions before 1.4 wrote `lang` without a prefix. */
export const languageOf = ({ attributes }: XmlElement): string =>
  attributes['xml:lang'] ?? attributes.lang ?? ''

export function readUnit(
  element: XmlElement,
  index: number,
  languages: LanguagePair,
  xml: string,
): MemoryUnit {
  const name = `tu#${index}`
  const variants = childrenOf(element, 'tuv')
  const sourceVariant = inLanguage(variants, languages.source, languageOf)
  const others = variants.filter((variant) => variant !== sourceVariant)
  const targetVariant = languages.target ? inLanguage(others, languages.target, languageOf) : null
  const tokens = (variant: XmlElement | null): Token[] | null => {
    const seg = variant && childOf(variant, 'seg')
    return (
      seg && tokensOf(seg, xml, name, dialectTmx(), variant.attributes['xml:space'] !== 'default')
    )
  }
  const target = tokens(targetVariant)
  const statusProperty =
    childrenOf(element, 'prop').find(({ attributes }) => attributes.type === STATUS_PROPERTY) ??
    null
  const said = statusProperty ? textIn(statusProperty) : ''
  const begun = target && target.length > 0 ? 'translated' : 'empty'
  return {
    name,
    element,
    sourceVariant,
    targetVariant,
    source: tokens(sourceVariant) ?? [],
    target,
    // What stands in a memory was translated once.
    status: STATUSES.find((status) => status === said) ?? begun,
    statusProperty,
  }
}

const STATUS_PROPERTY = 'x-facing-pages-status'
