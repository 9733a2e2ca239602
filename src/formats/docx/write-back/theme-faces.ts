import { childOf, type XmlElement } from '../../xml/tree.ts'
import { descend } from '../read/styles.ts'

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
