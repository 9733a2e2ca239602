import type { Flavour } from './time.ts'
import { isTiming } from './time.ts'

/** A line of the file. */
export interface Line {
  readonly text: string
  /** From 1. */
  readonly number: number
  /** Where it begins in the file, and where it ends, without its line end. */
  readonly start: number
  readonly end: number
}

/** One subtitle. */
export interface Cue {
  /** The line with its times, by whose number the cue is named. */
  readonly timing: Line
  /** The line above it, where that is its number or name. */
  readonly identifier: Line | null
  /** The lines that are shown, without blank ones at the ends. */
  readonly lines: readonly Line[]
}

export interface Cues {
  readonly cues: readonly Cue[]
  /** Lines that belong to no cue and to nothing else the format knows. */
  readonly stray: readonly Line[]
  /** The lines above the first cue. */
  readonly head: readonly Line[]
}

/** The name of a cue as a unit of its file. */
export const unitOf = ({ timing }: Cue): string => String(timing.number)

export function splitCues(text: string, flavour: Flavour): Cues {
  const lines = linesOf(text)
  const timings = lines.flatMap((line, i) => (isTiming(line.text) ? [i] : []))
  const cues: Cue[] = []
  const stray: Line[] = []
  let free = 0
  for (const [n, at] of timings.entries()) {
    const above = at > free ? lines[at - 1]! : null
    const identifier = above && isIdentifier(above, flavour) ? above : null
    const next = timings[n + 1]
    const end = flavour === 'srt' ? endOfSrt(lines, at, next) : endOfVtt(lines, at, next)
    if (n > 0) stray.push(...strayOf(lines.slice(free, identifier ? at - 1 : at)))
    cues.push({ timing: lines[at]!, identifier, lines: trimmed(lines.slice(at + 1, end)) })
    free = end
  }
  stray.push(...strayOf(lines.slice(free)))
  const first = cues[0]
  const headEnd = first ? (first.identifier ?? first.timing).number - 1 : lines.length
  return { cues, stray, head: lines.slice(0, headEnd) }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\n|\r|$/g)) {
    lines.push({ text: text.slice(start, index), number: lines.length + 1, start, end: index })
    start = index + lineEnd.length
  }
  return lines
}

const isBlank = (line: Line): boolean => line.text.trim() === ''
const isNumber = (line: Line): boolean => /^\s*\d+\s*$/.test(line.text)

/** A number in SubRip, anything on a line in WebVTT. */
const isIdentifier = (line: Line, flavour: Flavour): boolean =>
  flavour === 'srt' ? isNumber(line) : !isBlank(line)

/** Blank lines do not end the text of a cue in SubRip: only the next cue does. */
function endOfSrt(lines: readonly Line[], at: number, next = lines.length): number {
  const numbered = next < lines.length && next - 1 > at && isNumber(lines[next - 1]!)
  return numbered ? next - 1 : next
}

/** A blank line ends it in WebVTT (6.3). */
function endOfVtt(lines: readonly Line[], at: number, next = lines.length): number {
  let end = at + 1
  while (end < next && !isBlank(lines[end]!)) end++
  return end
}

function trimmed(lines: readonly Line[]): Line[] {
  const first = lines.findIndex((line) => !isBlank(line))
  const last = lines.findLastIndex((line) => !isBlank(line))
  return lines.slice(first < 0 ? lines.length : first, last + 1)
}

/** Blocks between cues that are neither notes nor styles nor regions (WebVTT 4.1). */
function strayOf(lines: readonly Line[]): Line[] {
  const stray: Line[] = []
  let known = false
  for (const [i, line] of lines.entries()) {
    if (isBlank(line)) known = false
    else {
      const begins = i === 0 || isBlank(lines[i - 1]!)
      if (begins) known = /^(?:NOTE|STYLE|REGION)(?=[ \t]|$)/.test(line.text)
      if (!known) stray.push(line)
    }
  }
  return stray
}
