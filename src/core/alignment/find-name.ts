import { isHan } from '../text/count.ts'
import type { Dictionary } from './dictionary.ts'
import { pinyinOf } from './names.ts'
import type { FindName } from './source.ts'
import type { TargetText } from './target.ts'

interface Name {
  readonly syllables: readonly string[]
  readonly word: number
}

/**
 * Finds the names of the English side in the Chinese one by their sound.
 * @returns a function that tells the longest name that may begin at a place of a folded text
 */
export function nameFinder(target: TargetText, dictionary: Dictionary): FindName {
  const known = new Set([...dictionary.readings.values()].flat())
  const byFirst = new Map<string, Name[]>()
  for (let word = 0; word < target.spellings.length; word++) {
    if (!target.name[word] || target.stop[word]) continue
    for (const syllables of pinyinOf(target.spellings[word]!, known)) {
      const same = byFirst.get(syllables[0]!)
      if (same) same.push({ syllables, word })
      else byFirst.set(syllables[0]!, [{ syllables, word }])
    }
  }
  const nothing: readonly string[] = []
  const readingsAt = (text: string, at: number): readonly string[] =>
    dictionary.readings.get(text.charCodeAt(at)) ?? nothing

  return (text, at) => {
    if (!isHan(text.charCodeAt(at))) return null
    let length = 0
    let names: number[] = []
    for (const first of readingsAt(text, at)) {
      for (const { syllables, word } of byFirst.get(first) ?? []) {
        if (syllables.length < length) continue
        if (!syllables.every((syllable, k) => readingsAt(text, at + k).includes(syllable))) continue
        if (syllables.length > length) names = []
        length = syllables.length
        if (!names.includes(word)) names.push(word)
      }
    }
    return length > 0 ? { length, names } : null
  }
}
