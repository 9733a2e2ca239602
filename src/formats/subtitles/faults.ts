import type { Warning } from '../types.ts'
import type { Cues } from './cues.ts'
import { type Flavour, readTiming } from './time.ts'

/** Lines that a warning names one by one. */
const NAMED = 10

/** What is wrong with times and numbers. They stay as they are. */
export function faultsOf({ cues, stray, head }: Cues, flavour: Flavour): Warning[] {
  const malformed: number[] = []
  const reversed: number[] = []
  const overlapping: number[] = []
  const misnumbered: number[] = []
  let last = Number.NEGATIVE_INFINITY
  let number = 0
  for (const { timing, identifier } of cues) {
    const times = readTiming(timing.text, flavour)
    if (!times?.sound) malformed.push(timing.number)
    if (times) {
      if (times.end < times.start) reversed.push(timing.number)
      else if (times.start < last) overlapping.push(timing.number)
      last = Math.max(last, times.end)
    }
    number++
    if (flavour === 'srt' && Number(identifier?.text ?? Number.NaN) !== number) {
      misnumbered.push((identifier ?? timing).number)
      // One that was left out makes not all that follow wrong.
      number = identifier ? Number(identifier.text) : number
    }
  }
  const outside = [
    ...(flavour === 'srt' ? head.filter(({ text }) => text.trim() !== '') : []),
    ...stray,
  ].map((line) => line.number)
  return [
    ...warn('malformed-time', malformed, 'The times of a cue are not written as they should be'),
    ...warn('reversed-time', reversed, 'A cue ends before it begins'),
    ...warn('overlapping-cues', overlapping, 'A cue begins before the one above it ends'),
    ...warn('wrong-number', misnumbered, 'Cues are not numbered one by one'),
    ...warn('stray-text', outside, 'Text stands outside of all cues and is not translated'),
  ]
}

function warn(code: string, lines: readonly number[], fault: string): Warning[] {
  if (lines.length === 0) return []
  const more = lines.length - NAMED
  const named = `${lines.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`
  const message = `${fault}: line${lines.length === 1 ? '' : 's'} ${named}. It was kept as it is; correct it in the file if players stumble over it.`
  return [{ code, message, where: `line ${lines[0]}` }]
}
