import type { Translate } from '../messages/translate.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * A moment as people say it: “3 minutes ago”, “yesterday”, “12 May”, “12 May 2024”.
 * @param time milliseconds since 1970
 * @param now the same, of the reader
 */
export function sayWhen(time: number, now: number, t: Translate): string {
  const { language } = t
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const passed = Math.max(0, now - time)
  if (passed < MINUTE) return t('library.justNow')
  if (passed < HOUR) return relative.format(-Math.floor(passed / MINUTE), 'minute')
  const days = calendarDays(time, now)
  if (days === 0) return relative.format(-Math.floor(passed / HOUR), 'hour')
  if (days < 7) return relative.format(-days, 'day')
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(time)
}

/** How many midnights lie between two moments, in local time. */
function calendarDays(earlier: number, later: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0)
  return Math.round((midnight(later) - midnight(earlier)) / DAY)
}
