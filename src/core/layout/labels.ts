import type { Metadata, Side, SourceLanguage, Status, TargetLanguage } from '../document/model.ts'

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
