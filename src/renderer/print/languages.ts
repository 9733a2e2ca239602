/**
 * Has the language of every text told in a tagged PDF. Chromium leaves elements that mean nothing
 * to it out of the structure, and the language that they alone have with them. These roles keep
 * them in: a block becomes a `Div`, a run of text a `NonStruct`, which says nothing of its own.
 * @param root whose elements are in `lang`, where they name no other language
 */
export function tellLanguages(root: HTMLElement, lang: string): void {
  for (const element of root.querySelectorAll<HTMLElement>(':is(div, section, span, sup)[lang]')) {
    const around = element.parentElement?.closest<HTMLElement>('[lang]')?.lang || lang
    if (element.lang === around || element.role) continue
    element.role = element.localName === 'div' || element.localName === 'section' ? 'group' : 'mark'
  }
}
