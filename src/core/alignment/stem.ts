/**
 * The stem of an English word: the English (Porter2) stemmer of Snowball, Martin F. Porter,
 * https://snowballstem.org/algorithms/english/stemmer.html. `nations`, `national` and
 * `nationally` meet in one stem, so that a gloss of a dictionary finds its word in a text.
 * @param word lower case; anything but letters and apostrophes is left alone
 */
export function stem(word: string): string {
  if (word.length <= 2 || !/^[a-z']+$/.test(word)) return word
  const special = SPECIAL.get(word)
  if (special !== undefined) return special
  let w = markConsonantY(word.replace(/^'/, ''))
  const r1 = regionOne(w)
  const r2 = regionAfter(w, r1)
  w = w.replace(/'s'$|'s$|'$/, '')
  w = plural(w)
  if (INVARIANT.has(w)) return w
  w = pastOrParticiple(w, r1)
  w = w.replace(/(?<=.[^aeiouy])[yY]$/, 'i')
  w = replaceSuffix(w, DERIVATIONS, r1, r2)
  w = replaceSuffix(w, SHORTER, r1, r2)
  w = dropSuffix(w, r2)
  return finish(w, r1, r2).replaceAll('Y', 'y')
}

const VOWEL = 'aeiouy'

const SPECIAL = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
)

/** Words that are left as they are once their plural is gone. */
const INVARIANT = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
])

const isVowel = (char: string | undefined): boolean => char !== undefined && VOWEL.includes(char)

/** A `y` that begins a word or follows a vowel is a consonant, written `Y` from here on. */
function markConsonantY(word: string): string {
  let marked = ''
  for (const char of word) {
    marked += char === 'y' && (marked === '' || isVowel(marked.at(-1))) ? 'Y' : char
  }
  return marked
}

/** Where R1 begins: behind the first consonant that follows a vowel. */
function regionOne(word: string): number {
  const prefix = /^(?:gener|commun|arsen)/.exec(word)
  return prefix ? prefix[0].length : regionAfter(word, 0)
}

function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) {
    if (!isVowel(word[i]) && isVowel(word[i - 1])) return i + 1
  }
  return word.length
}

function plural(w: string): string {
  if (w.endsWith('sses')) return w.slice(0, -2)
  if (/ie[ds]$/.test(w)) return w.slice(0, w.length > 4 ? -2 : -1)
  if (/(?:us|ss)$/.test(w)) return w
  return w.endsWith('s') && /[aeiouy].+s$/.test(w) ? w.slice(0, -1) : w
}

function pastOrParticiple(w: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(w)
  if (eed) return eed.index >= r1 ? `${w.slice(0, eed.index)}ee` : w
  const ending = /(?:ed|ing)(?:ly)?$/.exec(w)
  if (!ending || !/[aeiouy]/.test(w.slice(0, ending.index))) return w
  const base = w.slice(0, ending.index)
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(base)) return base.slice(0, -1)
  return isShort(base, r1) ? `${base}e` : base
}

const endsInShortSyllable = (w: string): boolean =>
  /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/.test(w)

const isShort = (w: string, r1: number): boolean => r1 >= w.length && endsInShortSyllable(w)

type Rule = readonly [suffix: string, replacement: string, where?: 'li' | 'ogi' | 'r2']

const DERIVATIONS: readonly Rule[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogi', 'og', 'ogi'],
  ['li', '', 'li'],
]

const SHORTER: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', '', 'r2'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]

/** Only the longest suffix that a word has is tried. */
function replaceSuffix(w: string, rules: readonly Rule[], r1: number, r2: number): string {
  const rule = rules.find(([suffix]) => w.endsWith(suffix))
  if (!rule) return w
  const [suffix, replacement, where] = rule
  const at = w.length - suffix.length
  if (at < (where === 'r2' ? r2 : r1)) return w
  if (where === 'ogi' && w[at - 1] !== 'l') return w
  if (where === 'li' && !/[cdeghkmnrt]$/.test(w.slice(0, at))) return w
  return w.slice(0, at) + replacement
}

const DROPPED = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/

function dropSuffix(w: string, r2: number): string {
  const found = DROPPED.exec(w)
  if (!found || found.index < r2) return w
  if (found[0] === 'ion' && !/[st]$/.test(w.slice(0, found.index))) return w
  return w.slice(0, found.index)
}

function finish(w: string, r1: number, r2: number): string {
  const last = w.length - 1
  if (w[last] === 'l') return last >= r2 && w[last - 1] === 'l' ? w.slice(0, -1) : w
  if (w[last] !== 'e') return w
  const droppable = last >= r2 || (last >= r1 && !endsInShortSyllable(w.slice(0, -1)))
  return droppable ? w.slice(0, -1) : w
}
