import { NO_GLYPH } from '../rows.ts'
import {
  isDictionary,
  isString,
  nameOf,
  type PdfDictionary,
  type PdfFile,
  PdfReader,
} from './objects.ts'

/** The codes of a font and what they mean. */
export interface PdfFont {
  readonly name: string
  /** Bytes of a code: two in composite fonts. */
  readonly bytes: 1 | 2
  readonly text: ReadonlyMap<number, string>
}

/** A font of a page (ISO 32000-1, 9.7). */
export function readFont(file: PdfFile, font: PdfDictionary): PdfFont {
  return {
    name: nameOf(font.get('BaseFont')).replace(/^[A-Z]{6}\+/, ''),
    bytes: nameOf(font.get('Subtype')) === 'Type0' ? 2 : 1,
    text: readCmap(file.stream(font.get('ToUnicode'))),
  }
}

/** The text of a string that is set in a font. */
export function textIn(bytes: string, font: PdfFont): string {
  let text = ''
  for (let i = 0; i + font.bytes <= bytes.length; i += font.bytes) {
    const code =
      font.bytes === 2 ? (bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1) : bytes.charCodeAt(i)
    text += code === 0 && font.bytes === 2 ? NO_GLYPH : (font.text.get(code) ?? '')
  }
  return text
}

/** What is wrong with the fonts of a file. */
export interface FontFaults {
  /** Names of fonts that are not in the file. */
  readonly missing: readonly string[]
  /** Number of fonts whose glyphs are drawings. */
  readonly type3: number
}

export function fontFaults(file: PdfFile): FontFaults {
  const missing = new Set<string>()
  let type3 = 0
  for (const id of file.ids) {
    const font = file.resolve({ type: 'reference', id })
    if (!isDictionary(font) || nameOf(font.get('Type')) !== 'Font') continue
    const subtype = nameOf(font.get('Subtype'))
    if (subtype === 'Type3') type3++
    if (subtype === 'Type3' || subtype === 'Type0') continue
    const descriptor = file.dictionary(font.get('FontDescriptor'))
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key))
    if (!embedded) missing.add(nameOf(font.get('BaseFont')))
  }
  return { missing: [...missing], type3 }
}

/** A ToUnicode map (9.10.3): `bfchar` and `bfrange` sections. */
function readCmap(source: string): Map<number, string> {
  const map = new Map<number, string>()
  const codeOf = (bytes: string) =>
    [...bytes].reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0)
  for (const [, kind, body] of source.matchAll(/beginbf(char|range)([\s\S]*?)endbf/g)) {
    const reader = new PdfReader(body!)
    for (;;) {
      const first = reader.next()
      if (!isString(first)) break
      const from = codeOf(first.bytes)
      const second = reader.next()
      if (kind === 'char') {
        if (isString(second)) map.set(from, utf16(second.bytes))
        continue
      }
      const texts = reader.next()
      if (!isString(second)) continue
      const to = Math.min(codeOf(second.bytes), from + 0xffff)
      for (let code = from; code <= to; code++) {
        if (isString(texts)) map.set(code, advanced(utf16(texts.bytes), code - from))
        else if (Array.isArray(texts)) {
          const text = texts[code - from]
          if (isString(text)) map.set(code, utf16(text.bytes))
        }
      }
    }
  }
  return map
}

/** A text whose last character is so many further. */
function advanced(text: string, by: number): string {
  const last = text.length - 1
  return text.slice(0, last) + String.fromCharCode(text.charCodeAt(last) + by)
}

/** A text string: UTF-16 with a mark, else one byte a character (7.9.2.2). */
export const stringText = (bytes: string): string =>
  bytes.startsWith('\xfe\xff') ? utf16(bytes) : bytes

/** UTF-16BE in Latin-1 characters, with or without its mark. */
function utf16(bytes: string): string {
  let text = ''
  for (let i = bytes.startsWith('\xfe\xff') ? 2 : 0; i + 1 < bytes.length; i += 2) {
    text += String.fromCharCode((bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1))
  }
  return text
}
