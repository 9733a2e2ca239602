import { NO_GLYPH } from '../rows.ts'
import { type PdfFont, stringText, textIn } from './fonts.ts'
import {
  isDictionary,
  isName,
  isOperator,
  isString,
  type PdfOperator,
  PdfReader,
  type PdfValue,
} from './objects.ts'

interface Marked {
  readonly mcid: number | null
  /** The text that stands for what is drawn (ISO 32000-1, 14.9.4). */
  readonly actual: string | null
  /** Whether one of the glyphs that are drawn shows that there is none. */
  blank: boolean
}

/**
 * The text of a page by its marked content (14.6): what is drawn under an MCID, in order. Artifacts,
 * such as page numbers, have none.
 * @param source the page's content stream
 */
export function textByMark(
  source: string,
  fontNamed: (name: string) => PdfFont | null,
): Map<number, string> {
  const texts = new Map<number, string>()
  const stack: Marked[] = []
  const reader = new PdfReader(source, 0, false)
  let font: PdfFont | null = null
  let operands: (PdfValue | PdfOperator)[] = []
  const add = (text: string): void => {
    const mcid = stack.findLast((each) => each.mcid !== null)?.mcid
    if (mcid !== undefined && mcid !== null) texts.set(mcid, (texts.get(mcid) ?? '') + text)
  }
  const show = (value: PdfValue | PdfOperator | undefined): void => {
    if (!font) return
    if (isString(value)) {
      const text = textIn(value.bytes, font)
      const replaced = stack.find(({ actual }) => actual !== null)
      if (!replaced) add(text)
      else if (text.includes(NO_GLYPH)) replaced.blank = true
    }
    if (Array.isArray(value)) for (const each of value) show(each)
  }
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (!isOperator(token)) {
      operands.push(token)
      continue
    }
    const last = operands.at(-1)
    switch (token.name) {
      case 'Tf': {
        const name = operands[0]
        font = isName(name) ? fontNamed(name.name) : null
        break
      }
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        show(last)
        break
      case 'BMC':
        stack.push({ mcid: null, actual: null, blank: false })
        break
      case 'BDC': {
        const mcid = isDictionary(last) ? last.get('MCID') : null
        const actual = isDictionary(last) ? last.get('ActualText') : null
        const text = isString(actual) ? stringText(actual.bytes) : null
        stack.push({ mcid: typeof mcid === 'number' ? mcid : null, actual: text, blank: false })
        break
      }
      case 'EMC': {
        const ended = stack.pop()
        if (typeof ended?.actual !== 'string' || stack.some(({ actual }) => actual !== null)) break
        add(ended.blank ? NO_GLYPH.repeat([...ended.actual].length) : ended.actual)
        break
      }
    }
    operands = []
  }
  return texts
}
