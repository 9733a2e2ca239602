/** Number, from 1, of the line on which an offset of a text stands. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|[\n\r]/).length
}

/** `1 place`, `1,204 places`. */
export const many = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

export const were = (count: number): string => (count === 1 ? 'was' : 'were')
