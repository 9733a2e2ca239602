import { childOf, childrenOf, type XmlElement } from '../../xml/tree.ts'
import { formatNumber } from './counting.ts'
import { isOn } from './run-properties.ts'
import { descend, type ListPlace } from './styles.ts'
import { symbolCharacter, UNKNOWN_SYMBOL } from './symbols.ts'

/** A level of a list (ECMA-376 part 1, 17.9.6). */
interface Level {
  readonly start: number
  readonly format: string
  /** With `%1` … `%9` for the numbers of the levels. */
  readonly text: string
  /** Face of the number, which tells what a bullet looks like. */
  readonly face: string
  /** The level from which on it counts anew, from 1; 0 never; null any above it (17.9.10). */
  readonly restart: number | null
  /** Whether all numbers are shown as digits (17.9.4). */
  readonly legal: boolean
  readonly style: string | null
}

interface List {
  readonly definition: string
  /** Levels that the list has of its own, and numbers it starts with (17.9.8). */
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}

/** What stands in front of a paragraph of a list. */
export interface ListNumber {
  /** As it is shown: `一、`, `(3)`, `•`. Empty where nothing is. */
  readonly text: string
  readonly isBullet: boolean
}

/**
 * The numbers of the paragraphs of a document, counted as they are met (ECMA-376 part 1, 17.9).
 */
export class Numbering {
  readonly #definitions = new Map<string, ReadonlyMap<number, Level>>()
  readonly #lists = new Map<string, List>()
  /** Numbers reached at each level, by definition: lists that share one go on counting. */
  readonly #counters = new Map<string, number[]>()
  readonly #begun = new Set<string>()

  /** @param root `w:numbering`, or null for a document without */
  constructor(root: XmlElement | null) {
    if (!root) return
    const byStyle = new Map<string, string>()
    const linked = new Map<string, string>()
    for (const definition of childrenOf(root, 'w:abstractNum')) {
      const id = definition.attributes['w:abstractNumId'] ?? ''
      const levels = childrenOf(definition, 'w:lvl').map(
        (lvl) => [levelOf(lvl), readLevel(lvl)] as const,
      )
      this.#definitions.set(id, new Map(levels))
      const style = descend(definition, 'w:styleLink')?.attributes['w:val']
      if (style !== undefined) byStyle.set(style, id)
      const link = descend(definition, 'w:numStyleLink')?.attributes['w:val']
      if (link !== undefined) linked.set(id, link)
    }
    for (const num of childrenOf(root, 'w:num')) {
      const id = num.attributes['w:numId'] ?? ''
      const stated = descend(num, 'w:abstractNumId')?.attributes['w:val'] ?? ''
      // A definition may say no more than the style that has one (17.9.21).
      const definition = byStyle.get(linked.get(stated) ?? '') ?? stated
      const levels = new Map<number, Level>()
      const starts = new Map<number, number>()
      for (const override of childrenOf(num, 'w:lvlOverride')) {
        const level = levelOf(override)
        const start = descend(override, 'w:startOverride')?.attributes['w:val']
        if (start !== undefined) starts.set(level, Number(start) || 0)
        const own = childOf(override, 'w:lvl')
        if (own) levels.set(level, readLevel(own))
      }
      this.#lists.set(id, { definition, levels, starts })
    }
  }

  /**
   * Counts a paragraph of a list.
   * @param style of the paragraph: the list may know the level by it
   * @returns null where the list does not exist
   */
  next(place: ListPlace, style: string | null): ListNumber | null {
    const list = this.#lists.get(place.list)
    if (!list) return null
    const depth = Math.min(Math.max(place.level ?? this.#levelOfStyle(list, style), 0), DEEPEST)
    const level = this.#level(list, depth)
    if (!level) return null
    const counters = this.#count(place.list, list, depth)
    if (level.format === 'bullet') return { text: bullet(level), isBullet: true }
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const other = Number(digit) - 1
      const shown = this.#level(list, other)
      const format =
        level.legal && shown?.format !== 'none' ? 'decimal' : (shown?.format ?? 'decimal')
      return formatNumber(counters[other] ?? shown?.start ?? 1, format)
    })
    return { text, isBullet: false }
  }

  #level(list: List, depth: number): Level | undefined {
    return list.levels.get(depth) ?? this.#definitions.get(list.definition)?.get(depth)
  }

  #levelOfStyle(list: List, style: string | null): number {
    if (style === null) return 0
    for (const [depth, level] of this.#definitions.get(list.definition) ?? []) {
      if (level.style === style) return depth
    }
    return 0
  }

  #count(id: string, list: List, depth: number): readonly (number | undefined)[] {
    let counters = this.#counters.get(list.definition)
    if (!counters) {
      counters = []
      this.#counters.set(list.definition, counters)
    }
    const override = list.starts.get(depth)
    const begun = `${id} ${depth}`
    const start = this.#level(list, depth)?.start ?? 1
    if (override !== undefined && !this.#begun.has(begun)) counters[depth] = override
    else counters[depth] = counters[depth] === undefined ? start : counters[depth]! + 1
    this.#begun.add(begun)
    for (let below = depth + 1; below <= DEEPEST; below++) {
      const restart = this.#level(list, below)?.restart
      if (restart === 0 || (restart && depth >= restart)) continue
      delete counters[below]
    }
    return counters
  }
}

const DEEPEST = 8

const levelOf = (element: XmlElement): number => Number(element.attributes['w:ilvl']) || 0

function readLevel(lvl: XmlElement): Level {
  const value = (name: string) => descend(lvl, name)?.attributes['w:val']
  const restart = value('w:lvlRestart')
  const legal = childOf(lvl, 'w:isLgl')
  // Formats outside the standard's list stand in an alternative (17.9.17).
  const alternate = descend(lvl, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt')
  return {
    start: Number(value('w:start') ?? 0) || 0,
    format: value('w:numFmt') ?? alternate?.attributes['w:val'] ?? 'decimal',
    text: value('w:lvlText') ?? '',
    face: descend(lvl, 'w:rPr', 'w:rFonts')?.attributes['w:ascii'] ?? '',
    restart: restart === undefined ? null : Number(restart) || 0,
    legal: legal !== null && isOn(legal.attributes['w:val']),
    style: value('w:pStyle') ?? null,
  }
}

/** Bullets are mostly characters of symbol fonts, which mean nothing elsewhere. */
function bullet({ text, face }: Level): string {
  const code = text.codePointAt(0)
  if (code === undefined) return '•'
  const isSymbol = /^(?:symbol|(?:wing|web)dings)/i.test(face)
  if (!isSymbol) return /^[\ue000-\uf8ff]/.test(text) ? '•' : text
  const character = symbolCharacter(face, code.toString(16))
  return character === UNKNOWN_SYMBOL || isSymbolLetter(character) ? '•' : character
}

/** A letter of a symbol font whose sign is not known. */
const isSymbolLetter = (character: string): boolean => /[\x21-\x7e\xa0-\xff]/.test(character)
