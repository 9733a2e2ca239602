import { childOf, type XmlElement } from '../../xml/tree.ts'
import { LATIN_FONT } from '../fonts.ts'
import { descend } from '../read/styles.ts'

/** Faces of Chinese, Japanese and Korean text by their names. */
const EAST_ASIAN =
  /[\u2e80-\u9fff\uac00-\ud7af]|^(?:n?simsun|simhei|kaiti|fangsong|st(?:song|kaiti|heiti|fangsong|xihei|zhongsong|caiyun|hupo|liti|xingkai|xinwei)|microsoft (?:yahei|jhenghei)|p?mingliu|dfkai|dengxian|youyuan|lisu|pingfang|songti|heiti|kai(?:ti|u)|lihei|lisong|fz[a-z]|noto (?:sans|serif) (?:cjk|sc|tc|hk)|source han|ms p?(?:mincho|gothic)|yu (?:mincho|gothic)|meiryo|batang|gulim|dotum|malgun|ar pl|wenquanyi|hiragino)/i

const WITHOUT_SERIFS =
  /hei|gothic|yahei|jhenghei|dengxian|pingfang|youyuan|meiryo|sans|黑|圆|圓|等线|等線/i

/** What English is set in where Chinese was set without serifs. */
const SANS = 'Arial'

export const isEastAsianFace = (face: string): boolean => EAST_ASIAN.test(face.trim())

/** The face for English in place of one for Chinese. */
export const latinFace = (face: string): string =>
  WITHOUT_SERIFS.test(face) ? SANS : LATIN_FONT.name

/** The faces of a theme by the names that runs call them (ECMA-376 part 1, 17.18.96). */
export class ThemeFaces {
  readonly #faces = new Map<string, string>()

  /** @param root `a:theme`, or null for a document without */
  constructor(root: XmlElement | null) {
    const scheme = descend(root, 'a:themeElements', 'a:fontScheme')
    for (const [kind, name] of [
      ['major', 'a:majorFont'],
      ['minor', 'a:minorFont'],
    ] as const) {
      const fonts = scheme && childOf(scheme, name)
      const latin = descend(fonts, 'a:latin')?.attributes.typeface ?? ''
      const eastAsian = descend(fonts, 'a:ea')?.attributes.typeface ?? ''
      this.#faces.set(`${kind}HAnsi`, latin)
      this.#faces.set(`${kind}Ascii`, latin)
      this.#faces.set(`${kind}EastAsia`, eastAsian || 'SimSun')
    }
  }

  /** @param font name of a face, or `+` and its name in the theme */
  resolve(font: string): string {
    return font.startsWith('+') ? (this.#faces.get(font.slice(1)) ?? '') : font
  }
}
