import { isChinese, isEnglish, type LanguagePair } from './languages.ts'

/**
 * Which two of the languages of a file are read as source and target: Chinese and English where it
 * has them, else the first two, or those it names as source.
 * @param languages codes as the file writes them, the most frequent first of those that are alike
 * @param named the language the file calls its source, or empty
 */
export function chooseLanguages(languages: readonly string[], named: string): LanguagePair {
  const known = languages.find((language) => sameLanguage(language, named)) ?? ''
  const source = languages.find(isChinese) ?? (known || languages[0]) ?? ''
  const others = languages.filter((language) => language !== source)
  const target = others.find(isEnglish) ?? others[0] ?? ''
  return { source, target }
}

/** Language codes are compared without regard to case (BCP 47, §2.1.1). */
export const sameLanguage = (a: string, b: string): boolean =>
  a.toLowerCase().replaceAll('_', '-') === b.toLowerCase().replaceAll('_', '-')

/**
 * What is in a language, or failing that in a variety of it.
 * @param languageOf the code of each
 */
export function inLanguage<T>(
  all: readonly T[],
  language: string,
  languageOf: (each: T) => string,
): T | null {
  const primary = (tag: string): string => tag.toLowerCase().split(/[-_]/, 1)[0]!
  return (
    all.find((each) => sameLanguage(languageOf(each), language)) ??
    all.find((each) => primary(languageOf(each)) === primary(language)) ??
    null
  )
}
