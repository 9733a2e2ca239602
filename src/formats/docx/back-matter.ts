import { fromText } from '../../core/document/inline.ts'
import type { Layout } from '../../core/layout/model.ts'
import type { Context } from './context.ts'
import { CHINESE_FONT, LATIN_FONT } from './fonts.ts'
import { paragraphXml } from './paragraph.ts'
import { STYLE } from './styles.ts'

const HEADS = {
  bibliography: { 'zh-Hant': '書目', 'zh-Hans': '书目', target: 'Bibliography' },
  colophon: { 'zh-Hant': '版記', 'zh-Hans': '版记', target: 'Colophon' },
} as const

/** Whether anything stands behind the text. */
export const hasBackMatter = ({ arrangement, theme, bibliography }: Layout): boolean =>
  arrangement !== 'review' && (theme.colophon || (theme.bibliography && bibliography.length > 0))

/** The bilingual bibliography and the colophon, as the theme has them. */
export function backMatterXml(context: Context): string {
  const { layout } = context
  if (!hasBackMatter(layout)) return ''
  const { theme, bibliography, sourceLanguage } = layout
  const head = (name: keyof typeof HEADS, properties = ''): string =>
    paragraphXml(
      STYLE.backHeading,
      context.runs(fromText(`${HEADS[name][sourceLanguage]}  `), 'source') +
        context.runs(fromText(HEADS[name].target), 'target'),
      properties,
    )
  let xml = ''
  if (theme.bibliography && bibliography.length > 0) {
    xml += head('bibliography')
    for (const { label, value } of bibliography) {
      xml += paragraphXml(
        STYLE.backMatter,
        context.runs(fromText(`${label.source} `), 'source') +
          context.runs(fromText(`${label.target}  `), 'target') +
          context.runs(fromText(value), /\p{Script=Han}/u.test(value) ? 'source' : 'target'),
      )
    }
  }
  if (theme.colophon) {
    xml += head('colophon')
    for (const line of colophonLines(layout)) xml += context.line(STYLE.backMatter, line, 'target')
  }
  return xml
}

function colophonLines({ statistics, languageNames, sourceLanguage }: Layout): string[] {
  const figure = (number: number) => number.toLocaleString('en')
  const { rows, done, characters, words } = statistics
  return [
    `${languageNames.source}: ${figure(characters)} characters. ${languageNames.target}: ${figure(words)} words.`,
    `${figure(done)} of ${figure(rows)} rows translated.`,
    `Set in ${LATIN_FONT.name} and ${CHINESE_FONT[sourceLanguage].name} with Facing Pages 對照.`,
  ]
}
