/**
 * Writes `src/formats/review-page/page.generated.ts`: the program and the style sheet of the page for
 * reviewers, each as one string with the hash that its Content-Security-Policy names.
 * Run: `npx tsx tools/review-page.ts`
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = new URL('../', import.meta.url)
const at = (path: string): string => fileURLToPath(new URL(path, root))

export const GENERATED = at('src/formats/review-page/page.generated.ts')

/** The text of the module, made of the sources in `src/formats/review-page/page`. */
export async function generate(): Promise<string> {
  const built = await build({
    configFile: false,
    root: at('src/formats/review-page/page'),
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2020',
      cssTarget: 'chrome90',
      minify: true,
      modulePreload: false,
      lib: { entry: 'main.ts', formats: ['iife'], name: 'page', cssFileName: 'style' },
    },
  })
  const { output } = [built].flat()[0] as {
    readonly output: readonly ({ type: string; fileName: string } & (
      | { readonly code: string }
      | { readonly source: string | Uint8Array }
    ))[]
  }
  const script = output.find(({ fileName }) => fileName.endsWith('.js'))
  const style = output.find(({ fileName }) => fileName.endsWith('.css'))
  if (!script || !('code' in script) || !style || !('source' in style)) {
    throw new Error('The page was built into other files than a script and a style sheet.')
  }
  // What would end its element, or turn a script into a comment (HTML Living Standard, 4.12.1.3).
  const program = script.code.trim().replace(/<(?=!--|\/?script)/gi, '\\x3c')
  const sheet = `${style.source}`.trim()
  if (/<\/style/i.test(sheet)) throw new Error('The style sheet would end its element.')
  return `// Made by tools/review-page.ts of src/formats/review-page/page; do not edit.

/** The program of the page, and its hash as Content-Security-Policy writes it. */
export const PROGRAM =
  ${JSON.stringify(program)}
export const PROGRAM_HASH = '${hashOf(program)}'

/** The style sheet of the page, and its hash. */
export const STYLE =
  ${JSON.stringify(sheet)}
export const STYLE_HASH = '${hashOf(sheet)}'
`
}

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GENERATED, await generate())
