import type { XmlElement } from '../../../xml/tree.ts'
import type { UnitRule } from './rule.ts'
import { named } from './view.ts'

const isAnnotation = ({ name }: XmlElement): boolean => name === 'mrk' || name === 'sm'

/** An annotation without a type says whether its text is to be translated (§4.7.3.1). */
const translate: UnitRule = ({ inlines }, report) => {
  for (const { element } of inlines) {
    const { attributes } = element
    if (!isAnnotation(element) || (attributes.type ?? 'generic') !== 'generic') continue
    const says = Object.keys(attributes).some((key) => key === 'translate' || key.includes(':'))
    if (says) continue
    report(
      'xliff-annotation',
      `The annotation ${named(element)} says nothing: it has no type and no “translate” (§4.7.3, translate annotation)`,
      element.start,
    )
  }
}

/** A comment has its text, or a note of the unit, but not both (§4.7.3, comment annotation). */
const comment: UnitRule = ({ inlines, notes, id }, report) => {
  for (const { element } of inlines) {
    const { type, value, ref } = element.attributes
    if (!isAnnotation(element) || type !== 'comment') continue
    if ((value === undefined) === (ref === undefined)) {
      report(
        'xliff-annotation',
        `The comment ${named(element)} has to have either a value or a reference (§4.7.3, comment annotation)`,
        element.start,
      )
    } else if (ref !== undefined && !notes.has(/#(?:.*\/)?n=([^/]+)$/.exec(ref)?.[1] ?? '')) {
      report(
        'xliff-unknown-reference',
        `The comment ${named(element)} refers to “${ref}”, which is no note of the unit “${id}” (§4.7.3, comment annotation)`,
        element.start,
      )
    }
  }
}

/** The mark of a match is referred to and refers to nothing itself (§5.1, match annotation). */
const match: UnitRule = ({ inlines }, report) => {
  for (const { element } of inlines) {
    const { type, ref } = element.attributes
    if (!isAnnotation(element) || type !== 'mtc:match' || ref === undefined) continue
    report(
      'xliff-annotation',
      `The mark of a match ${named(element)} has a reference (§5.1, match annotation)`,
      element.start,
    )
  }
}

export const ANNOTATION_RULES: readonly UnitRule[] = [translate, comment, match]
