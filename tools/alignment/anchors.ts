/**
 * What paragraphs, kinds and numbering are worth to the aligner where both sides have them, and
 * what they cost where the sides disagree. Problems derived from parallel rows that nothing was
 * trained on are given a structure: headings, lists that are numbered in Chinese and in Arabic
 * numerals, tables, and paragraphs of some sentences.
 * Run: `npx tsx tools/alignment/anchors.ts FOLDER` with `parallel/ntrex.tsv` in the folder
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { align } from '../../src/core/alignment/align.ts'
import type { SideStructure } from '../../src/core/alignment/anchors.ts'
import { openDictionary } from '../../src/core/alignment/dictionary.ts'
import type { RowKind } from '../../src/core/document/model.ts'
import { deriveGold, type GoldDocument, type GoldLink, generator } from './documents.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder with the parallel rows.')
const root = path.resolve(import.meta.dirname, '../..')
const bytes = readFileSync(path.join(root, 'resources/dictionary/cedict.bin'))
const dictionary = openDictionary(
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
)

/** One side of a document with everything that may be known of it. */
interface Side {
  readonly texts: string[]
  readonly starts: number[]
  readonly kinds: RowKind[]
}

const HAN = '〇一二三四五六七八九'

/** Gives a document a structure on both sides. */
function structured({ source, target, links }: GoldDocument) {
  const random = generator(77)
  const sides: readonly [Side, Side] = [
    { texts: [...source], starts: [], kinds: [] },
    { texts: [...target], starts: [], kinds: [] },
  ]
  let kind: RowKind = 'paragraph'
  let left = 0
  let number = 0
  for (const link of links) {
    let begins = random() < 0.35
    if (left > 0) left--
    else {
      const chance = random()
      kind = chance < 0.06 ? 'heading' : chance < 0.1 ? 'list-item' : 'paragraph'
      if (chance >= 0.1 && chance < 0.12) kind = 'table-cell'
      if (kind === 'list-item') left = Math.floor(3 + 6 * random())
      if (kind === 'table-cell') left = Math.floor(4 + 8 * random())
      number = 0
    }
    if (kind !== 'paragraph') begins = true
    if (kind === 'list-item') number++
    for (const [k, side] of sides.entries()) {
      for (const index of link[k]!) side.kinds[index] = kind
      const first = link[k]![0]
      if (first === undefined) continue
      if (begins) side.starts.push(first)
      if (number > 0 && kind === 'list-item') {
        side.texts[first] = `${k === 0 ? `${HAN[number]}、` : `${number}. `}${side.texts[first]}`
      }
    }
  }
  return sides
}

const counts = new Map<string, { right: number; two: number; found: number; drawn: number }>()
const keyOf = ([source, target]: GoldLink): string => `${source}:${target}`
const isTwoSided = ([source, target]: GoldLink): boolean => source.length > 0 && target.length > 0

async function measure(
  name: string,
  { links }: GoldDocument,
  texts: readonly [readonly string[], readonly string[]],
  source: Partial<SideStructure> = {},
  target: Partial<SideStructure> = {},
): Promise<void> {
  const nothing: SideStructure = { paragraphStarts: [], kinds: [] }
  const found = await align(...texts, {
    dictionary,
    structure: { source: { ...nothing, ...source }, target: { ...nothing, ...target } },
  })
  const gold = new Set(links.map(keyOf))
  const count = counts.get(name) ?? { right: 0, two: 0, found: 0, drawn: 0 }
  counts.set(name, count)
  for (const link of found.links) {
    const pair: GoldLink = [link.source, link.target]
    count.found++
    if (!gold.has(keyOf(pair))) continue
    count.right++
    if (isTwoSided(pair)) count.two++
  }
  count.drawn += links.filter(isTwoSided).length
}

const KINDS: readonly RowKind[] = ['paragraph', 'list-item', 'heading', 'table-cell', 'footnote']

for (const column of ['zh-CN', 'zh-TW']) {
  for (const document of deriveGold(path.join(folder, 'parallel/ntrex.tsv'), column, 'en')) {
    const plain = [document.source, document.target] as const
    const [zh, en] = structured(document)
    const numbered = [zh.texts, en.texts] as const
    const [zhStarts, enStarts] = [{ paragraphStarts: zh.starts }, { paragraphStarts: en.starts }]
    const [zhKinds, enKinds] = [{ kinds: zh.kinds }, { kinds: en.kinds }]
    await measure('nothing', document, plain)
    await measure('paragraphs', document, plain, zhStarts, enStarts)
    await measure('kinds', document, plain, zhKinds, enKinds)
    await measure('numbering', document, numbered)
    await measure(
      'all',
      document,
      numbered,
      { ...zhStarts, ...zhKinds },
      { ...enStarts, ...enKinds },
    )

    const random = generator(78)
    const any = (): RowKind => KINDS[Math.floor(KINDS.length * random())]!
    const everyLine = { paragraphStarts: document.target.map((_, j) => j) }
    await measure('other paragraphs', document, plain, zhStarts, everyLine)
    const otherKinds = { kinds: document.target.map(any) }
    await measure('other kinds', document, plain, zhKinds, otherKinds)
    await measure('numbering on one side', document, [zh.texts, document.target])
    const otherNumbers = document.target.map((text) =>
      random() < 0.15 ? `${1 + Math.floor(12 * random())}. ${text}` : text,
    )
    await measure('other numbering', document, [zh.texts, otherNumbers])
  }
}
for (const [name, { right, two, found, drawn }] of counts) {
  const [precision, recall] = [right / found, two / drawn]
  console.log(name.padEnd(24), ((2 * precision * recall) / (precision + recall)).toFixed(4))
}
