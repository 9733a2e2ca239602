import { extensionOf } from '../kinds.ts'
import { sampleText } from '../text-file.ts'
import { readTiming } from './time.ts'

/** WebVTT 4.1: the word, then white space or the end. */
export const recognisesVtt = (bytes: Uint8Array): boolean =>
  /^WEBVTT(?=[ \t\r\n]|$)/.test(sampleText(bytes) ?? '')

/** Lines in which the first cue of what is called subtitles may stand. */
const REACH = 20

/**
 * SubRip has no mark of its own: a file is taken for it that begins with times, below a number or
 * not, or has some near its beginning and the name.
 */
export function recognisesSrt(bytes: Uint8Array, name: string): boolean {
  const lines = (sampleText(bytes) ?? '')
    .split(/\r\n|[\n\r]/, 10 * REACH)
    .filter((line) => line.trim() !== '')
    .slice(0, REACH)
  const first = lines.findIndex((line) => isPrecise(line) && readTiming(line, 'srt') !== null)
  if (first < 0) return false
  if (extensionOf(name) === 'srt' || first === 0) return true
  return first === 1 && /^\s*\d+\s*$/.test(lines[0]!)
}

/** A time of the day on a timetable has neither hours before its minutes nor a fraction. */
const isPrecise = (line: string): boolean =>
  /^\s*(?:\d+:\d+:\d+|\d+:\d+[.,]\d+)\S*\s*-->\s*(?:\d+:\d+:\d+|\d+:\d+[.,]\d+)/.test(line)
