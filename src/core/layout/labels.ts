import type { Metadata, Side, SourceLanguage, Status, TargetLanguage } from '../document/model.ts'
import type { Statistics } from './model.ts'

type Labels = Readonly<Record<keyof Metadata, string>>

const ENGLISH: Labels = {
  title: 'Original title',
  targetTitle: 'Title',
  author: 'Author',
  translator: 'Translator',
  origin: 'Source',
  date: 'Date',
}

const CHINESE: Readonly<Record<SourceLanguage, Labels>> = {
  'zh-Hant': {
    title: '原題',
    targetTitle: '譯題',
    author: '作者',
    translator: '譯者',
    origin: '來源',
    date: '日期',
  },
  'zh-Hans': {
    title: '原题',
    targetTitle: '译题',
    author: '作者',
    translator: '译者',
    origin: '来源',
    date: '日期',
  },
}

/** What a metadata line is called, in both languages. */
export const labelOf = (
  name: keyof Metadata,
  source: SourceLanguage,
): Readonly<Record<Side, string>> => ({ source: CHINESE[source][name], target: ENGLISH[name] })

/** Names of both languages, each in its own language. */
export const languageNames = (
  source: SourceLanguage,
  target: TargetLanguage,
): Readonly<Record<Side, string>> => ({
  source: source === 'zh-Hant' ? '繁體中文' : '简体中文',
  target: new Intl.DisplayNames(['en'], { type: 'language' }).of(target) ?? 'English',
})

/** The mark of each status: shapes that Chinese faces have, filled as the work is. */
export const STATUS_MARKS: Readonly<Record<Status, string>> = {
  empty: '□',
  draft: '△',
  translated: '○',
  reviewed: '◎',
  approved: '●',
}

/** Words that stand on pages which are not part of the text. */
export interface Words {
  readonly contents: string
  readonly bibliography: string
  readonly colophon: string
  /** Above remarks on rows. */
  readonly notes: string
}

const ENGLISH_WORDS: Words = {
  contents: 'Contents',
  bibliography: 'Bibliography',
  colophon: 'About this edition',
  notes: 'Notes',
}

const CHINESE_WORDS: Readonly<Record<SourceLanguage, Words>> = {
  'zh-Hant': { contents: '目次', bibliography: '書目資料', colophon: '版本說明', notes: '註' },
  'zh-Hans': { contents: '目次', bibliography: '书目资料', colophon: '版本说明', notes: '注' },
}

/** Those words in both languages. */
export const wordsOf = (source: SourceLanguage): Readonly<Record<Side, Words>> => ({
  source: CHINESE_WORDS[source],
  target: ENGLISH_WORDS,
})

/** How long both texts are, in a sentence of each language. */
export function statisticsText(
  { rows, done, characters, words }: Statistics,
  source: SourceLanguage,
): Readonly<Record<Side, string>> {
  const number = (value: number) => value.toLocaleString('en')
  const chinese =
    source === 'zh-Hant'
      ? `全文 ${number(rows)} 行，已譯 ${number(done)} 行；原文 ${number(characters)} 字，譯文 ${number(words)} 詞。`
      : `全文 ${number(rows)} 行，已译 ${number(done)} 行；原文 ${number(characters)} 字，译文 ${number(words)} 词。`
  return {
    source: chinese,
    target: `${number(rows)} rows, of which ${number(done)} are translated; ${number(characters)} Chinese characters in the original, ${number(words)} English words in the translation.`,
  }
}

/** What is said of the program in a colophon. */
export const madeWith = (source: SourceLanguage): Readonly<Record<Side, string>> => ({
  source: source === 'zh-Hant' ? '以 Facing Pages 對照排版。' : '以 Facing Pages 对照排版。',
  target: 'Set with Facing Pages.',
})
