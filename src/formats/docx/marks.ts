import type { Status } from '../../core/document/model.ts'
import { STATUS_MARKS } from '../../core/layout/labels.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { xmlContent } from '../xml/escape.ts'
import { STYLE } from './styles.ts'

const runXml = (style: string, text: string): string =>
  `<w:r><w:rPr><w:rStyle w:val="${style}"/></w:rPr><w:t>${xmlContent(text)}</w:t></w:r>`

/** The number of a row, which is none of its text. */
export const numberXml = (number: string): string => number && runXml(STYLE.rowNumber, number)

export const statusXml = (status: Status): string => runXml(STYLE.statusMark, STATUS_MARKS[status])

/** What stands before a block in running text: its number and its mark, as the layout has them. */
export function marksXml({ numbered, statusMarks }: Layout, { number, status }: Block): string {
  const marks = (numbered ? numberXml(number) : '') + (statusMarks ? statusXml(status) : '')
  return marks && `${marks}<w:r><w:tab/></w:r>`
}
