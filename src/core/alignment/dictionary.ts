import {
  aligned,
  HEADER_BYTES,
  MAGIC,
  SECTIONS,
  type SectionName,
  WIDTH,
} from './dictionary-format.ts'

/** Headwords of Chinese with the stems of their English glosses, looked at where they lie. */
export interface Dictionary {
  /** Stems by number. */
  readonly stems: readonly string[]
  /** Length of the longest headword that begins with a UTF-16 unit; 0 where none does. */
  readonly longest: Uint8Array
  /** Number of a headword within `text`, which has been folded; −1 where there is none. */
  find(text: string, from: number, to: number): number
  /** Where the translations of headword `k` begin and end: `rowEnds[k - 1]` to `rowEnds[k]`. */
  readonly rowEnds: Uint32Array
  /** Number of the stem of each translation. */
  readonly translations: Uint16Array
  /** 255 · √weight of each translation. */
  readonly weights: Uint8Array
  /** Readings of a character in pinyin without tones. */
  readonly readings: ReadonlyMap<number, readonly string[]>
}

/** Longest headword, in characters. */
export const LONGEST_HEADWORD = 8

/**
 * Opens the prepared dictionary (`resources/dictionary/cedict.bin`).
 * @param buffer all of the file
 * @throws RangeError when it is not such a file, or only a part of one
 */
export function openDictionary(buffer: ArrayBuffer): Dictionary {
  const magic = new TextDecoder().decode(buffer.slice(0, MAGIC.length))
  if (magic !== MAGIC || buffer.byteLength < HEADER_BYTES) {
    throw new RangeError('This is not a dictionary of the aligner.')
  }
  const view = new DataView(buffer)
  const at = {} as Record<SectionName, readonly [offset: number, length: number]>
  let offset = HEADER_BYTES
  for (const [i, name] of SECTIONS.entries()) {
    const length = view.getUint32(MAGIC.length + 4 * i, true)
    at[name] = [offset, length]
    offset = aligned(offset + length * WIDTH[name])
  }
  if (offset > buffer.byteLength)
    throw new RangeError('The dictionary of the aligner is cut short.')
  const lines = (name: SectionName): string[] =>
    new TextDecoder('latin1').decode(new Uint8Array(buffer, ...at[name])).split('\n')
  const keyText = new Uint16Array(buffer, ...at.keyText)
  const keyEnds = new Uint32Array(buffer, ...at.keyEnds)
  const { longest, find } = index(keyText, keyEnds)
  return {
    stems: lines('stemText'),
    longest,
    find,
    rowEnds: new Uint32Array(buffer, ...at.rowEnds),
    translations: new Uint16Array(buffer, ...at.stems),
    weights: new Uint8Array(buffer, ...at.weights),
    readings: readReadings(new Uint16Array(buffer, ...at.readings), lines('syllables')),
  }
}

/** Open addressing over the headwords: twice as fast as a Map, and no strings are made. */
function index(keyText: Uint16Array, keyEnds: Uint32Array): Pick<Dictionary, 'longest' | 'find'> {
  const longest = new Uint8Array(0x10000)
  let bits = 1
  while (1 << bits < 2 * keyEnds.length) bits++
  const mask = (1 << bits) - 1
  const slots = new Int32Array(mask + 1)
  let from = 0
  for (let key = 0; key < keyEnds.length; key++) {
    const to = keyEnds[key]!
    let hash = 0
    for (let i = from; i < to; i++) hash = mix(hash, keyText[i]!)
    let slot = hash & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = key + 1
    const first = keyText[from]!
    if (to - from > longest[first]!) longest[first] = to - from
    from = to
  }
  return {
    longest,
    find(text, start, end) {
      let hash = 0
      for (let i = start; i < end; i++) hash = mix(hash, text.charCodeAt(i))
      for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const key = slots[slot]! - 1
        const begin = key === 0 ? 0 : keyEnds[key - 1]!
        if (keyEnds[key]! - begin !== end - start) continue
        let i = start
        while (i < end && keyText[begin + i - start] === text.charCodeAt(i)) i++
        if (i === end) return key
      }
      return -1
    },
  }
}

const mix = (hash: number, unit: number): number => {
  const mixed = Math.imul(hash ^ unit, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

function readReadings(pairs: Uint16Array, syllables: readonly string[]) {
  const readings = new Map<number, string[]>()
  for (let i = 0; i < pairs.length; i += 2) {
    const syllable = syllables[pairs[i + 1]!]!
    const known = readings.get(pairs[i]!)
    if (known) known.push(syllable)
    else readings.set(pairs[i]!, [syllable])
  }
  return readings
}
