import { isHan, isSpace } from '../scan.ts'
import { ELLIPSIS, kindAt, PLAIN, STOP } from './marks.ts'
import {
  ASPECT,
  MANNER,
  NEGATION,
  NOT_SPEECH,
  NOT_SUBJECT,
  SPEECH_VERBS,
  TOLD,
} from './speech-verbs.ts'

/** The longest clause that is looked at, and the longest subject that may stand in it. */
const CLAUSE = 24
const SUBJECT = 5
const SUBJECT_WITH_ADVERB = 9

const VERBS_BY_LAST = byLastCharacter(SPEECH_VERBS)
const NOT_BY_LAST = byLastCharacter(NOT_SPEECH)

/**
 * Whether a clause such as 他喊道 begins at `from`, right after a closing quote.
 *
 * It must end in a verb of speech and hold little else than a subject and an adverb: the clause
 * of 沈先生摸着门把手说 tells what happened next and is a sentence of its own. After `。` only a
 * clause that fills a whole sentence counts; after `？` and `！` it may also end in a comma.
 */
export function isSpeechTag(text: string, from: number, afterQuestion: boolean): boolean {
  const limit = Math.min(text.length, from + CLAUSE)
  let end = from
  while (end < limit && kindAt(text, end) === PLAIN) end++
  if (end === from || (end === limit && end < text.length)) return false
  if (end < text.length) {
    const kind = kindAt(text, end)
    const mark = text[end] as string
    const closes = kind === STOP || kind === ELLIPSIS
    if (!closes && !(afterQuestion && (mark === '，' || mark === ','))) return false
  }
  const clause = text.slice(from, end).trim()
  if (NOT_SUBJECT.test(clause)) return false
  if (TOLD.test(clause)) return true
  const verb = speechVerb(clause)
  if (verb === 0) return false
  return fitsSubject(clause.slice(0, clause.length - verb).replace(MANNER, ''))
}

/** Length of the verb of speech at the end of a clause, or 0. */
function speechVerb(clause: string): number {
  const end = clause.length
  const last = clause[end - 1]
  if (last === undefined) return 0
  for (const word of NOT_BY_LAST.get(last) ?? []) if (clause.endsWith(word, end)) return 0
  for (const verb of VERBS_BY_LAST.get(last) ?? []) {
    if (clause.endsWith(verb, end)) return verb.length
  }
  return 0
}

function fitsSubject(subject: string): boolean {
  if (NEGATION.test(subject)) return false
  let width = 0
  let latin = false
  for (let i = 0; i < subject.length; i++) {
    const code = subject.charCodeAt(i)
    if (isHan(code)) {
      if (ASPECT.includes(subject[i] as string)) return false
      width++
      latin = false
    } else if (isSpace(code)) {
      latin = false
    } else if (!latin) {
      // A Latin name weighs two characters however long it is.
      width += 2
      latin = true
    }
  }
  const adverb = subject.includes('地') || subject.includes('声') || subject.includes('聲')
  const described = /^[这這那该該一]/.test(subject)
  return width <= (adverb || described ? SUBJECT_WITH_ADVERB : SUBJECT)
}

function byLastCharacter(words: readonly string[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const word of words) {
    const last = word[word.length - 1] as string
    const list = map.get(last)
    if (list) list.push(word)
    else map.set(last, [word])
  }
  for (const list of map.values()) list.sort((a, b) => b.length - a.length)
  return map
}
