import type { MessageKey } from '../messages/catalogue.ts'
import type { Translate } from '../messages/translate.ts'

/** Formats that have a name in every language of the interface. */
const KEYS: Readonly<Record<string, MessageKey>> = {
  'bilingual-docx': 'format.bilingual-docx',
  csv: 'format.csv',
  docx: 'format.docx',
  epub: 'format.epub',
  html: 'format.html',
  markdown: 'format.markdown',
  odt: 'format.odt',
  srt: 'format.srt',
  tbx: 'format.tbx',
  text: 'format.text',
  tmx: 'format.tmx',
  vtt: 'format.vtt',
  xliff: 'format.xliff',
}

/** What people call a format. @param format the name its reader has */
export function formatName(format: string, t: Translate): string {
  const key = KEYS[format]
  return key ? t(key) : format
}
