import { SOFT_HYPHEN, withSoftHyphens } from '../../core/text/hyphenation.ts'

/**
 * English that is justified, as its lines would be gappy without hyphens. Chromium hyphenates where
 * the system does or where it was given dictionaries, which Electron is not.
 */
const TEXTS = 'p:lang(en)'

/**
 * Divides the English of justified paragraphs at the ends of its lines, by soft hyphens. Only those
 * that are seen stay: any other would be a character of a PDF's text, in the middle of words that
 * are looked for. The text has to be laid out as wide as it will be printed.
 */
export function hyphenate(root: HTMLElement): void {
  const texts = justified(root).flatMap(textsIn)
  for (const text of texts) {
    const divided = withSoftHyphens(text.data)
    if (divided !== text.data) text.data = divided
  }
  dropUnseen(texts)
}

/** Drops soft hyphens that are no more at the ends of lines. */
export function dropUnseenHyphens(root: HTMLElement): void {
  dropUnseen(justified(root).flatMap(textsIn))
}

function justified(root: HTMLElement): HTMLElement[] {
  const known = new Map<string, boolean>()
  return [...root.querySelectorAll<HTMLElement>(TEXTS)].filter((element) => {
    const kind = `${element.parentElement?.localName}.${element.parentElement?.className} ${element.className}`
    let is = known.get(kind)
    if (is === undefined) {
      is = getComputedStyle(element).textAlign === 'justify'
      known.set(kind, is)
    }
    return is
  })
}

function textsIn(element: HTMLElement): Text[] {
  const texts: Text[] = []
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  return texts
}

/**
 * Reads all lines first: each change would lay the text out anew. One range does it, as every change
 * of the document goes through all the ranges it has.
 */
function dropUnseen(texts: readonly Text[]): void {
  const divided = texts.filter(({ data }) => data.includes(SOFT_HYPHEN))
  const range = divided[0]?.ownerDocument.createRange()
  if (!range) return
  const kept = divided.map((text) => [text, withSeen(text, range)] as const)
  for (const [text, data] of kept) if (data !== text.data) text.data = data
}

/** A text with those of its soft hyphens that end a line. */
function withSeen(text: Text, range: Range): string {
  const { data } = text
  let kept = ''
  let from = 0
  for (const start of lineStarts(text, range)) {
    const isDivided = data[start - 1] === SOFT_HYPHEN
    kept += data.slice(from, start).replaceAll(SOFT_HYPHEN, '') + (isDivided ? SOFT_HYPHEN : '')
    from = start
  }
  return kept + data.slice(from).replaceAll(SOFT_HYPHEN, '')
}

/** Offsets at which the second and every later line of a text begins. */
function* lineStarts(text: Text, range: Range): Generator<number> {
  range.selectNodeContents(text)
  const tops = [...new Set([...range.getClientRects()].map(({ top }) => top))]
  const usual = text.length / tops.length
  let from = 0
  for (const top of tops.slice(1)) {
    let low = from
    let high = text.length
    // Lines are nearly of one length: a search between half and twice of it is short.
    const likely = Math.min(text.length, Math.ceil(from + usual * 1.6))
    if (likely < high && isBelow(range, text, likely, top)) high = likely
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBelow(range, text, middle, top)) high = middle
      else low = middle + 1
    }
    if (low >= text.length) return
    yield low
    from = low
  }
}

/** Whether a character stands on the line with that upper edge, or on a later one. */
function isBelow(range: Range, text: Text, offset: number, top: number): boolean {
  // White space at the end of a line, and a hyphen that is not seen, have no box: the next one tells.
  for (let at = offset; at < text.length; at++) {
    range.setStart(text, at)
    range.setEnd(text, at + 1)
    const rects = range.getClientRects()
    const rect = rects[rects.length - 1]
    if (rect && (rect.width > 0 || at === text.length - 1)) return rect.top > top - 1
  }
  return true
}
