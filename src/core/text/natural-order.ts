import { countOf, HAN_NUMERAL } from '../structure/numerals.ts'

/** Volumes that are counted without numbers. */
const VOLUMES = '上中下'

/** Numbers in the name of a file: digits, `第十二章`, and the two or three volumes of a book. */
const NUMBER = new RegExp(
  `(\\d+)|(${HAN_NUMERAL})|([${VOLUMES}])(?=[卷冊册篇集部編编]|\\.[^.]*$|$)`,
  'g',
)

const collator = new Intl.Collator('zh')

/**
 * Orders names as people count: 2 before 10, 第二章 before 第十章, 上 before 下.
 * @returns below zero where `a` comes first, above zero where `b` does, zero for the same name
 */
export function compareNaturally(a: string, b: string): number {
  const [here, there] = [partsOf(a), partsOf(b)]
  for (let i = 0; i < Math.min(here.length, there.length); i++) {
    const order = comparePart(here[i]!, there[i]!)
    if (order !== 0) return order
  }
  return here.length - there.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** Orders paths with slashes, folder by folder; the files of a folder before the folders in it. */
export function comparePaths(a: string, b: string): number {
  const [here, there] = [a.split('/'), b.split('/')]
  for (let i = 0; i < Math.min(here.length, there.length); i++) {
    const ends = Number(i < here.length - 1) - Number(i < there.length - 1)
    const order = ends || compareNaturally(here[i]!, there[i]!)
    if (order !== 0) return order
  }
  return here.length - there.length
}

function comparePart(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** Texts and numbers by turns, a text first. */
function partsOf(name: string): (string | number)[] {
  const folded = name.normalize('NFKC').replaceAll('兩', '两')
  const parts: (string | number)[] = []
  let end = 0
  for (const match of folded.matchAll(NUMBER)) {
    const [whole, digits, han, volume] = match
    parts.push(folded.slice(end, match.index))
    if (volume) parts.push(VOLUMES.indexOf(volume) + 1)
    else parts.push(digits ? Number(digits) : countOf(han!))
    end = match.index + whole.length
  }
  parts.push(folded.slice(end))
  return parts
}
