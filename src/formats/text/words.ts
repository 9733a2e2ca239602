/** Number, from 1, of the line on which an offset of a text stands. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|[\n\r]/).length
}

/** `1 place`, `1,204 places`. */
export const many = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

export const were = (count: number): string => (count === 1 ? 'was' : 'were')

/**
 * Numbers of the lines on which offsets of a text stand, one after another: each time counting goes
 * on where it stopped, as long as the offsets ascend.
 */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    if (offset < at) return lineOf(text, offset)
    line += lineOf(text.slice(at, offset), offset) - 1
    // A line end of two characters is not to be counted twice.
    if (text[offset - 1] === '\r' && text[offset] === '\n' && offset > at) line--
    at = offset
    return line
  }
}
