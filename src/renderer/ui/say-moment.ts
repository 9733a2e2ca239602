/**
 * A moment as the reader writes it; one in no known form as it stands.
 * @param moment ISO 8601, or milliseconds since 1970
 */
export function sayMoment(moment: string | number, language: string): string {
  const time = new Date(moment)
  return Number.isNaN(time.getTime())
    ? String(moment)
    : time.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
}
