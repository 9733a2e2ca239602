/**
 * Chinese names in Latin letters: pinyin, or Wade–Giles brought to pinyin by its initials. `Qingyang`
 * names 清扬, `Hsi-feng` 熙凤.
 */

const INITIALS = 'zh|ch|sh|b|p|m|f|d|t|n|l|g|k|h|j|q|x|r|z|c|s|y|w'
const FINALS =
  'iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v'
const SYLLABLE = new RegExp(`^(?:(?:${INITIALS})?(?:${FINALS}))$`)
const LONGEST_SYLLABLE = 6
const MOST_SYLLABLES = 4
const MOST_READINGS = 8

/** Ways to read a word as syllables of pinyin; few, none for most English words. */
export function pinyinOf(word: string, known: ReadonlySet<string>): string[][] {
  const found: string[][] = []
  const read = (at: number, syllables: readonly string[]): void => {
    if (found.length >= MOST_READINGS) return
    if (at === word.length) {
      found.push([...syllables])
      return
    }
    if (syllables.length === MOST_SYLLABLES) return
    for (let to = Math.min(word.length, at + LONGEST_SYLLABLE); to > at; to--) {
      const syllable = word.slice(at, to)
      if (SYLLABLE.test(syllable) && known.has(syllable)) read(to, [...syllables, syllable])
    }
  }
  read(0, [])
  return found
}
