/** The two formats of subtitles, by the names their readers have. */
export type Flavour = 'srt' | 'vtt'

/** From when to when a cue is shown, in milliseconds. */
export interface Timing {
  readonly start: number
  readonly end: number
  /** Whether it is written as the format wants it, minutes and seconds below sixty. */
  readonly sound: boolean
}

const MOMENT = '(?:(\\d{1,4}):)?(\\d{1,3}):(\\d{1,3})(?:[.,:;](\\d{1,3}))?'
const TIMING = new RegExp(`^\\s*${MOMENT}\\s*-->\\s*${MOMENT}(?=\\s|$)`)

/** SubRip as its author's program writes it, and WebVTT 4.1. Settings may follow. */
const SOUND: Readonly<Record<Flavour, RegExp>> = {
  srt: /^\d{2,}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,}:[0-5]\d:[0-5]\d,\d{3}(?:\s|$)/,
  vtt: /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:\s|$)/,
}

/** Whether a line is meant as the times of a cue, however badly it is written. */
export const isTiming = (line: string): boolean => line.includes('-->') && /^\s*\d/.test(line)

/** The times on a line, or null where nobody can tell them. */
export function readTiming(line: string, flavour: Flavour): Timing | null {
  const match = TIMING.exec(line)
  if (!match) return null
  const [, ...fields] = match
  return {
    start: milliseconds(fields.slice(0, 4)),
    end: milliseconds(fields.slice(4, 8)),
    sound: SOUND[flavour].test(line),
  }
}

function milliseconds(fields: readonly (string | undefined)[]): number {
  const [hours = '0', minutes = '0', seconds = '0', fraction = ''] = fields
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1000 + Number(fraction.padEnd(3, '0'))
}
