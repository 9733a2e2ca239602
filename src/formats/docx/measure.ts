/**
 * How much room a text takes, told from the widths of its characters: the page of a Word document
 * is laid out by the program that opens it, and by the faces that are there.
 */

/** Widths of U+0020 to U+007E in Times New Roman, in thousandths of its size (as Liberation Serif). */
const LATIN = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
  500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
  556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
  722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
  278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
]
const OTHER = 550
const FULL = 1000

/** Lines break before what does not fit: so much of each stays empty. */
const RAGGED = 1.04

/** Width of a line of text as a multiple of its size. */
function widthOf(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x2e80) sum += code >= 0xd800 && code < 0xe000 ? FULL / 2 : FULL
    // Dashes, quotation marks and dots are full in a Chinese face, and hardly rarer in it.
    else if (code >= 0x2010) sum += FULL
    else sum += LATIN[code - 0x20] ?? OTHER
  }
  return sum / 1000
}

/**
 * Lines that a text takes.
 * @param width of the line as a multiple of the size of the text
 */
export function linesOf(text: string, width: number): number {
  let lines = 0
  for (const line of text.split('\n')) {
    lines += Math.max(1, Math.ceil((widthOf(line) * RAGGED) / Math.max(1, width)))
  }
  return lines
}
