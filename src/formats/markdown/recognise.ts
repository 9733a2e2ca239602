import { extensionOf } from '../kinds.ts'
import { sampleText } from '../text-file.ts'

/** A sign of Markdown in a text. */
interface Sign {
  readonly pattern: RegExp
  /** How much it speaks for Markdown where it stands once, and where it stands several times. */
  readonly once: number
  readonly often: number
  /** Whether nobody writes it who does not write Markdown. */
  readonly strong: boolean
}

const SIGNS: readonly Sign[] = [
  // Fences.
  { pattern: /^ {0,3}(?:`{3,}|~{3,})[\w+#.{}-]*[ \t]*\r?$/gm, once: 0, often: 3, strong: true },
  // The line under the head of a table.
  {
    pattern: /^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*\r?$/gm,
    once: 3,
    often: 3,
    strong: true,
  },
  // Links and pictures, and where they lead.
  {
    pattern: /!?\[[^[\]\n]{0,200}\]\([^\s()]{1,1000}[^()\n]{0,100}\)/g,
    once: 3,
    often: 4,
    strong: true,
  },
  { pattern: /^ {0,3}\[[^[\]\n]{1,100}\]:[ \t]+\S/gm, once: 2, often: 3, strong: true },
  // Headings.
  { pattern: /^ {0,3}#{1,6}[ \t]+\S/gm, once: 1, often: 2, strong: false },
  {
    pattern: /^[^\s#>|=-][^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*\r?$/gm,
    once: 1,
    often: 2,
    strong: false,
  },
  // Emphasis and code.
  { pattern: /(?<![*\\])\*\*[^\s*][^*\n]{0,200}\*\*(?!\*)/g, once: 1, often: 2, strong: true },
  { pattern: /(?<![`\\])`[^`\n]{1,100}`(?!`)/g, once: 1, often: 1, strong: false },
  // Lists and quotations.
  { pattern: /^ {0,3}[-*+][ \t]+\S/gm, once: 0, often: 1, strong: false },
  { pattern: /^ {0,3}>[ \t]?\S/gm, once: 0, often: 1, strong: false },
]

const FRONT_MATTER = /^(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n){0,200}?\1[ \t]*(?:\r?\n|$)/
const STATEMENT = /^[\w-]+[ \t]*[:=]/m

const MARKDOWN_NAMES = new Set(['md', 'markdown', 'mdown', 'mkd', 'mdx', 'rmd', 'qmd'])
const TEXT_NAMES = new Set(['txt', 'text'])

/** What a text must come to, where its name says that it is none, and where it says nothing. */
const ENOUGH = { text: 5, unknown: 3 } as const

/**
 * Whether a file is Markdown: what is called so and is no web page, and any other text in which
 * enough stands that is only written in Markdown. A list of dashes or a number sign is no proof in
 * what is called a plain text.
 */
export function recognisesMarkdown(bytes: Uint8Array, name: string): boolean {
  const text = sampleText(bytes)
  if (text === null || /^\s*<(?:\?xml|!doctype|html)\b/i.test(text)) return false
  const extension = extensionOf(name)
  if (MARKDOWN_NAMES.has(extension)) return true
  const { score, strong } = judge(text)
  return TEXT_NAMES.has(extension) ? score >= ENOUGH.text && strong : score >= ENOUGH.unknown
}

function judge(text: string): { score: number; strong: boolean } {
  const matter = STATEMENT.test(FRONT_MATTER.exec(text)?.[0] ?? '')
  let score = matter ? 4 : 0
  let strong = matter
  for (const sign of SIGNS) {
    const count = text.match(sign.pattern)?.length ?? 0
    const worth = count > 1 ? sign.often : count === 1 ? sign.once : 0
    score += worth
    strong ||= sign.strong && worth > 0
  }
  return { score, strong }
}
