import { InputRule, inputRules } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'
import { cellAt } from '../positions.ts'

/** After these, and at the start of a line, a straight quote opens. */
const BEFORE_OPENING = String.raw`(?:^|[\s\ufffc([{<\u2018\u201c/])`

/** Each pattern ends at the caret; its last group is what is replaced. */
const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [new RegExp(`${BEFORE_OPENING}(")$`), '“'],
  [/(")$/, '”'],
  [new RegExp(`${BEFORE_OPENING}(')$`), '‘'],
  [/(')$/, '’'],
  [/(--)$/, '—'],
  [/(\.\.\.)$/, '…'],
]

/**
 * Curly quotes, dashes and ellipses while typing English. Backspace directly afterwards takes the
 * change back.
 * @param isOn asked at each key, since the user may turn it off
 */
export const smartPunctuation = (isOn: () => boolean): Plugin =>
  inputRules({ rules: RULES.map(([pattern, replacement]) => rule(pattern, replacement, isOn)) })

function rule(pattern: RegExp, replacement: string, isOn: () => boolean): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    if (!isOn() || cellAt(state.doc.resolve(start))?.side !== 'target') return null
    const lead = match[0].length - match[1]!.length
    // What was typed is not in the document yet; where it is longer than what is replaced, the
    // part before that has to be inserted too.
    const typedBefore = Math.max(0, start + lead - end)
    const text = match[0].slice(lead - typedBefore, lead) + replacement
    return state.tr.insertText(text, start + lead - typedBefore, end)
  })
}
