import { textString } from './pdf-syntax.ts'

/**
 * The page labels of a PDF (ISO 32000-1, §12.4.2): what a viewer calls each page, so that it is the
 * number that stands on it.
 * @param labels one for each page: a number, or anything else
 * @returns the number tree, as it is written
 */
export function pageLabels(labels: readonly string[]): string {
  const ranges: string[] = []
  let next: number | null = null
  labels.forEach((label, page) => {
    const number = /^[1-9]\d{0,8}$/.test(label) ? Number(label) : null
    // A range counts on by itself.
    if (number === null) ranges.push(`${page} <</P ${textString(label)}>>`)
    else if (number !== next) ranges.push(`${page} <</S /D /St ${number}>>`)
    next = number === null ? null : number + 1
  })
  return `<</Nums [${ranges.join('\n')}]>>`
}
