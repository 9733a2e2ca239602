import { createDocument } from '../document/create.ts'
import { textOf } from '../document/inline.ts'
import type { BilingualDocument, Link, RowKind } from '../document/model.ts'
import { detectScript } from '../text/script.ts'
import { languageOf, unmix } from './diagnose-pair.ts'

/** A paragraph of a text that holds both languages. */
export interface MixedParagraph {
  readonly kind: RowKind
  readonly level: number
  readonly text: string
}

/** A paragraph and its translation; either may be missing. */
export interface MixedPair {
  readonly source: MixedParagraph | null
  readonly target: MixedParagraph | null
  /** Whether its turn has as many paragraphs of the one language as of the other. */
  readonly sure: boolean
}

/** The two languages of a text, taken apart. */
export interface SplitText {
  readonly source: readonly MixedParagraph[]
  readonly target: readonly MixedParagraph[]
  /**
   * The paragraphs in pairs, where the languages alternate so regularly that a pair cannot be
   * missed; null where only an aligner can tell.
   */
  readonly pairs: readonly MixedPair[] | null
}

/**
 * Takes a text apart in which Chinese and English follow one another: paragraph by paragraph, or
 * the one text behind the other. Paragraphs in which no language can be seen (`* * *`, numbers)
 * go with the paragraph above.
 */
export function splitLanguages(mixed: readonly MixedParagraph[]): SplitText {
  const paragraphs = mixed.flatMap((paragraph) =>
    unmix(paragraph.text).map((text) => ({ ...paragraph, text })),
  )
  const first = paragraphs.find(({ text }) => languageOf(text) !== null)
  let language = (first && languageOf(first.text)) ?? 'zh'
  const groups: { language: 'zh' | 'en'; members: MixedParagraph[] }[] = []
  for (const paragraph of paragraphs) {
    language = languageOf(paragraph.text) ?? language
    const last = groups.at(-1)
    if (last?.language === language) last.members.push(paragraph)
    else groups.push({ language, members: [paragraph] })
  }
  const of = (wanted: 'zh' | 'en') =>
    groups.flatMap((group) => (group.language === wanted ? group.members : []))
  return { source: of('zh'), target: of('en'), pairs: pairUp(groups) }
}

/** Share of the turns that must be alike: as many paragraphs of one language as of the other. */
const REGULAR = 0.8
/** With fewer turns than this the order of the languages means nothing. */
const LEAST_TURNS = 3

function pairUp(
  groups: readonly {
    readonly language: 'zh' | 'en'
    readonly members: readonly MixedParagraph[]
  }[],
): MixedPair[] | null {
  const leader = groups[0]?.language
  const turns: { zh: readonly MixedParagraph[]; en: readonly MixedParagraph[] }[] = []
  for (const { language, members } of groups) {
    if (language === leader) turns.push({ zh: [], en: [], [language]: members })
    else turns[turns.length - 1]![language] = members
  }
  const alike = turns.filter(({ zh, en }) => zh.length === en.length).length
  if (turns.length < LEAST_TURNS || alike < REGULAR * turns.length) return null
  return turns.flatMap(({ zh, en }) =>
    Array.from({ length: Math.max(zh.length, en.length) }, (_, i) => ({
      source: zh[i] ?? null,
      target: en[i] ?? null,
      sure: zh.length === en.length,
    })),
  )
}

/** A document without translations, as paragraphs that may be in either language. */
export const paragraphsOf = ({ rows }: BilingualDocument): MixedParagraph[] =>
  rows.map(({ kind, level, source }) => ({ kind, level, text: textOf(source) }))

/** What a document would be if it held only some of its paragraphs. */
export const partOf = (
  document: BilingualDocument,
  paragraphs: readonly MixedParagraph[],
): BilingualDocument =>
  createDocument({
    rows: paragraphs.map(({ kind, level, text }) => ({ kind, level, source: text })),
    sourceLanguage: scriptOf(document, paragraphs),
    provenance: document.provenance,
    metadata: document.metadata,
  })

/** How likely a pair is whose turn is as long in both languages, and one whose turn is not. */
const SURE = 0.95
const UNSURE = 0.4

/** A document of paragraph rows out of a text that held both sides of each. */
export function documentOfPairs(
  document: BilingualDocument,
  pairs: readonly MixedPair[],
): BilingualDocument {
  const paired = createDocument({
    rows: pairs.map(({ source, target }) => {
      const { kind, level } = (source ?? target)!
      return { kind, level, source: source?.text ?? '', target: target?.text ?? '' }
    }),
    sourceLanguage: scriptOf(
      document,
      pairs.flatMap(({ source }) => source ?? []),
    ),
    provenance: document.provenance,
    metadata: document.metadata,
  })
  const rows = paired.rows.map((row, i) => ({ ...row, link: linkOf(pairs[i]!) }))
  return { ...paired, targetLanguage: document.targetLanguage, rows }
}

const linkOf = ({ source, target, sure }: MixedPair): Link => ({
  origin: 'aligned',
  type: !target ? 'omission' : !source ? 'addition' : 'normal',
  confidence: sure ? SURE : UNSURE,
})

const scriptOf = ({ sourceLanguage }: BilingualDocument, texts: readonly MixedParagraph[]) =>
  detectScript(texts.map(({ text }) => text).join(''), sourceLanguage).language
