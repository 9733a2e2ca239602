import { fromText } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import { STATUSES } from '../../core/document/status.ts'
import {
  madeWith,
  STATUS_MARKS,
  statisticsText,
  type Words,
  wordsOf,
} from '../../core/layout/labels.ts'
import type { Layout } from '../../core/layout/model.ts'
import type { Context } from './context.ts'
import { metadataXml, titleSides } from './flow.ts'
import { paragraphXml } from './paragraph.ts'
import { STYLE } from './styles.ts'

/** Whether anything stands behind the text. */
export const hasBackMatter = ({ arrangement, theme, bibliography, statusMarks }: Layout): boolean =>
  arrangement !== 'review' &&
  (theme.colophon || statusMarks || (theme.bibliography && bibliography.length > 0))

/** The bilingual bibliography and the colophon, as the theme has them. */
export function backMatterXml(context: Context): string {
  const { layout } = context
  if (!hasBackMatter(layout)) return ''
  const { theme, bibliography, statusMarks } = layout
  let xml = ''
  if (theme.bibliography && bibliography.length > 0) {
    xml += headXml(context, 'bibliography')
    for (const line of bibliography) xml += metadataXml(context, line, STYLE.backMatter)
  }
  if (theme.colophon || statusMarks) xml += headXml(context, 'colophon')
  if (theme.colophon) {
    xml += bothXml(context, statisticsText(layout.statistics, layout.sourceLanguage))
    xml += bothXml(context, madeWith(layout.sourceLanguage))
  }
  if (statusMarks) {
    const legend = STATUSES.map((status) => `${STATUS_MARKS[status]} ${status}`).join(' · ')
    xml += context.line(STYLE.backMatter, legend, 'target')
  }
  return xml
}

function headXml(context: Context, name: keyof Words): string {
  const words = wordsOf(context.layout.sourceLanguage)
  const runs = titleSides(context.layout).map((side, i) =>
    context.runs(fromText((i > 0 ? '  ' : '') + words[side][name]), side),
  )
  return paragraphXml(STYLE.backHeading, runs.join(''))
}

const bothXml = (context: Context, texts: Readonly<Record<Side, string>>): string =>
  titleSides(context.layout)
    .map((side) => context.line(STYLE.backMatter, texts[side], side))
    .join('')
