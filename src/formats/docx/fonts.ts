import type { SourceLanguage, TargetLanguage } from '../../core/document/model.ts'

/** A face of the document's font table (ECMA-376 part 1, 17.8.3.10). */
export interface Font {
  readonly name: string
  /** A face to take where the first is missing. */
  readonly altName: string
  /** Windows character set in hexadecimal: 86 GB 2312, 88 Big5, 00 Western. */
  readonly charset: string
}

/**
 * What Word itself sets Chinese in by default, so the reader has it wherever Word is, and what most
 * Linux systems have instead. Failing both, a substitute is chosen by the character set and the
 * language of the text, which are written too.
 */
export const CHINESE_FONT: Readonly<Record<SourceLanguage, Font>> = {
  'zh-Hant': { name: 'PMingLiU', altName: 'Noto Serif CJK TC', charset: '88' },
  'zh-Hans': { name: 'SimSun', altName: 'Noto Serif CJK SC', charset: '86' },
}

/** On every Windows and macOS; Linux has a face of the same widths for it. */
export const LATIN_FONT: Font = {
  name: 'Times New Roman',
  altName: 'Liberation Serif',
  charset: '00',
}

/** The language tags that Word knows: it expects a region, and decides the script by it. */
export const wordLanguage = (tag: SourceLanguage | TargetLanguage): string => {
  if (tag === 'zh-Hant') return 'zh-TW'
  if (tag === 'zh-Hans') return 'zh-CN'
  return tag === 'en' ? 'en-US' : tag
}
