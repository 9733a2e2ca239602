import { chooseLanguages } from '../language-choice.ts'
import type { LanguagePair } from '../languages.ts'
import { UnreadableFileError } from '../types.ts'
import { decodeXml, type XmlFile } from '../xml/decode.ts'
import type { Attributes, XmlPlace, XmlSpan } from '../xml/scan.ts'
import { walkXml, type XmlElement } from '../xml/tree.ts'

/** What is told of a memory, in its order. */
export interface MemoryVisitor {
  /** The start of `tmx` or `body`. */
  open?(name: string, attributes: Attributes, tag: XmlSpan): void
  close?(name: string): void
  /** @param index counted from one */
  unit(element: XmlElement, index: number): void
  /** The header, and what has no place there. */
  other?(element: XmlElement): void
  text?(text: string, span: XmlSpan): void
}

/** A translation memory before it is read. */
export interface OpenedMemory {
  readonly file: XmlFile
  readonly place: XmlPlace
  readonly languages: LanguagePair
}

/** @throws UnreadableFileError where it cannot be decoded */
export function openMemory(bytes: Uint8Array, name: string): OpenedMemory {
  const place = { file: name, part: '' }
  const file = decodeXml(bytes, place)
  return { file, place, languages: languagesOf(file.text) }
}

const VARIANT =
  /<tuv\b[^<>]*?\slang\s*=\s*(?:"([^"]*)"|'([^']*)')|<tuv\b[^<>]*?\bxml:lang\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const NAMED = /<header\b[^<>]*?\bsrclang\s*=\s*(?:"([^"]*)"|'([^']*)')/

/** The languages to read, chosen once for all units: the most frequent come first. */
function languagesOf(text: string): LanguagePair {
  const counts = new Map<string, number>()
  for (const [, a, b, c, d] of text.matchAll(VARIANT)) {
    const language = a ?? b ?? c ?? d ?? ''
    counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const [, double, single] = NAMED.exec(text) ?? []
  const most = Math.max(0, ...counts.values())
  // A language of a few units only is no language of the memory.
  const frequent = [...counts]
    .filter(([, count]) => count * 20 >= most)
    .map(([language]) => language)
  return chooseLanguages(frequent, double ?? single ?? '')
}

/** Reads a memory of version 1.1 to 1.4. @throws UnreadableFileError as `walkXml` */
export function walkMemory({ file, place }: OpenedMemory, visitor: MemoryVisitor): void {
  let units = 0
  let depth = 0
  walkXml(
    file.text,
    place,
    {
      takes: (name) => name !== 'tmx' && name !== 'body',
      open(name, attributes, tag) {
        if (depth++ === 0 && name !== 'tmx') throw notTmx(place)
        visitor.open?.(name, attributes, tag)
      },
      close: (name) => visitor.close?.(name),
      element(element) {
        if (element.name === 'tu') visitor.unit(element, ++units)
        else visitor.other?.(element)
      },
      ...(visitor.text ? { text: visitor.text.bind(visitor) } : {}),
    },
    { vocabulary: { 'http://www.lisa.org/tmx14': '' } },
  )
}

const notTmx = ({ file }: XmlPlace): UnreadableFileError =>
  new UnreadableFileError(
    'not-tmx',
    file,
    '',
    `“${file}” is no translation memory: its outermost element is not “tmx”. Export it again from the program it comes from.`,
  )
