/** Languages as the heads of tables name them, and their codes. */
const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/traditional|hong kong|taiwan|繁體|繁体|正體/i, 'zh-Hant'],
  [/simplified|prc|china|mainland|singapore|简体|簡體/i, 'zh-Hans'],
]

const ENGLISH_REGIONS: readonly (readonly [RegExp, string])[] = [
  [/united states|american|\bus\b|\busa\b/i, 'en-US'],
  [/united kingdom|british|\buk\b|\bgb\b/i, 'en-GB'],
  [/canad/i, 'en-CA'],
  [/australia/i, 'en-AU'],
  [/new zealand/i, 'en-NZ'],
  [/ireland|irish/i, 'en-IE'],
  [/south africa/i, 'en-ZA'],
  [/india/i, 'en-IN'],
  [/singapore/i, 'en-SG'],
  [/hong kong/i, 'en-HK'],
]

/** Other languages that tables are made in, by their English names. */
const OTHERS: Readonly<Record<string, string>> = {
  arabic: 'ar',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hebrew: 'he',
  hungarian: 'hu',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  malay: 'ms',
  norwegian: 'nb',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  spanish: 'es',
  swedish: 'sv',
  thai: 'th',
  turkish: 'tr',
  ukrainian: 'uk',
  vietnamese: 'vi',
}

/**
 * The BCP 47 code of a language by its name, such as `Chinese (PRC)` or `英文`; empty where the name
 * is not known.
 */
export function languageTag(name: string): string {
  const text = name.trim()
  const known = (list: typeof LANGUAGES, plain: string) =>
    list.find(([pattern]) => pattern.test(text))?.[1] ?? plain
  if (/\bchinese\b|中文|漢語|汉语|華語|华语/i.test(text)) return known(LANGUAGES, 'zh')
  if (/\benglish\b|英文|英語|英语/i.test(text)) return known(ENGLISH_REGIONS, 'en')
  return OTHERS[/^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ''] ?? ''
}
