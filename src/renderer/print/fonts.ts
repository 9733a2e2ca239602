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
  const loads = [...charactersByFont(root)].map(([font, characters]) =>
    root.ownerDocument.fonts.load(font, [...characters].join('') + GENERATED),
  )
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
