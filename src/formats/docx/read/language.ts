import type { SourceLanguage } from '../../../core/document/model.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { descend, type Styles } from './styles.ts'

const TRADITIONAL_TAG = /^zh-(?:TW|HK|MO|Hant)/i
const TRADITIONAL_FACE = /MingLiU|細明|标楷|標楷|DFKai|JhengHei|正黑|LiSong|PMing|儷/i

/**
 * The script that the settings of a document speak for, where its characters do not tell: language
 * of East Asian text (ECMA-376 part 1, 17.3.2.20, 17.15.1.88), else its face.
 */
export function scriptOfSettings(styles: Styles, settings: XmlElement | null): SourceLanguage {
  const theme = descend(settings, 'w:themeFontLang')?.attributes['w:eastAsia'] ?? ''
  const tag = styles.eastAsianLanguage || theme
  if (/^zh/i.test(tag)) return TRADITIONAL_TAG.test(tag) ? 'zh-Hant' : 'zh-Hans'
  const face = styles.paragraph(null).run.get('font.eastAsia') ?? ''
  return TRADITIONAL_FACE.test(face) ? 'zh-Hant' : 'zh-Hans'
}
