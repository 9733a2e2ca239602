import type { ChangeInfo } from '../../editor/handle.ts'
import type { Translate } from '../messages/translate.ts'

/** A moment as the reader writes it; one in no known form as it stands. @param date ISO 8601 */
export function sayMoment(date: string, language: string): string {
  const time = new Date(date)
  return Number.isNaN(time.getTime())
    ? date
    : time.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
}

/** Who has written something, and when. */
export const sayBy = (by: { author: string; date: string }, t: Translate): string =>
  [by.author || t('comments.somebody'), by.date && sayMoment(by.date, t.language)]
    .filter(Boolean)
    .join(' · ')

/** What was done to a text, by whom and when. */
export function sayChange({ kinds, author, date }: ChangeInfo, t: Translate): string {
  const [kind] = kinds
  const key = kinds.length > 1 ? 'changes.replaced' : (`changes.${kind ?? 'insertion'}` as const)
  const said = t(key, { author: author || t('comments.somebody') })
  return date ? `${said} · ${sayMoment(date, t.language)}` : said
}
