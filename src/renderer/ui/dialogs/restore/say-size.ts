/**
 * A size as people say it: “0.4 kB”, “12 kB”, “3.1 MB”.
 * @param bytes how many
 * @param language BCP 47 tag
 */
export function saySize(bytes: number, language: string): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
