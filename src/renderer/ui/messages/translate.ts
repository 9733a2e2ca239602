import { IntlMessageFormat } from 'intl-messageformat'
import type { Catalogue, InterfaceLanguage, Message, MessageKey, Values } from './catalogue.ts'

/** Says a message in one language. */
export interface Translate {
  (key: MessageKey, values?: Values): string
  readonly language: InterfaceLanguage
  /** Says a message that was made elsewhere. */
  say(message: Message): string
}

/** The translator of one catalogue. Formats are parsed once and kept. */
export function createTranslate(language: InterfaceLanguage, catalogue: Catalogue): Translate {
  const formats = new Map<MessageKey, IntlMessageFormat>()
  const translate = (key: MessageKey, values?: Values): string => {
    const text = catalogue[key]
    if (!text.includes('{')) return text
    let format = formats.get(key)
    if (!format) {
      format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    return format.format(values as Record<string, string | number> | undefined) as string
  }
  return Object.assign(translate, {
    language,
    say: (message: Message) => {
      if ('text' in message) return message.text
      if (language === 'en' && message.english) return message.english
      return translate(message.key, message.values)
    },
  })
}
