import { TARGET_LANGUAGES } from '../core/document/languages.ts'
import type { SourceLanguage, TargetLanguage } from '../core/document/model.ts'
import { detectScript } from '../core/text/script.ts'
import type { Warning } from './types.ts'

/** Languages as a file names them (BCP 47), empty where it does not. */
export interface LanguagePair {
  readonly source: string
  readonly target: string
}

const primary = (tag: string): string => tag.trim().toLowerCase().split(/[-_]/, 1)[0]!

/** Whether a language code is one of Chinese: `zh-TW`, `zh_CN`, `cmn-Hans`. */
export const isChinese = (tag: string): boolean => /^(?:zh|cmn|zho|chi)$/.test(primary(tag))

/** Whether a language code is one of English, of whatever region. */
export const isEnglish = (tag: string): boolean => /^(?:en|eng)$/.test(primary(tag))

/** What is told when a file is not from Chinese to English; nothing where it does not say. */
export function otherLanguages({ source, target }: LanguagePair): Warning[] {
  const fits = (source === '' || isChinese(source)) && (target === '' || isEnglish(target))
  if (fits) return []
  return [
    {
      code: 'other-languages',
      message: `The file is from ${source || 'an unnamed language'} to ${target || 'an unnamed one'}, not from Chinese to English. It was read nevertheless, but sentences are divided and counted as if it were.`,
      where: '',
    },
  ]
}

/** What is told of a text that is none of Chinese. */
export const NOT_CHINESE: Warning = {
  code: 'not-chinese',
  message:
    'The text does not look Chinese. It was read nevertheless; check that it is the original.',
  where: '',
}

const TRADITIONAL = /[-_](?:hant|tw|hk|mo)\b/i
const SIMPLIFIED = /[-_](?:hans|cn|sg|my)\b/i

/** The script of the source: as its language code says, or else by the text. */
export function sourceLanguageOf(tag: string, text: string): SourceLanguage {
  if (isChinese(tag) && TRADITIONAL.test(tag)) return 'zh-Hant'
  if (isChinese(tag) && SIMPLIFIED.test(tag)) return 'zh-Hans'
  return detectScript(text).language
}

/** The variety of English a language code names, plain English where it is none that is known. */
export function targetLanguageOf(tag: string): TargetLanguage {
  const region = /^en[-_](?:[a-z]{4}[-_])?([a-z]{2})\b/i.exec(tag)?.[1]
  const full = `en-${region?.toUpperCase()}`
  return TARGET_LANGUAGES.find((language) => language === full) ?? 'en'
}
