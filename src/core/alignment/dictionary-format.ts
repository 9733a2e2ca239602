/**
 * The dictionary as the aligner reads it: one buffer, cut into typed arrays without copying.
 *
 *     magic   8 bytes  "FPDICT1\n"
 *     lengths 8 × u32  of the sections, in elements, in their order
 *     sections, each at a multiple of four bytes:
 *       stemText   u8   stems of the glosses, ASCII, parted by line feeds
 *       keyText    u16  headwords, folded, one after another, sorted by UTF-16 units
 *       keyEnds    u32  where each headword ends in keyText
 *       rowEnds    u32  where the translations of each headword end in the next two
 *       stems      u16  number of a stem
 *       weights    u8   its weight, 255 · √t
 *       readings   u16  pairs: character, number of its syllable; a character may come again
 *       syllables  u8   syllables of pinyin without tones, ASCII, parted by line feeds
 */
export const MAGIC = 'FPDICT1\n'

export const SECTIONS = [
  'stemText',
  'keyText',
  'keyEnds',
  'rowEnds',
  'stems',
  'weights',
  'readings',
  'syllables',
] as const

export type SectionName = (typeof SECTIONS)[number]

/** Bytes of one element of each section. */
export const WIDTH: Readonly<Record<SectionName, 1 | 2 | 4>> = {
  stemText: 1,
  keyText: 2,
  keyEnds: 4,
  rowEnds: 4,
  stems: 2,
  weights: 1,
  readings: 2,
  syllables: 1,
}

export const HEADER_BYTES = MAGIC.length + 4 * SECTIONS.length

/** Offsets are rounded up so that typed arrays may look at the buffer where it lies. */
export const aligned = (offset: number): number => (offset + 3) & ~3
