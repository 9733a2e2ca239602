/** Characters that take a dot: Chinese ones with their variation selectors, and kana and bopomofo. */
const DOTTED =
  /<[^>]*>|&[^;]*;|[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}][\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?/gu

/**
 * Markup in which every character of emphasised Chinese is an element of its own, for the dot under
 * it. The emphasis marks of CSS are characters: in a PDF they would stand between the lines of the
 * text that is copied or read aloud, and where they come from another face be drawn as Type 3.
 * @param html in which `em` is emphasis (see `segmentHtml`), all text being escaped
 */
export const withDots = (html: string): string =>
  html.replace(
    /<em>(.*?)<\/em>/gs,
    (_, text: string) =>
      `<em>${text.replace(DOTTED, (part) => (/^[<&]/.test(part) ? part : `<span class="dot">${part}</span>`))}</em>`,
  )
