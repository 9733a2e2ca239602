import type { en } from './en.ts'

export type MessageKey = keyof typeof en

/** Every message in one language: a missing or an unknown key is a type error. */
export type Catalogue = Readonly<Record<MessageKey, string>>

/** Arguments of a message, by the names used in it. */
export type Values = Readonly<Record<string, string | number>>

/** Something to be said, in whatever language the interface has when it is shown. */
export type Message =
  | {
      readonly key: MessageKey
      readonly values?: Values
      /** What another room said of it more exactly, for readers of English. */
      readonly english?: string
    }
  /** What another room or the system said, in its own words. */
  | { readonly text: string }

export const INTERFACE_LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number]

/** Names of the interface's languages, each in itself. */
export const LANGUAGE_NAMES: Readonly<Record<InterfaceLanguage, string>> = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
}
