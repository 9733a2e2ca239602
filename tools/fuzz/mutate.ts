import { unzipSync, zipSync } from 'fflate'
import { joinBytes } from '../../src/core/text/bytes.ts'

/** Numbers between 0 and 1 that a seed determines (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number

const below = (random: Random, limit: number): number => Math.floor(random() * limit)
const oneOf = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!

/** A file with a few faults in it; of an archive, in one of its files or in its own bytes. */
export function mutate(
  bytes: Uint8Array,
  others: readonly Uint8Array[],
  random: Random,
): Uint8Array {
  const rounds = 1 + below(random, 3)
  let mutated = bytes
  for (let i = 0; i < rounds; i++) {
    const inside = isZip(mutated) && random() < 0.8 ? mutateEntry(mutated, random) : null
    mutated = inside ?? mutateBytes(mutated, others, random)
  }
  return mutated
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** @returns null where the archive is too damaged to be opened */
function mutateEntry(bytes: Uint8Array, random: Random): Uint8Array | null {
  try {
    const files = unzipSync(bytes)
    const paths = Object.keys(files)
    const path = oneOf(random, paths)
    const how = random()
    if (how < 0.1) delete files[path]
    else if (how < 0.2) files[path] = files[oneOf(random, paths)]!
    else files[path] = mutateBytes(files[path]!, Object.values(files), random)
    return zipSync(files, { level: 1 })
  } catch {
    return null
  }
}

function mutateBytes(bytes: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array {
  if (bytes.length === 0) return bytes
  if (random() < 0.6 && looksLikeText(bytes)) {
    return new TextEncoder().encode(mutateText(new TextDecoder().decode(bytes), random))
  }
  const from = below(random, bytes.length)
  const to = Math.min(bytes.length, from + 1 + below(random, 64))
  switch (below(random, 5)) {
    case 0: {
      const changed = bytes.slice()
      for (let i = from; i < to; i++) changed[i] = below(random, 256)
      return changed
    }
    case 1:
      return joinBytes([bytes.subarray(0, from), bytes.subarray(to)])
    case 2:
      return joinBytes([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)])
    case 3:
      return bytes.slice(0, from)
    default: {
      const other = oneOf(random, others)
      const start = below(random, other.length || 1)
      return joinBytes([
        bytes.subarray(0, from),
        other.subarray(start, start + 200),
        bytes.subarray(from),
      ])
    }
  }
}

const looksLikeText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 512).includes(0)

/** What stands in many formats for a place where a parser may stumble. */
const TOKENS = [
  '<',
  '>',
  '&',
  '&#0;',
  '&#x110000;',
  '&nbsp;',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<?xml version="1.1"?>',
  '"',
  "'",
  '\u0000',
  '\ufeff',
  '\ud800',
  '\ufffc',
  '\u202e',
  '-1',
  '0',
  '99999999999999999999',
  '1e400',
  'NaN',
  '../',
  '```',
  '---\n',
  '\t',
  '\r',
  '\n\n',
  '|',
  '[',
  '](',
  '{',
  '}',
  '漢'.repeat(500),
  '('.repeat(500),
  '<a>'.repeat(300),
  ' '.repeat(2000),
  '__proto__',
  'constructor',
]

/** A text with a token, an element, an attribute or a stretch changed. */
function mutateText(text: string, random: Random): string {
  const at = below(random, text.length + 1)
  switch (below(random, 7)) {
    case 0:
    case 1:
      return text.slice(0, at) + oneOf(random, TOKENS) + text.slice(at)
    case 2:
      return withElement(text, random, () => '')
    case 3:
      return withElement(text, random, (element) => element + element)
    case 4:
      return withElement(text, random, (element) => `<x:y>${element}</x:y>`)
    case 5:
      return withAttribute(text, random)
    default:
      return text.slice(0, at) + text.slice(at + 1 + below(random, 200))
  }
}

function withElement(text: string, random: Random, change: (tag: string) => string): string {
  const from = text.indexOf('<', below(random, text.length))
  const to = from < 0 ? -1 : text.indexOf('>', from)
  if (to < 0) return text
  return text.slice(0, from) + change(text.slice(from, to + 1)) + text.slice(to + 1)
}

function withAttribute(text: string, random: Random): string {
  const from = text.indexOf('="', below(random, text.length))
  const to = from < 0 ? -1 : text.indexOf('"', from + 2)
  if (to < 0) return text
  return text.slice(0, from + 2) + oneOf(random, TOKENS).replaceAll('"', '') + text.slice(to)
}
