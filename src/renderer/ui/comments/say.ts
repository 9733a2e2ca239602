import type { ChangeInfo } from '../../editor/handle.ts'
import type { Translate } from '../messages/translate.ts'
import { sayMoment } from '../say-moment.ts'

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
