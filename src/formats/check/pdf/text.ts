import { textByMark } from './content.ts'
import { type PdfFont, readFont, stringText } from './fonts.ts'
import {
  isDictionary,
  isString,
  nameOf,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
} from './objects.ts'

/** A stretch of a tagged PDF's text and what its structure says of it. */
export interface TaggedText {
  readonly text: string
  /** Whether it is the head of a row or column. */
  readonly isHead: boolean
  /** Ordinal of the table's row it stands in, or -1. */
  readonly row: number
  /** Ordinal of the heading it stands in, or -1. */
  readonly heading: number
  /** BCP 47 tag of its language, as the nearest element around it that names one has it. */
  readonly lang: string
}

const HEADING = /^H[1-6]?$/

/**
 * The text of a tagged PDF in the order of its structure (ISO 32000-1, 14.7), whatever the order in
 * which it is drawn.
 */
export function* taggedText(file: PdfFile): Generator<TaggedText> {
  const pages = new Map<PdfDictionary, Map<number, string>>()
  const fonts = new Map<PdfDictionary, PdfFont>()
  const textOn = (page: PdfDictionary): Map<number, string> => {
    let texts = pages.get(page)
    if (!texts) {
      const resources = file.dictionary(file.dictionary(page.get('Resources')).get('Font'))
      texts = textByMark(contentOf(file, page), (name) => {
        const dictionary = file.dictionary(resources.get(name))
        let font = fonts.get(dictionary)
        if (!font) {
          font = readFont(file, dictionary)
          fonts.set(dictionary, font)
        }
        return font
      })
      pages.set(page, texts)
    }
    return texts
  }
  let rows = -1
  let headings = -1
  const state = {
    isHead: false,
    row: -1,
    heading: -1,
    lang: langOf(file, file.root) ?? '',
    page: new Map() as PdfDictionary,
  }

  function* walk(value: PdfValue | undefined, around: typeof state): Generator<TaggedText> {
    const node = file.resolve(value)
    if (Array.isArray(node)) {
      for (const kid of node) yield* walk(kid, around)
    } else if (typeof node === 'number') {
      const text = textOn(around.page).get(node)
      if (text) yield { text, ...around }
    } else if (isDictionary(node)) {
      const page = node.has('Pg') ? file.dictionary(node.get('Pg')) : around.page
      if (nameOf(node.get('Type')) === 'MCR') {
        yield* walk(node.get('MCID'), { ...around, page })
        return
      }
      const type = nameOf(node.get('S'))
      yield* walk(node.get('K'), {
        page,
        isHead: around.isHead || type === 'TH',
        row: type === 'TR' ? ++rows : around.row,
        heading: HEADING.test(type) ? ++headings : around.heading,
        lang: langOf(file, node) ?? around.lang,
      })
    }
  }
  yield* walk(file.dictionary(file.root.get('StructTreeRoot')).get('K'), state)
}

/** The language that an element or the catalogue names (14.9.2). */
function langOf(file: PdfFile, element: PdfDictionary): string | null {
  const lang = file.resolve(element.get('Lang'))
  return isString(lang) ? stringText(lang.bytes) : null
}

function contentOf(file: PdfFile, page: PdfDictionary): string {
  const contents = page.get('Contents')
  const several = file.resolve(contents)
  if (!Array.isArray(several)) return file.stream(contents)
  return several.map((each) => file.stream(each)).join('\n')
}
