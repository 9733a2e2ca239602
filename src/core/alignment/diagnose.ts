import { detectLanguage } from '../text/script.ts'

/** What is the matter with two texts, for the user to decide on. */
export interface Diagnosis {
  readonly problems: readonly Problem[]
  /** How far the two sides are to be taken for a text and its translation, 0 to 1. */
  readonly relatedness: number
}

export interface Problem {
  /** Stable identifier in kebab case. */
  readonly code:
    | 'empty-source'
    | 'empty-target'
    | 'swapped-sides'
    | 'same-language'
    | 'bilingual-source'
    | 'bilingual-target'
    | 'unrelated'
  /** One English sentence: what was found and what to do. */
  readonly message: string
}

type Language = 'zh' | 'en' | 'other'

/** Share of sentences in the other language that makes a side bilingual. */
const BILINGUAL = 0.25
const UNRELATED = 0.25
/** Too few sentences tell nothing. */
const LEAST_SENTENCES = 4

/** Looks at the languages of both sides, and at how well the words of linked sentences agree. */
export function diagnose(
  source: readonly string[],
  target: readonly string[],
  relatedness: number,
): Diagnosis {
  const problems = languageProblems(source, target)
  const related = problems.length === 0 && source.length + target.length >= LEAST_SENTENCES
  if (related && relatedness < UNRELATED) {
    problems.push({
      code: 'unrelated',
      message:
        'The two texts hardly share a word: this does not look like a translation of the source. Check that the files belong together.',
    })
  }
  return { problems, relatedness }
}

function languageProblems(source: readonly string[], target: readonly string[]): Problem[] {
  if (source.every(isBlank)) return [problem('empty-source', 'The Chinese side has no text.')]
  if (target.every(isBlank)) return [problem('empty-target', 'The English side has no text.')]
  const zh = languageShares(source)
  const en = languageShares(target)
  const sourceIs = mainLanguage(zh)
  const targetIs = mainLanguage(en)
  if (sourceIs === 'en' && targetIs === 'zh') {
    return [
      problem(
        'swapped-sides',
        'The source is English and the translation Chinese: swap the sides.',
      ),
    ]
  }
  const problems: Problem[] = []
  for (const [shares, side, code] of [
    [zh, 'source', 'bilingual-source'],
    [en, 'translation', 'bilingual-target'],
  ] as const) {
    if (Math.min(shares.zh, shares.en) >= BILINGUAL) {
      problems.push(
        problem(
          code,
          `The ${side} is already bilingual: it holds both Chinese and English. Divide it by language first.`,
        ),
      )
    }
  }
  if (problems.length === 0 && sourceIs === targetIs && sourceIs !== 'other') {
    const language = sourceIs === 'zh' ? 'Chinese' : 'English'
    problems.push(
      problem('same-language', `Both sides are ${language}: choose another file for one.`),
    )
  }
  return problems
}

const problem = (code: Problem['code'], message: string): Problem => ({ code, message })

const isBlank = (text: string): boolean => text.trim() === ''

/** How much of a text is in each language, by sentences; only some hundred are looked at. */
function languageShares(sentences: readonly string[]): Record<Language, number> {
  const counts = { zh: 0, en: 0, other: 0 }
  const step = Math.max(1, Math.floor(sentences.length / 400))
  let seen = 0
  for (let k = 0; k < sentences.length; k += step) {
    const sentence = sentences[k]!
    if (isBlank(sentence)) continue
    counts[sentenceLanguage(sentence)]++
    seen++
  }
  const share = (count: number): number => count / Math.max(1, seen)
  return { zh: share(counts.zh), en: share(counts.en), other: share(counts.other) }
}

/** A short sentence may hold no telling word: Latin letters alone are taken for English. */
function sentenceLanguage(sentence: string): Language {
  const language = detectLanguage(sentence)
  return language === 'other' &&
    /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]*\p{Script=Latin}/u.test(sentence)
    ? 'en'
    : language
}

const mainLanguage = ({ zh, en, other }: Record<Language, number>): Language =>
  zh >= en && zh >= other ? 'zh' : en >= other ? 'en' : 'other'
