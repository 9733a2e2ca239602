/**
 * Characters a page may show without having them in its text: list markers and other generated
 * content, and letters that a style sheet turns into capitals.
 */
const GENERATED = `${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))}·•–—…‘’“”«»′`

/**
 * Loads the slices of the faces that a page will be set in, without laying it out: layout with
 * the wrong fonts first would cost a long document seconds, once for each batch that arrives.
 * A slice that cannot be loaded is left to the fallback.
 */
export async function loadFonts(root: HTMLElement): Promise<void> {
  const { fonts } = root.ownerDocument
  const slices = slicesOf(fonts)
  const loads = [...charactersByFont(root)].flatMap(([font, characters]) => {
    const [, style, families] = /^(.* 16px) (.*)$/.exec(font) ?? []
    const texts = byFamily(new Set([...characters, ...GENERATED]), families ?? '', slices)
    return texts.map(([family, text]) => fonts.load(`${style} ${family}`, text))
  })
  for (const result of await Promise.allSettled(loads)) {
    if (result.status === 'rejected') console.warn('A font was not loaded:', result.reason)
  }
}

/** The distinct characters set in each font, as the CSS `font` shorthand names it. */
function charactersByFont(root: HTMLElement): Map<string, Set<string>> {
  const fonts = new Map<string, Set<string>>()
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text
    if (!parentElement || !data.trim()) continue
    const { fontStyle, fontWeight, fontFamily } = getComputedStyle(parentElement)
    const font = `${fontStyle} ${fontWeight} 16px ${fontFamily}`
    const characters = fonts.get(font) ?? new Set()
    fonts.set(font, characters)
    for (const character of data) characters.add(character)
  }
  return fonts
}

/** Ranges of characters, each from a first to a last one. */
type Ranges = readonly (readonly [first: number, last: number])[]

/** The characters that the slices of each family hold; a face that is not cut has no entry. */
function slicesOf(fonts: FontFaceSet): ReadonlyMap<string, Ranges> {
  const slices = new Map<string, (readonly [number, number])[]>()
  for (const { family, unicodeRange } of fonts) {
    if (unicodeRange.toUpperCase() === 'U+0-10FFFF') continue
    const name = bare(family)
    const ranges = slices.get(name) ?? []
    slices.set(name, ranges)
    for (const [, first, last] of unicodeRange.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
      ranges.push([Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)])
    }
  }
  for (const ranges of slices.values()) ranges.sort((a, b) => a[0] - b[0])
  return slices
}

/**
 * Which characters are asked of which family: each of the first one whose slices hold it. A face that
 * is not cut says nothing of what it holds, so the next one is asked as well.
 */
function byFamily(
  characters: ReadonlySet<string>,
  families: string,
  slices: ReadonlyMap<string, Ranges>,
): [family: string, text: string][] {
  let rest = [...characters]
  const texts: [string, string][] = []
  for (const family of families.split(/,\s*/)) {
    const ranges = slices.get(bare(family))
    const held = ranges ? rest.filter((character) => holds(ranges, character)) : rest
    if (held.length > 0) texts.push([family, held.join('')])
    if (ranges) rest = rest.filter((character) => !holds(ranges, character))
  }
  return texts
}

const bare = (family: string): string => family.replace(/^["']|["']$/g, '')

/** Whether a character lies in one of the ranges, which are in order and may lie in one another. */
function holds(ranges: Ranges, character: string): boolean {
  const code = character.codePointAt(0)!
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]![0] <= code) low = middle + 1
    else high = middle
  }
  // The bundled families have a character in one slice, Latin ones in some that overlap.
  for (let i = low - 1; i >= 0 && i > low - 16; i--) if (ranges[i]![1] >= code) return true
  return false
}
