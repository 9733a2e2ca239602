import { isChinese } from '../../languages.ts'
import type { Splice } from '../../xml/splice.ts'
import type { XmlElement } from '../../xml/tree.ts'

/** An attribute in a start tag: its name, and its value as it is written, quotes included. */
const ATTRIBUTE = /\s([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?/g

/**
 * Says of elements that hold a translation what language they are in now: of the page, and of all
 * that said they were Chinese (HTML, §3.2.6.2; XML 1.0, §2.12).
 * @param root the page, or null where only what says it is Chinese is meant
 * @param within the elements that translations stand in
 * @param xml whether the page is XHTML, which says it in two attributes
 */
export function setLanguage(
  text: string,
  root: XmlElement | null,
  within: ReadonlySet<XmlElement>,
  language: string,
  xml: boolean,
): Splice[] {
  const splices: Splice[] = []
  for (const element of within) {
    const said = languagesIn(element, text)
    for (const { start, end, value } of said) {
      if (element === root || isChinese(value)) splices.push({ start, end, text: `"${language}"` })
    }
    if (element !== root || said.length > 0 || element.contentStart <= element.start) continue
    const at = element.start + 1 + /^<[^\s/>]+/.exec(text.slice(element.start))![0].length - 1
    const added = xml ? ` xml:lang="${language}" lang="${language}"` : ` lang="${language}"`
    splices.push({ start: at, end: at, text: added })
  }
  return splices
}

function languagesIn(
  { start, contentStart }: XmlElement,
  text: string,
): { start: number; end: number; value: string }[] {
  const tag = text.slice(start, contentStart)
  return [...tag.matchAll(ATTRIBUTE)].flatMap(({ index, 0: all, 1: name, 2: value }) => {
    if (!value || !/^(?:xml:)?lang$/i.test(name!)) return []
    const end = start + index + all.length
    return [{ start: end - value.length, end, value: value.replace(/^["']|["']$/g, '') }]
  })
}
